// Records that tell their fields (genkan/domain/settings/fields.h) as JSON objects, both ways.
//
// Texts by language are objects, {"en": "Orders", "ja": "注文"}; ids are their 36 characters, or an
// empty text for none; enumerations are words.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "genkan/domain/local_text.h"
#include "genkan/wire/json.h"
#include "wire/enum_names.h"
#include "wire/object_reader.h"

namespace genkan::wire {

class RecordWriter {
 public:
  explicit RecordWriter(JsonWriter* json) : json_(*json) {}

  template <typename T>
  void operator()(std::string_view name, const T& value) {
    json_.Name(name);
    Write(value);
  }

  // REQUIRES for a record: it tells its fields.
  template <typename T>
  void Write(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      json_.Text(NameOf(kNames<T>, value));
    } else {
      json_.BeginObject();
      VisitFields(*this, value);
      json_.EndObject();
    }
  }
  void Write(bool value) { json_.Boolean(value); }
  void Write(int value) { json_.Integer(value); }
  void Write(std::int64_t value) { json_.Integer(value); }
  void Write(const std::string& value) { json_.Text(value); }
  template <typename Tag>
  void Write(domain::Id<Tag> id) {
    json_.Text(id ? domain::IdText(id) : std::string());
  }
  void Write(const domain::LocalText& text) {
    json_.BeginObject();
    for (const domain::LocalEntry& entry : text) json_.Name(entry.language).Text(entry.text);
    json_.EndObject();
  }
  template <typename T>
  void Write(const std::vector<T>& values) {
    json_.BeginArray();
    for (const T& value : values) Write(value);
    json_.EndArray();
  }

 private:
  JsonWriter& json_;
};

// Reads over what is there already: a field that the JSON leaves out keeps its value. In a list,
// each item starts from its defaults. The first thing that is wrong is remembered under its path,
// such as "openid.issuer" or "columns.2.field", and what follows it is not read.
class RecordReader {
 public:
  RecordReader(const JsonValue& value, UnknownMembers unknown) : unknown_(unknown), at_(&value) {}

  template <typename T>
  Status Read(T* record) {
    ReadRecord(*at_, record);
    if (error_.has_value()) return *error_;
    return Done{};
  }

  template <typename T>
  void operator()(std::string_view name, T& field) {
    taken_.push_back(name);
    const JsonValue* value = at_->Find(name);
    if (value == nullptr || error_.has_value()) return;
    const std::size_t length = path_.size();
    path_ += (path_.empty() ? "" : ".") + std::string(name);
    ReadValue(*value, &field);
    path_.resize(length);
  }

 private:
  template <typename T>
  void ReadRecord(const JsonValue& value, T* record) {
    if (!Expect(value, JsonValue::Kind::kObject)) return;
    const JsonValue* outer = at_;
    std::vector<std::string_view> outer_taken = std::exchange(taken_, {});
    at_ = &value;
    VisitFields(*this, *record);
    for (const JsonMember& member : value.members) {
      const bool known = std::find(taken_.begin(), taken_.end(), member.name) != taken_.end();
      if (known || unknown_ == UnknownMembers::kIgnored) continue;
      Blame("error.field_unknown", member.name);
    }
    at_ = outer;
    taken_ = std::move(outer_taken);
  }

  template <typename T>
  void ReadValue(const JsonValue& value, T* field) {
    if constexpr (std::is_enum_v<T>) {
      if (!Expect(value, JsonValue::Kind::kText)) return;
      *field = ValueOf(kNames<T>, value.text);
      const bool word = NameOf(kNames<T>, *field) == value.text;
      if (!word && unknown_ == UnknownMembers::kRefused) Blame("error.value_unknown");
    } else {
      ReadRecord(value, field);
    }
  }
  void ReadValue(const JsonValue& value, bool* field) {
    if (Expect(value, JsonValue::Kind::kBoolean)) *field = value.boolean;
  }
  void ReadValue(const JsonValue& value, std::int64_t* field) {
    if (Expect(value, JsonValue::Kind::kInteger)) *field = value.integer;
  }
  void ReadValue(const JsonValue& value, int* field) {
    if (!Expect(value, JsonValue::Kind::kInteger)) return;
    const int narrow = static_cast<int>(value.integer);
    if (narrow != value.integer) return Blame("error.value_unknown");
    *field = narrow;
  }
  void ReadValue(const JsonValue& value, std::string* field) {
    if (Expect(value, JsonValue::Kind::kText)) *field = value.text;
  }
  template <typename Tag>
  void ReadValue(const JsonValue& value, domain::Id<Tag>* field) {
    if (!Expect(value, JsonValue::Kind::kText)) return;
    *field = {};
    if (value.text.empty()) return;
    const auto id = domain::ParseId<domain::Id<Tag>>(value.text);
    if (!id.ok()) return Blame("error.value_unknown");
    *field = *id;
  }
  void ReadValue(const JsonValue& value, domain::LocalText* field) {
    if (!Expect(value, JsonValue::Kind::kObject)) return;
    field->clear();
    for (const JsonMember& member : value.members) {
      if (!Expect(member.value, JsonValue::Kind::kText)) return;
      field->push_back({member.name, member.value.text});
    }
  }
  template <typename T>
  void ReadValue(const JsonValue& value, std::vector<T>* field) {
    if (!Expect(value, JsonValue::Kind::kArray)) return;
    std::vector<T> read;
    const std::size_t length = path_.size();
    for (const JsonValue& item : value.items) {
      path_ += "." + std::to_string(read.size());
      ReadValue(item, &read.emplace_back());
      path_.resize(length);
      if (error_.has_value()) return;
    }
    *field = std::move(read);
  }

  bool Expect(const JsonValue& value, JsonValue::Kind kind) {
    if (value.kind != kind) Blame("error.field_type");
    return value.kind == kind;
  }

  void Blame(std::string_view message_key, std::string_view below = {}) {
    if (error_.has_value()) return;
    std::string path = path_;
    if (!below.empty()) path += (path.empty() ? "" : ".") + std::string(below);
    error_ = FieldError(path, message_key, {{"field", path}});
  }

  const UnknownMembers unknown_;
  const JsonValue* at_;
  std::vector<std::string_view> taken_;
  std::string path_;
  std::optional<Error> error_;
};

template <typename Record>
std::string Encoded(const Record& record) {
  JsonWriter json;
  RecordWriter(&json).Write(record);
  return json.Take();
}

// An answer may have members that this program does not know yet; a question may not.
template <typename Record>
Result<Record> Decoded(std::string_view body, UnknownMembers unknown = UnknownMembers::kIgnored) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  Record record;
  GENKAN_TRY_OK(RecordReader(json, unknown).Read(&record));
  return record;
}

}  // namespace genkan::wire
