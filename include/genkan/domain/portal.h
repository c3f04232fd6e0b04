// The portal: one house with one set of guests. Every other record belongs to exactly one.
#pragma once

#include <string>
#include <vector>

#include "genkan/base/shared.h"
#include "genkan/domain/ids.h"
#include "genkan/domain/settings/access_rules.h"
#include "genkan/domain/settings/custom_fields.h"
#include "genkan/domain/settings/mail_rules.h"
#include "genkan/domain/settings/power_rules.h"
#include "genkan/domain/settings/presentation.h"
#include "genkan/domain/settings/privacy_rules.h"
#include "genkan/domain/settings/ticket_rules.h"
#include "genkan/domain/settings/widget_rules.h"

namespace genkan::domain {

// Everything a manager decides, in the sections in which it is changed.
struct PortalSettings {
  TicketRules tickets;
  PowerRules powers;
  AccessRules access;
  std::vector<AccessGroup> groups;
  Presentation presentation;
  Consent consent;
  BusinessHours hours;
  Branding branding;
  PageTexts pages;
  MailRules mail;
  CustomFields fields;
  PrivacyRules privacy;
  WidgetRules widget;
  friend bool operator==(const PortalSettings&, const PortalSettings&) = default;
};

// An address of before, whose mailed links still lead here. Either part may be empty.
struct OldAddress {
  std::string host;
  std::string slug;
  friend bool operator==(const OldAddress&, const OldAddress&) = default;
};

struct Portal {
  PortalId id;
  std::string name;
  // Such as "support.sakura.example"; empty: any host that reaches the server and is not taken.
  std::string host;
  // The path prefix, empty for the portal at the root.
  std::string slug;
  // BCP 47 tags in order of preference; the first is the primary language.
  std::vector<std::string> languages = {"en"};
  // An IANA time zone name, for those who have none of their own.
  std::string time_zone = "UTC";
  std::vector<OldAddress> old_addresses;
  // The guided set-up was begun and is not finished: only staff get in.
  bool being_set_up = false;
  Shared<PortalSettings> settings;
  friend bool operator==(const Portal&, const Portal&) = default;
};

// What the portal speaks of `wanted`: that itself or, by BCP 47's lookup, what is left of it
// without its last parts, so that "en-AU" finds "en". Else the portal's primary language.
std::string OfferedLanguage(const Portal& portal, std::string_view wanted);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<OldAddress> auto& old) {
  visit("host", old.host);
  visit("slug", old.slug);
}

}  // namespace genkan::domain
