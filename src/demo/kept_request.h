// What is kept of what somebody did: the request that did it, with all that makes it do the same
// again. One line of JSON each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "genkan/base/clock.h"
#include "genkan/base/result.h"
#include "genkan/wire/message.h"

namespace genkan::demo {

struct KeptRequest {
  std::string person;  // By their e-mail.
  Millis at_millis = 0;
  std::uint32_t seed = 0;  // Of the chance that its ids are made by.
  wire::Request request;   // Headers: those that say what the body is and under which key it goes.
};

std::string EncodeKeptRequest(const KeptRequest& kept);
Result<KeptRequest> DecodeKeptRequest(std::string_view line);

}  // namespace genkan::demo
