// What an agent changes of a ticket: owner, stage, people, companies, whether it is hidden.
#include <algorithm>

#include "service/agent_room.h"

namespace genkan::service {
namespace {

using domain::Ticket;

struct FoundStage {
  domain::Pipeline pipeline;
  domain::Stage stage;
};

Result<FoundStage> FindStageAnywhere(const AgentRoom& room, domain::StageId id) {
  const Error unknown = FieldError("stage", "error.value_unknown", {{"field", "stage"}});
  GENKAN_TRY(const auto pipelines, room.store.Pipelines(room.portal.id));
  for (const domain::Pipeline& pipeline : pipelines) {
    if (const domain::Stage* stage = domain::FindStage(pipeline, id))
      return FoundStage{pipeline, *stage};
  }
  return unknown;
}

Result<std::string> StageName(const AgentRoom& room, const Ticket& ticket) {
  GENKAN_TRY(const domain::Pipeline pipeline,
             room.store.PipelineById(room.portal.id, ticket.pipeline));
  const domain::Stage* stage = domain::FindStage(pipeline, ticket.stage);
  return stage == nullptr ? std::string() : stage->name;
}

Result<bool> IsClosed(const AgentRoom& room, const Ticket& ticket) {
  GENKAN_TRY(const FoundStage found, FindStageAnywhere(room, ticket.stage));
  return found.stage.kind == domain::StageKind::kClosed;
}

// Whoever is on a ticket hears of its closing, unless it is opened again at once.
Status TellOfClosing(const AgentRoom& room, const Ticket& ticket, bool closes) {
  const auto tells_of_closing = [](const OutgoingMail& mail) {
    return !mail.about && !mail.failed;
  };
  GENKAN_TRY_OK(RecallMail(room, ticket.id, tells_of_closing));
  if (!closes) return Done{};
  return MailContacts(room, ticket, {.kind = domain::MailKind::kTicketClosed});
}

std::string RequesterText(const Ticket& ticket) {
  for (const domain::TicketContact& each : ticket.contacts) {
    if (each.involvement == domain::Involvement::kRequester) return domain::IdText(each.contact);
  }
  return {};
}

void SetRequester(const NewRequester& wanted, Ticket* ticket) {
  std::vector<domain::TicketContact> contacts;
  if (wanted.contact) contacts.push_back({wanted.contact, domain::Involvement::kRequester});
  for (domain::TicketContact each : ticket->contacts) {
    if (each.contact == wanted.contact) continue;
    if (each.involvement == domain::Involvement::kRequester) {
      if (!wanted.keep_previous) continue;
      each.involvement = domain::Involvement::kParticipant;
    }
    contacts.push_back(each);
  }
  ticket->contacts = std::move(contacts);
}

// The changed ticket, with mail called back that is for nobody who sees it now.
Result<Ticket> ChangeSight(const AgentRoom& room, domain::TicketId id, const TicketChange& change) {
  Ticket ticket;
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(ticket, ChangeTicket(room, id, change));
    return RecallUnseenMail(room.store, room.portal, ticket);
  });
  GENKAN_TRY_OK(done);
  return ticket;
}

}  // namespace

Result<Ticket> AssignTicket(const AgentRoom& room, domain::TicketId id, domain::StaffId owner) {
  return ChangeTicket(room, id, [&](Ticket* ticket, AgentNote* note) -> Status {
    const Error unknown = FieldError("owner", "error.owner_unknown");
    std::string name;
    if (owner) {
      const auto staff = room.store.StaffById(room.portal.id, owner);
      if (!staff.ok()) return staff.error().code == ErrorCode::kNotFound ? unknown : staff.error();
      if (!domain::MayUse(*staff, domain::Permission::kTickets)) return unknown;
      name = domain::ShownName(staff->name, staff->language);
      if (name.empty()) name = staff->email;
    }
    *note = {.action = "ticket.assigned",
             .before = JsonOfOne("owner", ticket->owner_shown_name),
             .after = JsonOfOne("owner", name)};
    ticket->owner = owner;
    ticket->owner_shown_name = std::move(name);
    return Done{};
  });
}

