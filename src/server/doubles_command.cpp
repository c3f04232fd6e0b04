#include "server/doubles_command.h"

#include "genkan/service/agent_desk.h"
#include "genkan/service/contact_merge.h"
#include "server/arguments.h"
#include "server/contact_argument.h"
#include "server/portal_argument.h"
#include "server/sentences.h"
#include "server/ticket_room.h"

namespace genkan::server {
namespace {

using service::ContactPair;
using service::MergeRoom;

MergeRoom RoomOf(const domain::Portal& portal, const service::StringsShelf& strings,
                 CommandContext& context) {
  return {.store = context.store,
          .ports = context.ports,
          .strings = strings,
          .portal = portal,
          .public_origin = context.public_origin,
          .mail_from = context.mail_from,
          .staff = {},
          .staff_shown_name = {}};
}

std::string LineFor(const domain::DoubleContact& contact) {
  std::string line = domain::IdText(contact.id) + "  " + Printable(contact.shown_name, false);
  if (!contact.email.empty()) line += "  " + Printable(contact.email, false);
  if (!contact.company_name.empty()) line += "  " + Printable(contact.company_name, false);
  return line + (contact.signs_in ? "  signs in" : "");
}

std::string SentenceForMerge(const Error& error) {
  if (error.code == ErrorCode::kNotFound) return "there is no such contact";
  if (error.code == ErrorCode::kConflict) {
    return "one of the two has changed meanwhile: run this without --seen to see what would be";
  }
  if (error.code == ErrorCode::kInvalidArgument) return "the two are one contact already";
  return SentenceFor(error);
}

void PrintSide(const domain::MergedSide& side, const domain::MergedSide& other,
               CommandContext& context) {
  const std::string name = Printable(side.contact.shown_name, false);
  if (other.tickets > 0) {
    context.out << name << " would see " << other.tickets
                << (other.tickets == 1 ? " ticket" : " tickets") << " of the other\n";
  }
  for (const std::string& company : side.gains) {
    context.out << name << " would see the tickets of " << Printable(company, false) << "\n";
  }
  for (const std::string& company : side.loses) {
    context.out << name << " would not see the tickets of " << Printable(company, false)
                << " any more\n";
  }
}

int PrintPreview(const MergeRoom& room, const ContactPair& pair, CommandContext& context) {
  const auto merge = service::PreviewContactMerge(room, pair);
  if (!merge.ok()) return Fail(context, SentenceForMerge(merge.error()));
  context.out << "gone   " << LineFor(merge->from.contact) << "\n"
              << "stays  " << LineFor(merge->into.contact) << "\n";
  PrintSide(merge->from, merge->into, context);
  PrintSide(merge->into, merge->from, context);
  context.out << (merge->member_email.empty()
                      ? "nobody would sign in as the one that stays\n"
                      : Printable(merge->member_email, false) + " would sign in\n")
              << "nothing was changed: to merge them, repeat this with --seen " << merge->tag
              << "\n";
  return 0;
}

}  // namespace

int RunListDoubles(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (!arguments.empty()) return Misused(context, "list-doubles takes no " + arguments[0]);
  const auto strings = service::ShippedTexts(context.ports);
  const MergeRoom room = RoomOf(*portal, *strings, context);
  service::DoubleQuery query{.after = {}, .limit = 50};
  bool any = false;
  do {
    const auto list = service::ListDoubles(room, query);
    if (!list.ok()) return Fail(context, SentenceFor(list.error()));
    for (const domain::DoubleGroup& group : list->groups) {
      any = true;
      context.out << (group.reason == domain::DoubleReason::kAddress
                          ? "the same address:\n"
                          : "the same name and company:\n");
      for (const auto& contact : group.contacts) context.out << "  " << LineFor(contact) << "\n";
      const auto left = group.total - static_cast<std::int64_t>(group.contacts.size());
      if (left > 0) context.out << "  and " << left << " more\n";
    }
    query.after = list->next;
  } while (!query.after.empty());
  if (!any) context.out << "no contact looks like another\n";
  return 0;
}

int RunMergeContacts(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const TakenOption seen = TakeOption("--seen", &arguments);
  if (!seen.complaint.empty()) return Misused(context, seen.complaint);
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (arguments.size() != 2) return Misused(context, "give two contacts: who goes, and who stays");
  const auto from = ContactNamed(*portal, arguments[0], context);
  if (!from) return 1;
  const auto into = ContactNamed(*portal, arguments[1], context);
  if (!into) return 1;
  const auto strings = service::ShippedTexts(context.ports);
  const MergeRoom room = RoomOf(*portal, *strings, context);
  const ContactPair pair{.from = *from, .into = *into};
  if (!seen.value) return PrintPreview(room, pair, context);
  const auto merged = service::MergeContacts(room, pair, *seen.value);
  if (!merged.ok()) return Fail(context, SentenceForMerge(merged.error()));
  context.out << "they are one contact: " << domain::IdText(merged->id) << "\n";
  return 0;
}

}  // namespace genkan::server
