// A manager invites, takes back, resets, shuts out and lets in; and invites many.
#include <catch2/catch_test_macros.hpp>

#include "genkan/service/invitation_runs.h"
#include "genkan/service/mailer.h"
#include "support/reception.h"

namespace genkan::support {
namespace {

using domain::Registration;
using domain::SignInState;

// A mailer that takes nothing.
struct ShutMailer final : service::Mailer {
  Status Send(const service::MailParcel&) override {
    return Error{.code = ErrorCode::kForbidden, .params = {{"reason", "no such mailbox"}}};
  }
};
struct OpenMailer final : service::Mailer {
  Status Send(const service::MailParcel&) override { return Done{}; }
};

struct MailRoom : Reception {
  domain::Contact AddUninvited(const std::string& name) {
    domain::Contact contact = door.house.MakeContact(name, door.house.atlas.id);
    contact.sign_in = SignInState::kNone;
    REQUIRE(door.store->PutContact(door.house.portal.id, contact).ok());
    return contact;
  }
  void HandOver(service::Mailer& mailer) {
    REQUIRE(service::SendDueMail({.store = *door.store,
                                  .mailer = mailer,
                                  .clock = door.clock,
                                  .report = [](const service::MailReport&) {}})
                .ok());
  }
  std::size_t Invite() {
    return service::InviteWaiting({.store = *door.store,
                                   .ports = door.ports,
                                   .public_origin = std::string(kPublicOrigin),
                                   .mail_from = ""})
        .value();
  }
  std::vector<service::OutgoingMail> Mails() {
    return door.store->MailOf(door.house.portal.id).value();
  }
  std::string LinkIn(const service::OutgoingMail& mail) {
    const std::size_t at = mail.message.text.find("/welcome?token=");
    REQUIRE(at != std::string::npos);
    return mail.message.text.substr(at, mail.message.text.find_first_of(" \n", at) - at);
  }
  domain::RegistrationView RegistrationOf(const domain::Contact& contact) {
    return Read(contact).first.about.registration;
  }
  std::vector<domain::InvitationRunView> Runs(const wire::Response& response) {
    return wire::DecodeInvitationRuns(BodyOf(response)).value();
  }
};

TEST_CASE("An invitation is sent, shown with its time, sent again and taken back",
          "[service][registration]") {
  MailRoom desk;
  const domain::Contact ola = desk.AddUninvited("ola");
  const std::string path = desk.PathOf(ola) + "/invitation";
  CHECK(desk.RegistrationOf(ola).state == Registration::kNotInvited);
  CHECK(desk.owner.Post(path, "").status == 200);
  const domain::RegistrationView invited = desk.RegistrationOf(ola);
  CHECK(invited.state == Registration::kInvited);
  CHECK(invited.invited_at_millis == desk.door.clock.NowMillis());
  CHECK(invited.expires_at_millis == invited.invited_at_millis + 7 * kMillisPerDay);
  CHECK(desk.List("?q=ola").contacts.front().registration == Registration::kInvited);
  const std::string first = desk.LinkIn(desk.Mails().front());
  CHECK(desk.Log().front().action == "contact.invited");
  CHECK(desk.Log().front().staff);
  // The earlier mail does not go out, nor does its link open anything.
  CHECK(desk.owner.Post(path, "").status == 200);
  REQUIRE(desk.Mails().size() == 1);
  const std::string second = desk.LinkIn(desk.Mails().front());
  Visitor guest(desk.door);
  CHECK(guest.Visit(first).status == 404);
  CHECK(guest.Visit(second).status == 200);
  CHECK(desk.owner.Delete(path).status == 200);
  CHECK(desk.RegistrationOf(ola).state == Registration::kNotInvited);
  CHECK(desk.Mails().empty());
  CHECK(guest.Visit(second).status == 404);
  CHECK(desk.Log().front().action == "contact.invitation_revoked");
}

TEST_CASE("A mail that could not be delivered is told with its reason", "[service][registration]") {
  MailRoom desk;
  const domain::Contact ola = desk.AddUninvited("ola");
  CHECK(desk.owner.Post(desk.PathOf(ola) + "/invitation", "").status == 200);
  ShutMailer shut;
  desk.HandOver(shut);
  CHECK(desk.RegistrationOf(ola).state == Registration::kMailFailed);
  CHECK(desk.RegistrationOf(ola).reason == "no such mailbox");
  desk.door.clock.Advance(kMillisPerMinute);
  CHECK(desk.owner.Post(desk.PathOf(ola) + "/invitation", "").status == 200);
  OpenMailer open;
  desk.HandOver(open);
  CHECK(desk.RegistrationOf(ola).state == Registration::kInvited);
  desk.door.clock.Advance(7 * kMillisPerDay);
  REQUIRE(desk.owner.SignIn("owner@example.org").status == 200);
  CHECK(desk.RegistrationOf(ola).state == Registration::kOver);
}

TEST_CASE("Who is suspended is out at once with all links, and their words stay",
          "[service][registration]") {
  MailRoom desk;
  House& house = desk.door.house;
  const domain::Ticket ticket = house.AddTicket("T", house.ken.id);
  house.AddMessage(house.AddConversation({ticket.id}).id, "said before");
  Visitor ken(desk.door, house.ken);
  CHECK(desk.owner.Post(desk.PathOf(house.ken) + "/password-reset", "").status == 200);
  CHECK(desk.Log().front().action == "contact.reset_sent");
  const std::string text = desk.Mails().front().message.text;
  const std::size_t at = text.find("/reset/new?token=");
  REQUIRE(at != std::string::npos);
  const std::string link = text.substr(at, text.find_first_of(" \n", at) - at);
  Visitor guest(desk.door);
  CHECK(guest.Visit(link).status == 200);
  CHECK(desk.owner.Post(desk.PathOf(house.ken) + "/suspension", "").status == 200);
  CHECK(ken.Get("/v1/tickets").status == 401);
  CHECK(ken.Get("/v1/changes").status == 401);
  CHECK(guest.Visit(link).status == 404);
  CHECK(guest.SignIn("ken@example.org").status == 401);
  CHECK(desk.RegistrationOf(house.ken).state == Registration::kSuspended);
  CHECK(desk.owner.Post(desk.PathOf(house.ken) + "/invitation", "").status == 409);
  CHECK(desk.owner.Post(desk.PathOf(house.ken) + "/password-reset", "").status == 409);
  CHECK(house.store()
            .MessagesOf(house.ViewerOf(house.ken), ticket.id, {})
            ->messages.front()
            .message.text == "said before");
  CHECK(desk.owner.Delete(desk.PathOf(house.ken) + "/suspension").status == 200);
  CHECK(guest.SignIn("ken@example.org").status == 200);
  CHECK(desk.owner.Post(desk.PathOf(house.ken) + "/invitation", "").status == 409);
}

TEST_CASE("Whoever was suspended before they accepted needs another invitation",
          "[service][registration]") {
  MailRoom desk;
  const domain::Contact ola = desk.AddUninvited("ola");
  CHECK(desk.owner.Post(desk.PathOf(ola) + "/invitation", "").status == 200);
  const std::string link = desk.LinkIn(desk.Mails().front());
  CHECK(desk.owner.Post(desk.PathOf(ola) + "/suspension", "").status == 200);
  CHECK(desk.Mails().empty());
  CHECK(desk.owner.Delete(desk.PathOf(ola) + "/suspension").status == 200);
  CHECK(desk.RegistrationOf(ola).state == Registration::kNotInvited);
  Visitor guest(desk.door);
  CHECK(guest.Visit(link).status == 404);
}

TEST_CASE("Many are invited a few at a time, each once, and each failure has its reason",
          "[service][registration]") {
  MailRoom desk;
  for (int i = 0; i < 7; ++i) desk.AddUninvited("guest" + std::to_string(i));
  domain::Contact silent = desk.AddUninvited("silent");
  silent.addresses.clear();
  silent.member_email.clear();
  REQUIRE(desk.door.store->PutContact(desk.door.house.portal.id, silent).ok());
  const wire::Response begun = desk.owner.Post("/v1/invitations?sign_in=none", "");
  CHECK(begun.status == 201);
  CHECK(desk.Runs(begun).front().counts.waiting == 8);
  // One of them is invited by hand before its turn comes.
  const domain::ContactId early = desk.List("?q=guest6").contacts.front().id;
  CHECK(desk.owner.Post("/v1/contacts/" + domain::IdText(early) + "/invitation", "").status == 200);
  CHECK(desk.Invite() == service::kInvitedTogether);
  OpenMailer open;
  desk.HandOver(open);
  CHECK(desk.Invite() == 3);
  ShutMailer shut;
  desk.HandOver(shut);
  CHECK(desk.Invite() == 0);
  const auto runs = desk.Runs(desk.owner.Get("/v1/invitations"));
  CHECK(runs.front().counts == domain::InvitationCounts{.sent = 5, .failed = 2, .passed_over = 1});
  REQUIRE(runs.front().failures.size() == 2);
  CHECK(runs.front().failures[0].reason == "no such mailbox");
  CHECK(runs.front().failures[1].shown_name == "silent");
  CHECK(runs.front().failures[1].message_key == "error.sign_in_name_needed");
  // Whoever failed by address may be tried again; nobody else is.
  const wire::Response again = desk.owner.Post("/v1/invitations", "");
  CHECK(desk.Runs(again).front().counts.waiting == 1);
}

TEST_CASE("A run of invitations stops where it is told to", "[service][registration]") {
  MailRoom desk;
  for (int i = 0; i < 7; ++i) desk.AddUninvited("guest" + std::to_string(i));
  const auto run = desk.Runs(desk.owner.Post("/v1/invitations?q=guest", "")).front();
  CHECK(desk.Invite() == service::kInvitedTogether);
  const std::string path = "/v1/invitations/" + domain::IdText(run.id);
  CHECK(desk.Runs(desk.owner.Delete(path)).front().stopped);
  CHECK(desk.Invite() == 0);
  CHECK(desk.Mails().size() == service::kInvitedTogether);
  CHECK(desk.Log().front().action == "invitations.stopped");
  CHECK(desk.owner.Delete("/v1/invitations/x").status == 404);
  CHECK(desk.owner.Post("/v1/invitations?q=hana", "").status == 409);
  CHECK(desk.owner.Post("/v1/invitations?group=x", "").status == 422);
}

TEST_CASE("An access group is invited, those in it who have no invitation yet",
          "[service][registration]") {
  MailRoom desk;
  House& house = desk.door.house;
  const domain::Contact ola = desk.AddUninvited("ola");
  desk.AddUninvited("stranger");
  const domain::AccessGroup group{
      .id = house.Next<domain::AccessGroupId>(), .name = "VIP", .contacts = {ola.id, house.ken.id}};
  house.portal.settings.Edit().groups = {group};
  REQUIRE(house.store().PutPortal(house.portal).ok());
  const auto runs =
      desk.Runs(desk.owner.Post("/v1/invitations?group=" + domain::IdText(group.id), ""));
  CHECK(runs.front().chosen == "VIP");
  CHECK(runs.front().counts.waiting == 1);
}

TEST_CASE("Tickets without a contact are listed by number, merged ones are not",
          "[service][contacts]") {
  MailRoom desk;
  House& house = desk.door.house;
  house.AddTicket("of ken", house.ken.id);
  const domain::Ticket loose = house.AddTicket("of nobody", {});
  domain::Ticket merged = house.MakeTicket("merged", {});
  merged.merged_into = loose.id;
  house.Put(merged);
  const auto answer = desk.owner.Get("/v1/tickets-without-contact");
  CHECK(wire::DecodeLooseTickets(BodyOf(answer)).value() ==
        domain::LooseTickets{.numbers = {static_cast<std::int64_t>(loose.number)}});
}

}  // namespace
}  // namespace genkan::support
