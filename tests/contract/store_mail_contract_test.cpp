// What every store promises of mail on its way and of one-time secrets.
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

OutgoingMail MailDueAt(House& house, Millis due) {
  OutgoingMail mail{.id = house.Next<MailId>(), .portal = house.portal.id};
  mail.message = {.from = {.name = "玄関", .address = "support@example.com"},
                  .to = {.name = "Hana", .address = "hana@example.org"},
                  .reply_to = "answers@example.com",
                  .subject = "件名",
                  .text = "text\n",
                  .message_id = "m.1@example.com",
                  .references = "t.1@example.com",
                  .sent_at_millis = kNoon,
                  .unsubscribe = "https://support.example/stop"};
  mail.next_try_at_millis = due;
  mail.give_up_at_millis = due + kMillisPerHour;
  REQUIRE(house.store().PutMail(mail).ok());
  return mail;
}

OneTimeSecret MakeSecret(House& house, const std::string& token) {
  return {.id = house.Next<OneTimeSecretId>(),
          .portal = house.portal.id,
          .purpose = SecretPurpose::kSignIn,
          .contact = house.hana.id,
          .address = "new@example.org",
          .name = "新しい人",
          .token_digest = token,
          .code_digest = "code of " + token,
          .browser_digest = "browser",
          .created_at_millis = kNoon,
          .expires_at_millis = kNoon + kMillisPerHour};
}

}  // namespace

GENKAN_STORE_CONTRACT("Mail that is due comes longest due first, whole, and no more than asked for",
                      "[store][mail]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const OutgoingMail later = MailDueAt(house, kNoon + 2);
  const OutgoingMail first = MailDueAt(house, kNoon);
  const OutgoingMail second = MailDueAt(house, kNoon);
  CHECK(store.MailDue(kNoon - 1, 10).value().empty());
  CHECK(store.MailDue(kNoon + 1, 10).value() == std::vector{first, second});
  CHECK(store.MailDue(kNoon + 2, 10).value() == std::vector{first, second, later});
  CHECK(store.MailDue(kNoon + 2, 1).value() == std::vector{first});
}

