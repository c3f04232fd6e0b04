#include "server/sentences.h"

#include <map>

#include "genkan/base/strings.h"

namespace genkan::server {
namespace {

const Strings& Sentences() {
  static const Strings kSentences(
      "en",
      {
          {"erasures.damaged",
           "{file} is not as it was written, so that nobody knows who was erased"},
          {"backup.damaged", "{file} is not what the backup's manifest says: take another backup"},
          {"backup.exists", "{path} is there already: choose another name"},
          {"backup.in_data",
           "a backup inside the data folder would become part of the next one: choose a place "
           "outside of {folder}"},
          {"backup.missing",
           "{path} is no whole backup: it has no manifest.json. One whose name ends in .part was "
           "interrupted"},
          {"backup.newer",
           "the backup was made by a newer genkan: install that version, or one after it"},
          {"backup.stopped", "genkan was told to stop before this was done"},
          {"error.data_folder_in_use",
           "another genkan is using {folder}: stop it first, or use another --data folder"},
          {"error.data_folder_unusable",
           "the data folder {folder} cannot be written: make it writable, or use another --data "
           "folder"},
          {"error.database_altered",
           "{file} was changed by another program: restore a backup, or use another --data folder"},
          {"error.database_damaged",
           "{file} is damaged: restore a backup, or use another --data folder"},
          {"error.database_foreign",
           "{file} is no database of genkan: move it away, or use another --data folder"},
          {"error.database_newer",
           "{file} was written by a newer genkan: install that version, or use another --data "
           "folder"},
          {"error.disk_full", "the disk is full: make room and try again"},
          {"restore.folder_not_empty",
           "{folder} is not empty: choose another --data folder, or add --replace, which keeps "
           "what is "
           "there in a folder beside the restored files"},
          {"restore.unfinished",
           "a restore into {folder} was interrupted: run it again with --replace"},
      });
  return kSentences;
}

const ErrorParam* FindParam(const Error& error, std::string_view name) {
  for (const ErrorParam& param : error.params) {
    if (param.name == name) return &param;
  }
  return nullptr;
}

}  // namespace

std::string_view PasswordComplaint(const Error& error) {
  const std::string& key = error.message_key;
  if (key == "error.text_forbidden") return "the password is no UTF-8 text";
  if (key == "error.password_too_short") return "the password is too short: at least 12 characters";
  if (key == "error.value_too_long") return "the password is too long: at most 256 characters";
  return "too many people have this password: choose another";
}

std::string SentenceFor(const Error& error) {
  if (!error.message_key.empty() && Sentences().Text(error.message_key) != error.message_key) {
    return Sentences().Format(error.message_key, error.params);
  }
  std::string sentence;
  const ErrorParam* path = FindParam(error, "path");
  if (path == nullptr) path = FindParam(error, "file");
  const ErrorParam* reason = FindParam(error, "reason");
  if (path != nullptr) sentence += path->value + ": ";
  sentence += reason != nullptr ? reason->value : std::string(ErrorCodeName(error.code));
  return sentence;
}

}  // namespace genkan::server
