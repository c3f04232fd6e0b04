// What every store promises of the data about people: requests, holds, erasing, and what goes.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"
#include "genkan/domain/agent.h"

namespace genkan::service {
namespace {

using support::House;
using support::kNoon;

template <typename Answer>
ErrorCode CodeOf(const Answer& answer) {
  REQUIRE_FALSE(answer.ok());
  return answer.error().code;
}

domain::PrivacyRequest Asked(House& house, const domain::Contact& contact, Millis due) {
  domain::PrivacyRequest request{.id = house.Next<domain::PrivacyRequestId>(),
                                 .kind = domain::PrivacyKind::kErase,
                                 .contact = contact.id,
                                 .shown_name = "hana",
                                 .asked_at_millis = kNoon,
                                 .due_at_millis = due};
  REQUIRE(house.store().PutPrivacyRequest(house.portal.id, request).ok());
  return request;
}

}  // namespace

GENKAN_STORE_CONTRACT("Open requests come by their deadline, answered ones afterwards",
                      "[store][privacy]") {
  TestType kept;
  House house(kept.store());
  const domain::PrivacyRequest late = Asked(house, house.hana, kNoon + 9);
  const domain::PrivacyRequest soon = Asked(house, house.ken, kNoon + 5);
  domain::PrivacyRequest done = Asked(house, house.noor, kNoon + 1);
  done.state = domain::PrivacyState::kRefused;
  done.reason = "Not you";
  done.checked_by = "owner";
  done.check_note = "by phone";
  done.ended_at_millis = kNoon + 2;
  REQUIRE(house.store().PutPrivacyRequest(house.portal.id, done).ok());
  CHECK(house.store().PrivacyRequests(house.portal.id).value() == std::vector{soon, late, done});
  CHECK(house.store().PrivacyRequestById(house.portal.id, done.id).value() == done);
}

GENKAN_STORE_CONTRACT("A ticket that is removed is gone with all that was its alone",
                      "[store][privacy]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  domain::Ticket ticket = house.MakeTicket("Boxes", house.hana.id);
  ticket.companies = {house.sakura.id};
  ticket = house.Put(ticket);
  domain::Ticket merged = house.MakeTicket("The same", house.hana.id);
  merged.merged_into = ticket.id;
  merged = house.Put(merged);
  const domain::Ticket other = house.AddTicket("Other", house.ken.id);
  const auto own = house.AddConversation({ticket.id});
  const auto shared = house.AddConversation({ticket.id, other.id});
  house.AddMessage(own.id, "Where?");
  house.AddMessage(shared.id, "There.");
  domain::Message filed = house.MakeMessage(own.id, "See the file.");
  filed.attachments = {{.id = house.Next<domain::AttachmentId>(), .blob_key = "content"}};
  REQUIRE(store.PutMessage(portal, filed).ok());
  CHECK(store.RemoveTicket(portal, ticket.id).value() == std::vector<std::string>{"content"});
  CHECK(CodeOf(store.RemoveTicket(portal, ticket.id)) == ErrorCode::kNotFound);
  CHECK(store.TicketsNaming(portal, house.hana.id).value().empty());
  CHECK(store.ListTickets(house.ViewerOf(house.hana), {}).value().total == 0);
  const auto left = store.MessagesOf(house.ViewerOf(house.ken), other.id, {}).value();
  REQUIRE(left.messages.size() == 1);
  CHECK(left.messages[0].message.text == "There.");
  const domain::Ticket next = house.AddTicket("Next", house.ken.id);
  CHECK(next.number > other.number);
}

GENKAN_STORE_CONTRACT("Of somebody who is erased what they wrote is left, and a number",
                      "[store][privacy]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  const domain::Contact& hana = house.hana;
  const domain::Ticket ticket = house.AddTicket("Boxes", house.ken.id);
  domain::Conversation conversation = house.MakeConversation({ticket.id});
  conversation.contact = hana.id;
  REQUIRE(store.PutConversation(portal, conversation).ok());
  domain::Message message = house.MakeMessage(conversation.id, "Where?");
  message.author = {.kind = domain::AuthorKind::kContact, .contact = hana.id, .shown_name = "Hana"};
  REQUIRE(store.PutMessage(portal, message).ok());
  REQUIRE(store
              .PutSession({.id = house.Next<domain::SessionId>(),
                           .token_digest = "digest",
                           .portal = portal,
                           .contact = hana.id,
                           .ends_at_millis = kNoon})
              .ok());
  CHECK(store.SessionsOf(portal, hana.id).value().size() == 1);
  REQUIRE(store.AddConsent(portal, {.contact = hana.id, .version = 1, .at_millis = kNoon}).ok());
  REQUIRE(store
              .PutPasskey(portal,
                          {.id = house.Next<PasskeyId>(), .contact = hana.id, .credential_id = "c"})
              .ok());
  REQUIRE(store
              .AddAuditEntry(portal, {.id = house.Next<domain::AuditId>(),
                                      .at_millis = kNoon,
                                      .contact = hana.id,
                                      .actor_shown_name = "Hana",
                                      .action = "passkey.added",
                                      .subject = hana.member_email})
              .ok());
  CHECK(store.AuditAbout(portal, hana, 10).value().size() == 1);
  CHECK(store.AuditAbout(portal, house.ken, 10).value().empty());
  const domain::PrivacyRequest request = Asked(house, hana, kNoon);

  const domain::Erasure erasure{.portal = portal, .contact = hana.id, .number = 1, .at_millis = 5};
  REQUIRE(store.PutLegalHold(portal, {.contact = hana.id, .reason = "a claim"}).ok());
  CHECK(store.LegalHolds(portal).value().size() == 1);
  CHECK(CodeOf(store.EraseContact(erasure, {})) == ErrorCode::kConflict);
  REQUIRE(store.RemoveLegalHold(portal, hana.id).ok());
  CHECK(store.NextFormerNumber(portal).value() == 1);
  REQUIRE(store.EraseContact(erasure, {hana.member_email}).ok());

  CHECK(store.NextFormerNumber(portal).value() == 2);
  CHECK(CodeOf(store.ContactById(portal, hana.id)) == ErrorCode::kNotFound);
  CHECK(CodeOf(store.SessionByDigest("digest")) == ErrorCode::kNotFound);
  const auto thread = store.MessagesOf(house.ViewerOf(house.ken), ticket.id, {}).value();
  REQUIRE(thread.messages.size() == 1);
  CHECK(thread.messages[0].message.text == "Where?");
  CHECK(thread.messages[0].message.author.shown_name == "former:1");
  CHECK_FALSE(thread.messages[0].message.author.contact);
  const auto log = store.AuditEntries(portal, {}).value();
  CHECK(log.at(0).actor_shown_name == "former:1");
  CHECK(log.at(0).subject == "former:1");
  const auto answered = store.PrivacyRequestById(portal, request.id).value();
  CHECK(answered.shown_name == "former:1");
  CHECK_FALSE(answered.contact);
}

GENKAN_STORE_CONTRACT("A ticket that is held is not removed, nor what it was merged into",
                      "[store][privacy]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  const domain::Ticket target = house.AddTicket("Target", house.hana.id);
  domain::Ticket merged = house.MakeTicket("Merged", house.hana.id);
  merged.merged_into = target.id;
  merged = house.Put(merged);
  const domain::TicketHold hold{.ticket = merged.id,
                                .number = 0,
                                .subject = {},
                                .reason = "a claim",
                                .set_by = "owner",
                                .set_at_millis = kNoon};
  REQUIRE(store.PutTicketHold(portal, hold).ok());
  CHECK(store.TicketHolds(portal).value() == std::vector{hold});
  CHECK(CodeOf(store.RemoveTicket(portal, merged.id)) == ErrorCode::kConflict);
  CHECK(CodeOf(store.RemoveTicket(portal, target.id)) == ErrorCode::kConflict);
  CHECK(store.TicketsNaming(portal, house.hana.id).value().size() == 2);
  REQUIRE(store.RemoveTicketHold(portal, merged.id).ok());
  REQUIRE(store.RemoveTicketHold(portal, merged.id).ok());
  CHECK(store.RemoveTicket(portal, target.id).ok());
  CHECK(CodeOf(store.PutTicketHold(portal, hold)) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("A ticket is nobody's from when the last is taken off until one comes",
                      "[store][privacy]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  domain::Ticket ticket = house.AddTicket("Boxes", house.hana.id);
  CHECK(store.TicketsWithoutContact(portal, 10).value().empty());
  ticket.contacts.clear();
  ticket = house.Put(ticket);
  CHECK(store.TicketsWithoutContact(portal, 10).value() == std::vector{ticket.number});
  REQUIRE(store
              .PutTicketPeople(portal, ticket.id,
                               {.contacts = {{house.ken.id, domain::Involvement::kParticipant}}})
              .ok());
  CHECK(store.TicketsWithoutContact(portal, 10).value().empty());
}

GENKAN_STORE_CONTRACT("Nobody is erased whom a ticket names", "[store][privacy]") {
  TestType kept;
  House house(kept.store());
  house.AddTicket("Boxes", house.hana.id);
  CHECK(CodeOf(house.store().EraseContact(
            {.portal = house.portal.id, .contact = house.hana.id, .number = 1}, {})) ==
        ErrorCode::kConflict);
}

GENKAN_STORE_CONTRACT("Tickets closed for long come first by how long they have rested",
                      "[store][privacy]") {
  TestType kept;
  House house(kept.store());
  const auto closed = [&](const char* subject, Millis at) {
    domain::Ticket ticket = house.MakeTicket(subject, house.hana.id);
    ticket.stage = house.closed;
    ticket.last_activity_at_millis = at;
    return house.Put(ticket);
  };
  const domain::Ticket newer = closed("Newer", kNoon - 5);
  const domain::Ticket older = closed("Older", kNoon - 9);
  closed("Too new", kNoon);
  house.AddTicket("Open", house.hana.id);
  const auto found =
      house.store().TicketsClosedBefore(house.portal.id, house.pipeline.id, kNoon, 10).value();
  CHECK(found == std::vector{older, newer});
}

GENKAN_STORE_CONTRACT("A merged contact's requests and hold become the other's",
                      "[store][privacy]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  const auto request = Asked(house, house.hana, kNoon);
  REQUIRE(store.PutLegalHold(portal, {.contact = house.hana.id, .reason = "a claim"}).ok());
  REQUIRE(store.MergeContacts(portal, house.hana.id, house.ken).ok());
  CHECK(store.PrivacyRequestById(portal, request.id).value().contact == house.ken.id);
  const auto holds = store.LegalHolds(portal).value();
  REQUIRE(holds.size() == 1);
  CHECK(holds[0].contact == house.ken.id);
  CHECK(store.MergedInto(portal, house.ken.id).value() == std::vector{house.hana.id});
}

}  // namespace genkan::service
