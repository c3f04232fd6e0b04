// Links and codes that work once. The store keeps digests; the secrets themselves go out by mail.
#pragma once

#include <string>
#include <string_view>

#include "service/backend.h"
#include "service/sessions.h"

namespace genkan::service {

inline constexpr Millis kInvitationMillis = 7 * kMillisPerDay;
// As long as no other mail about it goes to the address.
inline constexpr Millis kRegistrationMillis = kMillisPerDay;
inline constexpr Millis kMailedSecretMillis = 15 * kMillisPerMinute;
// Until then the address of before signs in.
inline constexpr Millis kAddressChangeMillis = kMillisPerDay;
// From then on nobody can undo it but a manager.
inline constexpr Millis kAddressUndoMillis = 3 * kMillisPerDay;
// Wrong codes, after which the secret is void.
inline constexpr int kCodeAttemptsMax = 5;

// The message key of kNotFound where a link was used, is over, or never was.
inline constexpr std::string_view kLinkOver = "error.link_over";

struct SecretWanted {
  domain::PortalId portal;
  SecretPurpose purpose = SecretPurpose::kInvitation;
  Person person;  // Nobody: all alike, but the secret opens nothing.
  // Of somebody who registers and is no person here yet, or another one of a contact's.
  std::string address;
  std::string name;
  Millis now_millis = 0;
};

struct NewSecret {
  OneTimeSecret record;
  std::string token;    // For the link.
  std::string code;     // Six digits.
  std::string browser;  // For the cookie of the browser that asks.
};

// REQUIRES: whoever wants no browser to be known clears record.browser_digest, and so for the code.
NewSecret MakeSecret(const Ports& ports, const SecretWanted& wanted);

// Whether `typed` is the code of `secret`: full-width digits, spaces and hyphens are as good.
bool CodeMatches(const Secrets& secrets, const OneTimeSecret& secret, std::string_view typed);

// Whether it can be used: it was not, its time is not over, and its code was not guessed at.
bool IsOpen(const OneTimeSecret& secret, Millis now);

// The open secret behind the query's `token`; kNotFound with kLinkOver for any other.
Result<OneTimeSecret> SecretOfLink(const Backend& backend, const Call& call, SecretPurpose purpose);

// What this browser asked for, known by a cookie; kNotFound where that is nothing, or over.
Result<OneTimeSecret> SecretOfBrowser(const Backend& backend, const Call& call,
                                      std::string_view cookie, SecretPurpose purpose);

struct TypedCode {
  std::string_view cookie;
  SecretPurpose purpose = SecretPurpose::kSignIn;
  std::string_view typed;
};

// The same where it is the code of it. Else kWrongCredentials with words to read, and it is
// counted.
Result<OneTimeSecret> SecretOfCode(const Backend& backend, const Call& call, const TypedCode& code);

// Marks the secret as used; kNotFound with kLinkOver where somebody else was faster. REQUIRES:
// within the transaction of what it allows.
Status UseSecret(const Backend& backend, const OneTimeSecret& secret);

// An answer that is known by what it holds and was not kept before.
struct AnswerOnce {
  SecretPurpose purpose = SecretPurpose::kOpenIdAnswer;
  Person person;
  std::string token;
  Millis over_at_millis = 0;
};

// Remembers that the answer was used, until its time would be over anyway; `used` where it was used
// before. REQUIRES: within the transaction of what it allows.
Status UseOnce(const Backend& backend, const Call& call, const AnswerOnce& answer,
               const Error& used);

}  // namespace genkan::service
