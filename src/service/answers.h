// The shapes that answers have, and the headers that every one of them carries.
#pragma once

#include <string>
#include <string_view>

#include "service/backend.h"

namespace genkan::service {

wire::Response JsonAnswer(int status, std::string body);
// `frame_ancestors`: which pages may show it in a frame, as the policy has it.
wire::Response HtmlAnswer(int status, std::string body,
                          std::string_view frame_ancestors = "'none'");
wire::Response SeeOther(std::string location);

// Puts in what every response says: that nobody may frame, sniff or keep it, and the request's id.
// A header that is there already stays as it is.
void AddCommonHeaders(const Call& call, wire::Response* response);

}  // namespace genkan::service
