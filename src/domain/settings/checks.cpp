#include "genkan/domain/settings/checks.h"

#include <algorithm>
#include <set>

#include "domain/settings/check_parts.h"
#include "genkan/base/utf8.h"
#include "genkan/domain/shown_fields.h"

namespace genkan::domain {
namespace {

constexpr int kMinutesOfDay = 24 * 60;

Status CheckLinks(const std::vector<PageLink>& links, std::string_view field) {
  GENKAN_TRY_OK(CheckListLength(links, field));
  for (std::size_t i = 0; i < links.size(); ++i) {
    GENKAN_TRY_OK(CheckLocal(links[i].label, At(field, i, "label"), Lines::kOne));
    if (links[i].label.empty()) return FieldError(At(field, i, "label"), "error.field_missing");
    if (links[i].url.empty()) return FieldError(At(field, i, "url"), "error.field_missing");
    for (const LocalEntry& url : links[i].url) {
      GENKAN_TRY_OK(CheckUrl(url.text, At(field, i, "url")));
    }
  }
  return Done{};
}

Status CheckShownList(const std::vector<ShownField>& shown, std::string_view field,
                      std::size_t length_max) {
  GENKAN_TRY_OK(CheckListLength(shown, field, length_max));
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i].field.empty()) return FieldError(At(field, i, "field"), "error.field_missing");
    if (!seen.insert(shown[i].field).second) {
      return FieldError(At(field, i, "field"), "error.value_twice");
    }
    GENKAN_TRY_OK(CheckLocal(shown[i].label, At(field, i, "label"), Lines::kOne));
  }
  return Done{};
}

Status CheckAccent(std::string_view colour, std::string_view field, std::string_view ground) {
  constexpr double kControlContrast = 3.0;  // WCAG 2.2, 1.4.11
  if (colour.empty()) return Done{};
  const double contrast = ContrastOf(colour, ground);
  if (contrast == 0) return FieldError(field, "error.colour_invalid");
  if (contrast < kControlContrast) return FieldError(field, "error.colour_contrast");
  return Done{};
}

}  // namespace

Status CheckPortal(const Portal& portal) {
  if (TrimmedText(portal.name).empty()) return FieldError("name", "error.field_missing");
  GENKAN_TRY_OK(CheckWords(portal.name, "name", Lines::kOne));
  GENKAN_TRY(const std::string host, CheckHost(portal.host));
  if (host != portal.host) return FieldError("host", "error.host_invalid");
  GENKAN_TRY(const std::string slug, CheckSlug(portal.slug));
  if (slug != portal.slug) return FieldError("slug", "error.slug_invalid");
  if (portal.languages.empty()) return FieldError("languages", "error.field_missing");
  GENKAN_TRY_OK(CheckListLength(portal.languages, "languages"));
  for (std::size_t i = 0; i < portal.languages.size(); ++i) {
    if (!IsLanguageTag(portal.languages[i])) {
      return FieldError(At("languages", i), "error.language_unknown");
    }
  }
  GENKAN_TRY_OK(CheckListLength(portal.old_addresses, "old_addresses"));
  return CheckWords(portal.time_zone, "time_zone", Lines::kOne);
}

Status CheckTicketRules(const TicketRules& rules) {
  GENKAN_TRY_OK(CheckContactFilter(rules.company_viewers, "company_viewers"));
  GENKAN_TRY_OK(CheckListLength(rules.pipelines, "pipelines"));
  GENKAN_TRY_OK(CheckListLength(rules.internal_addresses, "internal_addresses"));
  for (std::size_t i = 0; i < rules.internal_addresses.size(); ++i) {
    const std::string& address = rules.internal_addresses[i];
    const std::string whole = address.starts_with('@') ? "x" + address : address;
    if (!CheckAddress(whole).ok()) {
      return FieldError(At("internal_addresses", i), "error.address_invalid");
    }
  }
  return Done{};
}

