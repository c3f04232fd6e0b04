// A manager at the contacts and companies of the house, by the API.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "genkan/wire/audit_codec.h"
#include "genkan/wire/contact_codec.h"
#include "support/front_door.h"

namespace genkan::support {

struct Reception {
  Reception() {
    door.AddManager("owner@example.org");
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
  }

  domain::ContactList List(const std::string& query) {
    const auto list = wire::DecodeContactList(BodyOf(owner.Get("/v1/contacts" + query)));
    REQUIRE(list.ok());
    return *list;
  }
  std::string PathOf(const domain::Contact& contact) {
    return "/v1/contacts/" + domain::IdText(contact.id);
  }
  // What is read of the contact, and its tag.
  std::pair<domain::ContactInUse, std::string> Read(const domain::Contact& contact) {
    domain::ContactInUse used;
    const auto tag = wire::DecodeTagged(BodyOf(owner.Get(PathOf(contact))), &used);
    REQUIRE(tag.ok());
    return {used, *tag};
  }
  // Sends what `change` makes of the contact's details, under the tag that they have.
  template <typename Change>
  wire::Response Edit(const domain::Contact& contact, const Change& change) {
    auto [used, tag] = Read(contact);
    change(&used.details);
    return owner.Put(PathOf(contact), wire::EncodeTagged(used, tag));
  }
  domain::Contact Stored(const domain::Contact& contact) {
    const auto stored = door.store->ContactById(door.house.portal.id, contact.id);
    REQUIRE(stored.ok());
    return *stored;
  }
  std::vector<domain::AuditEntry> Log() {
    return wire::DecodeAudit(BodyOf(owner.Get("/v1/audit"))).value();
  }

  FrontDoor door;
  Visitor owner{door};
};

}  // namespace genkan::support
