// A manager's contacts, by role and name.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("A contact is looked for, found, and led to", "[ui][manage][contacts]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/contacts");
  CHECK(office.page.Find(Role::kLink, "hana") != nullptr);
  CHECK(office.page.Find(Role::kLink, "noor") != nullptr);
  REQUIRE(office.page.Fill("Search contacts", "ＫＥＮ"));
  CHECK(office.page.Find(Role::kLink, "hana") == nullptr);
  CHECK(office.page.Shows(
      "ken@example.org · Sakura Trading 株式会社 · signed in before · can sign in"));
  REQUIRE(office.page.Fill("Search contacts", "zzz"));
  CHECK(office.page.Shows("Nobody was found."));
  REQUIRE(office.page.Fill("Search contacts", "ken"));
  REQUIRE(office.page.Press(Role::kLink, "ken"));
  CHECK(office.page.path() == "/manage/contacts/" + domain::IdText(door.house.ken.id));
  CHECK(office.page.Find(Role::kHeading, "ken") != nullptr);
  CHECK(office.page.Shows("Signs in with ken@example.org."));
}

TEST_CASE("A ticket that is nobody's leads to the desk, for those who may answer there",
          "[ui][manage][contacts]") {
  for (const bool answers : {false, true}) {
    FrontDoor door;
    door.house.AddTicket("From nobody", {});
    domain::Staff owner = door.AddManager("owner@example.org");
    if (answers) owner.permissions.push_back(domain::Permission::kTickets);
    REQUIRE(door.store->PutStaff(door.house.portal.id, owner).ok());
    Office office(door);
    office.page.Open("/manage/contacts");
    const ui::Node* link = office.page.Find(Role::kLink, "#1");
    CHECK((link != nullptr) == answers);
    if (answers) CHECK(link->href == "/desk/tickets/1");
    CHECK(office.page.Shows("#1"));
  }
}

TEST_CASE("The pages of contacts are sound in every language, wide and narrow",
          "[ui][manage][contacts]") {
  for (const std::string& language : ShippedLanguages()) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
      FrontDoor door;
      door.house.ken.companies.push_back({.company = door.house.atlas.id});
      REQUIRE(door.store->PutContact(door.house.portal.id, door.house.ken).ok());
      domain::AccessGroup group{.id = door.house.Next<domain::AccessGroupId>(), .name = "VIP"};
      group.contacts = {door.house.ken.id, domain::ContactId{1, 2}};
      door.house.portal.settings.Edit().groups = {group};
      REQUIRE(door.store->PutPortal(door.house.portal).ok());
      Office office(door, {.language = language, .window = {.width = width}});
      for (const std::string& path :
           {std::string("/contacts"), "/contacts/" + domain::IdText(door.house.ken.id),
            std::string("/contacts/new"), std::string("/groups"), std::string("/companies"),
            "/companies/" + domain::IdText(door.house.atlas.id), std::string("/companies/new"),
            std::string("/invitations")}) {
        INFO(language << " " << width << " " << path);
        office.page.Open("/manage" + path);
        CHECK(Complaints(office.page) == std::vector<std::string>());
        CHECK_FALSE(office.page.Shows("manage."));
      }
    }
  }
}

TEST_CASE("Sight of a further company is granted on the contact's page", "[ui][manage][contacts]") {
  FrontDoor door;
  door.house.ken.companies.push_back({.company = door.house.atlas.id});
  REQUIRE(door.store->PutContact(door.house.portal.id, door.house.ken).ok());
  Office office(door);
  office.page.Open("/manage/contacts/" + domain::IdText(door.house.ken.id));
  const auto toggles = office.page.All(Role::kCheckbox);
  const auto further = std::find_if(toggles.rbegin(), toggles.rend(), [](const ui::Node* node) {
    return node->name == "Sees this company's tickets";
  });
  REQUIRE(further != toggles.rend());
  office.page.Settle({{.kind = ui::DomEvent::Kind::kClick, .id = (*further)->id}});
  CHECK(office.page.Shows("Your changes are not saved yet."));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Find(Role::kStatus, "Saved.") != nullptr);
  const auto stored = door.store->ContactById(door.house.portal.id, door.house.ken.id);
  CHECK(stored->companies[1].view_granted);
  CHECK_FALSE(office.page.Shows("Without effect"));
  door.house.portal.settings.Edit().tickets.further_companies = false;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  office.page.Open("/manage");
  office.page.Open("/manage/contacts/" + domain::IdText(door.house.ken.id));
  CHECK(office.page.Shows("Without effect: further companies are switched off under Tickets."));
}

