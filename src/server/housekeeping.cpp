#include "server/housekeeping.h"

#include "genkan/service/account_failures.h"
#include "genkan/service/attachments.h"

namespace genkan::server {

Housekeeping::Housekeeping(const HousekeepingParts& parts, std::chrono::milliseconds pause)
    : parts_(parts), pause_(pause), timer_(parts.loop) {}

Status RemoveUnnamedFiles(service::Store& store, DiskBlobs& blobs) {
  const auto blob = [&](const std::string& name) {
    return service::ReleaseBlobs(store, blobs, {name});
  };
  const auto part = [&](const std::string& name) -> Status {
    const auto id = domain::ParseId<domain::AttachmentId>(name);
    GENKAN_TRY(const auto portals, store.Portals());
    for (const domain::Portal& portal : portals) {
      if (id.ok() && store.UploadById(portal.id, *id).ok()) return Done{};
    }
    return blobs.Drop(name);
  };
  return blobs.ForEach(blob, part);
}

// Not on the lane for writing, since files take their time.
void Housekeeping::SweepFiles(Millis now) {
  const bool all = !std::exchange(all_files_swept_, true);
  (void)parts_.lanes.Run(service::Lane::kOutside,
                         {.work = [&parts = parts_, now, all]() -> Status {
                            Status swept = service::SweepUploads(parts.store, parts.blobs,
                                                                 now - service::kUploadKeptMillis);
                            if (swept.ok() && all)
                              swept = RemoveUnnamedFiles(parts.store, parts.blobs);
                            if (!swept.ok())
                              parts.log.Say(LogLevel::kWarning, "old files could not be removed");
                            return swept;
                          },
                          .done = [](const Status&) {}});
}

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
  SweepFiles(now);
  timer_.expires_after(pause_);
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) Start();
  });
}

void Housekeeping::Stop() { timer_.cancel(); }

}  // namespace genkan::server
