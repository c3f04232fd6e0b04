// Answers as small as the reader can take them.
#pragma once

#include "genkan/wire/message.h"

namespace genkan::server {

// `response` with its body in Brotli where it is a text of some length and `request` allows it.
// Safe beside secrets: sessions travel in headers alone, and no body holds both a secret and text
// that somebody else chose, which is what guessing by length (BREACH) needs.
wire::Response Compressed(const wire::Request& request, wire::Response response);

}  // namespace genkan::server
