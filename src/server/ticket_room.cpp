#include "server/ticket_room.h"

#include "genkan/base/calendar.h"
#include "genkan/base/utf8.h"
#include "genkan/wire/rating_codec.h"
#include "server/arguments.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

std::string TwoDigits(int number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

// "2026-11-29 10:05" on the portal's clocks.
std::string TimeText(Millis instant, const domain::Portal& portal, const CommandContext& context) {
  const TimeZone& zone = context.ports.locale.ZoneNamed(portal.time_zone);
  const CivilTime civil = CivilTimeAt(instant, zone.OffsetMinutesAt(instant));
  return std::to_string(civil.year) + "-" + TwoDigits(civil.month) + "-" + TwoDigits(civil.day) +
         " " + TwoDigits(civil.hour) + ":" + TwoDigits(civil.minute);
}

// The agent of that address; complains itself where there is none.
std::optional<domain::Staff> AgentNamed(const domain::Portal& portal, const std::string& email,
                                        CommandContext& context) {
  auto staff = context.store.StaffByEmail(portal.id, domain::FoldedAddress(email));
  if (staff.ok() && domain::MayUse(*staff, domain::Permission::kTickets)) return *staff;
  Fail(context, email + " does not answer tickets here: see genkan admin list-staff");
  return {};
}

void PrintMessage(const domain::AgentMessageView& message, const domain::Portal& portal,
                  CommandContext& context) {
  const bool internal = message.audience == domain::Audience::kInternal;
  context.out << "\n"
              << (internal ? "INTERNAL NOTE" : "message") << "  "
              << TimeText(message.sent_at_millis, portal, context) << "  "
              << Printable(message.author_shown_name, false) << "  " << domain::IdText(message.id)
              << "\n";
  const std::string before = internal ? "  | " : "  ";
  if (message.redacted_at_millis != 0) {
    context.out << before << "(redacted " << TimeText(message.redacted_at_millis, portal, context)
                << ")\n";
    return;
  }
  std::string_view rest = message.text;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    context.out << before << Printable(line, false) << "\n";
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  for (const domain::AgentAttachment& file : message.attachments) {
    if (file.redacted_at_millis != 0) {
      context.out << before << "[removed " << TimeText(file.redacted_at_millis, portal, context)
                  << "]\n";
      continue;
    }
    context.out << before << "[" << Printable(file.file_name, false) << "]  "
                << domain::IdText(file.id) << (file.sensitive ? "  sensitive" : "") << "\n";
  }
}

}  // namespace

TicketRoom::TicketRoom(const domain::Portal& of, std::optional<domain::Staff> acting,
                       const domain::AgentViewer& viewer, const CommandContext& context)
    : portal(of),
      agent(std::move(acting)),
      strings(service::ShippedTexts(context.ports)),
      room{.store = context.store,
           .ports = context.ports,
           .strings = *strings,
           .portal = portal,
           .public_origin = context.public_origin,
           .mail_from = context.mail_from,
           .viewer = viewer,
           .agent = agent ? &*agent : nullptr,
           .language = portal.languages.empty() ? "en" : portal.languages.front()} {}

std::unique_ptr<TicketRoom> OpenTicketRoom(std::vector<std::string>* arguments, ActorNeeded needed,
                                           CommandContext& context) {
  const TakenOption as = TakeOption("--as", arguments);
  if (!as.complaint.empty()) {
    Misused(context, as.complaint);
    return nullptr;
  }
  const auto portal = TakePortal(arguments, context);
  if (!portal) return nullptr;
  std::optional<domain::Staff> agent;
  if (as.value) {
    agent = AgentNamed(*portal, *as.value, context);
    if (!agent) return nullptr;
  } else if (needed == ActorNeeded::kYes) {
    Fail(context, "say who writes: --as EMAIL");
    return nullptr;
  }
  auto viewer = domain::AgentViewer::Operator(portal->id);
  if (agent) viewer = domain::AgentViewer::For(portal->id, *agent).value();
  return std::make_unique<TicketRoom>(*portal, std::move(agent), viewer, context);
}

