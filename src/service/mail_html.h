// A mail's text as a page, for programs that show mail as one.
#pragma once

#include <string>

#include "genkan/wire/mail_message.h"

namespace genkan::service {

// An HTML document that says what the text says (domain/rich_text.h has its marks), with nothing to
// load from anywhere: no images, no fonts, no styles but its own. The mail's button stands where
// its link is a line of its own. Links show where they lead, since a mail repeats what others
// wrote.
std::string MailHtml(const wire::MailMessage& message);

}  // namespace genkan::service