GENKAN_STORE_CONTRACT("Mail that was given up stays and is never due again", "[store][mail]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  OutgoingMail mail = MailDueAt(house, kNoon);
  mail.tries = 7;
  mail.failed = true;
  mail.reason = "nobody listens";
  REQUIRE(store.PutMail(mail).ok());
  CHECK(store.MailDue(kNoon + kMillisPerDay, 10).value().empty());
  CHECK(store.MailOf(house.portal.id).value() == std::vector{mail});
  REQUIRE(store.RemoveMail(mail.id).ok());
  REQUIRE(store.RemoveMail(mail.id).ok());
  CHECK(store.MailOf(house.portal.id).value().empty());
  mail.portal = house.Next<domain::PortalId>();
  CHECK(CodeOf(store.PutMail(mail)) == ErrorCode::kNotFound);
  CHECK(CodeOf(store.MailOf(mail.portal)) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("Mail is stored with what causes it or not at all", "[store][mail]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const Status undone = store.Atomically([&]() -> Status {
    MailDueAt(house, kNoon);
    REQUIRE(store.PutOneTimeSecret(MakeSecret(house, "t")).ok());
    return ErrorCode::kConflict;
  });
  CHECK_FALSE(undone.ok());
  CHECK(store.MailOf(house.portal.id).value().empty());
  CHECK(CodeOf(store.OneTimeSecretByToken(house.portal.id, "t")) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("A one-time secret is found by its token and by its browser, in its portal",
                      "[store][secrets]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  const OneTimeSecret old = MakeSecret(house, "old"), young = MakeSecret(house, "young");
  REQUIRE(store.PutOneTimeSecret(young).ok());
  REQUIRE(store.PutOneTimeSecret(old).ok());
  CHECK(store.OneTimeSecretByToken(portal, "old").value() == old);
  CHECK(store.OneTimeSecretByBrowser(portal, "browser").value() == young);
  CHECK(CodeOf(store.OneTimeSecretByToken(portal, "other")) == ErrorCode::kNotFound);
  CHECK(CodeOf(store.OneTimeSecretByBrowser(portal, "other")) == ErrorCode::kNotFound);
  const domain::Portal second{.id = house.Next<domain::PortalId>(), .slug = "second"};
  REQUIRE(store.PutPortal(second).ok());
  CHECK(CodeOf(store.OneTimeSecretByToken(second.id, "old")) == ErrorCode::kNotFound);
  CHECK(CodeOf(store.OneTimeSecretByBrowser(second.id, "browser")) == ErrorCode::kNotFound);
  OneTimeSecret same = MakeSecret(house, "old");
  CHECK(CodeOf(store.PutOneTimeSecret(same)) == ErrorCode::kConflict);
  same = MakeSecret(house, "stranger");
  same.contact = house.Next<domain::ContactId>();
  CHECK(CodeOf(store.PutOneTimeSecret(same)) == ErrorCode::kNotFound);
  same.contact = {};
  same.staff = house.Next<domain::StaffId>();
  CHECK(CodeOf(store.PutOneTimeSecret(same)) == ErrorCode::kNotFound);
  same.staff = {};
  same.browser_digest = "";
  CHECK(store.PutOneTimeSecret(same).ok());
  CHECK(CodeOf(store.OneTimeSecretByBrowser(portal, "")) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("A one-time secret is used once, and wrong codes are counted",
                      "[store][secrets]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  const OneTimeSecret secret = MakeSecret(house, "t");
  REQUIRE(store.PutOneTimeSecret(secret).ok());
  for (int i = 0; i < 3; ++i) REQUIRE(store.CountAttempt(portal, secret.id).ok());
  CHECK(store.OneTimeSecretByToken(portal, "t")->attempts == 3);
  CHECK_FALSE(store.OneTimeSecretByToken(portal, "t")->used);
  REQUIRE(store.UseOneTimeSecret(portal, secret.id).ok());
  CHECK(store.OneTimeSecretByToken(portal, "t")->used);
  CHECK(CodeOf(store.UseOneTimeSecret(portal, secret.id)) == ErrorCode::kConflict);
  const auto missing = house.Next<OneTimeSecretId>();
  CHECK(CodeOf(store.UseOneTimeSecret(portal, missing)) == ErrorCode::kNotFound);
  CHECK(CodeOf(store.CountAttempt(portal, missing)) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("One person's secrets of one purpose are voided, and expired ones forgotten",
                      "[store][secrets]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  OneTimeSecret hers = MakeSecret(house, "hers"), kens = MakeSecret(house, "kens"),
                reset = MakeSecret(house, "reset"), nobodys = MakeSecret(house, "nobodys");
  kens.contact = house.ken.id;
  reset.purpose = SecretPurpose::kPasswordReset;
  nobodys.contact = {};
  nobodys.expires_at_millis = kNoon + 1;
  for (const OneTimeSecret& each : {hers, kens, reset, nobodys}) {
    REQUIRE(store.PutOneTimeSecret(each).ok());
  }
  REQUIRE(store.VoidOneTimeSecrets(portal, SecretPurpose::kSignIn, house.hana.id, {}).ok());
  REQUIRE(store.VoidOneTimeSecrets(portal, SecretPurpose::kSignIn, {}, {}).ok());
  CHECK_FALSE(store.OneTimeSecretByToken(portal, "hers").ok());
  for (const char* token : {"kens", "reset", "nobodys"}) {
    INFO(token);
    CHECK(store.OneTimeSecretByToken(portal, token).ok());
  }
  REQUIRE(store.ForgetOneTimeSecretsBefore(kNoon + 2).ok());
  CHECK_FALSE(store.OneTimeSecretByToken(portal, "nobodys").ok());
  CHECK(store.OneTimeSecretByToken(portal, "kens").ok());
}

GENKAN_STORE_CONTRACT("Those of a company who want mail about all tickets are known, each once",
                      "[store][mail]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const auto wanting = [&](const std::vector<domain::CompanyId>& companies) {
    return store.ContactsWithAllMail(house.portal.id, companies).value();
  };
  CHECK(wanting({house.sakura.id}).empty());
  for (domain::Contact* contact : {&house.hana, &house.noor}) {
    contact->ticket_mail = domain::TicketMail::kAll;
    REQUIRE(store.PutContact(house.portal.id, *contact).ok());
    CHECK(store.ContactById(house.portal.id, contact->id).value() == *contact);
  }
  const domain::Company another{.id = house.Next<domain::CompanyId>(), .name = "Another"};
  REQUIRE(store.PutCompany(house.portal.id, another).ok());
  house.hana.companies.push_back({.company = another.id, .primary = false});
  REQUIRE(store.PutContact(house.portal.id, house.hana).ok());
  CHECK(wanting({house.sakura.id, another.id}) == std::vector{house.hana.id});
  CHECK(wanting({}).empty());
  house.hana.ticket_mail = domain::TicketMail::kNone;
  REQUIRE(store.PutContact(house.portal.id, house.hana).ok());
  CHECK(wanting({house.sakura.id}).empty());
}

GENKAN_STORE_CONTRACT(
    "A ticket is found by its id by whoever sees it, where it went into another, too",
    "[store][mail]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const auto viewer = [&](const domain::Contact& contact) {
    return domain::ViewerFor(contact, house.portal);
  };
  domain::Ticket ticket = house.AddTicket("Dark", house.hana.id);
  CHECK(store.TicketSeen(viewer(house.hana), ticket.id).value().id == ticket.id);
  CHECK(CodeOf(store.TicketSeen(viewer(house.noor), ticket.id)) == ErrorCode::kNotFound);
  const domain::Ticket other = house.AddTicket("Light", house.noor.id);
  ticket.merged_into = other.id;
  REQUIRE(store.PutTicket(house.portal.id, ticket).ok());
  CHECK(CodeOf(store.TicketSeen(viewer(house.hana), ticket.id)) == ErrorCode::kNotFound);
  CHECK(store.TicketSeen(viewer(house.noor), ticket.id).value().id == other.id);
  CHECK(CodeOf(store.TicketSeen(viewer(house.noor), house.Next<domain::TicketId>())) ==
        ErrorCode::kNotFound);
}

}  // namespace genkan::service
