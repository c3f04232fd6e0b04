#include "support/shipped_strings.h"

#include <algorithm>
#include <filesystem>

#include "genkan/wire/strings_codec.h"
#include "support/files.h"

namespace genkan::support {

std::vector<std::string> ShippedLanguages() {
  const std::filesystem::path folder(std::string(GENKAN_SOURCE_DIR) + "/assets/strings");
  std::vector<std::string> languages;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") languages.push_back(entry.path().stem().string());
  }
  std::sort(languages.begin(), languages.end());
  return languages;
}

Strings ShippedStrings(const std::string& language) {
  return wire::DecodeStrings(language, RepositoryFile("assets/strings/" + language + ".json"))
      .value();
}

namespace {

Strings WithWing(const std::string& wing, const std::string& language) {
  Strings strings = ShippedStrings(language);
  const std::string path = "assets/strings/" + wing + "/" + language + ".json";
  strings.Add(wire::DecodeStrings(language, RepositoryFile(path)).value());
  return strings;
}

}  // namespace

Strings ShippedManageStrings(const std::string& language) { return WithWing("manage", language); }
Strings ShippedDeskStrings(const std::string& language) { return WithWing("desk", language); }

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