Status CheckAccessRules(const AccessRules& rules) {
  GENKAN_TRY_OK(CheckListLength(rules.registration_domains, "registration_domains"));
  for (std::size_t i = 0; i < rules.registration_domains.size(); ++i) {
    const auto host = CheckHost(rules.registration_domains[i]);
    if (!host.ok() || host->empty()) {
      return FieldError(At("registration_domains", i), "error.host_invalid");
    }
  }
  const bool any_way = rules.password || rules.mailed_link || rules.mailed_code || rules.openid.on;
  if (!any_way) return FieldError("password", "error.no_way_in");
  if (std::find(std::begin(kSessionIdleChoices), std::end(kSessionIdleChoices),
                rules.session_idle_millis) == std::end(kSessionIdleChoices)) {
    return FieldError("session_idle_millis", "error.value_unknown");
  }
  if (rules.session_absolute_millis < rules.session_idle_millis) {
    return FieldError("session_absolute_millis", "error.value_unknown");
  }
  if (!rules.openid.on) return Done{};
  GENKAN_TRY_OK(CheckIssuer(rules.openid.issuer, "openid.issuer"));
  if (rules.openid.client_id.empty()) {
    return FieldError("openid.client_id", "error.field_missing");
  }
  return CheckLocal(rules.openid.button, "openid.button", Lines::kOne);
}

Status CheckGroups(const std::vector<AccessGroup>& groups) {
  constexpr std::size_t kGroupsMax = 100;
  GENKAN_TRY_OK(CheckListLength(groups, "groups", kGroupsMax));
  std::set<AccessGroupId> ids;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const AccessGroup& group = groups[i];
    if (!group.id) return FieldError(At("groups", i, "id"), "error.field_missing");
    if (!ids.insert(group.id).second) return FieldError(At("groups", i, "id"), "error.value_twice");
    if (TrimmedText(group.name).empty()) {
      return FieldError(At("groups", i, "name"), "error.field_missing");
    }
    GENKAN_TRY_OK(CheckWords(group.name, At("groups", i, "name"), Lines::kOne));
    GENKAN_TRY_OK(CheckWords(group.description, At("groups", i, "description"), Lines::kSeveral));
    GENKAN_TRY_OK(CheckContactFilter(group.filter, At("groups", i, "filter")));
  }
  return Done{};
}

Status CheckPresentation(const Presentation& presentation) {
  GENKAN_TRY_OK(CheckLocal(presentation.ticket_word, "ticket_word", Lines::kOne));
  GENKAN_TRY_OK(CheckLocal(presentation.tickets_word, "tickets_word", Lines::kOne));
  GENKAN_TRY_OK(CheckLocal(presentation.team_name, "team_name", Lines::kOne));
  GENKAN_TRY_OK(CheckShownList(presentation.columns, "columns", kColumnsMax));
  const bool subject =
      std::any_of(presentation.columns.begin(), presentation.columns.end(),
                  [](const ShownField& shown) { return shown.field == kFieldSubject; });
  if (!presentation.columns.empty() && !subject) return FieldError("columns", "error.columns_bare");
  GENKAN_TRY_OK(CheckShownList(presentation.details, "details", kListMax));
  GENKAN_TRY_OK(CheckLinks(presentation.footer_links, "footer_links"));
  GENKAN_TRY_OK(CheckLinks(presentation.help_links, "help_links"));
  const Announcement& announcement = presentation.announcement;
  GENKAN_TRY_OK(CheckLocal(announcement.text, "announcement.text", Lines::kSeveral));
  if (announcement.until_millis != 0 && announcement.until_millis <= announcement.from_millis) {
    return FieldError("announcement.until_millis", "error.ends_before_it_begins");
  }
  return Done{};
}

Status CheckConsent(const Consent& consent) {
  GENKAN_TRY_OK(CheckLocal(consent.text, "text", Lines::kSeveral));
  if (consent.on && consent.text.empty()) return FieldError("text", "error.field_missing");
  return Done{};
}

Status CheckHours(const BusinessHours& hours) {
  GENKAN_TRY_OK(CheckListLength(hours.week, "week"));
  for (std::size_t i = 0; i < hours.week.size(); ++i) {
    const OpenHours& open = hours.week[i];
    if (open.weekday < 0 || open.weekday > 6) {
      return FieldError(At("week", i, "weekday"), "error.value_unknown");
    }
    const bool in_day = open.from_minute >= 0 && open.until_minute <= kMinutesOfDay;
    if (!in_day || open.until_minute <= open.from_minute) {
      return FieldError(At("week", i, "until_minute"), "error.ends_before_it_begins");
    }
  }
  GENKAN_TRY_OK(CheckListLength(hours.holidays, "holidays"));
  const CustomField date{.key = "date", .kind = FieldKind::kDate};
  for (std::size_t i = 0; i < hours.holidays.size(); ++i) {
    const auto day = CheckFieldValue(date, hours.holidays[i].date);
    if (!day.ok() || day->empty() || *day != hours.holidays[i].date) {
      return FieldError(At("holidays", i, "date"), "error.date_invalid");
    }
    GENKAN_TRY_OK(CheckLocal(hours.holidays[i].name, At("holidays", i, "name"), Lines::kOne));
  }
  constexpr int kAnswerMinutesMax = 90 * kMinutesOfDay;
  if (hours.answer_within_minutes < 0 || hours.answer_within_minutes > kAnswerMinutesMax) {
    return FieldError("answer_within_minutes", "error.value_unknown");
  }
  return Done{};
}

