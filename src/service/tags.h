// What a record is known by until somebody changes it: whoever changes it repeats the tag under
// which they have read it, so that of two the second is told.
#pragma once

#include <string>
#include <string_view>

#include "service/backend.h"

namespace genkan::service {

inline std::string ShortTag(const Backend& backend, std::string_view content) {
  constexpr std::size_t kTagLength = 32;
  return backend.ports.secrets.Digest(content).substr(0, kTagLength);
}

}  // namespace genkan::service
