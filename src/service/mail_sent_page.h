// The page that says a mail is on its way, if there is whom to send it to, and takes its code.
#pragma once

#include <string>

#include "service/backend.h"

namespace genkan::service {

struct MailSentPage {
  std::string_view lead_key = "mail_sent.lead";
  std::string code_path;    // Where a code goes; empty: the mail holds none.
  std::string code_submit;  // What its button says; empty: that it signs in.
  std::string back_path;
  std::string back;  // What the link there says.
  const Error* error = nullptr;
};

Result<wire::Response> RenderMailSent(const Backend& backend, const Call& call,
                                      const MailSentPage& page);

}  // namespace genkan::service
