// From a parsed head to the backend's request. What the raw bytes allowed but the fields forbid is
// refused here.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <string>

#include "genkan/wire/message.h"
#include "server/http_head.h"

namespace genkan::server {

using HeadFields = boost::beast::http::request_header<>;

// Refuses what frames the body in two ways, hides it, or says twice what may be said once.
std::optional<HttpFault> JudgeFields(const HeadFields& head);

// Whether the client waits to be told that it may send its body.
bool ExpectsContinue(const HeadFields& head);

// The request without its body, remote address and id.
wire::Request RequestFromHead(const HeadFields& head);

// The path of a target, without its query.
std::string_view PathOf(std::string_view target);

}  // namespace genkan::server
