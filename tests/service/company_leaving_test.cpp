// A contact leaves a company or a group: what ends at once, and who sees their tickets afterwards.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/leaving_codec.h"
#include "genkan/wire/settings_codec.h"
#include "support/mailbag.h"
#include "support/reception.h"

namespace genkan::support {
namespace {

using domain::CompanyLeaving;

// Hana of Sakura has a ticket there, takes part in one of Ken's, and told support one alone.
struct LeavingDesk : Reception {
  LeavingDesk() { house.AddMessage(house.AddConversation({own.id}).id, "Said by Hana"); }
  domain::Ticket Add(const std::string& subject, std::vector<domain::TicketContact> contacts,
                     bool restricted = false) {
    domain::Ticket ticket = house.MakeTicket(subject, {});
    ticket.contacts = std::move(contacts);
    ticket.companies = {house.sakura.id};
    ticket.restricted = restricted;
    return house.Put(ticket);
  }
  std::string Path() { return PathOf(house.hana) + "/leaving"; }
  CompanyLeaving Preview() {
    const wire::LeavingWanted wanted{.company = house.sakura.id};
    const auto answer = owner.Post(Path() + "/preview", wire::EncodeLeavingWanted(wanted));
    REQUIRE(answer.status == 200);
    return wire::DecodeCompanyLeaving(BodyOf(answer)).value();
  }
  wire::Response Leave(domain::LeftTickets tickets, const std::string& tag) {
    return owner.Post(Path(), wire::EncodeLeavingWanted(
                                  {.company = house.sakura.id, .tickets = tickets, .tag = tag}));
  }
  int StatusOf(Visitor& visitor, const domain::Ticket& ticket) {
    return visitor.Get("/v1/tickets/" + std::to_string(static_cast<std::int64_t>(ticket.number)))
        .status;
  }

