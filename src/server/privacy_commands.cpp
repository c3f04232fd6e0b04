#include "server/privacy_commands.h"

#include <functional>
#include <optional>

#include "genkan/domain/contact_access.h"
#include "genkan/service/attachments.h"
#include "genkan/service/privacy.h"
#include "server/arguments.h"
#include "server/contact_argument.h"
#include "server/files.h"
#include "server/portal_argument.h"
#include "server/sentences.h"
#include "server/ticket_room.h"

namespace genkan::server {
namespace {

using domain::PrivacyKind;
using domain::PrivacyRequest;
using domain::PrivacyState;
using service::PrivacyRoom;

PrivacyRoom RoomOf(const domain::Portal& portal, CommandContext& context) {
  return {.store = context.store,
          .clock = context.ports.clock,
          .random = context.ports.random,
          .portal = portal,
          .staff = {},
          .contact = {},
          .shown_name = "genkan admin"};
}

// What went wrong, in the words of these commands.
std::string SentenceForPrivacy(const Error& error) {
  const std::string& key = error.message_key;
  if (key == "error.privacy_ended") return "that request is answered already";
  if (key == "error.privacy_unchecked") {
    return "nobody has made sure who asks: see genkan admin check-request";
  }
  if (key == "error.privacy_changed") {
    return "something has changed meanwhile: run this without --seen to see what would go";
  }
  if (key == "error.privacy_held" && !error.params.empty()) {
    return "a legal hold stands against it: " + Printable(error.params.front().value, false);
  }
  if (!error.field.empty()) return "the " + error.field + " must be some lines of text";
  if (error.code == ErrorCode::kNotFound) return "there is no such record";
  return SentenceFor(error);
}

int FailPrivacy(CommandContext& context, const Error& error) {
  return Fail(context, SentenceForPrivacy(error));
}

std::string_view StateText(PrivacyState state) {
  switch (state) {
    case PrivacyState::kOpen:
      return "open";
    case PrivacyState::kDone:
      return "done";
    case PrivacyState::kRefused:
      return "refused";
    case PrivacyState::kWithdrawn:
      return "withdrawn";
  }
  return {};
}

void Print(const PrivacyRequest& request, CommandContext& context) {
  context.out << domain::IdText(request.id) << "  " << StateText(request.state) << "  "
              << (request.kind == PrivacyKind::kErase ? "erase" : "export") << "  "
              << Printable(request.shown_name, false);
  if (request.state == PrivacyState::kOpen) {
    context.out << "  due " << FileTimeText(request.due_at_millis)
                << (request.checked_at_millis == 0 ? "  not checked" : "  checked");
  }
  context.out << "\n";
}

std::string NumbersText(const std::vector<std::int64_t>& numbers) {
  std::string text;
  for (const std::int64_t number : numbers) text += " #" + std::to_string(number);
  return text;
}

// The arguments after the options, with the portal they are for.
struct Given {
  std::vector<std::string> words;
  std::optional<domain::Portal> portal;
};

Given Take(std::span<const std::string> given, CommandContext& context) {
  Given taken{.words = {given.begin(), given.end()}, .portal = {}};
  taken.portal = TakePortal(&taken.words, context);
  return taken;
}

using RequestChange =
    std::function<Result<PrivacyRequest>(const PrivacyRoom& room, domain::PrivacyRequestId id)>;

// Changes the request whose id is given, and prints it.
int ChangeRequest(const Given& taken, const RequestChange& change, CommandContext& context) {
  const auto id = domain::ParseId<domain::PrivacyRequestId>(taken.words[0]);
  if (!id.ok() || !*id) return Misused(context, taken.words[0] + " is no id of a request");
  const auto changed = change(RoomOf(*taken.portal, context), *id);
  if (!changed.ok()) return FailPrivacy(context, changed.error());
  Print(*changed, context);
  return 0;
}

int Ask(std::span<const std::string> given, PrivacyKind kind, CommandContext& context) {
  const Given taken = Take(given, context);
  if (!taken.portal) return 1;
  if (taken.words.size() != 1) return Misused(context, "name one contact");
  const auto contact = ContactNamed(*taken.portal, taken.words[0], context);
  if (!contact) return 1;
  const auto request = service::AskForPrivacy(RoomOf(*taken.portal, context), kind, *contact);
  if (!request.ok()) return FailPrivacy(context, request.error());
  Print(*request, context);
  return 0;
}

int PrintErasure(const PrivacyRoom& room, const PrivacyRequest& request, CommandContext& context) {
  const auto preview = service::PreviewErasure(room, request.contact);
  if (!preview.ok()) return FailPrivacy(context, preview.error());
  context.out << preview->going.size() << " tickets go:" << NumbersText(preview->going) << "\n"
              << preview->staying.size()
              << " tickets stay, under a pseudonym:" << NumbersText(preview->staying) << "\n";
  if (!preview->hold_reason.empty()) {
    context.out << "a legal hold stands against it: " << Printable(preview->hold_reason, false)
                << "\n";
  }
  context.out << "nothing was changed: to erase for good, repeat this with --seen " << preview->tag
              << "\n";
  return 0;
}

// Hands the data over on standard output, and then notes that it was.
int HandOver(const PrivacyRoom& room, const PrivacyRequest& request, CommandContext& context) {
  const auto contact = context.store.ContactById(room.portal.id, request.contact);
  if (!contact.ok()) return FailPrivacy(context, contact.error());
  const auto data = service::ExportPerson(room, *contact);
  if (!data.ok()) return FailPrivacy(context, data.error());
  const auto done = service::CarryOutPrivacy(room, request.id, {});
  if (!done.ok()) return FailPrivacy(context, done.error());
  context.out << *data << "\n";
  return 0;
}

// A hold is on a contact, or on a ticket where `#42` or `42` is given.
struct Held {
  std::optional<domain::TicketNumber> ticket;
  domain::ContactId contact;
};

std::optional<Held> HeldNamed(const domain::Portal& portal, const std::string& text,
                              CommandContext& context) {
  if (const auto number = domain::ParseTicketNumber(text); number.ok()) {
    return Held{.ticket = *number, .contact = {}};
  }
  const auto contact = ContactNamed(portal, text, context);
  if (!contact) return std::nullopt;
  return Held{.ticket = {}, .contact = *contact};
}

}  // namespace

int RunListRequests(std::span<const std::string> given, CommandContext& context) {
  const Given taken = Take(given, context);
  if (!taken.portal) return 1;
  if (!taken.words.empty()) return Misused(context, "list-requests takes no " + taken.words[0]);
  const auto requests = context.store.PrivacyRequests(taken.portal->id);
  if (!requests.ok()) return FailPrivacy(context, requests.error());
  for (const PrivacyRequest& request : *requests) Print(request, context);
  if (requests->empty()) context.out << "nobody has asked for anything\n";
  return 0;
}

int RunRequestExport(std::span<const std::string> given, CommandContext& context) {
  return Ask(given, PrivacyKind::kExport, context);
}

int RunRequestErasure(std::span<const std::string> given, CommandContext& context) {
  return Ask(given, PrivacyKind::kErase, context);
}

int RunCheckRequest(std::span<const std::string> given, CommandContext& context) {
  const Given taken = Take(given, context);
  if (!taken.portal) return 1;
  if (taken.words.size() != 2) return Misused(context, "give a request and how you made sure");
  return ChangeRequest(
      taken,
      [&](const PrivacyRoom& room, domain::PrivacyRequestId id) {
        return service::CheckIdentity(room, id, taken.words[1]);
      },
      context);
}

int RunCarryOut(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> words(given.begin(), given.end());
  const TakenOption seen = TakeOption("--seen", &words);
  if (!seen.complaint.empty()) return Misused(context, seen.complaint);
  const Given taken = Take(words, context);
  if (!taken.portal) return 1;
  if (taken.words.size() != 1) return Misused(context, "carry-out needs one request");
  const auto id = domain::ParseId<domain::PrivacyRequestId>(taken.words[0]);
  if (!id.ok() || !*id) return Misused(context, taken.words[0] + " is no id of a request");
  const PrivacyRoom room = RoomOf(*taken.portal, context);
  const auto request = context.store.PrivacyRequestById(taken.portal->id, *id);
  if (!request.ok()) return FailPrivacy(context, request.error());
  if (request->state == PrivacyState::kOpen && request->checked_at_millis != 0) {
    if (request->kind == PrivacyKind::kExport) return HandOver(room, *request, context);
    if (!seen.value) return PrintErasure(room, *request, context);
  }
  const auto done = service::CarryOutPrivacy(room, *id, seen.value.value_or(""));
  if (!done.ok()) return FailPrivacy(context, done.error());
  const Status released =
      service::ReleaseBlobs(context.store, context.ports.blobs, done->blob_keys);
  if (!released.ok()) return FailPrivacy(context, released.error());
  Print(done->request, context);
  return 0;
}

int RunRefuse(std::span<const std::string> given, CommandContext& context) {
  const Given taken = Take(given, context);
  if (!taken.portal) return 1;
  if (taken.words.size() != 2) return Misused(context, "give a request and a reason");
  return ChangeRequest(
      taken,
      [&](const PrivacyRoom& room, domain::PrivacyRequestId id) {
        return service::RefusePrivacy(room, id, taken.words[1]);
      },
      context);
}

int RunListHolds(std::span<const std::string> given, CommandContext& context) {
  const Given taken = Take(given, context);
  if (!taken.portal) return 1;
  if (!taken.words.empty()) return Misused(context, "list-holds takes no " + taken.words[0]);
  const auto contacts = context.store.LegalHolds(taken.portal->id);
  if (!contacts.ok()) return FailPrivacy(context, contacts.error());
  for (const domain::LegalHold& hold : *contacts) {
    const auto contact = context.store.ContactById(taken.portal->id, hold.contact);
    if (!contact.ok()) return FailPrivacy(context, contact.error());
    context.out << domain::IdText(hold.contact) << "  "
                << Printable(domain::CalledName(*contact), false) << "  "
                << Printable(hold.reason, false) << "\n";
  }
  const auto tickets = service::TellTicketHolds(context.store, taken.portal->id);
  if (!tickets.ok()) return FailPrivacy(context, tickets.error());
  for (const domain::TicketHold& hold : *tickets) {
    context.out << "#" << hold.number << "  " << Printable(hold.subject, false) << "  "
                << Printable(hold.reason, false) << "\n";
  }
  if (contacts->empty() && tickets->empty()) context.out << "there is no legal hold\n";
  return 0;
}

int RunHold(std::span<const std::string> given, CommandContext& context) {
  const Given taken = Take(given, context);
  if (!taken.portal) return 1;
  if (taken.words.size() != 2) return Misused(context, "give a contact or a ticket, and a reason");
  const auto held = HeldNamed(*taken.portal, taken.words[0], context);
  if (!held) return 1;
  const PrivacyRoom room = RoomOf(*taken.portal, context);
  const Status done = held->ticket ? service::HoldTicket(room, *held->ticket, taken.words[1])
                                   : service::HoldContact(room, held->contact, taken.words[1]);
  if (!done.ok()) return FailPrivacy(context, done.error());
  context.out << Printable(taken.words[0], false) << " is held\n";
  return 0;
}

int RunLiftHold(std::span<const std::string> given, CommandContext& context) {
  const Given taken = Take(given, context);
  if (!taken.portal) return 1;
  if (taken.words.size() != 1) return Misused(context, "give a contact or a ticket");
  const auto held = HeldNamed(*taken.portal, taken.words[0], context);
  if (!held) return 1;
  const PrivacyRoom room = RoomOf(*taken.portal, context);
  const Status done = held->ticket ? service::ReleaseTicket(room, *held->ticket)
                                   : service::ReleaseContact(room, held->contact);
  if (!done.ok()) return FailPrivacy(context, done.error());
  context.out << Printable(taken.words[0], false) << " is held no more\n";
  return 0;
}

int RunRetention(std::span<const std::string> given, CommandContext& context) {
  constexpr std::size_t kAtOnce = 100;
  std::vector<std::string> words(given.begin(), given.end());
  const bool carry_out = TakeFlag("--carry-out", &words);
  const Given taken = Take(words, context);
  if (!taken.portal) return 1;
  if (!taken.words.empty()) return Misused(context, "retention takes no " + taken.words[0]);
  const PrivacyRoom room = RoomOf(*taken.portal, context);
  if (!carry_out) {
    const auto list = service::PreviewRetention(room);
    if (!list.ok()) return FailPrivacy(context, list.error());
    for (const domain::RetentionPreview& pipeline : list->pipelines) {
      context.out << Printable(pipeline.name, false) << "  ";
      if (pipeline.months == 0) {
        context.out << "kept for ever\n";
        continue;
      }
      context.out << pipeline.months << " months  " << pipeline.tickets << " tickets would go, "
                  << pipeline.held << " are held" << NumbersText(pipeline.numbers) << "\n";
    }
    return 0;
  }
  std::size_t gone = 0;
  for (std::size_t last = kAtOnce; last == kAtOnce;) {
    const auto done = service::CarryOutRetention(room, kAtOnce);
    if (!done.ok()) return FailPrivacy(context, done.error());
    const Status released =
        service::ReleaseBlobs(context.store, context.ports.blobs, done->blob_keys);
    if (!released.ok()) return FailPrivacy(context, released.error());
    last = done->numbers.size();
    gone += last;
  }
  context.out << gone << " tickets are gone\n";
  return 0;
}

}  // namespace genkan::server
