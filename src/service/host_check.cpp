// Whether a host leads to this server: it asks itself there a question that only this installation
// can answer. A question is made for one check and good for a minute; nothing of it is kept. What a
// manager learns is one of a few words, never what somebody else's server said.
#include "genkan/domain/host_check.h"

#include <array>
#include <charconv>

#include "genkan/domain/settings/checks.h"
#include "genkan/service/base64url.h"
#include "genkan/service/outside_reasons.h"
#include "genkan/wire/host_check_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/post.h"

namespace genkan::service {
namespace {

using domain::HostOutcome;

constexpr std::string_view kPath = "/.well-known/genkan-host";
constexpr std::size_t kRandomBytes = 16;
constexpr std::string_view kQuestionKey = "host question", kAnswerKey = "host answer";

// "<random>.<millis>.<code>"
std::string NewQuestion(const Backend& backend, Millis now) {
  std::array<std::uint8_t, kRandomBytes> random{};
  backend.ports.random.Fill(random);
  const std::string claim = Base64UrlText(random) + "." + std::to_string(now);
  return claim + "." + backend.ports.secrets.Mac(kQuestionKey, claim);
}

// Whether this installation asked it, just now: else anybody could have anything signed here.
bool IsOwnQuestion(const Backend& backend, std::string_view question, Millis now) {
  const std::size_t first = question.find('.'), second = question.rfind('.');
  if (first == std::string_view::npos || first == second) return false;
  const Secrets& secrets = backend.ports.secrets;
  const std::string code = secrets.Mac(kQuestionKey, question.substr(0, second));
  if (secrets.Digest(code) != secrets.Digest(question.substr(second + 1))) return false;
  Millis asked_at = 0;
  std::from_chars(question.data() + first + 1, question.data() + second, asked_at);
  return now < asked_at + kMillisPerMinute;
}

HostOutcome OutcomeOf(const Error& error) {
  if (error.code == ErrorCode::kForbidden) return HostOutcome::kNotAsked;
  for (const ErrorParam& param : error.params) {
    if (param.name != "reason") continue;
    if (param.value == kHostNotResolved) return HostOutcome::kNotResolved;
    if (param.value == kCertificateBad) return HostOutcome::kBadCertificate;
    if (param.value == kAnswerTimedOut) return HostOutcome::kTimedOut;
    if (param.value == kAddressNotAsked) return HostOutcome::kNotAsked;
  }
  return HostOutcome::kNotReached;
}

HostOutcome AskAt(const Backend& backend, const std::string& origin, Millis now) {
  const std::string question = NewQuestion(backend, now);
  const auto answer = backend.ports.http.Ask(
      {.url = origin + std::string(kPath) + "?question=" + wire::PercentEncoded(question)});
  if (!answer.ok()) return OutcomeOf(answer.error());
  const auto proof = wire::DecodeHostProof(answer->body);
  const bool ours = answer->status == 200 && proof.ok() &&
                    *proof == backend.ports.secrets.Mac(kAnswerKey, question);
  return ours ? HostOutcome::kReached : HostOutcome::kAnotherServer;
}

}  // namespace

Answer CheckHost(const Backend& backend, const Call& call) {
  GENKAN_TRY(const std::string typed, wire::DecodeHostQuestion(call.request.body));
  GENKAN_TRY(const std::string host, domain::CheckHost(typed));
  const std::string origin = OriginAt(backend.public_origin, host);
  return JsonAnswer(200, wire::EncodeHostCheck({.outcome = AskAt(backend, origin, call.now_millis),
                                                .address = origin}));
}

Answer ProveHost(const Backend& backend, const Call& call) {
  const std::string* question = call.target.Query("question");
  if (question == nullptr || !IsOwnQuestion(backend, *question, call.now_millis)) {
    return ErrorCode::kNotFound;
  }
  return JsonAnswer(200, wire::EncodeHostProof(backend.ports.secrets.Mac(kAnswerKey, *question)));
}

}  // namespace genkan::service
