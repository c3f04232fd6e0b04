// What every store promises of addresses that do not count yet, and of who could still come in.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {

using support::House;
using support::kNoon;

GENKAN_STORE_CONTRACT("A pending address is its contact's, the newest alone, and goes when told to",
                      "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  AddressChange change{.contact = house.ken.id,
                       .wish = {.address = "mori@example.org", .keeps_old = false},
                       .mail = house.Next<MailId>(),
                       .asked_at_millis = kNoon,
                       .expires_at_millis = kNoon + 1};
  REQUIRE(house.store().PutAddressChange(portal, change).ok());
  CHECK(house.store().AddressChangeOf(portal, house.ken.id).value() == change);
  change.wish = {.address = "other@example.org"};
  change.mail = {};
  REQUIRE(house.store().PutAddressChange(portal, change).ok());
  CHECK(house.store().AddressChangeOf(portal, house.ken.id).value() == change);
  CHECK(house.store().AddressChangeOf(portal, house.hana.id).error().code == ErrorCode::kNotFound);
  REQUIRE(house.store().RemoveAddressChange(portal, house.ken.id).ok());
  REQUIRE(house.store().RemoveAddressChange(portal, house.ken.id).ok());
  CHECK(house.store().AddressChangeOf(portal, house.ken.id).error().code == ErrorCode::kNotFound);
  change.contact = house.Next<domain::ContactId>();
  CHECK_FALSE(house.store().PutAddressChange(portal, change).ok());
}

GENKAN_STORE_CONTRACT("A pending address goes with a contact that becomes another",
                      "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  REQUIRE(house.store().PutAddressChange(portal, {.contact = house.ken.id}).ok());
  REQUIRE(house.store().MergeContacts(portal, house.ken.id, house.hana).ok());
  CHECK(house.store().AddressChangeOf(portal, house.ken.id).error().code == ErrorCode::kNotFound);
  CHECK(house.store().AddressChangeOf(portal, house.hana.id).error().code == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("Whoever has a session or an open link is known, and nobody else",
                      "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  const auto way_in = [&] { return house.store().ContactsWithAWayIn(portal, kNoon).value(); };
  CHECK(way_in().empty());
  const Session session{.id = house.Next<domain::SessionId>(),
                        .token_digest = "hana's",
                        .portal = portal,
                        .contact = house.hana.id,
                        .ends_at_millis = kNoon + 1};
  REQUIRE(house.store().PutSession(session).ok());
  const auto put = [&](const domain::Contact& contact, Millis until, bool used) {
    const OneTimeSecret secret{.id = house.Next<OneTimeSecretId>(),
                               .portal = portal,
                               .contact = contact.id,
                               .token_digest = contact.member_email,
                               .expires_at_millis = until,
                               .used = used};
    REQUIRE(house.store().PutOneTimeSecret(secret).ok());
  };
  put(house.ken, kNoon, false);
  put(house.noor, kNoon + 1, false);
  CHECK(way_in() == std::vector<domain::ContactId>{house.hana.id, house.noor.id});
  put(house.AddContact("olga"), kNoon + 1, true);
  REQUIRE(house.store().EndSessionsOf(portal, house.hana.id).ok());
  CHECK(way_in() == std::vector<domain::ContactId>{house.noor.id});
}

}  // namespace genkan::service
