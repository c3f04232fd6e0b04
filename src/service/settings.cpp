// A manager reads and changes the portal's settings, section by section.
#include <algorithm>

#include "genkan/domain/settings/checks.h"
#include "genkan/wire/settings_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {
namespace {

using wire::SettingsReader;

Result<std::string_view> SectionOf(const Call& call) {
  const auto sections = wire::SettingsSections();
  const auto found = std::find(sections.begin(), sections.end(), call.parameter);
  if (found == sections.end()) return ErrorCode::kNotFound;
  return *found;
}

std::string TagOf(const Backend& backend, std::string_view content) {
  constexpr std::size_t kTagLength = 32;
  return backend.ports.secrets.Digest(content).substr(0, kTagLength);
}

wire::Response SectionAnswer(const Backend& backend, const domain::Portal& portal,
                             std::string_view section) {
  const std::string content = wire::EncodeSection(portal, section, SettingsReader::kManager);
  return JsonAnswer(200, wire::EncodeTaggedSection(portal, section, TagOf(backend, content)));
}

// What the settings name must be there.
Status CheckTargets(const Backend& backend, const domain::Portal& portal) {
  const domain::TicketRules& rules = portal.settings->tickets;
  GENKAN_TRY(const auto accounts, backend.store.ChannelAccounts(portal.id));
  GENKAN_TRY(const auto pipelines, backend.store.Pipelines(portal.id));
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

// Lets `portal`, as the request wants it, pass or says what is wrong with it.
Status Check(const Backend& backend, const Call& call, std::string_view section,
             domain::Portal* portal) {
  // A new wording asks everybody again; what number it has is not for the manager to say.
  domain::Consent& consent = portal->settings.Edit().consent;
  const domain::Consent& before = call.portal.settings->consent;
  consent.version = before.version + (consent.text == before.text ? 0 : 1);
  GENKAN_TRY_OK(domain::CheckSection(*portal, section));
  return section == "tickets" ? CheckTargets(backend, *portal) : Done{};
}

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

}  // namespace

Answer GetSettings(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const std::string_view section, SectionOf(call));
  return SectionAnswer(backend, call.portal, section);
}

Answer PutSettings(const Backend& backend, const Call& call) {
  GENKAN_TRY(const std::string_view section, SectionOf(call));
  const std::string before = wire::EncodeSection(call.portal, section, SettingsReader::kManager);
  domain::Portal changed = call.portal;
  GENKAN_TRY(const std::string tag,
             wire::DecodeTaggedSection(call.request.body, section, &changed));
  if (tag != TagOf(backend, before)) {
    return Error{.code = ErrorCode::kConflict, .message_key = "error.settings_changed"};
  }
  GENKAN_TRY_OK(Check(backend, call, section, &changed));
  if (section == "address") RememberAddress(call.portal, &changed);
  const std::string after = wire::EncodeSection(changed, section, SettingsReader::kManager);
  if (after == before) return SectionAnswer(backend, changed, section);
  const Status stored = backend.store.Atomically([&]() -> Status {
    const Status put = backend.store.PutPortal(changed);
    if (!put.ok() && put.error().code == ErrorCode::kConflict) {
      return FieldError("slug", "error.address_taken");
    }
    GENKAN_TRY_OK(put);
    return RecordAudit(backend, call,
                       {.action = "settings.changed",
                        .subject = std::string(section),
                        .before = before,
                        .after = after});
  });
  GENKAN_TRY_OK(stored);
  return SectionAnswer(backend, changed, section);
}

// Ends the guided set-up: customers are let in from now on.
Answer OpenPortal(const Backend& backend, const Call& call) {
  if (!call.portal.being_set_up) return wire::Response{.status = 204};
  for (const std::string_view section : {"address", "tickets", "access"}) {
    GENKAN_TRY_OK(domain::CheckSection(call.portal, section));
  }
  GENKAN_TRY_OK(CheckTargets(backend, call.portal));
  domain::Portal open = call.portal;
  open.being_set_up = false;
  const Status stored = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(backend.store.PutPortal(open));
    return RecordAudit(backend, call, {.action = "portal.opened", .subject = "portal"});
  });
  GENKAN_TRY_OK(stored);
  return wire::Response{.status = 204};
}

}  // namespace genkan::service
