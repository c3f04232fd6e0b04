#include "genkan/domain/own_account.h"

#include <algorithm>

#include "genkan/domain/contact_access.h"

namespace genkan::domain {
namespace {

// A mark in a User-Agent header and what it means. The first that is found counts, since browsers
// also name those whose pages they want to be given.
struct Mark {
  std::string_view mark;
  std::string_view name;
};
constexpr Mark kBrowsers[] = {
    {"Edg", "Edge"},         {"OPR/", "Opera"},         {"SamsungBrowser/", "Samsung Internet"},
    {"Vivaldi/", "Vivaldi"}, {"Firefox/", "Firefox"},   {"FxiOS/", "Firefox"},
    {"CriOS/", "Chrome"},    {"Chromium/", "Chromium"}, {"Chrome/", "Chrome"},
    {"Version/", "Safari"}};
constexpr Mark kSystems[] = {{"iPhone", "iPhone"}, {"iPad", "iPad"},       {"Android", "Android"},
                             {"CrOS", "ChromeOS"}, {"Windows", "Windows"}, {"Mac OS X", "macOS"},
                             {"Linux", "Linux"}};

template <std::size_t kCount>
std::string FirstNamed(const Mark (&marks)[kCount], std::string_view text) {
  const auto* const found = std::find_if(
      std::begin(marks), std::end(marks),
      [text](const Mark& each) { return text.find(each.mark) != std::string_view::npos; });
  return found == std::end(marks) ? std::string() : std::string(found->name);
}

}  // namespace

bool WantsMailAbout(const Contact& contact, const Ticket& ticket) {
  if (contact.ticket_mail != TicketMail::kMine) return contact.ticket_mail == TicketMail::kAll;
  return std::any_of(ticket.contacts.begin(), ticket.contacts.end(), [&](const auto& each) {
    return each.contact == contact.id && each.involvement != Involvement::kShared;
  });
}

Result<TicketMail> ParseTicketMail(std::string_view word) {
  const auto* const found =
      std::find(std::begin(kTicketMailWords), std::end(kTicketMailWords), word);
  if (found == std::end(kTicketMailWords)) return FieldError("ticket_mail", "error.value_unknown");
  return static_cast<TicketMail>(found - std::begin(kTicketMailWords));
}

OwnAccount OwnAccountOf(const Contact& contact) {
  return {.name = ShownName(contact.name, contact.language),
          .language = contact.language,
          .time_zone = contact.time_zone,
          .ticket_mail = contact.ticket_mail};
}

Result<Contact> WithOwnAccount(Contact contact, const OwnAccount& account,
                               const std::vector<std::string>& offered_languages) {
  const bool offered = account.language.empty() || account.language == contact.language ||
                       std::find(offered_languages.begin(), offered_languages.end(),
                                 account.language) != offered_languages.end();
  if (!offered) return FieldError("language", "error.value_unknown");
  // Whoever is known by an address alone may go on without a name.
  if (account.name != ShownName(contact.name, contact.language)) {
    GENKAN_TRY(contact.name.display, CheckPersonName(account.name));
  }
  contact.language = account.language;
  contact.time_zone = account.time_zone;
  contact.ticket_mail = account.ticket_mail;
  return contact;
}

Device DeviceOf(std::string_view user_agent) {
  return {.browser = FirstNamed(kBrowsers, user_agent), .system = FirstNamed(kSystems, user_agent)};
}

}  // namespace genkan::domain
