#include "support/shipped_strings.h"

#include "genkan/wire/strings_codec.h"
#include "support/files.h"

namespace genkan::support {

Strings ShippedStrings(const std::string& language) {
  return wire::DecodeStrings(language, RepositoryFile("assets/strings/" + language + ".json"))
      .value();
}

}  // namespace genkan::support
