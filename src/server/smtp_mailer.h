// Mail by SMTP, with libcurl.
#pragma once

#include <atomic>
#include <string>

#include "genkan/base/secret.h"
#include "genkan/service/mailer.h"

namespace genkan::server {

struct SmtpServer {
  // "smtps://user:password@mail.example:465" or "smtp://mail.example:587", which is encrypted by
  // STARTTLS before anything is said, but on this machine.
  Secret url;
  // The address that bounces go to; empty: each message's own sender.
  std::string bounce_address;
};

class SmtpMailer final : public service::Mailer {
 public:
  explicit SmtpMailer(SmtpServer server);

  Status Send(const service::MailParcel& parcel) override;

  // Ends the delivery that is under way, which may be tried again; for the server's end.
  void Stop() { stopping_ = true; }

 private:
  const SmtpServer server_;
  std::atomic<bool> stopping_ = false;
};

// Why this is no SMTP server's address, or the empty string.
std::string ComplaintAboutSmtpUrl(std::string_view url);

}  // namespace genkan::server
