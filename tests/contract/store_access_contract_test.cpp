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

GENKAN_STORE_CONTRACT("The links of one contact are listed and go one by one", "[store][access]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  const OpenIdLink first{kIssuer, "7", house.hana.id, kNoon};
  const OpenIdLink second{"https://other.example", "7", house.hana.id, kNoon};
  for (const OpenIdLink& link : {second, first}) REQUIRE(store.AddOpenIdLink(portal, link).ok());
  REQUIRE(store.AddOpenIdLink(portal, {kIssuer, "8", house.ken.id, kNoon}).ok());
  CHECK(store.OpenIdLinksOf(portal, house.hana.id).value() == std::vector{first, second});
  REQUIRE(store.RemoveOpenIdLink(portal, kIssuer, "7").ok());
  REQUIRE(store.RemoveOpenIdLink(portal, kIssuer, "7").ok());
  CHECK(store.OpenIdLinksOf(portal, house.hana.id).value() == std::vector{second});
  CHECK(store.OpenIdLinksOf(portal, house.ken.id).value().size() == 1);
}

GENKAN_STORE_CONTRACT("A passkey is one person's, found by its credential, changed and removed",
                      "[store][access]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const domain::PortalId portal = house.portal.id;
  Passkey passkey{.id = house.Next<PasskeyId>(),
                  .contact = house.hana.id,
                  .credential_id = "Y3JlZA",
                  .public_key = "a2V5",
                  .sign_count = 4'294'967'295,
                  .name = "ノートPC",
                  .made_at_millis = kNoon,
                  .last_used_at_millis = 0};
  CHECK(CodeOf(store.PasskeyByCredential(portal, "Y3JlZA")) == ErrorCode::kNotFound);
  REQUIRE(store.PutPasskey(portal, passkey).ok());
  CHECK(store.PasskeyByCredential(portal, "Y3JlZA").value() == passkey);
  Passkey second = passkey;
  second.id = house.Next<PasskeyId>();
  CHECK(CodeOf(store.PutPasskey(portal, second)) == ErrorCode::kConflict);
  second.credential_id = "c2Vjb25k";
  REQUIRE(store.PutPasskey(portal, second).ok());
  passkey.name = "Laptop";
  passkey.last_used_at_millis = kNoon + 1;
  REQUIRE(store.PutPasskey(portal, passkey).ok());
  CHECK(store.PasskeysOf(portal, house.hana.id, {}).value() == std::vector{passkey, second});
  CHECK(store.PasskeysOf(portal, house.ken.id, {}).value().empty());
  const domain::Staff staff{.id = house.Next<domain::StaffId>(), .email = "s@example.org"};
  REQUIRE(store.PutStaff(portal, staff).ok());
  Passkey of_staff = passkey;
  of_staff.id = house.Next<PasskeyId>();
  of_staff.credential_id = "c3RhZmY";
  of_staff.contact = {};
  of_staff.staff = staff.id;
  REQUIRE(store.PutPasskey(portal, of_staff).ok());
  CHECK(store.PasskeysOf(portal, {}, staff.id).value() == std::vector{of_staff});
  REQUIRE(store.RemovePasskey(portal, passkey.id).ok());
  REQUIRE(store.RemovePasskey(portal, passkey.id).ok());
  CHECK(store.PasskeysOf(portal, house.hana.id, {}).value() == std::vector{second});
  Passkey nobodys = passkey;
  nobodys.contact = house.Next<domain::ContactId>();
  CHECK(CodeOf(store.PutPasskey(portal, nobodys)) == ErrorCode::kNotFound);
  CHECK(CodeOf(store.PutPasskey(house.Next<domain::PortalId>(), passkey)) == ErrorCode::kNotFound);
  const Status undone = store.Atomically([&]() -> Status {
    REQUIRE(store.RemovePasskey(portal, second.id).ok());
    return ErrorCode::kForbidden;
  });
  CHECK(CodeOf(undone) == ErrorCode::kForbidden);
  CHECK(store.PasskeysOf(portal, house.hana.id, {}).value() == std::vector{second});
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
