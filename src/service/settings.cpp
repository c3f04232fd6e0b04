// A manager reads and changes the portal's settings, section by section.
#include <algorithm>

#include "genkan/domain/settings/checks.h"
#include "genkan/wire/settings_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/handlers.h"
#include "service/parameters.h"
#include "service/settings_rules.h"
#include "service/tags.h"
#include "service/ways_in.h"

namespace genkan::service {
namespace {

using wire::SettingsReader;

Result<std::string_view> SectionOf(const Call& call) {
  const auto sections = wire::SettingsSections();
  const auto found = std::find(sections.begin(), sections.end(), call.parameter);
  if (found == sections.end()) return ErrorCode::kNotFound;
  return *found;
}

wire::Response SectionAnswer(const Backend& backend, const domain::Portal& portal,
                             std::string_view section) {
  const std::string content = wire::EncodeSection(portal, section, SettingsReader::kManager);
  return JsonAnswer(200, wire::EncodeTaggedSection(portal, section, ShortTag(backend, content)));
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
  if (tag != ShortTag(backend, before)) {
    return Error{.code = ErrorCode::kConflict, .message_key = "error.settings_changed"};
  }
  GENKAN_TRY_OK(SettleSection(backend.store, call.portal, section, &changed));
  const std::string after = wire::EncodeSection(changed, section, SettingsReader::kManager);
  if (after == before) return SectionAnswer(backend, changed, section);
  const Status stored = backend.store.Atomically([&]() -> Status {
    const Status put = backend.store.PutPortal(changed);
    if (!put.ok() && put.error().code == ErrorCode::kConflict) {
      return FieldError("slug", "error.address_taken");
    }
    GENKAN_TRY_OK(put);
    GENKAN_TRY_OK(EndWaysInOfShutOut(backend.store, call.portal, changed, call.now_millis));
    return RecordAudit(backend, call,
                       {.action = "settings.changed",
                        .subject = std::string(section),
                        .before = SectionForAudit(call.portal, section),
                        .after = SectionForAudit(changed, section)});
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
  GENKAN_TRY_OK(CheckTargets(backend.store, call.portal));
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
