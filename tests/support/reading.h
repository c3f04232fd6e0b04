// Somebody in front of a ticket, for tests of screens.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/front_door.h"

namespace genkan::support {

// A ticket of ken's with two messages, and ken in front of it.
struct Reading {
  Reading() {
    ticket = door.house.AddTicket("The parcel is late", door.house.ken.id);
    conversation = door.house.AddConversation({ticket.id}).id;
    Say({.kind = domain::AuthorKind::kContact, .contact = door.house.ken.id, .shown_name = "Ken"},
        "Where is it?");
    Say({.kind = domain::AuthorKind::kStaff, .shown_name = "Aoi Mori"}, "本日発送しました。", "ja");
  }

  void Say(const domain::Author& author, const std::string& text,
           const std::string& language = "en") {
    domain::Message message = door.house.MakeMessage(conversation, text);
    message.author = author;
    message.language = language;
    REQUIRE(door.store->PutMessage(door.house.portal.id, message).ok());
  }

  FrontDoor door;
  domain::Ticket ticket;
  domain::ConversationId conversation;
};

}  // namespace genkan::support
