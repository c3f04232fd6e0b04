// What each endpoint is sent so that nothing but who asks decides about the answer.
#pragma once

#include <string>

namespace genkan::support {

// With names in braces for what MatrixWorld knows: "{tag}" and so on.
struct MatrixRequest {
  const char* query = "";
  const char* body = "";
};

// Empty for an endpoint that needs neither.
MatrixRequest MatrixRequestOf(const std::string& operation);

}  // namespace genkan::support
