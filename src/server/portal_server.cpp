#include "server/portal_server.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <thread>

#include "genkan/service/base64url.h"
#include "server/commands.h"
#include "server/compression.h"
#include "server/file_mailer.h"
#include "server/portal_setup.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

constexpr std::chrono::hours kHousekeepingPause{1};
// Short: somebody waits for the mail that signs them in.
constexpr std::chrono::milliseconds kMailPause{500};
// More hashing at once would only take memory, 64 MiB each.
constexpr unsigned kSlowThreadsMax = 4;

void WriteToStandardError(std::string_view text) {
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

PortalServer::PortalServer(std::string data, Settings settings)
    : data_(std::move(data)),
      settings_(std::move(settings)),
      static_dir_(FindStaticDir(settings_.static_dir)),
      log_(settings_.log_level, clock_, WriteToStandardError) {}

PortalServer::~PortalServer() {
  StopMail();
  admin_socket_.reset();
  lanes_.reset();
}

std::string PortalServer::Open() {
  std::string complaint;
  // Before the folder is touched, so that a wrong address changes nothing.
  if (!settings_.public_url.empty()) origin_ = OriginOf(settings_.public_url, &complaint);
  if (complaint.empty() && settings_.public_url.empty()) {
    OriginOf(HttpOrigin(settings_), &complaint);
  }
  if (complaint.empty()) complaint = OpenInstallation();
  if (complaint.empty()) complaint = RefuseExposedSample();
  if (complaint.empty()) complaint = OpenListener();
  if (complaint.empty()) complaint = OpenAdminSocket();
  if (!complaint.empty()) return complaint;
  if (origin_.starts_with("https://") && settings_.trusted_proxies.empty()) {
    log_.Say(LogLevel::kWarning,
             "every request through a reverse proxy counts as the proxy's own: name its address in "
             "trusted_proxies");
  }
  listener_->Start();
  WaitForSignal();
  StartMail();
  housekeeping_.emplace(
      HousekeepingParts{loop_, *lanes_, installation_->store(), installation_->blobs(), clock_,
                        installation_->random(), log_},
      kHousekeepingPause);
  housekeeping_->Start();
  return {};
}

std::string PortalServer::OpenInstallation() {
  const std::string assets_dir = FindAssetsDir(settings_.assets_dir, static_dir_);
  if (assets_dir.empty()) {
    return "the built client is missing: run scripts/build, or say with --static where it lies";
  }
  const bool built = !static_dir_.empty();
  auto assets =
      AssetsDir::Load(assets_dir, built ? std::filesystem::path(static_dir_) / "assets.json" : "");
  if (!assets.ok()) return SentenceFor(assets.error());
  auto installation =
      Installation::Open(data_, std::move(assets).value(),
                         [this](std::string_view text) { log_.Say(LogLevel::kWarning, text); });
  if (!installation.ok()) return SentenceFor(installation.error());
  installation_ = std::move(installation).value();
  const auto portal = EnsurePortal(installation_->store(), installation_->ports());
  if (!portal.ok()) return SentenceFor(portal.error());
  const auto digest = [this](std::string_view bytes) {
    return installation_->ports().secrets.Digest(bytes);
  };
  auto files = StaticFiles::Load(static_dir_, digest);
  if (!files.ok()) return SentenceFor(files.error());
  static_files_ = std::move(files).value();
  // With the sample people come the help pages that show the portal in them.
  const auto sample = installation_->store().SampleAccountsExist();
  const Status example =
      sample.ok() && *sample ? static_files_.AddExample(static_dir_, digest) : Status(Done{});
  if (!example.ok()) return SentenceFor(example.error());
  return {};
}

std::string PortalServer::RefuseExposedSample() const {
  // A public URL means a proxy in front, which listens where we do not.
  if (IsLoopbackAddress(settings_.address) && !LeadsElsewhere(origin_)) return {};
  const auto sample = installation_->store().SampleAccountsExist();
  if (!sample.ok()) return SentenceFor(sample.error());
  if (!*sample) return {};
  return "the sample accounts have a published password, so this folder is served on this machine "
         "alone: leave out --address and --public-url, or use a folder without sample data";
}

std::string PortalServer::OpenListener() {
  StartLanes();
  feed_.emplace(EventFeedParts{
      .loop = loop_,
      .lanes = *lanes_,
      .handle = [this](const wire::Request& request) { return router_->Handle(request); },
      .commits = [this] { return installation_->store().commits_heard(); }});
  service_.emplace(
      HttpService{.admit =
                      [this](const wire::Request& head, bool whole) {
                        service::Admission admission = router_->Admit(head, whole);
                        if (admission.answer) {
                          admission.answer = Compressed(head, *std::move(admission.answer));
                        }
                        return admission;
                      },
                  .handle =
                      [this](const wire::Request& request) {
                        return Compressed(request, router_->Handle(request));
                      },
                  .read_blob =
                      [this](const std::string& key, std::int64_t offset, std::size_t length) {
                        return installation_->blobs().Read(key, offset, length);
                      },
                  .static_files = static_files_,
                  .lanes = *lanes_,
                  .feed = *feed_,
                  .log = log_,
                  .clock = clock_,
                  .random = installation_->random(),
                  .trusted_proxies = settings_.trusted_proxies});
  listener_.emplace(loop_, *service_);
  const Status opened = listener_->Open(settings_.address, settings_.port);
  const std::string port = std::to_string(settings_.port);
  if (!opened.ok() && opened.error().code == ErrorCode::kConflict) {
    return "port " + port + " is taken by another program: stop it, or choose another --port";
  }
  if (!opened.ok()) {
    return settings_.address + " port " + port + " cannot be listened at (" +
           SentenceFor(opened.error()) + "): choose another --address or --port";
  }
  if (origin_.empty()) {
    Settings listening = settings_;
    listening.port = listener_->port();
    origin_ = HttpOrigin(listening);
  }
  installation_->SetFace({.origin = origin_, .mail_from = settings_.mail_from});
  installation_->http().SetRules(
      {.this_machine = settings_.private_providers || !LeadsElsewhere(origin_),
       .private_networks = settings_.private_providers});
  setup_key_ = NewSetUpKey();
  constexpr std::size_t kMib = 1024 * 1024;
  if (settings_.answer_memory_mib > 0) kept_answers_.emplace(settings_.answer_memory_mib * kMib);
  router_ = std::make_unique<service::Router>(
      installation_->store(), installation_->ports(),
      service::RouterOptions{.public_origin = origin_,
                             .setup_key = setup_key_,
                             .mail_from = settings_.mail_from,
                             .kept_answers = kept_answers_ ? &*kept_answers_ : nullptr});
  return {};
}

Secret PortalServer::NewSetUpKey() const {
  service::Store& store = installation_->store();
  const auto portal = store.PortalAt("", "");
  if (!portal.ok()) return {};
  const auto managed = service::SomebodyManages(store, portal->id);
  if (!managed.ok() || *managed) return {};
  constexpr std::size_t kKeyBytes = 24;
  std::array<std::uint8_t, kKeyBytes> key{};
  installation_->random().Fill(key);
  return Secret(service::Base64UrlText(key));
}

std::string PortalServer::SetUpLink() const {
  return setup_key_.empty() ? "" : origin_ + "/set-up?key=" + setup_key_.Reveal();
}

void PortalServer::StartLanes() {
  SqliteStore& store = installation_->store();
  LaneOptions options;
  options.read_threads = std::max(2U, std::thread::hardware_concurrency());
  options.slow_threads = std::clamp(std::thread::hardware_concurrency(), 1U, kSlowThreadsMax);
  options.run_together = [&store](std::span<const std::function<Status()>> works) {
    return store.RunBatch(works);
  };
  options.writer_idle = [this, &store] {
    const Status moved = store.Checkpoint();
    if (!moved.ok()) log_.Say(LogLevel::kWarning, "the log could not be moved into the database");
  };
  lanes_ = std::make_unique<Lanes>(std::move(options));
}

void PortalServer::StartMail() {
  if (settings_.smtp_url.empty()) {
    mailer_ = std::make_unique<FileMailer>(
        installation_->data() / "mail",
        [this](std::string_view sentence) { log_.Say(LogLevel::kWarning, sentence); });
  } else {
    auto smtp = std::make_unique<SmtpMailer>(
        SmtpServer{.url = settings_.smtp_url, .bounce_address = settings_.mail_from});
    smtp_ = smtp.get();
    mailer_ = std::move(smtp);
  }
  mail_worker_.emplace(MailWorkerParts{{.store = installation_->store(),
                                        .ports = installation_->ports(),
                                        .public_origin = origin_,
                                        .mail_from = settings_.mail_from},
                                       *mailer_,
                                       log_},
                       kMailPause);
}

void PortalServer::StopMail() {
  if (smtp_ != nullptr) smtp_->Stop();
  mail_worker_.reset();
}

std::string PortalServer::OpenAdminSocket() {
  auto socket =
      AdminSocket::Open(data_, [this](const AdminCall& call, std::ostream& out, std::ostream& err) {
        return RunCommandOn(*installation_, call, out, err);
      });
  if (!socket.ok()) return SentenceFor(socket.error());
  admin_socket_ = std::move(socket).value();
  return {};
}

void PortalServer::RunUntilSignal() {
  loop_.run();
  admin_socket_.reset();
  lanes_->Stop();
  StopMail();
  log_.Say(LogLevel::kInfo, "stopped");
}

void PortalServer::WaitForSignal() {
  signals_.add(SIGTERM);
  signals_.add(SIGINT);
  signals_.async_wait([this](boost::system::error_code error, int) {
    if (error) return;
    log_.Say(LogLevel::kInfo, "stopping");
    boost::system::error_code ignored;
    signals_.clear(ignored);
    housekeeping_->Stop();
    installation_->http().Stop();
    listener_->Stop();
  });
}

}  // namespace genkan::server
