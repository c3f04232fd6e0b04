#include "service/form_reader.h"

#include <algorithm>

#include "genkan/wire/message.h"

namespace genkan::service {
namespace {

Error BadForm(std::string_view field, std::string_view message_key) {
  return FieldError(field, message_key, {{"field", std::string(field)}});
}

}  // namespace

Result<FormReader> FormReader::Of(std::string_view body) {
  FormReader reader;
  if (!wire::ParseForm(body, &reader.pairs_)) {
    return Error{.code = ErrorCode::kMalformed, .message_key = "error.form_malformed"};
  }
  return reader;
}

std::string FormReader::TakeIfThere(std::string_view name) {
  Result<std::string> value = Take(name);
  return value.ok() ? std::move(value).value() : std::string();
}

Result<std::string> FormReader::Take(std::string_view name) {
  const auto found = std::find_if(pairs_.begin(), pairs_.end(),
                                  [&](const auto& pair) { return pair.first == name; });
  if (found == pairs_.end()) return BadForm(name, "error.field_missing");
  std::string value = std::move(found->second);
  pairs_.erase(found);
  return value;
}

Status FormReader::Finish() const {
  if (!pairs_.empty()) return BadForm(pairs_.front().first, "error.field_unknown");
  return Done{};
}

}  // namespace genkan::service
