#include "wire/object_reader.h"

#include <algorithm>

namespace genkan::wire {
namespace {

const JsonValue kNothing;

}  // namespace

ObjectReader::ObjectReader(const JsonValue& value) : value_(value) {
  if (value.kind != JsonValue::Kind::kObject) {
    error_ = Error{.code = ErrorCode::kMalformed, .message_key = "error.json_no_object"};
  }
}

std::string ObjectReader::Text(std::string_view name) {
  const JsonValue* member = Take(name, JsonValue::Kind::kText, true);
  return member != nullptr ? member->text : std::string();
}

std::string ObjectReader::OptionalText(std::string_view name) {
  const JsonValue* member = Take(name, JsonValue::Kind::kText, false);
  return member != nullptr ? member->text : std::string();
}

std::int64_t ObjectReader::Integer(std::string_view name) {
  const JsonValue* member = Take(name, JsonValue::Kind::kInteger, true);
  return member != nullptr ? member->integer : 0;
}

bool ObjectReader::Boolean(std::string_view name) {
  const JsonValue* member = Take(name, JsonValue::Kind::kBoolean, true);
  return member != nullptr && member->boolean;
}

const std::vector<JsonValue>& ObjectReader::Array(std::string_view name) {
  const JsonValue* member = Take(name, JsonValue::Kind::kArray, true);
  return member != nullptr ? member->items : kNothing.items;
}

const JsonValue& ObjectReader::Object(std::string_view name) {
  const JsonValue* member = Take(name, JsonValue::Kind::kObject, true);
  return member != nullptr ? *member : kNothing;
}

Status ObjectReader::Finish(UnknownMembers unknown) {
  if (unknown == UnknownMembers::kRefused) {
    for (const JsonMember& member : value_.members) {
      if (std::find(taken_.begin(), taken_.end(), member.name) == taken_.end()) {
        Blame(member.name, "error.field_unknown");
      }
    }
  }
  if (error_.has_value()) return *error_;
  return Done{};
}

const JsonValue* ObjectReader::Take(std::string_view name, JsonValue::Kind kind, bool required) {
  taken_.push_back(name);
  const JsonValue* member = value_.Find(name);
  if (member == nullptr) {
    if (required) Blame(name, "error.field_missing");
    return nullptr;
  }
  if (member->kind != kind) {
    Blame(name, "error.field_type");
    return nullptr;
  }
  return member;
}

void ObjectReader::Blame(std::string_view field, std::string_view message_key) {
  if (!error_.has_value()) {
    error_ = FieldError(field, message_key, {{"field", std::string(field)}});
  }
}

}  // namespace genkan::wire
