// How everything that can fail answers. An Error holds a code, a message key and parameters, and
// no prose: whoever shows it to a person translates it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "genkan/base/check.h"

namespace genkan {

// The short list of what can go wrong. `wire/problem.h` maps each to its HTTP status and its name
// on the wire, in one table read both ways.
enum class ErrorCode : std::uint8_t {
  kInvalidArgument,   // A field or parameter breaks a rule; `field` names it.
  kMalformed,         // The bytes are not what they claim to be (JSON, UTF-8, cursor).
  kUnauthenticated,   // No session, or one that is over.
  kWrongCredentials,  // Sign-in refused; says the same for unknown and wrong.
  kForbidden,         // Known and refused, where saying so gives nothing away.
  kConsentNeeded,     // Known, and has to accept the portal's consent text first.
  kCrossSite,         // A state-changing request that another site caused.
  kNotFound,          // Missing, or not visible to this viewer: the same answer.
  kMethodNotAllowed,
  kUnsupportedMedia,
  kConflict,  // Somebody else changed it first, or a key was reused for another content.
  kTooLarge,
  kTooManyRequests,  // `params` holds "retry_after_seconds".
  kClientOutdated,
  kUnavailable,  // Starting, stopping, or a part is not reachable; try again.
  kTimeout,
  kOffline,   // Client side only: no network.
  kInternal,  // Our mistake. Carries no detail to the client.
};

struct ErrorParam {
  std::string name;
  std::string value;
  friend bool operator==(const ErrorParam&, const ErrorParam&) = default;
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  // A key in assets/strings, such as "error.message_empty". Empty: the code's own general text.
  std::string message_key;
  std::vector<ErrorParam> params;
  // The request field that is wrong, empty when it is none in particular.
  std::string field;
  friend bool operator==(const Error&, const Error&) = default;
};

// Makes an error about one field of a request.
inline Error FieldError(std::string_view field, std::string_view message_key,
                        std::vector<ErrorParam> params = {}) {
  return Error{ErrorCode::kInvalidArgument, std::string(message_key), std::move(params),
               std::string(field)};
}

// A value, or the reason why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}            // NOLINT: meant to be implicit.
  Result(Error error) : state_(std::move(error)) {}        // NOLINT: meant to be implicit.
  Result(ErrorCode code) : state_(Error{.code = code}) {}  // NOLINT: meant to be implicit.

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  // REQUIRES: ok().
  const T& value() const& {
    GENKAN_CHECK(ok());
    return *std::get_if<T>(&state_);
  }
  T& value() & {
    GENKAN_CHECK(ok());
    return *std::get_if<T>(&state_);
  }
  T&& value() && {
    GENKAN_CHECK(ok());
    return std::move(*std::get_if<T>(&state_));
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  // REQUIRES: !ok().
  const Error& error() const {
    GENKAN_CHECK(!ok());
    return *std::get_if<Error>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

struct Done {
  friend bool operator==(const Done&, const Done&) = default;
};

// A Result that has nothing to say when all went well: `return Done{};`.
using Status = Result<Done>;

}  // namespace genkan

#define GENKAN_CONCAT_INNER(a, b) a##b
#define GENKAN_CONCAT(a, b) GENKAN_CONCAT_INNER(a, b)
#define GENKAN_TRY_INNER(result, declaration, ...) \
  auto result = (__VA_ARGS__);                     \
  if (!result.ok()) return result.error();         \
  declaration = std::move(result).value()

// GENKAN_TRY(const auto ticket, store.FindTicket(id)); returns the error from this function, else
// binds the value. It is several statements: never use it under an unbraced `if`.
#define GENKAN_TRY(declaration, ...) \
  GENKAN_TRY_INNER(GENKAN_CONCAT(genkan_try_, __LINE__), declaration, __VA_ARGS__)

// The same where the value is not needed.
#define GENKAN_TRY_OK(...)                                                                     \
  do {                                                                                         \
    if (auto genkan_status = (__VA_ARGS__); !genkan_status.ok()) return genkan_status.error(); \
  } while (false)
