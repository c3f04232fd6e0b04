#include "service/settings_rules.h"

#include <algorithm>

#include "genkan/domain/settings/checks.h"
#include "genkan/domain/shown_fields.h"
#include "genkan/wire/settings_codec.h"
#include "service/brand.h"
#include "service/field_rules.h"
#include "service/routes.h"

namespace genkan::service {
namespace {

// An address that is left stays known, so that mailed links survive; one that is taken up again is
// no longer old.
void RememberAddress(const domain::Portal& before, domain::Portal* after) {
  const domain::OldAddress now{.host = after->host, .slug = after->slug};
  const domain::OldAddress was{.host = before.host, .slug = before.slug};
  after->old_addresses = before.old_addresses;
  if (now == was) return;
  auto& old = after->old_addresses;
  old.erase(std::remove(old.begin(), old.end(), now), old.end());
  if (std::find(old.begin(), old.end(), was) == old.end()) old.push_back(was);
}

Status CheckPicture(const std::string& data_url, std::string_view field) {
  if (data_url.empty() || ReadBrandImage(data_url).ok()) return Done{};
  return FieldError(field, "error.picture_invalid");
}

}  // namespace

Status CheckTargets(const Store& store, const domain::Portal& portal) {
  const domain::TicketRules& rules = portal.settings->tickets;
  GENKAN_TRY(const auto accounts, store.ChannelAccounts(portal.id));
  GENKAN_TRY(const auto pipelines, store.Pipelines(portal.id));
  const bool account = std::any_of(accounts.begin(), accounts.end(), [&](const auto& each) {
    return each.id == rules.form_channel_account;
  });
  if (!account) return FieldError("form_channel_account", "error.value_unknown");
  const auto pipeline = std::find_if(pipelines.begin(), pipelines.end(), [&](const auto& each) {
    return each.id == rules.new_ticket_pipeline && !each.retired;
  });
  if (pipeline == pipelines.end()) return FieldError("new_ticket_pipeline", "error.value_unknown");
  const domain::Stage* stage = domain::FindStage(*pipeline, rules.new_ticket_stage);
  if (stage == nullptr || stage->retired || stage->kind == domain::StageKind::kClosed) {
    return FieldError("new_ticket_stage", "error.value_unknown");
  }
  return Done{};
}

Status SettleSection(const Store& store, const domain::Portal& before, std::string_view section,
                     domain::Portal* changed) {
  // A new wording asks everybody again; what number it has is not for the manager to say.
  if (section == "consent") {
    domain::Consent& consent = changed->settings.Edit().consent;
    const domain::Consent& old = before.settings->consent;
    consent.version = old.version + (consent.text == old.text ? 0 : 1);
  }
  // Keys are made and revoked one by one.
  if (section == "widget") {
    changed->settings.Edit().widget.keys = before.settings->widget.keys;
  }
  GENKAN_TRY_OK(domain::CheckSection(*changed, section));
  if (section == "address") {
    // A path of every portal can be no portal's own.
    const bool taken = !changed->slug.empty() && BeginsRoute(changed->slug);
    if (taken) return FieldError("slug", "error.address_taken");
    RememberAddress(before, changed);
  }
  if (section == "branding") {
    GENKAN_TRY_OK(CheckPicture(changed->settings->branding.logo, "logo"));
    GENKAN_TRY_OK(CheckPicture(changed->settings->branding.favicon, "favicon"));
  }
  if (section == "presentation") return domain::CheckShownFields(*changed->settings);
  if (section == "fields") {
    if (domain::DetailsFor(*changed->settings, {}).empty()) {
      return FieldError("ticket_fields", "error.nothing_shown");
    }
    return CheckFieldsKept(store, before, changed->settings->fields);
  }
  return section == "tickets" ? CheckTargets(store, *changed) : Done{};
}

std::string SectionForAudit(domain::Portal portal, std::string_view section) {
  if (section == "branding") {
    domain::Branding& branding = portal.settings.Edit().branding;
    branding.logo = PictureNote(branding.logo);
    branding.favicon = PictureNote(branding.favicon);
  }
  return wire::EncodeSection(portal, section, wire::SettingsReader::kManager);
}

}  // namespace genkan::service