Status CheckBranding(const Branding& branding) {
  // `surface` of the two schemes in assets/styles/tokens.css.
  GENKAN_TRY_OK(CheckAccent(branding.accent, "accent", "#ffffff"));
  return CheckAccent(branding.accent_dark, "accent_dark", "#16191f");
}

Status CheckPageTexts(const PageTexts& texts) {
  GENKAN_TRY_OK(CheckLocal(texts.sign_in, "sign_in", Lines::kSeveral));
  GENKAN_TRY_OK(CheckLocal(texts.registration, "registration", Lines::kSeveral));
  GENKAN_TRY_OK(CheckLocal(texts.reset, "reset", Lines::kSeveral));
  GENKAN_TRY_OK(CheckLocal(texts.denied, "denied", Lines::kSeveral));
  return CheckLocal(texts.signed_out, "signed_out", Lines::kSeveral);
}

Status CheckMailRules(const MailRules& rules) {
  GENKAN_TRY_OK(CheckLocal(rules.from_name, "from_name", Lines::kOne));
  GENKAN_TRY_OK(CheckLocal(rules.department, "department", Lines::kOne));
  GENKAN_TRY_OK(CheckLocal(rules.signature, "signature", Lines::kSeveral));
  if (!rules.from_address.empty() && !CheckAddress(rules.from_address).ok()) {
    return FieldError("from_address", "error.address_invalid");
  }
  if (!rules.reply_to.empty() && !CheckAddress(rules.reply_to).ok()) {
    return FieldError("reply_to", "error.address_invalid");
  }
  std::set<MailKind> kinds;
  for (std::size_t i = 0; i < rules.templates.size(); ++i) {
    const MailTemplate& mail = rules.templates[i];
    if (!kinds.insert(mail.kind).second) {
      return FieldError(At("templates", i, "kind"), "error.value_twice");
    }
    GENKAN_TRY_OK(CheckLocal(mail.subject, At("templates", i, "subject"), Lines::kOne));
    GENKAN_TRY_OK(CheckLocal(mail.body, At("templates", i, "body"), Lines::kSeveral));
  }
  return Done{};
}

Status CheckPrivacyRules(const PrivacyRules& rules) {
  std::set<PipelineId> named;
  for (std::size_t i = 0; i < rules.retention.size(); ++i) {
    const PipelineRetention& each = rules.retention[i];
    if (!named.insert(each.pipeline).second) {
      return FieldError(At("retention", i, "pipeline"), "error.value_twice");
    }
    if (each.months < 0 || each.months > kRetentionMonthsMax) {
      return FieldError(At("retention", i, "months"), "error.value_unknown");
    }
  }
  return Done{};
}

std::int64_t MonthsKept(const PrivacyRules& rules, PipelineId pipeline) {
  for (const PipelineRetention& each : rules.retention) {
    if (each.pipeline == pipeline) return each.months;
  }
  return 0;
}

Status CheckSection(const Portal& portal, std::string_view section) {
  const PortalSettings& settings = *portal.settings;
  if (section == "address") return CheckPortal(portal);
  if (section == "tickets") return CheckTicketRules(settings.tickets);
  if (section == "powers") return Done{};  // Any of them goes with any other.
  if (section == "access") return CheckAccessRules(settings.access);
  if (section == "groups") return CheckGroups(settings.groups);
  if (section == "presentation") return CheckPresentation(settings.presentation);
  if (section == "consent") return CheckConsent(settings.consent);
  if (section == "hours") return CheckHours(settings.hours);
  if (section == "branding") return CheckBranding(settings.branding);
  if (section == "pages") return CheckPageTexts(settings.pages);
  if (section == "mail") return CheckMailRules(settings.mail);
  if (section == "privacy") return CheckPrivacyRules(settings.privacy);
  if (section == "widget") return CheckWidgetRules(settings.widget);
  if (section == "fields") return CheckCustomFields(settings.fields);
  return ErrorCode::kNotFound;
}

}  // namespace genkan::domain
