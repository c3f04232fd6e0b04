// What every store promises of two entries for one person.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"
#include "genkan/domain/agent.h"
#include "genkan/domain/doubles.h"

namespace genkan::service {
namespace {

using domain::ContactId;
using support::House;
using support::kNoon;

template <typename Answer>
ErrorCode CodeOf(const Answer& answer) {
  REQUIRE_FALSE(answer.ok());
  return answer.error().code;
}

domain::Contact AddNamesake(House& house, const std::string& given, const domain::Contact& of) {
  domain::Contact contact = house.MakeContact(given, house.sakura.id);
  contact.addresses.push_back(of.member_email);
  REQUIRE(house.store().PutContact(house.portal.id, contact).ok());
  return contact;
}

std::vector<std::vector<ContactId>> Groups(House& house, const DoubleQuery& query = {}) {
  std::vector<std::vector<ContactId>> groups;
  const auto rows = house.store().Doubles(house.portal.id, query).value();
  for (const DoubleRow& row : rows) {
    CHECK(row.total >= static_cast<std::int64_t>(row.contacts.size()));
    groups.push_back(row.contacts);
  }
  return groups;
}

}  // namespace

GENKAN_STORE_CONTRACT("Contacts with something in common come by what it is, page by page",
                      "[store][doubles]") {
  TestType kept;
  House house(kept.store());
  CHECK(Groups(house).empty());
  const domain::Contact second = AddNamesake(house, "second", house.hana);
  const domain::Contact third = AddNamesake(house, "third", house.noor);
  using Ids = std::vector<ContactId>;
  CHECK(Groups(house) == std::vector<Ids>{{house.hana.id, second.id}, {house.noor.id, third.id}});
  const auto first = house.store().Doubles(house.portal.id, {.limit = 1}).value();
  REQUIRE(first.size() == 1);
  CHECK(Groups(house, {.after = first[0].key}) == std::vector<Ids>{{house.noor.id, third.id}});
  for (int i = 0; i < 12; ++i) AddNamesake(house, "n" + std::to_string(i), house.hana);
  const auto many = house.store().Doubles(house.portal.id, {.limit = 1}).value();
  CHECK(many[0].contacts.size() == domain::kDoublesNamed);
  CHECK(many[0].total == 14);
  domain::Contact changed = third;
  changed.addresses.clear();
  REQUIRE(house.store().PutContact(house.portal.id, changed).ok());
  CHECK(Groups(house).size() == 1);
}

GENKAN_STORE_CONTRACT("Different people are listed again when somebody joins them",
                      "[store][doubles]") {
  TestType kept;
  House house(kept.store());
  AddNamesake(house, "second", house.hana);
  const domain::PortalId portal = house.portal.id;
  const std::string key = house.store().Doubles(portal, {}).value().at(0).key;
  REQUIRE(house.store().KeepApart(portal, key).ok());
  CHECK(Groups(house).empty());
  AddNamesake(house, "third", house.hana);
  CHECK(Groups(house).size() == 1);
  CHECK(CodeOf(house.store().KeepApart(portal, "nobody has it")) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("Tickets that name a contact come whoever may see them", "[store][doubles]") {
  TestType kept;
  House house(kept.store());
  domain::Ticket hidden = house.MakeTicket("Hidden", house.hana.id);
  hidden.hidden = true;
  hidden = house.Put(hidden);
  domain::Ticket shared = house.MakeTicket("Shared", house.ken.id);
  shared.contacts.push_back({house.hana.id, domain::Involvement::kParticipant});
  shared = house.Put(shared);
  house.AddTicket("Ken's", house.ken.id);
  CHECK(house.store().TicketsNaming(house.portal.id, house.hana.id).value() ==
        std::vector{hidden, shared});
}

GENKAN_STORE_CONTRACT("Of two contacts one is left, with what was the other's",
                      "[store][doubles]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  domain::Contact from = house.hana;
  from.external_id = "zendesk:user:1";
  from.properties = {{"floor", "3"}};
  REQUIRE(store.PutContact(portal, from).ok());
  const domain::Contact& into = house.ken;
  const domain::Ticket ticket = house.AddTicket("Boxes", house.ken.id);
  domain::Conversation conversation = house.MakeConversation({ticket.id});
  conversation.contact = from.id;
  REQUIRE(store.PutConversation(portal, conversation).ok());
  domain::Message message = house.MakeMessage(conversation.id, "Where are they?");
  message.author.contact = from.id;
  REQUIRE(store.PutMessage(portal, message).ok());
  const Session session{.id = house.Next<domain::SessionId>(),
                        .token_digest = "digest",
                        .portal = portal,
                        .contact = from.id,
                        .created_at_millis = kNoon,
                        .last_used_at_millis = kNoon,
                        .ends_at_millis = kNoon + 1};
  REQUIRE(store.PutSession(session).ok());
  REQUIRE(store
              .PutPasskey(portal, {.id = house.Next<PasskeyId>(),
                                   .contact = from.id,
                                   .credential_id = "credential"})
              .ok());
  REQUIRE(store.AddOpenIdLink(portal, {.issuer = "a", .subject = "1", .contact = from.id}).ok());
  REQUIRE(store.AddOpenIdLink(portal, {.issuer = "b", .subject = "1", .contact = from.id}).ok());
  REQUIRE(store.AddOpenIdLink(portal, {.issuer = "b", .subject = "2", .contact = into.id}).ok());
  for (const auto& [contact, at] :
       {std::pair(from.id, kNoon), std::pair(into.id, kNoon + 5), std::pair(from.id, kNoon + 9)}) {
    REQUIRE(store.AddConsent(portal, {.contact = contact, .version = 1, .at_millis = at}).ok());
  }

  CHECK(CodeOf(store.MergeContacts(portal, from.id, from)) == ErrorCode::kConflict);
  CHECK(CodeOf(store.MergeContacts(portal, house.Next<ContactId>(), into)) == ErrorCode::kNotFound);
  const domain::Contact merged = domain::MergedContact(from, into);
  REQUIRE(store.MergeContacts(portal, from.id, merged).ok());

  CHECK(store.ContactById(portal, into.id).value() == merged);
  CHECK(store.ContactById(portal, from.id).value() == merged);
  CHECK(store.ContactByExternalId(portal, "zendesk:user:1").value() == merged);
  CHECK(CodeOf(store.ContactByMemberEmail(portal, from.member_email)) == ErrorCode::kNotFound);
  CHECK(store.FindContacts(portal, {}).value().contacts.size() == 2);
  CHECK(store.SessionByDigest("digest").value().contact == into.id);
  CHECK(store.PasskeysOf(portal, into.id, {}).value().size() == 1);
  std::vector<std::string> subjects;
  const auto links = store.OpenIdLinksOf(portal, into.id).value();
  for (const OpenIdLink& link : links) {
    subjects.push_back(link.issuer + link.subject);
  }
  CHECK(subjects == std::vector<std::string>{"a1", "b2"});
  std::vector<Millis> said;
  const auto consents = store.ConsentsOf(portal, into.id).value();
  for (const ConsentRecord& record : consents) {
    said.push_back(record.at_millis - kNoon);
  }
  CHECK(said == std::vector<Millis>{0, 5, 9});
  const auto thread = store.MessagesOf(house.ViewerOf(merged), ticket.id, {}).value();
  REQUIRE(thread.messages.size() == 1);
  CHECK(thread.messages[0].message.author.contact == into.id);
}

GENKAN_STORE_CONTRACT("Whoever stays may be merged in turn, and old ids lead to the last",
                      "[store][doubles]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  domain::Contact hana = house.hana, ken = house.ken;
  hana.external_id = "a";
  ken.external_id = "b";
  REQUIRE(store.PutContact(portal, hana).ok());
  REQUIRE(store.PutContact(portal, ken).ok());
  const domain::Contact first = domain::MergedContact(hana, ken);
  REQUIRE(store.MergeContacts(portal, hana.id, first).ok());
  const domain::Contact last = domain::MergedContact(first, house.noor);
  REQUIRE(store.MergeContacts(portal, ken.id, last).ok());
  for (const ContactId id : {hana.id, ken.id, last.id}) {
    CHECK(store.ContactById(portal, id).value() == last);
  }
  for (const char* external_id : {"a", "b"}) {
    CHECK(store.ContactByExternalId(portal, external_id).value() == last);
  }
}

GENKAN_STORE_CONTRACT("Nobody goes whom a ticket names, and a merge is whole or not at all",
                      "[store][doubles]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  const domain::Contact merged = domain::MergedContact(house.hana, house.ken);
  const Status undone = store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(store.MergeContacts(portal, house.hana.id, merged));
    return ErrorCode::kInternal;
  });
  CHECK(CodeOf(undone) == ErrorCode::kInternal);
  CHECK(store.ContactById(portal, house.hana.id).value() == house.hana);
  CHECK(store.ContactById(portal, house.ken.id).value() == house.ken);
  house.AddTicket("Boxes", house.hana.id);
  CHECK(CodeOf(store.MergeContacts(portal, house.hana.id, merged)) == ErrorCode::kConflict);
}

}  // namespace genkan::service
