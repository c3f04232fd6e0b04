#include "client/link.h"

#include <algorithm>
#include <array>

#include "genkan/domain/ids.h"
#include "genkan/wire/problem.h"

namespace genkan::client {
namespace {

constexpr Millis kRetryMillisMin = 2 * kMillisPerSecond;
constexpr Millis kRetryMillisMax = 60 * kMillisPerSecond;
// Who is signed in is told to whoever it is.
constexpr std::string_view kSessionTarget = "/v1/session";

Result<std::string> BodyOf(Result<wire::Response> response) {
  GENKAN_TRY(wire::Response answer, std::move(response));
  if (answer.status < 200 || answer.status > 299) return wire::ErrorFrom(answer);
  auto* body = std::get_if<std::string>(&answer.body);
  if (body == nullptr) return ErrorCode::kInternal;
  return std::move(*body);
}

}  // namespace

bool MayPass(const Error& error) {
  return error.code == ErrorCode::kOffline || error.code == ErrorCode::kTimeout ||
         error.code == ErrorCode::kUnavailable;
}

bool SaysSessionEnded(const Error& error) {
  return error.code == ErrorCode::kUnauthenticated || error.code == ErrorCode::kConsentNeeded;
}

Link::Link(Transport& transport, const Clock& clock, Random& random)
    : transport_(transport),
      clock_(clock),
      random_(random),
      alive_(std::make_shared<Link*>(this)) {}

void Link::Get(std::string target, BodyHandler done) {
  SendRequest({.method = wire::Method::kGet, .target = std::move(target)}, std::move(done));
}

void Link::Send(Post post, BodyHandler done) {
  wire::Request request{.method = wire::Method::kPost,
                        .target = std::move(post.target),
                        .body = std::move(post.body)};
  request.headers.push_back({"content-type", "application/json"});
  request.headers.push_back({"idempotency-key", std::move(post.client_key)});
  SendRequest(std::move(request), std::move(done));
}

void Link::Put(std::string target, std::string body, BodyHandler done) {
  SendRequest({.method = wire::Method::kPut,
               .target = std::move(target),
               .headers = {{"content-type", "application/json"}},
               .body = std::move(body)},
              std::move(done));
}

void Link::Delete(std::string target, BodyHandler done) {
  SendRequest({.method = wire::Method::kDelete, .target = std::move(target)}, std::move(done));
}

void Link::SendRequest(wire::Request request, BodyHandler done) {
  // This is the retry that was planned; the next plan waits for its answer.
  if (retry_at_millis_.has_value() && clock_.NowMillis() >= *retry_at_millis_) RetryNow();
  request.headers.push_back({"genkan-api", std::to_string(wire::kApiNumber)});
  if (!person_.empty() && request.target != kSessionTarget) {
    request.headers.push_back({"genkan-person", person_});
  }
  if (!attended_) request.headers.push_back({"genkan-unattended", "1"});
  transport_.Send(std::move(request), [alive = std::weak_ptr<Link*>(alive_), attended = attended_,
                                       done = std::move(done)](Result<wire::Response> response) {
    const auto link = alive.lock();
    if (link == nullptr) return;
    const auto answer = BodyOf(std::move(response));
    (*link)->Learn(answer, attended);
    done(answer);
  });
}

bool Link::MayAsk() const {
  if (connection_ == Connection::kOnline) return true;
  if (connection_ != Connection::kOffline) return false;
  return !retry_at_millis_.has_value() || clock_.NowMillis() >= *retry_at_millis_;
}

void Link::NoteNetwork(bool present) {
  if (present) {
    failures_ = 0;
    RetryNow();
  } else if (connection_ == Connection::kOnline) {
    PlanRetry();
  }
}

void Link::SignedOut() { SetConnection(Connection::kSignedOut); }

void Link::Resume() {
  if (connection_ != Connection::kSessionEnded) return;
  answered_at_millis_ = clock_.NowMillis();
  SetConnection(Connection::kOnline);
}

std::string Link::NewClientKey() {
  return domain::RawIdText(domain::NewRawId(clock_.NowMillis(), random_));
}

void Link::Learn(const Result<std::string>& answer, bool attended) {
  // Whoever signed out, or must sign in or reload, does not come back by a late answer.
  const bool over = connection_ != Connection::kOnline && connection_ != Connection::kOffline;
  if (over) return;
  if (!answer.ok() && MayPass(answer.error())) {
    PlanRetry();
    return;
  }
  retry_at_millis_.reset();
  failures_ = 0;
  SetConnection(Connection::kOnline);
  if (answer.ok() && attended) answered_at_millis_ = clock_.NowMillis();
  if (answer.ok()) return;
  // The way back in leads past the consent page where that is what is missing.
  if (SaysSessionEnded(answer.error())) SetConnection(Connection::kSessionEnded);
  if (answer.error().code == ErrorCode::kClientOutdated) SetConnection(Connection::kClientOutdated);
}

// Twice as long each time, and not all clients at once. Requests that fail together count once.
void Link::PlanRetry() {
  const Millis now = clock_.NowMillis();
  SetConnection(Connection::kOffline);
  if (retry_at_millis_.has_value() && *retry_at_millis_ > now) return;
  const Millis longest = std::min(kRetryMillisMin << std::min(failures_, 10), kRetryMillisMax);
  std::array<std::uint8_t, 1> chance{};
  random_.Fill(chance);
  retry_at_millis_ = now + longest / 2 + longest / 2 * chance[0] / 255;
  ++failures_;
}

void Link::SetConnection(Connection connection) {
  if (connection_ == connection) return;
  connection_ = connection;
  if (connection != Connection::kOffline) retry_at_millis_.reset();
  Changed();
}

}  // namespace genkan::client
