#include "genkan/wire/strings_codec.h"

#include "wire/object_reader.h"

namespace genkan::wire {

Result<Strings> DecodeStrings(std::string_view language, std::string_view file) {
  GENKAN_TRY(const JsonValue json, ReadJson(file));
  ObjectReader reader(json);
  std::map<std::string, std::string, std::less<>> texts;
  for (const JsonMember& member : json.members) texts[member.name] = reader.Text(member.name);
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return Strings(std::string(language), std::move(texts));
}

}  // namespace genkan::wire
