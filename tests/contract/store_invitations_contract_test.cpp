// What every store promises of lists to work off, of companies and of invitations.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using support::House;
using support::kNoon;

template <typename Answer>
ErrorCode CodeOf(const Answer& answer) {
  REQUIRE_FALSE(answer.ok());
  return answer.error().code;
}

}  // namespace

GENKAN_STORE_CONTRACT("Contacts are found by what they lack, by company and by state of sign-in",
                      "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  domain::Contact silent = house.MakeContact("silent", house.atlas.id);
  silent.addresses.clear();
  silent.member_email.clear();
  silent.sign_in = domain::SignInState::kSuspended;
  silent.suspended_from = domain::SignInState::kActive;
  REQUIRE(house.store().PutContact(portal, silent).ok());
  CHECK(house.store().ContactById(portal, silent.id).value() == silent);
  const domain::Contact lone = house.AddContact("lone");
  domain::Contact both = house.ken;
  both.companies.push_back({.company = house.atlas.id});
  REQUIRE(house.store().PutContact(portal, both).ok());
  const auto found = [&](const ContactQuery& query) {
    std::string names;
    const auto rows = house.store().FindContacts(portal, query);
    for (const auto& each : rows->contacts) names += each.name.given + " ";
    return names;
  };
  CHECK(found({.without = ContactLack::kCompany}) == "lone ");
  CHECK(found({.without = ContactLack::kAddress}) == "silent ");
  CHECK(found({.company = house.atlas.id}) == "ken noor silent ");
  CHECK(found({.text = "n", .company = house.atlas.id}) == "ken noor silent ");
  CHECK(found({.company = house.sakura.id}) == "hana ken ");
  CHECK(found({.sign_in = domain::SignInState::kSuspended}) == "silent ");
  const auto first = house.store().FindContacts(portal, {.limit = 1, .company = house.atlas.id});
  REQUIRE(first->next == std::optional(house.ken.id));
  CHECK(found({.after = first->next, .company = house.atlas.id}) == "noor silent ");
  CHECK(house.store().ContactsOfCompany(portal, house.atlas.id).value() == 3);
  CHECK(house.store().ContactsOfCompany(portal, house.Next<domain::CompanyId>()).value() == 0);
}

