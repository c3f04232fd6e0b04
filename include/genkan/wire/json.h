// JSON as a plain tree: read within limits, written without surprises. The codecs stand on it; so
// does whatever else must read a JSON file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"

namespace genkan::wire {

struct JsonMember;

struct JsonValue {
  enum class Kind : std::uint8_t { kNull, kBoolean, kInteger, kNumber, kText, kArray, kObject };
  Kind kind = Kind::kNull;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;  // Of kInteger too.
  std::string text;
  std::vector<JsonValue> items;     // Of an array.
  std::vector<JsonMember> members;  // Of an object, in their order; no name twice.
  int line = 0;                     // Where an array or object begins, counted from 1.

  // The member of that name; null where there is none or this is no object.
  const JsonValue* Find(std::string_view name) const;
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

struct JsonLimits {
  std::size_t depth_max = 32;
  std::size_t nodes_max = 10000;
};

// Reads one JSON text (RFC 8259). Refuses broken UTF-8, a name given twice, integers beyond 64 bits
// and whatever breaks `limits`: kMalformed with the parameter "line".
Result<JsonValue> ReadJson(std::string_view text, const JsonLimits& limits = {});

// JSON as JsonWriter writes it, with each member and item on a line of its own, two spaces deep.
std::string IndentedJson(std::string_view json);

// Writes JSON from front to back. Texts that are no UTF-8 are repaired on the way, so that what
// comes out is always valid. REQUIRES: calls nest as the document does.
class JsonWriter {
 public:
  JsonWriter& BeginObject();
  JsonWriter& EndObject();
  JsonWriter& BeginArray();
  JsonWriter& EndArray();
  JsonWriter& Name(std::string_view name);  // Of the member that comes next.
  JsonWriter& Text(std::string_view text);
  JsonWriter& Integer(std::int64_t integer);
  JsonWriter& Boolean(bool boolean);

  std::string Take() { return std::move(out_); }

 private:
  void Separate();
  void Quote(std::string_view text);

  std::string out_;
  bool first_ = true;  // Nothing stands before in this array or object.
};

}  // namespace genkan::wire
