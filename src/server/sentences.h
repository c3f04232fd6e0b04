// Errors as sentences for the person at the terminal. Those for people in the portal are in
// assets/strings; these are for whoever runs it, in English alone.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"

namespace genkan::server {

// What went wrong and what to do, without a full stop at the end.
std::string SentenceFor(const Error& error);

// The same of an error of service::CheckChosenPassword.
std::string_view PasswordComplaint(const Error& error);

}  // namespace genkan::server