GENKAN_STORE_CONTRACT("Companies are found by a part of their name, in the order of their names",
                      "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  const auto found = [&](const CompanyQuery& query) {
    std::vector<std::string> names;
    const auto rows = house.store().FindCompanies(portal, query);
    for (const auto& each : rows->companies) names.push_back(each.name);
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK(found({}) == Names{house.atlas.name, house.sakura.name});
  CHECK(found({.text = "ＴＲＡＤＩＮＧ"}) == Names{house.sakura.name});
  CHECK(found({.text = "nothing"}) == Names{});
  const auto first = house.store().FindCompanies(portal, {.limit = 1});
  CHECK(first->next == std::optional(house.atlas.id));
  CHECK(found({.after = first->next}) == Names{house.sakura.name});
  domain::Company renamed = house.atlas;
  renamed.name = "Zeta";
  REQUIRE(house.store().PutCompany(portal, renamed).ok());
  CHECK(found({}) == Names{house.sakura.name, "Zeta"});
  CHECK(CodeOf(house.store().FindCompanies(portal, {.after = domain::CompanyId{1, 2}})) ==
        ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("The newest invitation of a contact is kept until it is removed",
                      "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  Invitation invitation{.contact = house.ken.id,
                        .mail = house.Next<MailId>(),
                        .invited_at_millis = kNoon,
                        .expires_at_millis = kNoon + 1};
  REQUIRE(house.store().PutInvitation(portal, invitation).ok());
  invitation.expires_at_millis = kNoon + 2;
  REQUIRE(house.store().PutInvitation(portal, invitation).ok());
  CHECK(house.store().InvitationOf(portal, house.ken.id).value() == invitation);
  CHECK(CodeOf(house.store().InvitationOf(portal, house.hana.id)) == ErrorCode::kNotFound);
  invitation.contact = house.Next<domain::ContactId>();
  CHECK(CodeOf(house.store().PutInvitation(portal, invitation)) == ErrorCode::kNotFound);
  REQUIRE(house.store().RemoveInvitation(portal, house.ken.id).ok());
  REQUIRE(house.store().RemoveInvitation(portal, house.ken.id).ok());
  CHECK(CodeOf(house.store().InvitationOf(portal, house.ken.id)) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("Of many invitations it is known who waits, what was sent and what failed",
                      "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  const InvitationRun run{.id = house.Next<domain::InvitationRunId>(),
                          .begun_at_millis = kNoon,
                          .chosen = "VIP",
                          .staff_shown_name = "Sam"};
  const InvitationRun later{.id = house.Next<domain::InvitationRunId>(), .stopped = true};
  InvitationTarget hana{.run = run.id, .contact = house.hana.id};
  CHECK(CodeOf(house.store().PutInvitationTarget(portal, hana)) == ErrorCode::kNotFound);
  REQUIRE(house.store().PutInvitationRun(portal, later).ok());
  REQUIRE(house.store().PutInvitationRun(portal, run).ok());
  CHECK(house.store().InvitationRuns(portal).value() == std::vector{later, run});
  InvitationTarget ken{.run = run.id, .contact = house.ken.id};
  InvitationTarget noor{.run = run.id, .contact = house.noor.id};
  for (const InvitationTarget& target : {hana, ken, noor}) {
    REQUIRE(house.store().PutInvitationTarget(portal, target).ok());
  }
  CHECK(house.store().InvitationsWaiting(portal, run.id, 2).value() == std::vector{hana, ken});
  hana.state = ken.state = TargetState::kInvited;
  hana.mail = house.Next<MailId>();
  ken.mail = house.Next<MailId>();
  noor.state = TargetState::kRefused;
  noor.reason = "error.address_shared";
  OutgoingMail mail{.id = hana.mail, .portal = portal};
  REQUIRE(house.store().PutMail(mail).ok());
  CHECK(house.store().MailById(mail.id).value() == mail);
  CHECK(CodeOf(house.store().MailById(ken.mail)) == ErrorCode::kNotFound);
  for (const InvitationTarget& target : {hana, ken, noor}) {
    REQUIRE(house.store().PutInvitationTarget(portal, target).ok());
  }
  CHECK(house.store().InvitationsWaiting(portal, run.id, 9)->empty());
  CHECK(house.store().CountInvitations(portal, run.id).value() ==
        domain::InvitationCounts{.on_the_way = 1, .sent = 1, .failed = 1});
  CHECK(house.store().InvitationsFailed(portal, run.id, 9).value() == std::vector{noor});
  mail.failed = true;
  REQUIRE(house.store().PutMail(mail).ok());
  CHECK(house.store().CountInvitations(portal, run.id).value() ==
        domain::InvitationCounts{.sent = 1, .failed = 2});
  CHECK(house.store().InvitationsFailed(portal, run.id, 9).value() == std::vector{hana, noor});
  CHECK(house.store().InvitationsFailed(portal, run.id, 1)->size() == 1);
  CHECK(house.store().CountInvitations(portal, later.id).value() == domain::InvitationCounts{});
}

GENKAN_STORE_CONTRACT("Tickets of nobody are found by number, merged ones are not",
                      "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  house.AddTicket("of hana", house.hana.id);
  const domain::Ticket first = house.AddTicket("first", {});
  const domain::Ticket second = house.AddTicket("second", {});
  domain::Ticket merged = house.MakeTicket("merged", {});
  merged.merged_into = first.id;
  house.Put(merged);
  CHECK(house.store().TicketsWithoutContact(portal, 9).value() ==
        std::vector{first.number, second.number});
  CHECK(house.store().TicketsWithoutContact(portal, 1).value() == std::vector{first.number});
}

}  // namespace genkan::service
