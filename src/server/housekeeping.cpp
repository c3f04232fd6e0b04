#include "server/housekeeping.h"

#include "genkan/service/account_failures.h"
#include "genkan/service/privacy.h"

namespace genkan::server {
namespace {

// The tickets whose pipelines keep them no longer.
Status EndRetention(const HousekeepingParts& parts) {
  GENKAN_TRY(const auto portals, parts.store.Portals());
  for (const domain::Portal& portal : portals) {
    if (portal.settings->privacy.retention.empty()) continue;
    GENKAN_TRY_OK(service::CarryOutRetention({.store = parts.store,
                                              .clock = parts.clock,
                                              .random = parts.random,
                                              .portal = portal,
                                              .staff = {},
                                              .contact = {},
                                              .shown_name = {}},
                                             kTicketsGoneAtOnce));
  }
  return Done{};
}

}  // namespace

Housekeeping::Housekeeping(const HousekeepingParts& parts, std::chrono::milliseconds pause)
    : parts_(parts), pause_(pause), timer_(parts.loop) {}

void Housekeeping::Start() {
  const Millis now = parts_.clock.NowMillis();
  const auto round = [parts = parts_, now]() -> Status {
    GENKAN_TRY_OK(parts.store.ForgetEndedSessions(now));
    GENKAN_TRY_OK(parts.store.ForgetOneTimeSecretsBefore(now));
    GENKAN_TRY_OK(
        parts.store.ForgetFailuresBefore(now - kFailuresKeptMillis, service::kAccountFailuresMax));
    return EndRetention(parts);
  };
  const bool queued =
      parts_.lanes.Run(service::Lane::kWrite, {.work = round, .done = [](const Status&) {}});
  if (!queued) {
    parts_.log.Say(LogLevel::kWarning, "no time for housekeeping: too many writes wait");
  }
  timer_.expires_after(pause_);
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) Start();
  });
}

void Housekeeping::Stop() { timer_.cancel(); }

}  // namespace genkan::server
