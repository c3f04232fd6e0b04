// Slows down guessing. Counts failures per account and per address in the store; someone who is
// signed in is never held up.
#pragma once

#include <string>
#include <string_view>

#include "genkan/service/account_failures.h"
#include "service/backend.h"

namespace genkan::service {

inline constexpr int kAccountFailuresFree = 5;
inline constexpr Millis kAccountDelayMaxMillis = 15 * kMillisPerMinute;
inline constexpr int kAddressFailuresPerMinute = 20;

// kTooManyRequests while the address has failed too often within this minute.
Status CheckAddress(const Backend& backend, const Call& call);
// The same while the account has to wait: after five failures one second, doubling to 15 minutes.
// After kAccountFailuresMax in a row it waits for ever, for "error.account_stopped": until somebody
// forgets them under AccountFailures.
Status CheckAccount(const Backend& backend, const Call& call, std::string_view folded_email);

Status RecordFailure(const Backend& backend, const Call& call, std::string_view folded_email);
Status ForgiveAccount(const Backend& backend, const Call& call, std::string_view folded_email);

// Mails that people ask for in an account's name, such as one that signs in: so many in a row, then
// none until the last is so long ago. Counted whether there is such an account or not, per account
// and, as failures are, per address.
inline constexpr int kMailsInARow = 5;
inline constexpr Millis kMailPauseMillis = 15 * kMillisPerMinute;
Status CheckMailRequest(const Backend& backend, const Call& call, std::string_view folded_email);
Status CountMailRequest(const Backend& backend, const Call& call, std::string_view folded_email);

// A mail to an address that somebody registers with, which nobody here has shown to be theirs: one
// a day.
inline constexpr Millis kRegistrationPauseMillis = kMillisPerDay;
Result<bool> WasRegistrationMailed(const Backend& backend, const Call& call,
                                   std::string_view folded_email);
Status CountRegistrationMail(const Backend& backend, const Call& call,
                             std::string_view folded_email);
Status ForgetRegistrationMail(const Backend& backend, const Call& call,
                              std::string_view folded_email);

// Counts a failure that belongs to no account, such as a wrong code.
Status RecordAddressFailure(const Backend& backend, const Call& call);

// What stands for an address when failures are counted: an IPv4 address itself, an IPv6 address's
// first 64 bits, which is what one household has.
std::string AddressGroup(std::string_view remote_address);

}  // namespace genkan::service
