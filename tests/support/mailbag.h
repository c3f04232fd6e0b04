// The outbox as the person sees it whom its mail reaches.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "genkan/service/invitation.h"
#include "support/front_door.h"

namespace genkan::support {

inline std::vector<service::OutgoingMail> MailIn(FrontDoor& door) {
  return door.store->MailOf(door.house.portal.id).value();
}

// The one mail that lies there, which is then delivered.
inline wire::MailMessage TakeMail(FrontDoor& door) {
  const auto mails = MailIn(door);
  REQUIRE(mails.size() == 1);
  REQUIRE(door.store->RemoveMail(mails.front().id).ok());
  return mails.front().message;
}

inline Result<std::string> Invite(FrontDoor& door, const domain::Contact& contact) {
  return service::InviteContact({.store = *door.store,
                                 .ports = door.ports,
                                 .public_origin = std::string(kPublicOrigin),
                                 .mail_from = ""},
                                door.house.portal, contact.id);
}

// The link in a mail, without the origin.
inline std::string LinkIn(const wire::MailMessage& mail) {
  const std::string origin(kPublicOrigin);
  const std::size_t begin = mail.text.find("\n" + origin);
  REQUIRE(begin != std::string::npos);
  const std::size_t path = begin + 1 + origin.size();
  return mail.text.substr(path, mail.text.find('\n', path) - path);
}

// The line of six digits.
inline std::string CodeIn(const wire::MailMessage& mail) {
  std::size_t begin = 0;
  while (begin < mail.text.size()) {
    const std::size_t end = mail.text.find('\n', begin);
    const std::string line = mail.text.substr(begin, end - begin);
    if (line.size() == 6 && line.find_first_not_of("0123456789") == std::string::npos) return line;
    begin = end + 1;
  }
  FAIL("no code in:\n" << mail.text);
  return {};
}

}  // namespace genkan::support
