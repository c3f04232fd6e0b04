#include "genkan/demo/tab_backend.h"

#include <array>

#include "demo/busy_agent.h"
#include "demo/kept_request.h"
#include "demo/sha256.h"
#include "demo/tab_ports.h"
#include "genkan/base/seeded_random.h"
#include "genkan/domain/agent.h"
#include "genkan/service/base64url.h"
#include "genkan/service/bench_data.h"
#include "genkan/service/memory_store.h"
#include "genkan/service/router.h"
#include "genkan/service/sample_fill.h"
#include "genkan/wire/agent_codec.h"
#include "genkan/wire/json.h"
#include "genkan/wire/strings_codec.h"

namespace genkan::demo {
namespace {

constexpr std::string_view kAgent = "sam@genkan.example";
constexpr std::array kAnswers = {"demo.answer_1", "demo.answer_2", "demo.answer_3"};
constexpr std::string_view kSessionTarget = "/v1/session";
// The portal is the same wherever it is made.
constexpr std::uint64_t kSeed = 20;
// Before somebody is answered unasked.
constexpr Millis kUnaskedMillis = 15 * kMillisPerSecond;
// A session is begun anew before it would be over.
constexpr Millis kFreshMillis = 5 * kMillisPerMinute;

// Now, or the moment at which something was done that is done again.
class TabClock final : public Clock {
 public:
  explicit TabClock(const Clock& real) : real_(real) {}
  Millis NowMillis() const override { return fixed_ ? *fixed_ : real_.NowMillis(); }
  void Fix(std::optional<Millis> instant) { fixed_ = instant; }

 private:
  const Clock& real_;
  std::optional<Millis> fixed_;
};

bool ChangesSomething(wire::Method method) {
  return method != wire::Method::kGet && method != wire::Method::kHead;
}

}  // namespace

struct TabBackend::Parts {
  explicit Parts(TabBackendOptions given)
      : options(std::move(given)), clock(options.clock), assets(std::move(options.files)) {}

  Status Fill();
  Status PutSession(const std::string& email);
  wire::Response Answer(const std::string& email, wire::Request request);
  wire::Response Do(const std::string& email, const wire::Request& request);
  void Keep(const std::string& email, const wire::Request& request, Millis at, std::uint32_t seed);
  void AnswerTicket(std::int64_t number);
  void PlanUnasked();

