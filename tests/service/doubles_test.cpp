// A manager makes one contact of two, and knows beforehand who will see what.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/audit_codec.h"
#include "genkan/wire/doubles_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/played_authenticator.h"

namespace genkan::support {
namespace {

struct MergeDesk {
  MergeDesk() : door(kPasskeyOrigin) {
    door.AddManager("owner@example.org");
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
  }

  std::string PathOf(const domain::Contact& contact) {
    return "/v1/contacts/" + domain::IdText(contact.id) + "/merge";
  }
  std::string Wanted(const domain::Contact& into, const std::string& tag) {
    return wire::EncodeContactMergeWanted({.into = into.id, .tag = tag});
  }
  domain::ContactMerge Preview(const domain::Contact& from, const domain::Contact& into) {
    const auto answer = owner.Post(PathOf(from) + "/preview", Wanted(into, ""));
    INFO(BodyOf(answer));
    const auto merge = wire::DecodeContactMerge(BodyOf(answer));
    REQUIRE(merge.ok());
    return *merge;
  }
  wire::Response Merge(const domain::Contact& from, const domain::Contact& into) {
    return owner.Post(PathOf(from), Wanted(into, Preview(from, into).tag));
  }
  domain::DoubleList Listed() {
    const auto list = wire::DecodeDoubleList(BodyOf(owner.Get("/v1/contact-doubles")));
    REQUIRE(list.ok());
    return *list;
  }
  std::vector<std::string> SubjectsSeenBy(Visitor& visitor) {
    std::vector<std::string> subjects;
    const auto page = wire::DecodeTicketPage(BodyOf(visitor.Get("/v1/tickets")));
    REQUIRE(page.ok());
    for (const auto& ticket : page->tickets) subjects.push_back(ticket.subject);
    return subjects;
  }

