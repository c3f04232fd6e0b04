#include "support/shipped_strings.h"

#include "genkan/wire/strings_codec.h"
#include "support/files.h"

namespace genkan::support {

Strings ShippedStrings(const std::string& language) {
  return wire::DecodeStrings(language, RepositoryFile("assets/strings/" + language + ".json"))
      .value();
}

Strings ShippedManageStrings(const std::string& language) {
  Strings strings = ShippedStrings(language);
  strings.Add(
      wire::DecodeStrings(language, RepositoryFile("assets/strings/manage/" + language + ".json"))
          .value());
  return strings;
}

Strings DirectedEnglish(const std::string& language) {
  const std::string begin = "\": \"";
  const std::string mark = WrittenRightToLeft(language) ? "\u200F" : "\u200E";
  std::string json = RepositoryFile("assets/strings/en.json");
  for (std::size_t at = json.find(begin); at != std::string::npos; at = json.find(begin, at)) {
    at += begin.size();
    json.insert(at, mark);
  }
  return wire::DecodeStrings(language, json).value();
}

}  // namespace genkan::support
