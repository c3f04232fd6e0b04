#include "service/one_time.h"

#include <array>

#include "genkan/service/base64url.h"
#include "service/throttle.h"

namespace genkan::service {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kCodeDigits = 6;

struct Token {
  std::string text;
  std::string digest;
};

Token NewToken(const Ports& ports) {
  std::array<std::uint8_t, kTokenBytes> bytes{};
  ports.random.Fill(bytes);
  std::string text = Base64UrlText(bytes);
  std::string digest = ports.secrets.Digest(text);
  return {.text = std::move(text), .digest = std::move(digest)};
}

// Every code as likely as any other: what lies beyond the last whole million is drawn again.
std::string NewCode(Random& random) {
  constexpr std::uint32_t kCodes = 1'000'000;
  constexpr std::uint32_t kWhole = ~std::uint32_t{0} / kCodes * kCodes;
  std::uint32_t number = kWhole;
  while (number >= kWhole) {
    std::array<std::uint8_t, 4> bytes{};
    random.Fill(bytes);
    number = 0;
    for (const std::uint8_t byte : bytes) number = number << 8 | byte;
  }
  const std::string digits = std::to_string(number % kCodes);
  return std::string(kCodeDigits - digits.size(), '0') + digits;
}

// A million codes are soon tried, so that a plain digest would hide none: it takes the key of this
// installation.
std::string CodeDigest(const Secrets& secrets, OneTimeSecretId id, std::string_view code) {
  return secrets.Mac("one-time code", domain::IdText(id) + ":" + std::string(code));
}

Millis LifetimeOf(SecretPurpose purpose) {
  if (purpose == SecretPurpose::kInvitation) return kInvitationMillis;
  if (purpose == SecretPurpose::kAddressChange) return kAddressChangeMillis;
  if (purpose == SecretPurpose::kAddressUndo) return kAddressUndoMillis;
  return purpose == SecretPurpose::kRegistration ? kRegistrationMillis : kMailedSecretMillis;
}

bool OpensSomething(const OneTimeSecret& secret) {
  return secret.contact || secret.staff || !secret.address.empty();
}

Error LinkOver() { return {.code = ErrorCode::kNotFound, .message_key = std::string(kLinkOver)}; }

}  // namespace

NewSecret MakeSecret(const Ports& ports, const SecretWanted& wanted) {
  const Token token = NewToken(ports), browser = NewToken(ports);
  NewSecret secret{.token = token.text, .code = NewCode(ports.random), .browser = browser.text};
  const auto id = domain::NewId<OneTimeSecretId>(wanted.now_millis, ports.random);
  secret.record = {.id = id,
                   .portal = wanted.portal,
                   .purpose = wanted.purpose,
                   .contact = wanted.person.contact,
                   .staff = wanted.person.staff,
                   .address = wanted.address,
                   .name = wanted.name,
                   .token_digest = token.digest,
                   .code_digest = CodeDigest(ports.secrets, id, secret.code),
                   .browser_digest = browser.digest,
                   .created_at_millis = wanted.now_millis,
                   .expires_at_millis = wanted.now_millis + LifetimeOf(wanted.purpose)};
  return secret;
}

bool CodeMatches(const Secrets& secrets, const OneTimeSecret& secret, std::string_view typed) {
  std::string code;
  for (const char c : domain::NarrowedText(typed)) {
    if (c != ' ' && c != '-') code += c;
  }
  // A digest of a digest takes as long whatever the first differing place is.
  return code.size() == kCodeDigits && !secret.code_digest.empty() &&
         secrets.Digest(CodeDigest(secrets, secret.id, code)) == secrets.Digest(secret.code_digest);
}

bool IsOpen(const OneTimeSecret& secret, Millis now) {
  return !secret.used && now < secret.expires_at_millis && secret.attempts < kCodeAttemptsMax;
}

Result<OneTimeSecret> SecretOfLink(const Backend& backend, const Call& call,
                                   SecretPurpose purpose) {
  const std::string* token = call.target.Query("token");
  if (token == nullptr || token->empty()) return LinkOver();
  Result<OneTimeSecret> secret =
      backend.store.OneTimeSecretByToken(call.portal.id, backend.ports.secrets.Digest(*token));
  if (!secret.ok()) {
    return secret.error().code == ErrorCode::kNotFound ? LinkOver() : secret.error();
  }
  const bool usable =
      secret->purpose == purpose && OpensSomething(*secret) && IsOpen(*secret, call.now_millis);
  return usable ? std::move(secret) : Result<OneTimeSecret>(LinkOver());
}

Result<OneTimeSecret> SecretOfBrowser(const Backend& backend, const Call& call,
                                      std::string_view cookie, SecretPurpose purpose) {
  const std::string_view kept = CookieOf(backend, call, cookie);
  if (kept.empty()) return ErrorCode::kNotFound;
  GENKAN_TRY(OneTimeSecret secret, backend.store.OneTimeSecretByBrowser(
                                       call.portal.id, backend.ports.secrets.Digest(kept)));
  const bool open = secret.purpose == purpose && IsOpen(secret, call.now_millis);
  return open ? Result<OneTimeSecret>(std::move(secret)) : ErrorCode::kNotFound;
}

Result<OneTimeSecret> SecretOfCode(const Backend& backend, const Call& call,
                                   const TypedCode& code) {
  const Error over{.code = ErrorCode::kWrongCredentials, .message_key = "error.code_over"};
  Result<OneTimeSecret> secret = SecretOfBrowser(backend, call, code.cookie, code.purpose);
  if (!secret.ok()) return secret.error().code == ErrorCode::kNotFound ? over : secret.error();
  if (OpensSomething(*secret) && CodeMatches(backend.ports.secrets, *secret, code.typed)) {
    return secret;
  }
  GENKAN_TRY_OK(backend.store.CountAttempt(call.portal.id, secret->id));
  GENKAN_TRY_OK(RecordAddressFailure(backend, call));
  if (secret->attempts + 1 >= kCodeAttemptsMax) return over;
  return Error{.code = ErrorCode::kWrongCredentials, .message_key = "error.code_wrong"};
}

Status UseSecret(const Backend& backend, const OneTimeSecret& secret) {
  Status used = backend.store.UseOneTimeSecret(secret.portal, secret.id);
  if (used.ok()) return used;
  const ErrorCode code = used.error().code;
  const bool gone = code == ErrorCode::kConflict || code == ErrorCode::kNotFound;
  return gone ? Status(LinkOver()) : used;
}

Status UseOnce(const Backend& backend, const Call& call, const AnswerOnce& answer,
               const Error& used) {
  const Status kept = backend.store.PutOneTimeSecret(
      {.id = domain::NewId<OneTimeSecretId>(call.now_millis, backend.ports.random),
       .portal = call.portal.id,
       .purpose = answer.purpose,
       .contact = answer.person.contact,
       .staff = answer.person.staff,
       .token_digest = backend.ports.secrets.Digest(answer.token),
       .created_at_millis = call.now_millis,
       .expires_at_millis = answer.over_at_millis,
       .used = true});
  const bool twice = !kept.ok() && kept.error().code == ErrorCode::kConflict;
  return twice ? Status(used) : kept;
}

}  // namespace genkan::service