TEST_CASE("A contact is made on a page of its own, and the page then is the contact's",
          "[ui][manage][contacts]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/contacts");
  REQUIRE(office.page.Press(Role::kLink, "Add contact"));
  REQUIRE(office.page.Fill("Family name", "Lis"));
  REQUIRE(office.page.Fill("Given name", "Ola"));
  REQUIRE(office.page.Press(Role::kButton, "Add address"));
  REQUIRE(office.page.Fill("Email address 1", "ola@atlas.example"));
  REQUIRE(office.page.Press(Role::kRadio, "ola@atlas.example"));
  REQUIRE(office.page.Press(Role::kButton, "Add company"));
  REQUIRE(office.page.Fill("Search companies", "atlas"));
  REQUIRE(office.page.Press(Role::kButton, "Add"));
  CHECK(office.page.Find(Role::kLink, "Atlas Freight (primary company)") != nullptr);
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  const auto made = door.store->ContactByMemberEmail(door.house.portal.id, "ola@atlas.example");
  REQUIRE(made.ok());
  CHECK(made->name.family == "Lis");
  CHECK(domain::PrimaryCompany(*made) == door.house.atlas.id);
  CHECK(office.page.path() == "/manage/contacts/" + domain::IdText(made->id));
  CHECK(office.page.Find(Role::kHeading, "Ola Lis") != nullptr);
}

