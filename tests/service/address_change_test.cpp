// Another address to sign in with: asked for, confirmed by its link, undone from the old one.
#include <catch2/catch_test_macros.hpp>

#include "support/mailbag.h"
#include "support/reception.h"

namespace genkan::support {
namespace {

using domain::ContactDetails;

constexpr const char* kNew = "mori@example.org";

bool Has(const wire::Response& response, std::string_view part) {
  return BodyOf(response).find(part) != std::string::npos;
}

struct AddressDesk : Reception {
  const domain::Contact& ken = door.house.ken;
  // The manager's choice of another sign-in name.
  wire::Response Rename(std::vector<std::string> addresses = {kNew}) {
    return Edit(ken, [&](ContactDetails* details) {
      details->addresses = addresses;
      details->member_email = kNew;
    });
  }
  wire::MailMessage RenamedMail() {
    REQUIRE(Rename().status == 200);
    return TakeMail(door);
  }
  // The undo link, after the change.
  std::string Changed() {
    Visitor guest(door);
    REQUIRE(guest.PostForm(LinkIn(RenamedMail()), "").status == 200);
    return LinkIn(TakeMail(door));
  }
  domain::AddressChangeView Pending() { return Read(ken).first.about.address_change; }
};

TEST_CASE("A new address counts after the link to it, until then the old one signs in",
          "[service][address]") {
  AddressDesk desk;
  Visitor ken(desk.door, desk.ken), guest(desk.door);
  const wire::MailMessage mail = desk.RenamedMail();
  CHECK(mail.to.address == kNew);
  CHECK(desk.Pending().address == kNew);
  CHECK(desk.Pending().expires_at_millis == desk.door.clock.NowMillis() + kMillisPerDay);
  CHECK(desk.Stored(desk.ken) == desk.ken);
  CHECK(desk.Log().front().action == "contact.address_asked");
  CHECK(guest.SignIn(kNew).status == 401);
  const std::string link = LinkIn(mail);
  CHECK(link.starts_with("/address/new?token="));
  // Opening it changes nothing: mail scanners do.
  CHECK(Has(guest.Visit(link), kNew));
  CHECK(desk.Stored(desk.ken) == desk.ken);
  CHECK(guest.PostForm(link, "").status == 200);
  CHECK(desk.Stored(desk.ken).member_email == kNew);
  CHECK(desk.Stored(desk.ken).addresses == std::vector<std::string>{kNew});
  CHECK(desk.Pending().address.empty());
  CHECK(desk.Log().front().action == "contact.address_changed");
  // Whoever is signed in stays so, with the same password under the other name.
  CHECK(ken.Get("/v1/session").status == 200);
  CHECK(guest.SignIn(kNew).status == 200);
  Visitor again(desk.door);
  CHECK(again.SignIn("ken@example.org").status == 401);
  CHECK(again.PostForm(link, "").status == 404);
  CHECK(TakeMail(desk.door).to.address == "ken@example.org");
}

TEST_CASE("The old address undoes the change for three days, and whoever came in meanwhile is out",
          "[service][address]") {
  AddressDesk desk;
  const std::string undo = desk.Changed();
  CHECK(undo.starts_with("/address/undo?token="));
  Visitor thief(desk.door), guest(desk.door);
  REQUIRE(thief.SignIn(kNew).status == 200);
  const service::Passkey passkey{.id = desk.door.house.Next<service::PasskeyId>(),
                                 .contact = desk.ken.id,
                                 .staff = {},
                                 .credential_id = "thief",
                                 .public_key = "x",
                                 .name = "Mine",
                                 .made_at_millis = desk.door.clock.NowMillis()};
  REQUIRE(desk.door.store->PutPasskey(desk.door.house.portal.id, passkey).ok());
  desk.door.clock.Advance(3 * kMillisPerDay - 1);
  REQUIRE(thief.SignIn(kNew).status == 200);
  CHECK(guest.Visit(undo).status == 200);
  CHECK(thief.Get("/v1/session").status == 200);
  CHECK(guest.PostForm(undo, "").status == 200);
  CHECK(desk.Stored(desk.ken).member_email == "ken@example.org");
  CHECK(desk.Stored(desk.ken).addresses == std::vector<std::string>{"ken@example.org"});
  CHECK(thief.Get("/v1/session").status == 401);
  CHECK(thief.SignIn(kNew).status == 401);
  // What the thief may have set opens nothing either.
  CHECK(thief.SignIn("ken@example.org").status == 401);
  CHECK(desk.door.store->PasskeysOf(desk.door.house.portal.id, desk.ken.id, {})->empty());
  CHECK(guest.PostForm(undo, "").status == 404);
  REQUIRE(desk.owner.SignIn("owner@example.org").status == 200);
  CHECK(desk.Log().front().action == "contact.address_undone");
}

TEST_CASE("After three days a change of address is no mail's to undo", "[service][address]") {
  AddressDesk desk;
  const std::string undo = desk.Changed();
  desk.door.clock.Advance(3 * kMillisPerDay);
  Visitor guest(desk.door);
  CHECK(guest.Visit(undo).status == 404);
  CHECK(guest.PostForm(undo, "").status == 404);
  CHECK(desk.Stored(desk.ken).member_email == kNew);
}

TEST_CASE("A pending address is sent again, cancelled and shown, and only its newest link counts",
          "[service][address]") {
  AddressDesk desk;
  Visitor guest(desk.door);
  const std::string path = desk.PathOf(desk.ken) + "/address-change";
  CHECK(desk.owner.Post(path, "").status == 409);
  const std::string first = LinkIn(desk.RenamedMail());
  CHECK(desk.owner.Post(path, "").status == 200);
  const std::string second = LinkIn(TakeMail(desk.door));
  CHECK(guest.PostForm(first, "").status == 404);
  CHECK(guest.Visit(second).status == 200);
  CHECK(desk.owner.Post(path, "").status == 200);
  CHECK(desk.owner.Delete(path).status == 200);
  // The mail that was on its way does not go out.
  CHECK(MailIn(desk.door).empty());
  CHECK(desk.Pending().address.empty());
  CHECK(desk.Log().front().action == "contact.address_cancelled");
  CHECK(guest.PostForm(second, "").status == 404);
  const std::string late = LinkIn(desk.RenamedMail());
  desk.door.clock.Advance(kMillisPerDay);
  CHECK(guest.PostForm(late, "").status == 404);
}

TEST_CASE("Suspending somebody ends a pending address, and who loses it to another is told",
          "[service][address]") {
  AddressDesk desk;
  Visitor guest(desk.door);
  const std::string suspended = LinkIn(desk.RenamedMail());
  REQUIRE(desk.owner.Post(desk.PathOf(desk.ken) + "/suspension", "").status == 200);
  CHECK(guest.PostForm(suspended, "").status == 404);
  REQUIRE(desk.owner.Delete(desk.PathOf(desk.ken) + "/suspension").status == 200);
  CHECK(guest.PostForm(suspended, "").status == 404);
  const std::string taken = LinkIn(desk.RenamedMail());
  domain::Contact other = desk.door.house.MakeContact("mori");
  REQUIRE(desk.door.store->PutContact(desk.door.house.portal.id, other).ok());
  CHECK(guest.PostForm(taken, "").status == 409);
  CHECK(desk.Stored(desk.ken).member_email == "ken@example.org");
}

TEST_CASE("An old address that the manager keeps stays an ordinary one", "[service][address]") {
  AddressDesk desk;
  REQUIRE(desk.Rename({"ken@example.org", kNew}).status == 200);
  Visitor guest(desk.door);
  REQUIRE(guest.PostForm(LinkIn(TakeMail(desk.door)), "").status == 200);
  CHECK(desk.Stored(desk.ken).addresses == std::vector<std::string>{"ken@example.org", kNew});
  CHECK(desk.Stored(desk.ken).member_email == kNew);
}

TEST_CASE("A customer asks for another address themselves, and hears nothing of who has it",
          "[service][address]") {
  AddressDesk desk;
  Visitor ken(desk.door, desk.ken), guest(desk.door);
  CHECK(Has(ken.Visit("/address"), "ken@example.org"));
  CHECK(Has(ken.Get("/v1/session"), "/address"));
  CHECK(ken.PostForm("/address", "email=no").status == 422);
  CHECK(ken.PostForm("/address", "email=KEN%40example.org").status == 422);
  CHECK(ken.PostForm("/address", "email=hana%40example.org").status == 303);
  const wire::Response taken = ken.Visit("/address");
  CHECK(Has(taken, "hana@example.org"));
  CHECK(MailIn(desk.door).empty());
  CHECK(ken.PostForm("/address/cancel", "").status == 303);
  CHECK_FALSE(Has(ken.Visit("/address"), "hana@example.org"));
  CHECK(ken.PostForm("/address", "email=mori%40example.org").status == 303);
  CHECK(Has(ken.Visit("/address"), kNew));
  CHECK(desk.Log().front().actor_shown_name == "ken");
  CHECK(guest.PostForm(LinkIn(TakeMail(desk.door)), "").status == 200);
  CHECK(Has(ken.Visit("/address"), kNew));
  CHECK(desk.owner.Visit("/address").status == 404);
}

}  // namespace
}  // namespace genkan::support
