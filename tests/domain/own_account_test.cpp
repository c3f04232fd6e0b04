#include "genkan/domain/own_account.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/doubles.h"

namespace genkan::domain {
namespace {

TEST_CASE("A browser is named by what it is, not by what it says to be like", "[domain][account]") {
  const auto of = [](const char* user_agent) {
    const Device device = DeviceOf(user_agent);
    return device.browser + "/" + device.system;
  };
  const std::string webkit =
      "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  CHECK(of(("Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + webkit).c_str()) == "Chrome/Windows");
  CHECK(of(("Mozilla/5.0 (Windows NT 10.0) " + webkit + " Edg/140.0.0.0").c_str()) ==
        "Edge/Windows");
  CHECK(of(("Mozilla/5.0 (Linux; Android 16; K) " + webkit).c_str()) == "Chrome/Android");
  CHECK(of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
           "like Gecko) Version/18.0 Mobile/15E148 Safari/604.1") == "Safari/iPhone");
  CHECK(of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like "
           "Gecko) Version/18.0 Safari/605.1.15") == "Safari/macOS");
  CHECK(of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0") ==
        "Firefox/Linux");
  CHECK(of("curl/8.5.0") == "/");
  CHECK(of("") == "/");
}

TEST_CASE("Mine are the tickets one asked for or takes part in", "[domain][account]") {
  const ContactId me{1, 1};
  Ticket ticket;
  Contact contact{.id = me};
  CHECK_FALSE(WantsMailAbout(contact, ticket));
  for (const Involvement involvement :
       {Involvement::kRequester, Involvement::kParticipant, Involvement::kShared}) {
    ticket.contacts = {{me, involvement}};
    contact.ticket_mail = TicketMail::kMine;
    CHECK(WantsMailAbout(contact, ticket) == (involvement != Involvement::kShared));
    contact.ticket_mail = TicketMail::kAll;
    CHECK(WantsMailAbout(contact, ticket));
    contact.ticket_mail = TicketMail::kNone;
    CHECK_FALSE(WantsMailAbout(contact, ticket));
  }
}

TEST_CASE("Of two contacts made one, the choice of mail goes with the address that stays",
          "[domain][account]") {
  const Contact silent{.id = {1, 1},
                       .member_email = "a@example.org",
                       .sign_in = SignInState::kActive,
                       .ticket_mail = TicketMail::kNone};
  const Contact nameless{.id = {1, 2}, .ticket_mail = TicketMail::kMine};
  CHECK(MergedContact(silent, nameless).ticket_mail == TicketMail::kNone);
  CHECK(MergedContact(nameless, silent).ticket_mail == TicketMail::kNone);
}

}  // namespace
}  // namespace genkan::domain
