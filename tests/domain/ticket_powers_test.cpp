#include "genkan/domain/ticket_powers.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/ticket_people.h"

namespace genkan::domain {
namespace {

constexpr CompanyId kSakura{0, 11};

struct Desk {
  Desk() {
    pipeline.id = PipelineId{1, 9};
    pipeline.stages = {{.id = StageId{1, 1}}, {.id = StageId{1, 2}}};
    pipeline.stages[1].kind = StageKind::kClosed;
    ticket.stage = StageId{1, 1};
    ticket.companies = {kSakura};
    settings.tickets.pipelines = {{.pipeline = pipeline.id, .may_close = true}};
  }
  TicketPowers Powers(Sight sight) const { return PowersOf(settings, pipeline, ticket, sight); }

  Pipeline pipeline;
  Ticket ticket;
  PortalSettings settings;
};

constexpr Sight kAsColleague[] = {Sight::kShared, Sight::kPrimaryCompany, Sight::kFurtherCompany};

}  // namespace

TEST_CASE("Colleagues read only where the rules have it, and those on a ticket always reply",
          "[domain][powers]") {
  Desk desk;
  for (const Sight sight : kAsColleague) CHECK(desk.Powers(sight).may_reply);
  desk.settings.powers.colleagues_reply = false;
  for (const Sight sight : kAsColleague) CHECK(desk.Powers(sight) == TicketPowers{});
  CHECK(desk.Powers(Sight::kOwn).may_reply);
  CHECK(desk.Powers(Sight::kParticipant).may_reply);
  CHECK(desk.Powers(Sight::kNone) == TicketPowers{});
}

TEST_CASE("Closing, details, people and rating are each for those of the three whom the rules name",
          "[domain][powers]") {
  struct Case {
    TicketCircle circle;
    bool requester, participant, colleague;
  };
  for (const Case& each :
       {Case{{}, true, true, false}, Case{{true, false, false}, true, false, false},
        Case{{false, true, true}, false, true, true},
        Case{{false, false, false}, false, false, false}}) {
    Desk desk;
    desk.settings.powers.close = desk.settings.powers.edit = desk.settings.powers.people =
        desk.settings.powers.rate = each.circle;
    const auto check = [&](Sight sight, bool lets) {
      CHECK(desk.Powers(sight).may_close == lets);
      CHECK_FALSE(desk.Powers(sight).may_rate);
      CHECK(desk.Powers(sight).may_change_people == lets);
      CHECK((EditPowerOf(desk.settings, desk.pipeline, desk.ticket, sight) ==
             EditPower::kMayEdit) == lets);
    };
    check(Sight::kOwn, each.requester);
    check(Sight::kParticipant, each.participant);
    for (const Sight sight : kAsColleague) check(sight, each.colleague);
    desk.ticket.stage = StageId{1, 2};
    CHECK(desk.Powers(Sight::kOwn).may_reopen == each.requester);
    CHECK(desk.Powers(Sight::kPrimaryCompany).may_reopen == each.colleague);
    CHECK(desk.Powers(Sight::kOwn).may_rate == each.requester);
    CHECK(desk.Powers(Sight::kParticipant).may_rate == each.participant);
    for (const Sight sight : kAsColleague) CHECK(desk.Powers(sight).may_rate == each.colleague);
  }
}

TEST_CASE("Only the requester keeps a ticket from colleagues, where the rules and companies let",
          "[domain][powers]") {
  Desk desk;
  CHECK_FALSE(desk.Powers(Sight::kOwn).may_restrict);
  desk.settings.powers.requester_restricts = true;
  CHECK(desk.Powers(Sight::kOwn).may_restrict);
  CHECK_FALSE(desk.Powers(Sight::kParticipant).may_restrict);
  CHECK_FALSE(desk.Powers(Sight::kPrimaryCompany).may_restrict);
  CHECK(MayRestrictNew(desk.settings, {kSakura}));
  CHECK_FALSE(MayRestrictNew(desk.settings, {}));
  // Where no company sees anything there is nothing to keep from it.
  desk.settings.tickets.company_tickets = CompanyTickets::kNone;
  CHECK_FALSE(desk.Powers(Sight::kOwn).may_restrict);
  desk.settings.tickets.further_companies = true;
  CHECK(desk.Powers(Sight::kOwn).may_restrict);
}

TEST_CASE("What is kept from colleagues can be opened whatever the rules have become",
          "[domain][powers]") {
  Desk desk;
  desk.ticket.restricted = true;
  CHECK(desk.Powers(Sight::kOwn).may_restrict);
  CHECK_FALSE(desk.Powers(Sight::kParticipant).may_restrict);
}

TEST_CASE("Nobody is put on a ticket that is kept from colleagues, or that has no company",
          "[domain][powers]") {
  Desk desk;
  desk.settings.powers.people = {};
  CHECK(desk.Powers(Sight::kOwn).may_change_people);
  desk.ticket.restricted = true;
  CHECK_FALSE(desk.Powers(Sight::kOwn).may_change_people);
  desk.ticket.restricted = false;
  desk.ticket.companies.clear();
  CHECK_FALSE(desk.Powers(Sight::kOwn).may_change_people);
}

TEST_CASE("A ticket that its requester keeps has nobody else on it", "[domain][people]") {
  const ContactId hana{0, 1}, ken{0, 2}, noor{0, 3};
  Ticket ticket;
  ticket.contacts = {{hana}, {ken, Involvement::kParticipant}, {noor, Involvement::kShared}};
  CHECK(KeptToRequester(ticket) == TicketPeople{.contacts = {{hana}}, .restricted = true});
  ticket.restricted = true;
  CHECK(OpenedToCompanies(ticket) ==
        TicketPeople{.contacts = ticket.contacts, .restricted = false});
}

TEST_CASE("A participant is added once, and only participants are taken off", "[domain][people]") {
  const ContactId hana{0, 1}, ken{0, 2};
  Ticket ticket;
  ticket.contacts = {{hana}};
  CHECK(WithParticipant(ticket, hana) == PeopleOf(ticket));
  ticket.contacts = WithParticipant(ticket, ken).contacts;
  CHECK(ticket.contacts == std::vector<TicketContact>{{hana}, {ken, Involvement::kParticipant}});
  CHECK(WithParticipant(ticket, ken) == PeopleOf(ticket));
  CHECK(WithoutParticipant(ticket, hana) == PeopleOf(ticket));
  CHECK(WithoutParticipant(ticket, ken).contacts == std::vector<TicketContact>{{hana}});
}

TEST_CASE("A customer puts people of the ticket's own company on it, and no others",
          "[domain][people]") {
  Ticket ticket;
  ticket.companies = {kSakura};
  const auto of = [](std::vector<CompanyMembership> companies) {
    Contact contact;
    contact.companies = std::move(companies);
    return contact;
  };
  const CompanyId atlas{0, 12};
  const Contact hana = of({{.company = kSakura, .primary = true}, {.company = atlas}});
  CHECK(IsColleagueOn(ticket, hana, of({{.company = kSakura}})));
  CHECK_FALSE(IsColleagueOn(ticket, hana, of({{.company = atlas, .primary = true}})));
  CHECK_FALSE(IsColleagueOn(ticket, of({}), of({{.company = kSakura}})));
  CHECK_FALSE(IsColleagueOn(Ticket{}, hana, of({{.company = kSakura}})));
}

}  // namespace genkan::domain
