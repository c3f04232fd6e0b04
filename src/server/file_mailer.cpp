#include "server/file_mailer.h"

#include <sys/stat.h>

#include "server/files.h"

namespace genkan::server {

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
  const std::string name =
      FileTimeText(parcel.at_millis) + "-" + domain::IdText(parcel.id) + ".eml";
  Status written = CreatePrivateFile(folder_ / name, parcel.bytes);
  if (written.ok()) return written;
  // The process died after it had written the file.
  if (written.error().code == ErrorCode::kConflict) return Done{};
  Error error = written.error();
  error.code = ErrorCode::kUnavailable;
  return error;
}

}  // namespace genkan::server
