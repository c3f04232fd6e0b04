// What a customer reads and sees that a manager decides: words, columns, links, notices, hours.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/ids.h"
#include "genkan/domain/local_text.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

struct Announcement;
// Whether it is shown at that time: it says something, has begun and is not over.
bool IsShown(const Announcement& announcement, Millis now);

// What customers read of who owns their ticket.
enum class OwnerName : std::uint8_t {
  kFull,
  kTeam,  // The portal's name for the team.
  kHidden,
};

inline constexpr std::size_t kColumnsMax = 10;

// A field of tickets as the list and the details show it.
struct ShownField {
  std::string field;  // "status", "requester" and so on, or the key of a ticket field.
  LocalText label;    // Empty: the field's own.
  friend bool operator==(const ShownField&, const ShownField&) = default;
};

struct PageLink {
  LocalText label;
  LocalText url;  // https, or a path of this portal.
  friend bool operator==(const PageLink&, const PageLink&) = default;
};

struct Announcement {
  LocalText text;
  Millis from_millis = 0;
  Millis until_millis = 0;  // 0: until it is taken away.
  bool on_sign_in = false;
  friend bool operator==(const Announcement&, const Announcement&) = default;
};

struct Presentation {
  LocalText ticket_word;   // "ticket" in the singular; empty: the product's own.
  LocalText tickets_word;  // The name of the list.
  OwnerName owner_name = OwnerName::kFull;
  LocalText team_name;              // For OwnerName::kTeam.
  std::vector<ShownField> columns;  // At most kColumnsMax; empty: the product's own.
  std::vector<ShownField> details;  // Empty: the product's own.
  std::vector<PageLink> footer_links;
  std::vector<PageLink> help_links;
  Announcement announcement;
  friend bool operator==(const Presentation&, const Presentation&) = default;
};

struct Consent {
  bool on = false;
  LocalText text;
  int version = 0;  // Raised with each change of the text; a new one asks again.
  friend bool operator==(const Consent&, const Consent&) = default;
};

struct OpenHours {
  int weekday = 1;  // 0 is Sunday.
  int from_minute = 9 * 60;
  int until_minute = 17 * 60;
  friend bool operator==(const OpenHours&, const OpenHours&) = default;
};

struct Holiday {
  std::string date;  // "2026-12-31"
  LocalText name;
  friend bool operator==(const Holiday&, const Holiday&) = default;
};

struct BusinessHours {
  std::vector<OpenHours> week;  // Empty: always open.
  std::vector<Holiday> holidays;
  int answer_within_minutes = 0;  // Of open time; 0: nothing is promised.
  friend bool operator==(const BusinessHours&, const BusinessHours&) = default;
};

struct Branding {
  // Pictures as "data:image/png;base64,…" or the same for image/jpeg; empty: the product's own.
  std::string logo;
  std::string favicon;
  std::string accent;       // "#2f6fde"; empty: the product's own.
  std::string accent_dark;  // The same for the dark scheme.
  friend bool operator==(const Branding&, const Branding&) = default;
};

// What the pages around sign-in say before their forms.
struct PageTexts {
  LocalText sign_in;
  LocalText registration;
  LocalText reset;
  LocalText denied;
  LocalText signed_out;
  friend bool operator==(const PageTexts&, const PageTexts&) = default;
};

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ShownField> auto& shown) {
  visit("field", shown.field);
  visit("label", shown.label);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<PageLink> auto& link) {
  visit("label", link.label);
  visit("url", link.url);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Announcement> auto& announcement) {
  visit("text", announcement.text);
  visit("from_millis", announcement.from_millis);
  visit("until_millis", announcement.until_millis);
  visit("on_sign_in", announcement.on_sign_in);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Presentation> auto& presentation) {
  visit("ticket_word", presentation.ticket_word);
  visit("tickets_word", presentation.tickets_word);
  visit("owner_name", presentation.owner_name);
  visit("team_name", presentation.team_name);
  visit("columns", presentation.columns);
  visit("details", presentation.details);
  visit("footer_links", presentation.footer_links);
  visit("help_links", presentation.help_links);
  visit("announcement", presentation.announcement);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Consent> auto& consent) {
  visit("on", consent.on);
  visit("text", consent.text);
  visit("version", consent.version);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<OpenHours> auto& hours) {
  visit("weekday", hours.weekday);
  visit("from_minute", hours.from_minute);
  visit("until_minute", hours.until_minute);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Holiday> auto& holiday) {
  visit("date", holiday.date);
  visit("name", holiday.name);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<BusinessHours> auto& hours) {
  visit("week", hours.week);
  visit("holidays", hours.holidays);
  visit("answer_within_minutes", hours.answer_within_minutes);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Branding> auto& branding) {
  visit("logo", branding.logo);
  visit("favicon", branding.favicon);
  visit("accent", branding.accent);
  visit("accent_dark", branding.accent_dark);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<PageTexts> auto& texts) {
  visit("sign_in", texts.sign_in);
  visit("registration", texts.registration);
  visit("reset", texts.reset);
  visit("denied", texts.denied);
  visit("signed_out", texts.signed_out);
}

}  // namespace genkan::domain
