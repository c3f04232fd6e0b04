// What every store promises of how contacts get in.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using support::House;
using support::kNoon;

constexpr const char* kIssuer = "https://login.example";

template <typename Answer>
ErrorCode CodeOf(const Answer& answer) {
  REQUIRE_FALSE(answer.ok());
  return answer.error().code;
}

}  // namespace

GENKAN_STORE_CONTRACT("A subject is one contact's and a contact one subject of an issuer",
                      "[store][access]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  const OpenIdLink hana{
      .issuer = kIssuer, .subject = "7", .contact = house.hana.id, .linked_at_millis = kNoon};
  CHECK(CodeOf(store.OpenIdLinkOf(portal, kIssuer, "7")) == ErrorCode::kNotFound);
  REQUIRE(store.AddOpenIdLink(portal, hana).ok());
  REQUIRE(store.AddOpenIdLink(portal, hana).ok());
  CHECK(store.OpenIdLinkOf(portal, kIssuer, "7").value() == hana);
  OpenIdLink ken = hana;
  ken.contact = house.ken.id;
  CHECK(CodeOf(store.AddOpenIdLink(portal, ken)) == ErrorCode::kConflict);
  ken.subject = "8";
  REQUIRE(store.AddOpenIdLink(portal, ken).ok());
  OpenIdLink again = hana;
  again.subject = "9";
  CHECK(CodeOf(store.AddOpenIdLink(portal, again)) == ErrorCode::kConflict);
  // Another issuer's "7" is somebody else.
  CHECK(CodeOf(store.OpenIdLinkOf(portal, "https://other.example", "7")) == ErrorCode::kNotFound);
  again.issuer = "https://other.example";
  REQUIRE(store.AddOpenIdLink(portal, again).ok());
  CHECK(store.OpenIdLinkOf(portal, kIssuer, "7").value() == hana);
}

GENKAN_STORE_CONTRACT("A link needs its contact and its portal, and is undone with its transaction",
                      "[store][access]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  const OpenIdLink link{.issuer = kIssuer, .subject = "7", .contact = house.hana.id};
  const auto nobody = house.Next<domain::ContactId>();
  CHECK(CodeOf(store.AddOpenIdLink(portal, {kIssuer, "7", nobody, kNoon})) == ErrorCode::kNotFound);
  CHECK(CodeOf(store.AddOpenIdLink(house.Next<domain::PortalId>(), link)) == ErrorCode::kNotFound);
  const Status undone = store.Atomically([&]() -> Status {
    REQUIRE(store.AddOpenIdLink(portal, link).ok());
    return ErrorCode::kForbidden;
  });
  CHECK(CodeOf(undone) == ErrorCode::kForbidden);
  CHECK(CodeOf(store.OpenIdLinkOf(portal, kIssuer, "7")) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("What a contact said to the consent text is kept in its order, theirs alone",
                      "[store][access]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  CHECK(store.ConsentsOf(portal, house.hana.id).value().empty());
  std::vector<ConsentRecord> said;
  for (const bool given : {true, false, true}) {
    said.push_back(
        {.contact = house.hana.id, .version = given ? 1 : 2, .at_millis = kNoon, .given = given});
    REQUIRE(store.AddConsent(portal, said.back()).ok());
  }
  const ConsentRecord ken{.contact = house.ken.id, .version = 1, .at_millis = kNoon, .given = true};
  REQUIRE(store.AddConsent(portal, ken).ok());
  CHECK(store.ConsentsOf(portal, house.hana.id).value() == said);
  CHECK(store.ConsentsOf(portal, house.ken.id).value() == std::vector{ken});
  const ConsentRecord nobody{.contact = house.Next<domain::ContactId>(), .version = 1};
  CHECK(CodeOf(store.AddConsent(portal, nobody)) == ErrorCode::kNotFound);
  CHECK(CodeOf(store.AddConsent(house.Next<domain::PortalId>(), ken)) == ErrorCode::kNotFound);
}

}  // namespace genkan::service
