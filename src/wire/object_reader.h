// Takes the members of a JSON object one by one, each checked for its type. The first thing that is
// wrong is remembered; what is read after it is empty.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/wire/json.h"

namespace genkan::wire {

// Unknown members are refused in requests and ignored in responses.
enum class UnknownMembers : std::uint8_t { kRefused, kIgnored };

class ObjectReader {
 public:
  explicit ObjectReader(const JsonValue& value);

  std::string Text(std::string_view name);
  // Empty where it is missing.
  std::string OptionalText(std::string_view name);
  std::int64_t Integer(std::string_view name);
  bool Boolean(std::string_view name);
  // An empty array where it is missing or of another type.
  const std::vector<JsonValue>& Array(std::string_view name);
  const JsonValue& Object(std::string_view name);

  // kMalformed where the value was no object, else kInvalidArgument with the field to blame.
  Status Finish(UnknownMembers unknown);

 private:
  const JsonValue* Take(std::string_view name, JsonValue::Kind kind, bool required);
  void Blame(std::string_view field, std::string_view message_key);

  const JsonValue& value_;
  std::vector<std::string_view> taken_;
  std::optional<Error> error_;
};

// What `read` makes of each item of the array.
template <typename T>
Result<std::vector<T>> ReadAll(const std::vector<JsonValue>& items,
                               Result<T> (*read)(const JsonValue&)) {
  std::vector<T> all;
  for (const JsonValue& item : items) {
    GENKAN_TRY(T each, read(item));
    all.push_back(std::move(each));
  }
  return all;
}

}  // namespace genkan::wire
