#include "service/participants.h"

#include <algorithm>

#include "genkan/domain/entry.h"

namespace genkan::service {
namespace {

constexpr std::size_t kAddressesMax = 20;

// A colleague of the contact who calls who gets in and can be named by an address.
bool MayBeNamed(const Call& call, const domain::Ticket& ticket, const domain::Contact& contact) {
  return !contact.member_email.empty() &&
         domain::IsColleagueOn(ticket, *call.actor->contact, contact) &&
         domain::EntryOf(call.portal, contact) == domain::Entry::kLetIn;
}

// Those of the ticket's people whom the text names while nobody has changed it.
Result<std::vector<domain::Contact>> NamedNow(const Backend& backend, const Call& call,
                                              const domain::Ticket& ticket) {
  std::vector<domain::Contact> named;
  for (const domain::TicketContact& each : ticket.contacts) {
    if (each.involvement != domain::Involvement::kParticipant) continue;
    GENKAN_TRY(domain::Contact contact, backend.store.ContactById(call.portal.id, each.contact));
    if (MayBeNamed(call, ticket, contact)) named.push_back(std::move(contact));
  }
  return named;
}

// One a line, or with anything between them that people put there.
Result<std::vector<std::string>> AddressesIn(std::string_view text) {
  constexpr const char* kBetween = " \t\n,;";
  const std::string field(domain::kAskParticipants);
  std::string plain(text);
  for (const std::string_view wide : {"、", "，", "；", "　"}) {
    for (auto at = plain.find(wide); at != std::string::npos; at = plain.find(wide)) {
      plain.replace(at, wide.size(), 1, ',');
    }
  }
  std::vector<std::string> addresses;
  for (auto at = plain.find_first_not_of(kBetween); at != std::string::npos;) {
    const std::size_t end = std::min(plain.find_first_of(kBetween, at), plain.size());
    auto address = domain::CheckAddress(std::string_view(plain).substr(at, end - at));
    if (!address.ok()) return FieldError(field, "error.address_invalid");
    addresses.push_back(*std::move(address));
    at = plain.find_first_not_of(kBetween, end);
  }
  if (addresses.size() <= kAddressesMax) return addresses;
  return FieldError(field, "error.list_too_long", {{"max", std::to_string(kAddressesMax)}});
}

}  // namespace

domain::Question ParticipantsQuestion(const Backend& backend, const Call& call) {
  const Strings& strings = backend.strings.In(call.language);
  return {.field = std::string(domain::kAskParticipants),
          .kind = domain::FieldKind::kLongText,
          .label = strings.Text("participants.question"),
          .help = strings.Text("participants.help"),
          .required = false,
          .when_field = {},
          .when_value = {},
          .options = {},
          .preset = {}};
}

Result<std::string> ParticipantsText(const Backend& backend, const Call& call,
                                     const domain::Ticket& ticket) {
  GENKAN_TRY(const auto named, NamedNow(backend, call, ticket));
  std::string text;
  for (const domain::Contact& contact : named) {
    text += (text.empty() ? "" : "\n") + contact.member_email;
  }
  return text;
}

Result<std::vector<domain::TicketContact>> WithParticipants(const Backend& backend,
                                                            const Call& call,
                                                            const domain::Ticket& ticket,
                                                            std::string_view text) {
  GENKAN_TRY(const auto addresses, AddressesIn(text));
  GENKAN_TRY(const auto named, NamedNow(backend, call, ticket));
  domain::Ticket after = ticket;
  for (const domain::Contact& contact : named) {
    const bool stays =
        std::any_of(addresses.begin(), addresses.end(), [&](const std::string& address) {
          return domain::FoldedAddress(address) == domain::FoldedAddress(contact.member_email);
        });
    if (!stays) after.contacts = domain::WithoutParticipant(after, contact.id).contacts;
  }
  for (const std::string& address : addresses) {
    const auto contact =
        backend.store.ContactByMemberEmail(call.portal.id, domain::FoldedAddress(address));
    if (!contact.ok() && contact.error().code != ErrorCode::kNotFound) return contact.error();
    if (!contact.ok() || !MayBeNamed(call, ticket, *contact)) continue;
    after.contacts = domain::WithParticipant(after, contact->id).contacts;
  }
  return after.contacts;
}

}  // namespace genkan::service
