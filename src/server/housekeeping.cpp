#include "server/housekeeping.h"

#include "genkan/service/account_failures.h"
#include "genkan/service/attachments.h"
#include "genkan/service/privacy.h"

namespace genkan::server {
namespace {

// The tickets whose pipelines keep them no longer; gives the contents of their files.
Result<std::vector<std::string>> EndRetention(const HousekeepingParts& parts) {
  std::vector<std::string> blob_keys;
  GENKAN_TRY(const auto portals, parts.store.Portals());
  for (const domain::Portal& portal : portals) {
    if (portal.settings->privacy.retention.empty()) continue;
    GENKAN_TRY(const auto gone, service::CarryOutRetention({.store = parts.store,
                                                            .clock = parts.clock,
                                                            .random = parts.random,
                                                            .portal = portal,
                                                            .staff = {},
                                                            .contact = {},
                                                            .shown_name = {}},
                                                           kTicketsGoneAtOnce));
    blob_keys.insert(blob_keys.end(), gone.blob_keys.begin(), gone.blob_keys.end());
  }
  return blob_keys;
}

}  // namespace

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
  const bool all = now - all_files_swept_at_millis_ >= kMillisPerDay;
  if (all) all_files_swept_at_millis_ = now;
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

// Once nothing names them durably; what is not done now is done within a day.
void Housekeeping::Release(std::vector<std::string> blob_keys) {
  if (blob_keys.empty()) return;
  (void)parts_.lanes.Run(service::Lane::kOutside,
                         {.work =
                              [&parts = parts_, keys = std::move(blob_keys)]() {
                                return service::ReleaseBlobs(parts.store, parts.blobs, keys);
                              },
                          .done = [](const Status&) {}});
}

void Housekeeping::Start() {
  const Millis now = parts_.clock.NowMillis();
  const auto files = std::make_shared<std::vector<std::string>>();
  const auto round = [parts = parts_, now, files]() -> Status {
    GENKAN_TRY_OK(parts.store.ForgetEndedSessions(now));
    GENKAN_TRY_OK(parts.store.ForgetOneTimeSecretsBefore(now));
    GENKAN_TRY_OK(
        parts.store.ForgetFailuresBefore(now - kFailuresKeptMillis, service::kAccountFailuresMax));
    GENKAN_TRY(*files, EndRetention(parts));
    return Done{};
  };
  const auto done = [this, files](const Status& committed) {
    if (committed.ok()) Release(std::move(*files));
  };
  const bool queued = parts_.lanes.Run(service::Lane::kWrite, {.work = round, .done = done});
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
