#include "genkan/domain/visibility.h"

#include <catch2/catch_test_macros.hpp>

using namespace genkan;
using namespace genkan::domain;

namespace {

constexpr ContactId kHana{0, 1};
constexpr ContactId kKen{0, 2};
constexpr CompanyId kSakura{0, 11};
constexpr CompanyId kAtlas{0, 12};
constexpr CompanyId kFuji{0, 13};

enum class PrimaryView { kOff, kOn };
enum class FurtherView { kOff, kOn };

// Hana: Sakura is her primary company, Atlas a further one that was granted, Fuji one that was not.
Viewer Hana(PrimaryView portal_primary, FurtherView portal_further,
            PrimaryView own_primary = PrimaryView::kOn) {
  Contact hana{.id = kHana};
  hana.company_view = own_primary == PrimaryView::kOn;
  hana.companies = {{.company = kFuji},
                    {.company = kSakura, .primary = true},
                    {.company = kAtlas, .view_granted = true}};
  Portal portal{.id = {0, 100}};
  portal.settings.Edit().tickets.company_tickets =
      portal_primary == PrimaryView::kOn ? CompanyTickets::kPrimaryCompany : CompanyTickets::kNone;
  portal.settings.Edit().tickets.further_companies = portal_further == FurtherView::kOn;
  return ViewerFor(hana, portal);
}

const Viewer kAlone = Hana(PrimaryView::kOff, FurtherView::kOff);
const Viewer kWithCompany = Hana(PrimaryView::kOn, FurtherView::kOff);
const Viewer kWithAll = Hana(PrimaryView::kOn, FurtherView::kOn);
const Viewer kHeldBack = Hana(PrimaryView::kOn, FurtherView::kOn, PrimaryView::kOff);

struct Case {
  const char* what;
  std::vector<TicketContact> contacts;
  std::vector<CompanyId> companies;
  Sight alone;
  Sight with_company;
  Sight with_all;
  Sight held_back;
};

const Case kCases[] = {
    {"own", {{kHana}}, {}, Sight::kOwn, Sight::kOwn, Sight::kOwn, Sight::kOwn},
    {"own, of another company",
     {{kHana}},
     {kFuji},
     Sight::kOwn,
     Sight::kOwn,
     Sight::kOwn,
     Sight::kOwn},
    {"participant",
     {{kKen}, {kHana, Involvement::kParticipant}},
     {},
     Sight::kParticipant,
     Sight::kParticipant,
     Sight::kParticipant,
     Sight::kParticipant},
    {"shared",
     {{kKen}, {kHana, Involvement::kShared}},
     {},
     Sight::kShared,
     Sight::kShared,
     Sight::kShared,
     Sight::kShared},
    {"participant, of her company too",
     {{kHana, Involvement::kParticipant}},
     {kSakura},
     Sight::kParticipant,
     Sight::kParticipant,
     Sight::kParticipant,
     Sight::kParticipant},
    {"requester and shared at once",
     {{kHana, Involvement::kShared}, {kHana, Involvement::kRequester}},
     {},
     Sight::kOwn,
     Sight::kOwn,
     Sight::kOwn,
     Sight::kOwn},
    {"her company's",
     {{kKen}},
     {kSakura},
     Sight::kNone,
     Sight::kPrimaryCompany,
     Sight::kPrimaryCompany,
     Sight::kNone},
    {"her company's, without a contact",
     {},
     {kSakura},
     Sight::kNone,
     Sight::kPrimaryCompany,
     Sight::kPrimaryCompany,
     Sight::kNone},
    {"a colleague's, of no company",
     {{kKen}},
     {},
     Sight::kNone,
     Sight::kNone,
     Sight::kNone,
     Sight::kNone},
    {"a colleague's, of another company",
     {{kKen}},
     {kFuji},
     Sight::kNone,
     Sight::kNone,
     Sight::kNone,
     Sight::kNone},
    {"a granted further company's",
     {{kKen}},
     {kAtlas},
     Sight::kNone,
     Sight::kNone,
     Sight::kFurtherCompany,
     Sight::kFurtherCompany},
    {"a further company's that was not granted",
     {{kKen}},
     {kFuji},
     Sight::kNone,
     Sight::kNone,
     Sight::kNone,
     Sight::kNone},
    {"of both companies",
     {{kKen}},
     {kAtlas, kSakura},
     Sight::kNone,
     Sight::kPrimaryCompany,
     Sight::kPrimaryCompany,
     Sight::kFurtherCompany},
    {"of nobody", {}, {}, Sight::kNone, Sight::kNone, Sight::kNone, Sight::kNone},
    {"of records without ids",
     {{ContactId{}}},
     {CompanyId{}},
     Sight::kNone,
     Sight::kNone,
     Sight::kNone,
     Sight::kNone},
};

}  // namespace