TEST_CASE("Whose sign-in name it is stands at the field, and so does who shares an address",
          "[ui][manage][contacts]") {
  FrontDoor door;
  door.house.noor.addresses.push_back("info@example.org");
  REQUIRE(door.store->PutContact(door.house.portal.id, door.house.noor).ok());
  Office office(door);
  office.page.Open("/manage/contacts/" + domain::IdText(door.house.ken.id));
  REQUIRE(office.page.Fill("Email address 1", "hana@example.org"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Shows("hana signs in with this address already. Choose another."));
  REQUIRE(office.page.Fill("Email address 1", "ken@example.org"));
  REQUIRE(office.page.Press(Role::kButton, "Add address"));
  REQUIRE(office.page.Fill("Email address 2", "info@example.org"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Shows("Others have this address, too:"));
  REQUIRE(office.page.Press(Role::kLink, "noor"));
  CHECK(office.page.path() == "/manage/contacts/" + domain::IdText(door.house.noor.id));
}

TEST_CASE("Those of whom something is missing are shown alone", "[ui][manage][contacts]") {
  FrontDoor door;
  door.house.AddContact("lone");
  Office office(door);
  office.page.Open("/manage/contacts");
  REQUIRE(office.page.Choose("Show", "Without a company"));
  CHECK(office.page.Find(Role::kLink, "lone") != nullptr);
  CHECK(office.page.Find(Role::kLink, "hana") == nullptr);
}

TEST_CASE("A contact is invited, shut out and let back in on its page, and it is said why",
          "[ui][manage][contacts]") {
  FrontDoor door;
  domain::Contact ola = door.house.MakeContact("ola", door.house.atlas.id);
  ola.sign_in = domain::SignInState::kNone;
  REQUIRE(door.store->PutContact(door.house.portal.id, ola).ok());
  Office office(door);
  office.page.Open("/manage/contacts/" + domain::IdText(ola.id));
  CHECK(office.page.Shows("Was never invited, so cannot sign in."));
  CHECK(office.page.Shows("Seen, because it is the primary company."));
  REQUIRE(office.page.Press(Role::kButton, "Send invitation"));
  CHECK(office.page.Find(Role::kStatus, "The invitation is on its way.") != nullptr);
  CHECK(office.page.Shows("Was invited as ola@example.org and has not signed in yet."));
  CHECK(office.page.Find(Role::kButton, "Send the invitation again") != nullptr);
  REQUIRE(office.page.Press(Role::kButton, "Suspend"));
  CHECK(office.page.Shows("Is suspended, so cannot sign in."));
  REQUIRE(office.page.Press(Role::kButton, "Let back in"));
  CHECK(office.page.Shows("Was never invited, so cannot sign in."));
}

TEST_CASE("Those who were found are invited after a second press, and their number is shown",
          "[ui][manage][contacts]") {
  FrontDoor door;
  domain::Contact ola = door.house.MakeContact("ola");
  ola.sign_in = domain::SignInState::kNone;
  REQUIRE(door.store->PutContact(door.house.portal.id, ola).ok());
  Office office(door);
  office.page.Open("/manage/contacts");
  REQUIRE(office.page.Press(Role::kButton, "Invite those who are found"));
  CHECK(door.store->InvitationRuns(door.house.portal.id)->empty());
  REQUIRE(office.page.Press(Role::kButton, "Send invitations"));
  CHECK(office.page.path() == "/manage/invitations");
  CHECK(office.page.Shows("Left: 1 · on their way: 0 · sent: 0 · failed: 0"));
  REQUIRE(office.page.Press(Role::kButton, "Stop"));
  CHECK(office.page.Shows("Stopped. Those who are left get no mail."));
}

TEST_CASE("A company is made, found and renamed, with its contacts below it",
          "[ui][manage][companies]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/companies");
  REQUIRE(office.page.Press(Role::kLink, "Add company"));
  REQUIRE(office.page.Fill("Company name", "Borealis"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.path() == "/manage/companies");
  CHECK(office.page.Find(Role::kLink, "Borealis") != nullptr);
  REQUIRE(office.page.Fill("Search companies", "atlas"));
  REQUIRE(office.page.Press(Role::kLink, "Atlas Freight"));
  CHECK(office.page.Find(Role::kLink, "noor") != nullptr);
  CHECK(office.page.Find(Role::kLink, "hana") == nullptr);
  REQUIRE(office.page.Fill("Company name", "Borealis"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Shows("Another company has the same name."));
}

TEST_CASE("Contacts are chosen for a group by search, listed by name, and removed",
          "[ui][manage][contacts]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/groups");
  REQUIRE(office.page.Press(Role::kButton, "Create access group of chosen contacts"));
  REQUIRE(office.page.Fill("Access group name", "VIP"));
  REQUIRE(office.page.Press(Role::kButton, "Choose contacts"));
  REQUIRE(office.page.Fill("Search contacts", "ken"));
  REQUIRE(office.page.Press(Role::kButton, "Add"));
  REQUIRE(office.page.Fill("Search contacts", "noor"));
  REQUIRE(office.page.Press(Role::kButton, "Add"));
  CHECK(office.page.Shows("2 chosen contacts"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  using Ids = std::vector<domain::ContactId>;
  CHECK(office.Portal().settings->groups.front().contacts ==
        Ids{door.house.ken.id, door.house.noor.id});
  Office again(door);
  again.page.Open("/manage/groups");
  CHECK(again.page.Shows("ken@example.org"));
  REQUIRE(again.page.Press(Role::kButton, "Remove"));
  REQUIRE(again.page.Press(Role::kButton, "Save"));
  CHECK(again.Portal().settings->groups.front().contacts == Ids{door.house.noor.id});
}

TEST_CASE("Of a group with very many members the first are listed and all can be found",
          "[ui][manage][contacts]") {
  FrontDoor door;
  domain::AccessGroup group{.id = door.house.Next<domain::AccessGroupId>(), .name = "All"};
  for (int i = 0; i < 60; ++i) {
    group.contacts.push_back(door.house.AddContact("guest" + std::to_string(100 + i)).id);
  }
  door.house.portal.settings.Edit().groups = {group};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Office office(door);
  office.page.Open("/manage/groups");
  CHECK(office.page.Shows("guest119"));
  CHECK_FALSE(office.page.Shows("guest120"));
  CHECK(office.page.Shows("40 more. Search to find or remove them."));
  REQUIRE(office.page.Press(Role::kButton, "Show more"));
  CHECK(office.page.Shows("guest139"));
  REQUIRE(office.page.Press(Role::kButton, "Choose contacts"));
  REQUIRE(office.page.Fill("Search contacts", "guest159"));
  const auto buttons = office.page.All(Role::kButton);
  const auto last = std::find_if(buttons.rbegin(), buttons.rend(),
                                 [](const ui::Node* node) { return node->name == "Remove"; });
  REQUIRE(last != buttons.rend());
  office.page.Settle({{.kind = ui::DomEvent::Kind::kClick, .id = (*last)->id}});
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  const auto kept = office.Portal().settings->groups.front().contacts;
  CHECK(kept.size() == 59);
  CHECK(std::find(kept.begin(), kept.end(), group.contacts.back()) == kept.end());
}

TEST_CASE("Another sign-in name is shown as pending, is sent again and cancelled",
          "[ui][manage][contacts]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/contacts/" + domain::IdText(door.house.ken.id));
  REQUIRE(office.page.Press(Role::kButton, "Add address"));
  REQUIRE(office.page.Fill("Email address 2", "mori@example.org"));
  REQUIRE(office.page.Press(Role::kRadio, "mori@example.org"));
  REQUIRE(office.page.Press(Role::kButton, "Save"));
  CHECK(office.page.Shows("mori@example.org is to sign in once the link mailed to it was used"));
  CHECK(office.page.Shows("Until then ken@example.org does."));
  CHECK(office.page.Shows("Signs in with ken@example.org."));
  REQUIRE(office.page.Press(Role::kButton, "Send the link again"));
  CHECK(office.page.Shows("The mail with the link is on its way."));
  REQUIRE(office.page.Press(Role::kButton, "Cancel the change of address"));
  CHECK_FALSE(office.page.Shows("is to sign in once the link"));
  CHECK(door.store->MailOf(door.house.portal.id)->empty());
}

TEST_CASE("A company is left after a look at what becomes of its tickets",
          "[ui][manage][contacts]") {
  for (const bool hand : {false, true}) {
    FrontDoor door;
    domain::Ticket ticket = door.house.MakeTicket("Own", door.house.ken.id);
    ticket.companies = {door.house.sakura.id};
    ticket = door.house.Put(ticket);
    Office office(door);
    office.page.Open("/manage/contacts/" + domain::IdText(door.house.ken.id));
    REQUIRE(office.page.Press(Role::kButton, "Take out of this company"));
    CHECK(
        office.page.Shows("1 ticket of Sakura Trading 株式会社 has ken as requester or "
                          "participant."));
    CHECK(office.page.Shows("ken sees 1 ticket afterwards, 1 now."));
    if (hand) {
      REQUIRE(office.page.Press(Role::kRadio, "Hand to the company: only its people see them"));
      CHECK(office.page.Shows("ken sees 0 tickets afterwards, 1 now."));
    }
    CHECK(door.store->ContactById(door.house.portal.id, door.house.ken.id)->companies.size() == 1);
    REQUIRE(office.page.Press(Role::kButton, "Take out of the company"));
    CHECK(office.page.Find(Role::kStatus)->name == "Taken out of the company.");
    CHECK(office.page.Shows("Belongs to no company."));
    CHECK(door.store->ContactById(door.house.portal.id, door.house.ken.id)->companies.empty());
    const auto stored =
        door.store->TicketById(domain::AgentViewer::Operator(door.house.portal.id), ticket.id);
    CHECK(stored->contacts.empty() == hand);
  }
}

}  // namespace
}  // namespace genkan::support
