#include "server/file_mailer.h"

#include <sys/stat.h>

#include <cstdio>

#include "genkan/base/calendar.h"
#include "server/files.h"

namespace genkan::server {
namespace {

// "20261128T003349Z", which sorts by time.
std::string TimeText(Millis instant) {
  const CivilTime civil = CivilTimeAt(instant, 0);
  char text[40];
  std::snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d%02dZ", civil.year, civil.month, civil.day,
                civil.hour, civil.minute, civil.second);
  return text;
}

}  // namespace

FileMailer::FileMailer(std::filesystem::path folder, std::function<void(std::string_view)> say)
    : folder_(std::move(folder)), say_(std::move(say)) {}

Status FileMailer::Send(const service::MailParcel& parcel) {
  if (!said_) {
    say_("mail is written into " + folder_.string() +
         " and not sent: set smtp_url and mail_from in config.json to send it");
    said_ = true;
  }
  // Where this fails, writing the file says why.
  ::mkdir(folder_.c_str(), 0700);
  const std::string name = TimeText(parcel.at_millis) + "-" + domain::IdText(parcel.id) + ".eml";
  Status written = CreatePrivateFile(folder_ / name, parcel.bytes);
  if (written.ok()) return written;
  // The process died after it had written the file.
  if (written.error().code == ErrorCode::kConflict) return Done{};
  Error error = written.error();
  error.code = ErrorCode::kUnavailable;
  return error;
}

}  // namespace genkan::server