Result<Ticket> MoveTicketTo(const AgentRoom& room, domain::TicketId id, domain::StageId stage) {
  Ticket ticket;
  bool was_closed = false;
  const auto move = [&](Ticket* moved, AgentNote* note) -> Status {
    GENKAN_TRY(was_closed, IsClosed(room, *moved));
    if (moved->stage == stage) return Done{};
    GENKAN_TRY(const FoundStage found, FindStageAnywhere(room, stage));
    if (found.stage.retired || found.pipeline.retired) {
      return FieldError("stage", "error.stage_retired");
    }
    GENKAN_TRY(const std::string before, StageName(room, *moved));
    *note = {.action = "ticket.moved",
             .before = JsonOfOne("stage", before),
             .after = JsonOfOne("stage", found.stage.name)};
    moved->pipeline = found.pipeline.id;
    moved->stage = stage;
    moved->last_activity_at_millis =
        std::max(moved->last_activity_at_millis, room.ports.clock.NowMillis());
    return Done{};
  };
  const Status done = room.store.Atomically([&]() -> Status {
    GENKAN_TRY(ticket, ChangeTicket(room, id, move));
    GENKAN_TRY(const bool is_closed, IsClosed(room, ticket));
    return was_closed == is_closed ? Status(Done{}) : TellOfClosing(room, ticket, is_closed);
  });
  GENKAN_TRY_OK(done);
  return ticket;
}

TicketChange RequesterChange(const AgentRoom& room, const NewRequester& requester) {
  return [&](Ticket* ticket, AgentNote* note) -> Status {
    if (requester.contact && !room.store.ContactById(room.portal.id, requester.contact).ok()) {
      return FieldError("contact", "error.value_unknown", {{"field", "contact"}});
    }
    note->action = "ticket.requester_changed";
    note->before = JsonOfOne("requester", RequesterText(*ticket));
    SetRequester(requester, ticket);
    note->after = JsonOfOne("requester", RequesterText(*ticket));
    return Done{};
  };
}

Result<Ticket> ChangeRequester(const AgentRoom& room, domain::TicketId id,
                               const NewRequester& requester) {
  return ChangeSight(room, id, RequesterChange(room, requester));
}

TicketChange CompaniesChange(const AgentRoom& room,
                             const std::vector<domain::CompanyId>& companies) {
  return [&](Ticket* ticket, AgentNote* note) -> Status {
    std::string before, after;
    const auto named = [&](domain::CompanyId company, std::string* text) -> Status {
      const auto found = room.store.CompanyById(room.portal.id, company);
      if (!found.ok()) {
        return FieldError("companies", "error.value_unknown", {{"field", "companies"}});
      }
      *text += (text->empty() ? "" : ", ") + found->name;
      return Done{};
    };
    for (const domain::CompanyId company : ticket->companies) {
      GENKAN_TRY_OK(named(company, &before));
    }
    ticket->companies.clear();
    for (const domain::CompanyId company : companies) {
      const auto& kept = ticket->companies;
      if (std::find(kept.begin(), kept.end(), company) != kept.end()) continue;
      GENKAN_TRY_OK(named(company, &after));
      ticket->companies.push_back(company);
    }
    *note = {.action = "ticket.companies_changed",
             .before = JsonOfOne("companies", before),
             .after = JsonOfOne("companies", after)};
    return Done{};
  };
}

Result<Ticket> ChangeCompanies(const AgentRoom& room, domain::TicketId id,
                               const std::vector<domain::CompanyId>& companies) {
  return ChangeSight(room, id, CompaniesChange(room, companies));
}

Result<Ticket> HideTicket(const AgentRoom& room, domain::TicketId id, bool hidden) {
  return ChangeSight(room, id, [&](Ticket* ticket, AgentNote* note) -> Status {
    note->action = hidden ? "ticket.hidden" : "ticket.shown";
    ticket->hidden = hidden;
    return Done{};
  });
}

}  // namespace genkan::service
