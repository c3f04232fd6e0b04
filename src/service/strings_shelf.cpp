#include "service/strings_shelf.h"

#include "genkan/wire/strings_codec.h"

namespace genkan::service {
namespace {

std::string AssetPath(std::string_view language) {
  return "strings/" + std::string(language) + ".json";
}

}  // namespace

const Strings& StringsShelf::In(std::string_view language) const {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const std::string_view tag : {language, primary}) {
    if (!tag.empty() && assets_.Find(AssetPath(tag)) != nullptr) return Load(std::string(tag));
  }
  return Load("en");
}

const Strings& StringsShelf::Load(const std::string& language) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<Strings>& slot = loaded_[language];
  if (slot == nullptr) {
    const std::string* file = assets_.Find(AssetPath(language));
    Result<Strings> read = wire::DecodeStrings(language, file != nullptr ? *file : "{}");
    // A file that does not read shows its keys: a gap is seen, and the portal still works.
    slot = std::make_unique<Strings>(read.ok() ? *read : Strings(language, {}));
  }
  return *slot;
}

}  // namespace genkan::service