  FrontDoor door;
  Visitor owner{door};
};

using Names = std::vector<std::string>;

TEST_CASE("Likely doubles are listed with what they have in common, until they are kept apart",
          "[service][doubles]") {
  MergeDesk desk;
  House& house = desk.door.house;
  CHECK(desk.Listed().groups.empty());
  domain::Contact second = house.MakeContact("second", house.atlas.id);
  second.addresses.emplace_back("HANA@example.org");
  REQUIRE(desk.door.store->PutContact(house.portal.id, second).ok());
  const domain::DoubleList list = desk.Listed();
  REQUIRE(list.groups.size() == 1);
  CHECK(list.groups[0].reason == domain::DoubleReason::kAddress);
  REQUIRE(list.groups[0].contacts.size() == 2);
  CHECK(list.groups[0].contacts[0].shown_name == "hana");
  CHECK(list.groups[0].contacts[1].company_name == house.atlas.name);
  CHECK(
      desk.owner.Post("/v1/contact-doubles/apart", wire::EncodeApart(list.groups[0].key)).status ==
      204);
  CHECK(desk.Listed().groups.empty());
  const auto log = wire::DecodeAudit(BodyOf(desk.owner.Get("/v1/audit?limit=1")));
  CHECK(log->at(0).action == "contact.kept_apart");
  CHECK(log->at(0).subject == "hana@example.org");
  CHECK(desk.owner.Post("/v1/contact-doubles/apart", wire::EncodeApart("a")).status == 404);
}

TEST_CASE("Merging shows beforehand who will see what, and does just that", "[service][doubles]") {
  MergeDesk desk;
  House& house = desk.door.house;
  domain::Ticket ticket = house.MakeTicket("Hana's own", house.hana.id);
  house.Put(ticket);
  domain::Ticket of_company = house.MakeTicket("Of Sakura", house.ken.id);
  of_company.companies = {house.sakura.id};
  house.Put(of_company);
  house.AddTicket("Noor's own", house.noor.id);

  const domain::ContactMerge merge = desk.Preview(house.hana, house.noor);
  CHECK(merge.from.tickets == 1);
  CHECK(merge.into.tickets == 1);
  CHECK(merge.from.gains == Names{house.atlas.name});
  CHECK(merge.from.loses == Names{house.sakura.name});
  CHECK(merge.into.gains.empty());
  CHECK(merge.into.loses.empty());
  CHECK(merge.member_email == "noor@example.org");

  Visitor as_hana(desk.door, house.hana);
  Visitor as_noor(desk.door, house.noor);
  const auto answer = desk.Merge(house.hana, house.noor);
  INFO(BodyOf(answer));
  REQUIRE(answer.status == 200);
  const Names both{"Noor's own", "Hana's own"};
  CHECK(desk.SubjectsSeenBy(as_noor) == both);
  // Who was signed in stays so, as the one that is left.
  CHECK(desk.SubjectsSeenBy(as_hana) == both);
  CHECK(JsonOf(as_hana.Get("/v1/session")).Find("email")->text == "noor@example.org");
  Visitor anew(desk.door);
  CHECK(anew.SignIn("hana@example.org").status == 401);
  CHECK(anew.SignIn("noor@example.org").status == 200);
  const auto log = wire::DecodeAudit(BodyOf(desk.owner.Get("/v1/audit?limit=1")));
  CHECK(log->at(0).action == "contact.merged");
  CHECK(log->at(0).before.find("hana@example.org") != std::string::npos);
}

TEST_CASE("A requester who takes part twice is the requester once", "[service][doubles]") {
  MergeDesk desk;
  House& house = desk.door.house;
  domain::Ticket ticket = house.MakeTicket("Boxes", house.hana.id);
  ticket.contacts.push_back({house.ken.id, domain::Involvement::kParticipant});
  ticket = house.Put(ticket);
  REQUIRE(desk.Merge(house.hana, house.ken).status == 200);
  CHECK(desk.door.store->TicketsNaming(house.portal.id, house.ken.id).value().at(0).contacts ==
        std::vector<domain::TicketContact>{{house.ken.id, domain::Involvement::kRequester}});
}

TEST_CASE("A merge that was not looked at is refused", "[service][doubles]") {
  MergeDesk desk;
  House& house = desk.door.house;
  const std::string tag = desk.Preview(house.hana, house.ken).tag;
  house.AddTicket("New meanwhile", house.hana.id);
  const auto stale = desk.owner.Post(desk.PathOf(house.hana), desk.Wanted(house.ken, tag));
  CHECK(stale.status == 409);
  const auto itself =
      desk.owner.Post(desk.PathOf(house.hana) + "/preview", desk.Wanted(house.hana, ""));
  CHECK(itself.status == 422);
  domain::Contact nobody = house.hana;
  nobody.id = {1, 2};
  CHECK(desk.owner.Post(desk.PathOf(house.hana) + "/preview", desk.Wanted(nobody, "")).status ==
        422);
  CHECK(desk.owner.Post(desk.PathOf(nobody) + "/preview", desk.Wanted(house.ken, "")).status ==
        404);
  Visitor customer(desk.door, house.hana);
  CHECK(customer.Get("/v1/contact-doubles").status == 404);
  CHECK(customer.Post(desk.PathOf(house.hana), desk.Wanted(house.ken, tag)).status == 404);
}

TEST_CASE("A static group holds whoever stays", "[service][doubles]") {
  MergeDesk desk;
  House& house = desk.door.house;
  domain::AccessGroup group;
  group.id = house.Next<domain::AccessGroupId>();
  group.contacts = {house.hana.id, house.noor.id};
  house.portal.settings.Edit().groups = {group};
  REQUIRE(desk.door.store->PutPortal(house.portal).ok());
  REQUIRE(desk.Merge(house.hana, house.ken).status == 200);
  const domain::Portal after = desk.door.store->PortalById(house.portal.id).value();
  CHECK(after.settings->groups.at(0).contacts ==
        std::vector<domain::ContactId>{house.noor.id, house.ken.id});
}

TEST_CASE("The passkey of whoever is no more signs in the one that stays", "[service][doubles]") {
  MergeDesk desk;
  House& house = desk.door.house;
  PlayedAuthenticator authenticator(desk.door);
  Visitor ken(desk.door, house.ken);
  REQUIRE(authenticator.Make(ken).status == 303);
  desk.door.clock.Advance(kMillisPerMinute);
  REQUIRE(desk.Merge(house.ken, house.hana).status == 200);
  Visitor anew(desk.door);
  CHECK(authenticator.SignIn(anew).status == 303);
  CHECK(JsonOf(anew.Get("/v1/session")).Find("email")->text == "hana@example.org");
}

TEST_CASE("Nothing of somebody who is suspended opens a door", "[service][doubles]") {
  MergeDesk desk;
  House& house = desk.door.house;
  PlayedAuthenticator authenticator(desk.door);
  Visitor ken(desk.door, house.ken);
  REQUIRE(authenticator.Make(ken).status == 303);
  desk.door.clock.Advance(kMillisPerMinute);
  domain::Contact suspended = house.ken;
  suspended.sign_in = domain::SignInState::kSuspended;
  REQUIRE(desk.door.store->PutContact(house.portal.id, suspended).ok());
  REQUIRE(desk.Merge(suspended, house.hana).status == 200);
  CHECK(ken.Get("/v1/session").status == 401);
  Visitor anew(desk.door);
  authenticator.SignIn(anew);
  CHECK(anew.Get("/v1/session").status == 401);

  // The other way round the suspended one stays, and lets nobody in who was.
  Visitor noor(desk.door, house.noor);
  domain::Contact closed = house.hana;
  closed.sign_in = domain::SignInState::kSuspended;
  REQUIRE(desk.door.store->PutContact(house.portal.id, closed).ok());
  REQUIRE(desk.Merge(house.noor, closed).status == 200);
  CHECK(noor.Get("/v1/session").status == 401);
}

TEST_CASE("An address that signs in no more after a merge is mailed which one does",
          "[service][doubles]") {
  MergeDesk desk;
  House& house = desk.door.house;
  house.ken.language = "en";
  REQUIRE(desk.door.store->PutContact(house.portal.id, house.ken).ok());
  CHECK(desk.Merge(house.ken, house.noor).status == 200);
  const auto mails = desk.door.store->MailOf(house.portal.id).value();
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].message.to.address == "ken@example.org");
  CHECK(mails[0].message.text.find("From now on you sign in with noor@example.org") !=
        std::string::npos);
}

TEST_CASE("A merge after which nobody signs in by another address mails nothing",
          "[service][doubles]") {
  MergeDesk desk;
  House& house = desk.door.house;
  house.ken.sign_in = domain::SignInState::kNone;
  REQUIRE(desk.door.store->PutContact(house.portal.id, house.ken).ok());
  CHECK(desk.Merge(house.ken, house.noor).status == 200);
  CHECK(desk.door.store->MailOf(house.portal.id)->empty());
}

}  // namespace
}  // namespace genkan::support
