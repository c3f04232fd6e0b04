// Asking whether a host leads to this server, and the answer.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/host_check.h"

namespace genkan::wire {

std::string EncodeHostQuestion(std::string_view host);
Result<std::string> DecodeHostQuestion(std::string_view body);

std::string EncodeHostCheck(const domain::HostCheck& check);
Result<domain::HostCheck> DecodeHostCheck(std::string_view body);

// What the server at a host says of itself.
std::string EncodeHostProof(std::string_view proof);
Result<std::string> DecodeHostProof(std::string_view body);

}  // namespace genkan::wire
