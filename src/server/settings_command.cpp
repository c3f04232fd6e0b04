#include "server/settings_command.h"

#include "genkan/service/settings_file.h"
#include "genkan/wire/settings_codec.h"
#include "server/arguments.h"
#include "server/files.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

// What is wrong with a settings file, as one sentence.
std::string SentenceForFile(const Error& error) {
  if (error.message_key == "error.settings_file") {
    return "this is no settings file: begin with one from genkan admin export-settings";
  }
  if (!error.field.empty()) {
    return "\"" + error.field + "\" in the file is not right (" + error.message_key +
           "): nothing was changed";
  }
  if (error.code == ErrorCode::kMalformed) return "the file is no JSON: nothing was changed";
  return SentenceFor(error);
}

}  // namespace

int RunExportSettings(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (!arguments.empty()) return Misused(context, "export-settings takes no " + arguments[0]);
  context.out << wire::EncodeSettingsFile(*portal);
  return 0;
}

int RunApplySettings(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const bool dry_run = TakeFlag("--dry-run", &arguments);
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (arguments.size() != 1) return Misused(context, "apply-settings needs one file");
  const auto text = ReadFile(context.working_directory / arguments[0]);
  if (!text.ok()) return Fail(context, SentenceFor(text.error()));
  const service::SettingsFileParts parts{context.store, context.ports, portal->id};
  const auto changes =
      dry_run ? service::CompareSettings(parts, *text) : service::ApplySettings(parts, *text);
  if (!changes.ok()) return Fail(context, SentenceForFile(changes.error()));
  for (const service::SettingsChange& change : *changes) {
    context.out << change.section << "\n  before " << change.before << "\n  after  " << change.after
                << "\n";
  }
  context.out << (changes->empty() ? "nothing changes\n"
                  : dry_run        ? "nothing was changed: this was a dry run\n"
                                   : "the settings are changed\n");
  return 0;
}

}  // namespace genkan::server
