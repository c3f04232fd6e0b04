#include "service/strings_shelf.h"

#include "genkan/wire/strings_codec.h"

namespace genkan::service {
namespace {

// The customer's client has the first alone; the backend speaks to everybody.
constexpr std::string_view kFolders[] = {"", "manage/", "desk/", "server/"};

std::string AssetPath(std::string_view language, std::string_view folder = "") {
  return "strings/" + std::string(folder) + std::string(language) + ".json";
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
    slot = std::make_unique<Strings>(language, std::map<std::string, std::string, std::less<>>());
    for (const std::string_view folder : kFolders) {
      const std::string* file = assets_.Find(AssetPath(language, folder));
      const auto read = wire::DecodeStrings(language, file != nullptr ? *file : "{}");
      // A file that does not read shows its keys: a gap is seen, and the portal still works.
      if (read.ok()) slot->Add(*read);
    }
  }
  return *slot;
}

}  // namespace genkan::service
