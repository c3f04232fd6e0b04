// What every store promises of what contacts have read and of the views they saved.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using domain::SavedView;
using domain::Ticket;
using support::House;

std::vector<domain::TicketId> Unread(House& house, const domain::Contact& contact,
                                     const std::vector<domain::TicketId>& tickets) {
  const auto unread = house.store().UnreadAmong(house.ViewerOf(contact), tickets);
  REQUIRE(unread.ok());
  return *unread;
}

domain::Message Say(House& house, domain::ConversationId conversation, Millis at) {
  domain::Message message = house.MakeMessage(conversation, "words");
  message.author = {.kind = domain::AuthorKind::kStaff};
  message.sent_at_millis = at;
  REQUIRE(house.store().PutMessage(house.portal.id, message).ok());
  return message;
}

}  // namespace

GENKAN_STORE_CONTRACT("A ticket is unread from a message of somebody else on, until it is read",
                      "[store][unread]") {
  TestType kept;
  House house(kept.store());
  const Ticket quiet = house.AddTicket("quiet", house.hana.id);
  const Ticket loud = house.AddTicket("loud", house.hana.id);
  const auto conversation = house.AddConversation({loud.id}).id;
  const std::vector<domain::TicketId> both = {quiet.id, loud.id};
  CHECK(Unread(house, house.hana, both).empty());
  const Millis at = Say(house, conversation, support::kNoon).sent_at_millis;
  CHECK(Unread(house, house.hana, both) == std::vector{loud.id});
  const auto read = [&](Millis upto) {
    return house.store().NoteRead(house.portal.id, house.hana.id, loud.id, upto);
  };
  const auto read_until = [&] {
    return house.store().ReadUntil(house.ViewerOf(house.hana), loud.id).value();
  };
  CHECK(read_until() == 0);
  REQUIRE(read(at - 1).ok());
  CHECK(read_until() == at - 1);
  CHECK(Unread(house, house.hana, both) == std::vector{loud.id});
  REQUIRE(read(at).ok());
  CHECK(read_until() == at);
  REQUIRE(read(at - 1).ok());
  CHECK(Unread(house, house.hana, both).empty());
  CHECK(Unread(house, house.ken, both) == std::vector{loud.id});
  Say(house, conversation, at + 1);
  CHECK(Unread(house, house.hana, both) == std::vector{loud.id});
  const auto nobody = house.Next<domain::TicketId>();
  CHECK(house.store().NoteRead(house.portal.id, house.hana.id, nobody, 1).error().code ==
        ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("One's own message, an internal note and an imported one mark nothing unread",
                      "[store][unread]") {
  TestType kept;
  House house(kept.store());
  const Ticket ticket = house.AddTicket("quiet", house.hana.id);
  const auto conversation = house.AddConversation({ticket.id}).id;
  domain::Message own = house.MakeMessage(conversation, "mine");
  own.author = {.kind = domain::AuthorKind::kContact, .contact = house.hana.id};
  domain::Message note = house.MakeMessage(conversation, "note");
  note.audience = domain::Audience::kInternal;
  domain::Message old = house.MakeMessage(conversation, "old");
  old.external_id = "zendesk:1";
  for (const domain::Message& message : {own, note, old}) {
    REQUIRE(house.store().PutMessage(house.portal.id, message).ok());
  }
  CHECK(Unread(house, house.hana, {ticket.id}).empty());
}

GENKAN_STORE_CONTRACT("Saved views are each contact's own", "[store][views]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const SavedView first{house.Next<domain::SavedViewId>(), "First", "state=open"};
  SavedView second{house.Next<domain::SavedViewId>(), "Second", ""};
  for (const SavedView& view : {second, first}) {
    REQUIRE(store.PutSavedView(house.portal.id, house.hana.id, view).ok());
  }
  second.name = "2";
  REQUIRE(store.PutSavedView(house.portal.id, house.hana.id, second).ok());
  CHECK(store.SavedViewsOf(house.portal.id, house.hana.id).value() == std::vector{first, second});
  CHECK(store.SavedViewsOf(house.portal.id, house.ken.id)->empty());
  REQUIRE(store.RemoveSavedView(house.portal.id, house.ken.id, first.id).ok());
  REQUIRE(store.RemoveSavedView(house.portal.id, house.hana.id, first.id).ok());
  CHECK(store.SavedViewsOf(house.portal.id, house.hana.id).value() == std::vector{second});
}

GENKAN_STORE_CONTRACT("What was read and saved follows a contact into another, and goes with both",
                      "[store][unread][views]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const Ticket ticket = house.AddTicket("loud", house.noor.id);
  Say(house, house.AddConversation({ticket.id}).id, support::kNoon);
  const SavedView view{house.Next<domain::SavedViewId>(), "Mine", ""};
  REQUIRE(store.PutSavedView(house.portal.id, house.ken.id, view).ok());
  REQUIRE(store.NoteRead(house.portal.id, house.ken.id, ticket.id, support::kNoon).ok());
  REQUIRE(store.MergeContacts(house.portal.id, house.ken.id, house.hana).ok());
  CHECK(Unread(house, house.hana, {ticket.id}).empty());
  CHECK(store.SavedViewsOf(house.portal.id, house.hana.id).value() == std::vector{view});
  REQUIRE(store.EraseContact({.portal = house.portal.id, .contact = house.hana.id, .number = 1}, {})
              .ok());
  REQUIRE(store.RemoveTicket(house.portal.id, ticket.id).ok());
}

}  // namespace genkan::service
