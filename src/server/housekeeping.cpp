#include "server/housekeeping.h"

#include "genkan/service/account_failures.h"

namespace genkan::server {

Housekeeping::Housekeeping(const HousekeepingParts& parts, std::chrono::milliseconds pause)
    : parts_(parts), pause_(pause), timer_(parts.loop) {}

void Housekeeping::Start() {
  const Millis now = parts_.clock.NowMillis();
  const bool queued = parts_.lanes.Run(
      service::Lane::kWrite, {.work = [&store = parts_.store, now]() -> Status {
                                GENKAN_TRY_OK(store.ForgetEndedSessions(now));
                                GENKAN_TRY_OK(store.ForgetOneTimeSecretsBefore(now));
                                return store.ForgetFailuresBefore(now - kFailuresKeptMillis,
                                                                  service::kAccountFailuresMax);
                              },
                              .done = [](const Status&) {}});
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
