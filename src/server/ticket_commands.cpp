#include "server/ticket_commands.h"

#include "server/arguments.h"
#include "server/sentences.h"
#include "server/ticket_room.h"

namespace genkan::server {
namespace {

using domain::Ticket;

// "nobody" stands for no id.
constexpr const char* kNobody = "nobody";

std::string NumberText(const Ticket& ticket) {
  return "#" + std::to_string(static_cast<std::int64_t>(ticket.number));
}

// The ticket as it is now, or why it is as it was.
int PrintChanged(const TicketRoom& opened, const Result<Ticket>& changed, CommandContext& context) {
  if (!changed.ok()) return Fail(context, SentenceForTicket(changed.error()));
  const auto view = service::AgentTicketView(opened.room, *changed);
  if (!view.ok()) return Fail(context, SentenceFor(view.error()));
  PrintTicket(*view, opened.portal, context);
  return 0;
}

// The record that is called `wanted`, or has that id; no id where there is none or several.
template <typename Records>
auto IdNamed(const Records& records, const std::string& wanted) {
  decltype(records.front().id) found{};
  int named = 0;
  for (const auto& record : records) {
    if (domain::IdText(record.id) == wanted) return record.id;
    if (record.name != wanted) continue;
    found = record.id;
    ++named;
  }
  return named == 1 ? found : decltype(found){};
}

struct Wishes {
  service::AgentTicketQuery query;
  std::string complaint;
};

template <typename Records, typename AnyId>
void Wish(const char* option, const Records& records, std::vector<std::string>* arguments,
          std::optional<AnyId>* id, std::string* complaint) {
  const TakenOption taken = TakeOption(option, arguments);
  if (!taken.complaint.empty()) *complaint = taken.complaint;
  if (!taken.value) return;
  *id = IdNamed(records, *taken.value);
  if (!**id) {
    *complaint =
        "there is no one \"" + Printable(*taken.value, false) + "\": see genkan admin list-desk";
  }
}

Result<Wishes> WishesFrom(const service::AgentRoom& room, std::vector<std::string>* arguments) {
  GENKAN_TRY(const domain::AgentDesk desk, service::ReadAgentDesk(room));
  Wishes wishes;
  Wish("--inbox", desk.inboxes, arguments, &wishes.query.inbox, &wishes.complaint);
  Wish("--pipeline", desk.pipelines, arguments, &wishes.query.pipeline, &wishes.complaint);
  std::vector<domain::AgentStage> stages;
  for (const auto& pipeline : desk.pipelines) {
    if (wishes.query.pipeline && pipeline.id != *wishes.query.pipeline) continue;
    stages.insert(stages.end(), pipeline.stages.begin(), pipeline.stages.end());
  }
  Wish("--stage", stages, arguments, &wishes.query.stage, &wishes.complaint);
  const TakenOption owner = TakeOption("--owner", arguments);
  if (!owner.complaint.empty()) wishes.complaint = owner.complaint;
  if (owner.value == kNobody) wishes.query.owner = domain::StaffId{};
  if (owner.value && *owner.value != kNobody) {
    const auto staff = room.store.StaffByEmail(room.portal.id, domain::FoldedAddress(*owner.value));
    if (staff.ok()) wishes.query.owner = staff->id;
    if (!staff.ok()) wishes.complaint = "nobody here has the address " + *owner.value;
  }
  if (TakeFlag("--open", arguments)) wishes.query.kind = domain::StageKind::kOpen;
  if (TakeFlag("--closed", arguments)) wishes.query.kind = domain::StageKind::kClosed;
  return wishes;
}

std::string NewKey(CommandContext& context) {
  return domain::RawIdText(domain::NewRawId(context.ports.clock.NowMillis(), context.ports.random));
}

int Write(std::span<const std::string> given, domain::Audience audience, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const TakenOption key = TakeOption("--key", &arguments);
  if (!key.complaint.empty()) return Misused(context, key.complaint);
  const auto opened = OpenTicketRoom(&arguments, ActorNeeded::kYes, context);
  if (!opened) return 1;
  if (arguments.size() != 2) return Misused(context, "give the ticket's number and the text");
  const service::AgentRoom& room = opened->room;
  const auto ticket = TicketNamed(room, arguments[0], context);
  if (!ticket) return 1;
  const auto stored = service::StoreAnswer(room, ticket->id,
                                           {.text = arguments[1],
                                            .audience = audience,
                                            .client_key = key.value.value_or(NewKey(context))});
  if (!stored.ok()) return Fail(context, SentenceForTicket(stored.error()));
  const bool internal = audience == domain::Audience::kInternal;
  context.out << domain::IdText(stored->id) << "  "
              << (internal ? "internal note on " : "answer to ") << NumberText(*ticket) << "\n";
  return 0;
}

// A command that takes an id of a message, or of a file.
template <typename AnyId, typename Done>
int OnOne(const std::string& what, std::vector<std::string> arguments, ActorNeeded needed,
          CommandContext& context, const Done& done) {
  const auto opened = OpenTicketRoom(&arguments, needed, context);
  if (!opened) return 1;
  if (arguments.size() != 1) return Misused(context, "give the id of one " + what);
  const auto id = domain::ParseId<AnyId>(arguments[0]);
  if (!id.ok()) return Fail(context, "there is no such " + what);
  const Status status = done(opened->room, *id);
  if (status.ok()) return 0;
  const bool missing = status.error().code == ErrorCode::kNotFound;
  return Fail(context, missing ? "there is no such " + what : SentenceForTicket(status.error()));
}

template <typename Done>
int OnMessage(std::span<const std::string> given, ActorNeeded needed, CommandContext& context,
              const Done& done) {
  return OnOne<domain::MessageId>("message", {given.begin(), given.end()}, needed, context, done);
}

// A command that takes a ticket's number and `rest` further arguments.
template <typename Change>
int OnTicket(std::vector<std::string> arguments, std::size_t rest, const char* needs,
             CommandContext& context, const Change& change) {
  const auto opened = OpenTicketRoom(&arguments, ActorNeeded::kNo, context);
  if (!opened) return 1;
  if (arguments.size() < 1 + rest) return Misused(context, needs);
  const auto ticket = TicketNamed(opened->room, arguments[0], context);
  if (!ticket) return 1;
  arguments.erase(arguments.begin());
  return change(*opened, *ticket, arguments);
}

void PrintGains(const domain::MergePreview& preview, CommandContext& context) {
  if (preview.gains.empty()) context.out << "nobody would see more than now\n";
  for (const domain::SightGain& gain : preview.gains) {
    const std::string what =
        gain.of_ticket && gain.of_target
            ? "both tickets"
            : "#" + std::to_string(gain.of_ticket ? preview.number : preview.into);
    context.out << Printable(gain.name, false)
                << (gain.company ? " (all who may see its tickets)" : "")
                << " would see the messages of " << what << "\n";
  }
}

// Who would see more and who less, in the place of a change.
int PrintPreview(const Result<domain::SightPreview>& preview, CommandContext& context) {
  if (!preview.ok()) return Fail(context, SentenceForTicket(preview.error()));
  const auto print = [&](const std::vector<domain::SightChange>& changes, const char* how) {
    for (const domain::SightChange& each : changes) {
      context.out << Printable(each.name, false)
                  << (each.company ? " (all who may see its tickets)" : "") << how << "\n";
    }
  };
  print(preview->gains, " would see it");
  print(preview->losses, " would see it no more");
  if (preview->gains.empty() && preview->losses.empty()) {
    context.out << "everybody would see it who sees it now, and nobody else\n";
  }
  context.out << "nothing was changed\n";
  return 0;
}

}  // namespace

int RunDeskList(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto opened = OpenTicketRoom(&arguments, ActorNeeded::kNo, context);
  if (!opened) return 1;
  auto wishes = WishesFrom(opened->room, &arguments);
  if (!wishes.ok()) return Fail(context, SentenceFor(wishes.error()));
  if (!wishes->complaint.empty()) return Misused(context, wishes->complaint);
  if (!arguments.empty()) return Misused(context, "desk list takes no " + arguments[0]);
  wishes->query.limit = 200;
  service::TicketRows rows;
  const auto page = service::ReadAgentTickets(opened->room, wishes->query, &rows);
  if (!page.ok()) return Fail(context, SentenceFor(page.error()));
  for (const domain::AgentTicket& ticket : page->tickets) {
    PrintTicket(ticket, opened->portal, context);
  }
  const auto left = page->total - static_cast<std::int64_t>(page->tickets.size());
  if (left > 0) context.out << "and " << left << " more\n";
  return 0;
}

int RunDeskShow(std::span<const std::string> given, CommandContext& context) {
  return OnTicket({given.begin(), given.end()}, 0, "give the ticket's number", context,
                  [&](const TicketRoom& opened, const Ticket& ticket, const auto&) {
                    constexpr std::size_t kMessages = 1000;
                    const auto thread = service::ReadAgentThread(
                        opened.room, ticket, {.before = std::nullopt, .limit = kMessages});
                    if (!thread.ok()) return Fail(context, SentenceFor(thread.error()));
                    PrintThread(*thread, opened.portal, context);
                    return 0;
                  });
}

int RunDeskReply(std::span<const std::string> given, CommandContext& context) {
  return Write(given, domain::Audience::kCustomer, context);
}

int RunDeskNote(std::span<const std::string> given, CommandContext& context) {
  return Write(given, domain::Audience::kInternal, context);
}

int RunDeskUndo(std::span<const std::string> given, CommandContext& context) {
  return OnMessage(given, ActorNeeded::kYes, context,
                   [&](const service::AgentRoom& room, domain::MessageId id) -> Status {
                     GENKAN_TRY_OK(service::UndoAnswer(room, id));
                     context.out << domain::IdText(id) << " is taken back\n";
                     return Done{};
                   });
}

int RunDeskRedact(std::span<const std::string> given, CommandContext& context) {
  return OnMessage(given, ActorNeeded::kNo, context,
                   [&](const service::AgentRoom& room, domain::MessageId id) -> Status {
                     GENKAN_TRY_OK(service::RedactMessage(room, id));
                     context.out << domain::IdText(id) << " says nothing any more\n";
                     return Done{};
                   });
}

int RunDeskSensitive(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const bool sensitive = !TakeFlag("--off", &arguments);
  return OnOne<domain::AttachmentId>(
      "file", std::move(arguments), ActorNeeded::kNo, context,
      [&](const service::AgentRoom& room, domain::AttachmentId id) -> Status {
        GENKAN_TRY_OK(service::MarkFile(room, id, sensitive));
        context.out << domain::IdText(id) << (sensitive ? " is sensitive" : " is not sensitive")
                    << "\n";
        return Done{};
      });
}

int RunDeskRedactFile(std::span<const std::string> given, CommandContext& context) {
  return OnOne<domain::AttachmentId>(
      "file", {given.begin(), given.end()}, ActorNeeded::kNo, context,
      [&](const service::AgentRoom& room, domain::AttachmentId id) -> Status {
        GENKAN_TRY_OK(service::RedactFile(room, id));
        context.out << domain::IdText(id) << " is removed\n";
        return Done{};
      });
}

int RunDeskAssign(std::span<const std::string> given, CommandContext& context) {
  return OnTicket(
      {given.begin(), given.end()}, 1, "give the ticket's number and an email address", context,
      [&](const TicketRoom& opened, const Ticket& ticket, const auto& rest) {
        domain::StaffId owner;
        if (rest[0] != kNobody) {
          const auto staff =
              context.store.StaffByEmail(opened.portal.id, domain::FoldedAddress(rest[0]));
          if (!staff.ok() || !domain::MayUse(*staff, domain::Permission::kTickets)) {
            return Fail(context, rest[0] +
                                     " does not answer tickets here: see genkan "
                                     "admin list-staff");
          }
          owner = staff->id;
        }
        return PrintChanged(opened, service::AssignTicket(opened.room, ticket.id, owner), context);
      });
}

int RunDeskStage(std::span<const std::string> given, CommandContext& context) {
  return OnTicket({given.begin(), given.end()}, 1, "give the ticket's number and a stage", context,
                  [&](const TicketRoom& opened, const Ticket& ticket, const auto& rest) {
                    const auto desk = service::ReadAgentDesk(opened.room);
                    if (!desk.ok()) return Fail(context, SentenceFor(desk.error()));
                    domain::StageId stage;
                    for (const auto& pipeline : desk->pipelines) {
                      const domain::StageId named = IdNamed(pipeline.stages, rest[0]);
                      // The ticket's own pipeline goes before any other that has a stage of that
                      // name.
                      if (named && (!stage || pipeline.id == ticket.pipeline)) stage = named;
                    }
                    if (!stage) {
                      return Fail(context, "there is no stage \"" + Printable(rest[0], false) +
                                               "\": see genkan admin list-desk");
                    }
                    return PrintChanged(
                        opened, service::MoveTicketTo(opened.room, ticket.id, stage), context);
                  });
}

int RunDeskRequester(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  service::NewRequester wanted{.keep_previous = TakeFlag("--keep-previous", &arguments)};
  const bool dry_run = TakeFlag("--dry-run", &arguments);
  return OnTicket(
      std::move(arguments), 1, "give the ticket's number and an email address", context,
      [&](const TicketRoom& opened, const Ticket& ticket, const auto& rest) {
        if (rest[0] != kNobody) {
          const auto holders =
              context.store.ContactsByAddress(opened.portal.id, domain::FoldedAddress(rest[0]));
          if (!holders.ok()) return Fail(context, SentenceFor(holders.error()));
          if (holders->empty()) {
            return Fail(context, "nobody here has the address " + rest[0]);
          }
          if (holders->size() > 1) {
            return Fail(context, "several contacts hold " + rest[0]);
          }
          wanted.contact = holders->front().id;
        }
        if (dry_run) {
          return PrintPreview(service::PreviewRequester(opened.room, ticket.id, wanted), context);
        }
        return PrintChanged(opened, service::ChangeRequester(opened.room, ticket.id, wanted),
                            context);
      });
}

int RunDeskCompanies(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const bool dry_run = TakeFlag("--dry-run", &arguments);
  return OnTicket(
      std::move(arguments), 0, "give the ticket's number and names of companies", context,
      [&](const TicketRoom& opened, const Ticket& ticket, const auto& rest) {
        std::vector<domain::CompanyId> companies;
        for (const std::string& name : rest) {
          const auto named = context.store.CompaniesByName(opened.portal.id, name);
          if (!named.ok()) return Fail(context, SentenceFor(named.error()));
          if (named->size() != 1) {
            return Fail(context, named->empty() ? "there is no company \"" + name + "\" here"
                                                : "there are several \"" + name + "\"");
          }
          companies.push_back(named->front().id);
        }
        if (dry_run) {
          return PrintPreview(service::PreviewCompanies(opened.room, ticket.id, companies),
                              context);
        }
        return PrintChanged(opened, service::ChangeCompanies(opened.room, ticket.id, companies),
                            context);
      });
}

int RunDeskParticipants(std::span<const std::string> given, CommandContext& context) {
  return OnTicket(
      {given.begin(), given.end()}, 0, "give the ticket's number and email addresses", context,
      [&](const TicketRoom& opened, const Ticket& ticket, const auto& rest) {
        std::vector<domain::ContactId> participants;
        for (const std::string& address : rest) {
          const auto holders =
              context.store.ContactsByAddress(opened.portal.id, domain::FoldedAddress(address));
          if (!holders.ok()) return Fail(context, SentenceFor(holders.error()));
          if (holders->size() != 1) {
            return Fail(context, holders->empty() ? "nobody here has the address " + address
                                                  : "several contacts hold " + address);
          }
          participants.push_back(holders->front().id);
        }
        return PrintChanged(
            opened, service::ChangeParticipants(opened.room, ticket.id, participants), context);
      });
}

int RunDeskRestrict(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const bool opened_again = TakeFlag("--undo", &arguments);
  return OnTicket(std::move(arguments), 0, "give the ticket's number", context,
                  [&](const TicketRoom& opened, const Ticket& ticket, const auto&) {
                    return PrintChanged(
                        opened, service::RestrictTicket(opened.room, ticket.id, !opened_again),
                        context);
                  });
}

int RunDeskMerge(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const TakenOption seen = TakeOption("--seen", &arguments);
  if (!seen.complaint.empty()) return Misused(context, seen.complaint);
  return OnTicket(std::move(arguments), 1, "give the numbers of two tickets", context,
                  [&](const TicketRoom& opened, const Ticket& ticket, const auto& rest) {
                    const auto into = TicketNamed(opened.room, rest[0], context);
                    if (!into) return 1;
                    const service::MergePair pair{.ticket = ticket.id, .into = into->id};
                    if (seen.value) {
                      return PrintChanged(
                          opened, service::MergeTickets(opened.room, pair, *seen.value), context);
                    }
                    const auto preview = service::PreviewMerge(opened.room, pair);
                    if (!preview.ok()) return Fail(context, SentenceForTicket(preview.error()));
                    PrintGains(*preview, context);
                    context.out << "nothing was changed: to merge " << NumberText(ticket)
                                << " into " << NumberText(*into) << ", repeat this with --seen "
                                << preview->tag << "\n";
                    return 0;
                  });
}

int RunDeskHide(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const bool shown = TakeFlag("--undo", &arguments);
  return OnTicket(std::move(arguments), 0, "give the ticket's number", context,
                  [&](const TicketRoom& opened, const Ticket& ticket, const auto&) {
                    return PrintChanged(opened, service::HideTicket(opened.room, ticket.id, !shown),
                                        context);
                  });
}

}  // namespace genkan::server