  House& house = door.house;
  domain::Ticket own = Add("Own", {{house.hana.id, domain::Involvement::kRequester}});
  domain::Ticket joined = Add("Of Ken", {{house.ken.id, domain::Involvement::kRequester},
                                         {house.hana.id, domain::Involvement::kParticipant}});
  domain::Ticket told = Add("Told alone", {{house.hana.id, domain::Involvement::kRequester}}, true);
  domain::Ticket other = Add("Ken alone", {{house.ken.id, domain::Involvement::kRequester}});
};

TEST_CASE("Before a company is left it is said how many tickets are seen afterwards, either way",
          "[service][leaving]") {
  LeavingDesk desk;
  const CompanyLeaving leaving = desk.Preview();
  CHECK(leaving.company_name == desk.house.sakura.name);
  CHECK(leaving.shown_name == "hana");
  CHECK(leaving.own == 2);
  CHECK(leaving.joined == 1);
  CHECK(leaving.restricted == 1);
  CHECK(leaving.seen == 4);
  CHECK(leaving.seen_if_kept == 3);
  CHECK(leaving.seen_if_handed == 1);
  CHECK(leaving.colleagues == 1);
  CHECK(desk.Stored(desk.house.hana) == desk.house.hana);
}

TEST_CASE("Kept tickets stay with who leaves and with the company, and nothing else is seen",
          "[service][leaving]") {
  LeavingDesk desk;
  Visitor hana(desk.door, desk.house.hana), ken(desk.door, desk.house.ken);
  CHECK(desk.Leave(domain::LeftTickets::kKept, desk.Preview().tag).status == 200);
  CHECK(hana.Get("/v1/tickets").status == 401);
  REQUIRE(hana.SignIn("hana@example.org").status == 200);
  for (const domain::Ticket* ticket : {&desk.own, &desk.joined, &desk.told}) {
    CHECK(desk.StatusOf(hana, *ticket) == 200);
  }
  CHECK(desk.StatusOf(hana, desk.other) == 404);
  CHECK(desk.StatusOf(ken, desk.own) == 200);
  CHECK(desk.StatusOf(ken, desk.told) == 404);
}

TEST_CASE("Handed tickets are the company's, but for what was told to support alone",
          "[service][leaving]") {
  LeavingDesk desk;
  Visitor hana(desk.door, desk.house.hana), ken(desk.door, desk.house.ken);
  CHECK(desk.Leave(domain::LeftTickets::kHanded, desk.Preview().tag).status == 200);
  REQUIRE(hana.SignIn("hana@example.org").status == 200);
  CHECK(desk.StatusOf(hana, desk.own) == 404);
  CHECK(desk.StatusOf(hana, desk.joined) == 404);
  CHECK(desk.StatusOf(hana, desk.told) == 200);
  CHECK(desk.StatusOf(ken, desk.own) == 200);
  CHECK(BodyOf(ken.Get("/v1/tickets/1")).find("Said by Hana") != std::string::npos);
  CHECK(desk.StatusOf(ken, desk.told) == 404);
  CHECK(desk.Log().front().action == "contact.left_company");
  CHECK(desk.Log().front().after.find("handed") != std::string::npos);
}

TEST_CASE("A company is left as it was shown, and only one that the contact is in",
          "[service][leaving]") {
  LeavingDesk desk;
  const std::string tag = desk.Preview().tag;
  desk.Add("Since", {{desk.house.hana.id, domain::Involvement::kRequester}});
  CHECK(desk.Leave(domain::LeftTickets::kHanded, tag).status == 409);
  CHECK(desk.Stored(desk.house.hana) == desk.house.hana);
  const wire::LeavingWanted foreign{.company = desk.house.atlas.id};
  CHECK(desk.owner.Post(desk.Path() + "/preview", wire::EncodeLeavingWanted(foreign)).status ==
        422);
}

TEST_CASE("Leaving a company ends sessions, streams, and links that were mailed to come in by",
          "[service][leaving]") {
  LeavingDesk desk;
  Visitor hana(desk.door, desk.house.hana), guest(desk.door);
  REQUIRE(guest.PostForm("/reset", "email=hana%40example.org").status == 200);
  const std::string reset = LinkIn(TakeMail(desk.door));
  REQUIRE(hana.PostForm("/address", "email=yuki%40example.org").status == 303);
  const std::string address = LinkIn(TakeMail(desk.door));
  CHECK(guest.Visit(reset).status == 200);
  CHECK(desk.Leave(domain::LeftTickets::kKept, desk.Preview().tag).status == 200);
  CHECK(hana.Get("/v1/changes").status == 401);
  CHECK(guest.Visit(reset).status == 404);
  CHECK(guest.PostForm(address, "").status == 404);
  CHECK(desk.Stored(desk.house.hana).sign_in == domain::SignInState::kActive);
}

TEST_CASE("Whoever loses the group that let them in is out for good, with all that was mailed",
          "[service][leaving]") {
  for (const bool deleted : {false, true}) {
    Reception desk;
    House& house = desk.door.house;
    domain::AccessGroup group{.id = house.Next<domain::AccessGroupId>(), .name = "VIP"};
    group.contacts = {house.hana.id, house.ken.id};
    domain::AccessGroup rest{.id = house.Next<domain::AccessGroupId>(), .name = "Rest"};
    rest.contacts = {house.noor.id};
    house.portal.settings.Edit().groups = {group, rest};
    house.portal.settings.Edit().access.groups_only = true;
    house.portal.settings.Edit().access.groups = {group.id, rest.id};
    REQUIRE(house.store().PutPortal(house.portal).ok());
    Visitor ken(desk.door, house.ken), noor(desk.door, house.noor), guest(desk.door);
    REQUIRE(guest.PostForm("/reset", "email=ken%40example.org").status == 200);
    const std::string reset = LinkIn(TakeMail(desk.door));
    // By the settings, as a manager saves them.
    const std::string section = deleted ? "access" : "groups";
    const wire::JsonValue read = JsonOf(desk.owner.Get("/v1/settings/" + section));
    domain::Portal changed = house.portal;
    if (deleted) changed.settings.Edit().access.groups = {rest.id};
    if (!deleted) changed.settings.Edit().groups[0].contacts = {house.hana.id};
    const std::string body = wire::EncodeTaggedSection(changed, section, read.Find("tag")->text);
    CHECK(desk.owner.Put("/v1/settings/" + section, body).status == 200);
    CHECK(ken.Get("/v1/changes").status == 401);
    CHECK(noor.Get("/v1/session").status == 200);
    CHECK(guest.Visit(reset).status == 404);
    // Coming back to the group brings no old session back.
    REQUIRE(house.store().PutPortal(house.portal).ok());
    CHECK(ken.Get("/v1/session").status == 401);
    CHECK(ken.SignIn("ken@example.org").status == 200);
  }
}

}  // namespace
}  // namespace genkan::support