std::optional<domain::Ticket> TicketNamed(const service::AgentRoom& room, const std::string& number,
                                          CommandContext& context) {
  const auto parsed = domain::ParseTicketNumber(number);
  const auto ticket = parsed.ok() ? service::AgentTicketOf(room, *parsed)
                                  : Result<domain::Ticket>(ErrorCode::kNotFound);
  if (ticket.ok()) return *ticket;
  Fail(context, ticket.error().code == ErrorCode::kNotFound
                    ? "there is no ticket \"" + Printable(number, false) + "\" here"
                    : SentenceFor(ticket.error()));
  return {};
}

std::string SentenceForTicket(const Error& error) {
  const std::string& key = error.message_key;
  if (key == "error.message_empty") return "there is nothing to say";
  if (key == "error.message_too_long") return "a message holds at most 65536 bytes";
  if (key == "error.text_forbidden") return "the text holds characters that cannot be stored";
  if (key == "error.undo_over") return "it is too late to take this answer back";
  if (key == "error.stage_retired") return "this stage takes no more tickets";
  if (key == "error.merge_itself") return "a ticket cannot be merged into itself";
  if (key == "error.merge_changed") {
    return "who would see more is not what you have seen: look again without --seen";
  }
  if (key == "error.client_key_invalid") {
    return "--key has 8 to 64 letters, digits, hyphens or underscores";
  }
  if (error.code == ErrorCode::kConflict) return "this --key was used for something else";
  if (error.code == ErrorCode::kNotFound) return "there is no such message";
  return SentenceFor(error);
}

std::string Printable(std::string_view text, bool lines) {
  std::string printable;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, &at);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool kept = !control || (lines && c == U'\n');
    AppendUtf8(kept ? c : U' ', &printable);
  }
  return printable;
}

void PrintTicket(const domain::AgentTicket& ticket, const domain::Portal& portal,
                 CommandContext& context) {
  const bool open = ticket.stage.kind == domain::StageKind::kOpen;
  const std::string owner = ticket.owner.name.empty() ? "nobody" : ticket.owner.name;
  context.out << "#" << ticket.number << "  " << (open ? "open" : "closed") << "  "
              << Printable(ticket.stage.name, false) << "  "
              << TimeText(ticket.last_activity_at_millis, portal, context) << "  "
              << Printable(owner, false) << "  " << Printable(ticket.subject, false)
              << (ticket.hidden ? "  (hidden from customers)" : "")
              << (ticket.restricted ? "  (not for colleagues)" : "") << "\n";
}

void PrintThread(const domain::AgentThread& thread, const domain::Portal& portal,
                 CommandContext& context) {
  PrintTicket(thread.ticket, portal, context);
  for (const domain::AgentContact& contact : thread.contacts) {
    const char* how = contact.involvement == domain::Involvement::kRequester     ? "requester"
                      : contact.involvement == domain::Involvement::kParticipant ? "participant"
                                                                                 : "shared with";
    context.out << how << "  " << Printable(contact.name, false) << "  "
                << Printable(contact.email, false) << "\n";
  }
  for (const auto& company : thread.companies) {
    context.out << "company  " << Printable(company.name, false) << "\n";
  }
  for (const domain::AgentField& field : thread.fields) {
    context.out << Printable(field.label, false) << "  " << Printable(field.value, false) << "\n";
  }
  for (const domain::AgentMessageView& message : thread.messages) {
    PrintMessage(message, portal, context);
  }
  for (const domain::AgentRating& rating : thread.ratings) {
    context.out << "rated " << wire::VerdictWord(rating.verdict) << "  "
                << TimeText(rating.given_at_millis, portal, context) << "  "
                << Printable(rating.contact.name, false) << "\n";
    if (!rating.comment.empty()) context.out << Printable(rating.comment, true) << "\n";
  }
}

}  // namespace genkan::server