TEST_CASE("Who sees a ticket, and why, is as the table says", "[domain][visibility]") {
  for (const Case& each : kCases) {
    CAPTURE(each.what);
    const Ticket ticket{.contacts = each.contacts, .companies = each.companies};
    CHECK(SightOf(kAlone, ticket) == each.alone);
    CHECK(SightOf(kWithCompany, ticket) == each.with_company);
    CHECK(SightOf(kWithAll, ticket) == each.with_all);
    CHECK(SightOf(kHeldBack, ticket) == each.held_back);
    // What is kept to those on it is seen through no company.
    Ticket restricted = ticket;
    restricted.restricted = true;
    for (const Viewer& viewer : {kAlone, kWithCompany, kWithAll, kHeldBack}) {
      CHECK(SightOf(viewer, restricted) == each.alone);
    }
  }
}

TEST_CASE("A hidden ticket is seen by nobody outside", "[domain][visibility]") {
  for (const Case& each : kCases) {
    CAPTURE(each.what);
    const Ticket ticket{.contacts = each.contacts, .companies = each.companies, .hidden = true};
    CHECK(SightOf(kWithAll, ticket) == Sight::kNone);
  }
}

TEST_CASE("A viewer without an identity sees nothing", "[domain][visibility]") {
  for (const Case& each : kCases) {
    CAPTURE(each.what);
    const Ticket ticket{.contacts = each.contacts, .companies = each.companies};
    CHECK(SightOf(Viewer{}, ticket) == Sight::kNone);
  }
}

TEST_CASE("A viewer is entitled only to what the portal and the contact allow",
          "[domain][visibility]") {
  CHECK_FALSE(kAlone.primary_company);
  CHECK(kAlone.further_companies.empty());
  CHECK(kWithCompany.primary_company == kSakura);
  CHECK(kWithCompany.further_companies.empty());
  CHECK(kWithAll.further_companies == std::vector{kAtlas});
  CHECK_FALSE(kHeldBack.primary_company);
  CHECK(kWithAll.portal == PortalId{0, 100});
  CHECK(kWithAll.contact == kHana);
}

TEST_CASE("A message shows only in an associated conversation and only when meant for customers",
          "[domain][visibility]") {
  constexpr TicketId kTicket{0, 21};
  const Conversation associated{.id = {0, 31}, .tickets = {TicketId{0, 20}, kTicket}};
  const Conversation detached{.id = {0, 31}};
  const Message visible{.conversation = {0, 31}, .audience = Audience::kCustomer};
  const Message internal{.conversation = {0, 31}};
  const Message elsewhere{.conversation = {0, 32}, .audience = Audience::kCustomer};
  CHECK(ShownToCustomer(associated, visible, kTicket));
  CHECK_FALSE(ShownToCustomer(associated, visible, TicketId{0, 22}));
  CHECK_FALSE(ShownToCustomer(detached, visible, kTicket));
  CHECK_FALSE(ShownToCustomer(associated, internal, kTicket));
  CHECK_FALSE(ShownToCustomer(associated, elsewhere, kTicket));
}
