// Why another server did not answer: the parameter "reason" of the kUnavailable of HttpClient::Ask.
#pragma once

#include <string_view>

namespace genkan::service {

inline constexpr std::string_view kHostNotResolved = "not_resolved";
inline constexpr std::string_view kCertificateBad = "bad_certificate";
inline constexpr std::string_view kAnswerTimedOut = "timed_out";
// Its name leads to an address that we never ask.
inline constexpr std::string_view kAddressNotAsked = "not_asked";

}  // namespace genkan::service
