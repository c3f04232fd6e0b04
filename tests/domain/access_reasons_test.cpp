// Why somebody is let in or sees something is what lets them in and shows it.
#include "genkan/domain/access_reasons.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/entry.h"
#include "genkan/domain/registration.h"
#include "genkan/domain/visibility.h"

namespace genkan::domain {
namespace {

bool IsAllowed(const AccessReasons& reasons) {
  for (const SignInBecause& because : reasons.sign_in) {
    if (!because.allows) return false;
  }
  return true;
}

TEST_CASE("The reasons agree with who is let in and whose tickets are shown, in every combination",
          "[domain][contacts]") {
  const CompanyId own{1, 1}, granted{1, 2}, other{1, 3};
  const ContactId id{2, 1};
  int combinations = 0;
  for (int bits = 0; bits < 4 * 2 * 3 * 3 * 2 * 2; ++bits) {
    int rest = bits;
    const auto take = [&rest](int choices) {
      const int chosen = rest % choices;
      rest /= choices;
      return chosen;
    };
    Contact contact{.id = id,
                    .member_email = "a@b.example",
                    .sign_in = static_cast<SignInState>(take(4)),
                    .companies = {{.company = own, .primary = true},
                                  {.company = granted, .view_granted = true},
                                  {.company = other}}};
    Portal portal{.being_set_up = take(2) == 1};
    PortalSettings& settings = portal.settings.Edit();
    settings.groups = {{.id = AccessGroupId{3, 1}, .name = "In", .contacts = {id}},
                       {.id = AccessGroupId{3, 2}, .name = "Out"}};
    const int groups = take(3);
    settings.access.groups_only = groups > 0;
    if (groups > 1) settings.access.groups = {settings.groups[0].id, settings.groups[1].id};
    settings.tickets.company_tickets = static_cast<CompanyTickets>(take(3));
    settings.tickets.further_companies = take(2) == 1;
    contact.company_view = take(2) == 1;
    const AccessReasons reasons = AccessReasonsOf(portal, contact);
    CHECK(IsAllowed(reasons) == (EntryOf(portal, contact) == Entry::kLetIn));
    const Viewer viewer = ViewerFor(contact, portal);
    REQUIRE(reasons.companies.size() == 3);
    CHECK(reasons.companies[0].sees == (viewer.primary_company == own));
    CHECK(reasons.companies[1].sees == !viewer.further_companies.empty());
    CHECK_FALSE(reasons.companies[2].sees);
    ++combinations;
  }
  CHECK(combinations == 288);
}

TEST_CASE("Whoever was never invited is told that they may register, and with which address",
          "[domain][contacts]") {
  Portal portal;
  portal.settings.Edit().access.self_registration = true;
  portal.settings.Edit().access.registration_domains = {"b.example"};
  Contact contact{.id = {2, 1}, .addresses = {"a@b.example", "a@c.example"}};
  const auto reasons = AccessReasonsOf(portal, contact).sign_in;
  REQUIRE(reasons.size() == 2);
  CHECK(reasons[0].reason == SignInReason::kNoSignInName);
  CHECK(reasons[1].reason == SignInReason::kMayRegister);
  CHECK(reasons[1].names == std::vector<std::string>{"a@b.example"});
  contact.sign_in = SignInState::kSuspended;
  CHECK(AccessReasonsOf(portal, contact).sign_in.size() == 1);
}

TEST_CASE(
    "A registration is invited until its link is over, and failed where its mail was given up",
    "[domain][contacts]") {
  Contact contact{.sign_in = SignInState::kInvited};
  InvitationNews news{.invited_at_millis = 10, .expires_at_millis = 20};
  CHECK(RegistrationOf(contact, news, 19).state == Registration::kInvited);
  CHECK(RegistrationOf(contact, news, 20).state == Registration::kOver);
  CHECK(RegistrationOf(contact, {}, 20).state == Registration::kInvited);
  news.failed = true;
  news.reason = "no such mailbox";
  CHECK(RegistrationOf(contact, news, 19) ==
        RegistrationView{Registration::kMailFailed, 10, 20, "no such mailbox"});
  contact.sign_in = SignInState::kActive;
  CHECK(RegistrationOf(contact, news, 19) == RegistrationView{Registration::kAccepted});
}

}  // namespace
}  // namespace genkan::domain