  TabBackendOptions options;
  TabClock clock;
  SeededRandom random{kSeed};
  TabSecrets secrets;
  TabAssets assets;
  NoServers http;
  NoSignatures signatures;
  service::MemoryBlobs blobs{secrets};
  service::Ports ports{clock, random, secrets, options.locale, assets, http, signatures, blobs};
  std::unique_ptr<service::Store> store = service::NewMemoryStore();
  service::Router router{*store, ports, {.public_origin = std::string(kTabOrigin)}};
  std::optional<Strings> strings;
  domain::Portal portal;
  std::string person;
  std::map<std::string, Millis> sessions;  // When each was begun, by the person.
  BusyAgent agent;
  bool agent_has_answered = false;
  std::string last_event;
  std::uint32_t done = 0;  // How much was done, for seeds that differ.
};

// Everything as though at the beginning, so that it is the same after every reload.
Status TabBackend::Parts::Fill() {
  clock.Fix(options.began_at_millis);
  GENKAN_TRY_OK(service::FillSampleData(*store, ports));
  GENKAN_TRY(portal, store->PortalAt("", ""));
  portal.languages = {options.language};
  GENKAN_TRY_OK(store->PutPortal(portal));
  GENKAN_TRY(const domain::Staff staff, store->StaffByEmail(portal.id, kAgent));
  const service::MoreTicketsPlan plan{.portal = portal.id,
                                      .tickets = options.tickets,
                                      .seed = kSeed,
                                      .now = options.began_at_millis};
  if (plan.tickets > 0) GENKAN_TRY_OK(service::FillMoreTickets(*store, plan, staff));
  clock.Fix(std::nullopt);
  const std::string* file = assets.Find("strings/demo/" + options.language + ".json");
  GENKAN_TRY(strings, wire::DecodeStrings(options.language, file != nullptr ? *file : "{}"));
  return Done{};
}

// Nobody types a password: whoever is chosen has a session, and its token is their name.
Status TabBackend::Parts::PutSession(const std::string& email) {
  const Millis now = clock.NowMillis();
  const auto begun = sessions.find(email);
  if (begun != sessions.end() && now - begun->second < kFreshMillis) return Done{};
  const std::string token = Sha256(email);
  SeededRandom name(static_cast<unsigned char>(token[0]) * 256U +
                    static_cast<unsigned char>(token[1]));
  service::Session session{.id = domain::NewId<domain::SessionId>(options.began_at_millis, name),
                           .token_digest = secrets.Digest(token),
                           .portal = portal.id,
                           .created_at_millis = now,
                           .last_used_at_millis = now,
                           .ends_at_millis = now + kMillisPerDay};
  const auto contact = store->ContactByMemberEmail(portal.id, email);
  if (contact.ok()) {
    session.contact = contact->id;
  } else {
    GENKAN_TRY(const domain::Staff staff, store->StaffByEmail(portal.id, email));
    session.staff = staff.id;
  }
  sessions[email] = now;
  return store->PutSession(session);
}

wire::Response TabBackend::Parts::Do(const std::string& email, const wire::Request& request) {
  wire::Request asked = request;
  asked.remote_address = "local";
  asked.headers.push_back({"sec-fetch-site", "same-origin"});
  if (!email.empty() && PutSession(email).ok()) {
    asked.headers.push_back({"cookie", "sid=" + service::Base64UrlText(Sha256(email))});
  }
  return router.Handle(asked);
}

wire::Response TabBackend::Parts::Answer(const std::string& email, wire::Request request) {
  if (!ChangesSomething(request.method)) return Do(email, request);
  const Millis at = clock.NowMillis();
  // Whatever is made gets its ids by this seed, now and when it is done again.
  const auto seed = static_cast<std::uint32_t>(at) ^ ++done << 20;
  random.Seed(seed);
  wire::Response response = Do(email, request);
  const bool of_session = request.target == kSessionTarget;
  if (response.status < 300 && !of_session) Keep(email, request, at, seed);
  return response;
}

void TabBackend::Parts::Keep(const std::string& email, const wire::Request& request, Millis at,
                             std::uint32_t seed) {
  if (!options.keep) return;
  options.keep(EncodeKeptRequest({email, at, seed, request}));
}

void TabBackend::Parts::AnswerTicket(std::int64_t number) {
  const std::string text = strings->Text(kAnswers[done % kAnswers.size()]);
  wire::Request request{
      .method = wire::Method::kPost,
      .target = "/v1/agent/tickets/" + std::to_string(number) + "/messages",
      .headers = {{"content-type", "application/json"},
                  {"genkan-api", std::to_string(wire::kApiNumber)},
                  {"idempotency-key", "demo-" + std::to_string(clock.NowMillis())}},
      .body = wire::EncodeAgentAnswer({.text = text,
                                       .audience = domain::Audience::kCustomer,
                                       .language = options.language,
                                       .attachments = {}})};
  Answer(std::string(kAgent), std::move(request));
  agent_has_answered = true;
}

// Some ticket of the person's that is open.
void TabBackend::Parts::PlanUnasked() {
  const wire::Response list = Do(person, {.target = "/v1/tickets?limit=1&state=open"});
  const auto* body = std::get_if<std::string>(&list.body);
  const auto json = wire::ReadJson(body != nullptr ? *body : "");
  const wire::JsonValue* rows = json.ok() ? json->Find("tickets") : nullptr;
  if (list.status != 200 || rows == nullptr || rows->items.empty()) return;
  const wire::JsonValue* number = rows->items.front().Find("number");
  if (number != nullptr) agent.Plan(number->integer, clock.NowMillis() + kUnaskedMillis);
}

TabBackend::TabBackend(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
TabBackend::~TabBackend() = default;

Result<std::unique_ptr<TabBackend>> TabBackend::Open(TabBackendOptions options) {
  auto parts = std::make_unique<Parts>(std::move(options));
  GENKAN_TRY_OK(parts->Fill());
  return std::unique_ptr<TabBackend>(new TabBackend(std::move(parts)));
}

Status TabBackend::Replay(std::string_view line) {
  GENKAN_TRY(const KeptRequest kept, DecodeKeptRequest(line));
  parts_->clock.Fix(kept.at_millis);
  // A session of the time at which it was done.
  parts_->sessions.clear();
  parts_->random.Seed(kept.seed);
  ++parts_->done;
  parts_->Do(kept.person, kept.request);
  parts_->agent_has_answered = parts_->agent_has_answered || kept.person == kAgent;
  parts_->clock.Fix(std::nullopt);
  parts_->sessions.clear();
  return Done{};
}

void TabBackend::SignIn(std::string_view email) {
  parts_->person = std::string(email);
  parts_->last_event.clear();
  TakeChanges();
  if (!email.empty() && !parts_->agent_has_answered) parts_->PlanUnasked();
}

const std::string& TabBackend::person() const { return parts_->person; }

wire::Response TabBackend::Handle(wire::Request request) {
  const bool leaves = request.method == wire::Method::kDelete && request.target == kSessionTarget;
  const wire::Response response = parts_->Answer(parts_->person, request);
  if (leaves) {
    parts_->sessions.erase(parts_->person);
    parts_->person.clear();
  }
  if (parts_->person != kAgent) {
    parts_->agent.Note(request, response, parts_->clock.NowMillis());
  }
  return response;
}

std::string TabBackend::ContentOf(const wire::BlobReference& blob) const {
  const auto content = parts_->blobs.Read(blob.blob_key, 0, static_cast<std::size_t>(blob.bytes));
  return content.ok() ? *content : std::string();
}

void TabBackend::Work() {
  while (const auto ticket = parts_->agent.TakeDue(parts_->clock.NowMillis())) {
    parts_->AnswerTicket(*ticket);
  }
}

std::optional<Millis> TabBackend::NextWork() const { return parts_->agent.NextAt(); }

std::string TabBackend::TakeChanges() {
  if (parts_->person.empty()) return {};
  wire::Request request{.target = "/v1/changes"};
  if (!parts_->last_event.empty()) {
    request.headers.push_back({"last-event-id", parts_->last_event});
  }
  const bool begins = parts_->last_event.empty();
  const wire::Response response = parts_->Do(parts_->person, request);
  const auto* stream = std::get_if<wire::EventStream>(&response.body);
  if (stream == nullptr) return {};
  parts_->last_event = stream->last_event_id;
  constexpr std::string_view kData = "data: ";
  const std::size_t data = stream->text.find(kData);
  if (begins || data == std::string::npos) return {};
  const std::size_t start = data + kData.size();
  return stream->text.substr(start, stream->text.find('\n', start) - start);
}

}  // namespace genkan::demo
