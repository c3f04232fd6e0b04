// The page on which somebody chooses a password, after an invitation or when they forgot theirs.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/secret.h"
#include "service/sessions.h"

namespace genkan::service {

struct NewPasswordPage {
  std::string_view path;  // Where the form goes, with the query's token.
  std::string heading;
  std::string lead;
  std::string submit;
  std::string email;
  bool password = true;  // Whether one is asked for.
  const Error* error = nullptr;
};

Result<wire::Response> RenderNewPassword(const Backend& backend, const Call& call,
                                         const NewPasswordPage& page);

// The password that the page's form holds.
Result<Secret> DecodeNewPassword(std::string_view body);

// Whether customers of the portal have passwords.
bool AsksForPassword(const Call& call);
// The first password of a customer; empty where they have none, and the form has no field for it.
Result<Secret> DecodeFirstPassword(const Call& call);

// Whoever was signed in with the old password is not any more, guesses at it count no more, and
// links that would change it again are void. REQUIRES: within a transaction.
Status ReplacePassword(const Backend& backend, const Call& call, const Person& person,
                       std::string_view hash);

}  // namespace genkan::service
