#include "genkan/base/utf8.h"
#include "genkan/wire/json.h"

namespace genkan::wire {

JsonWriter& JsonWriter::BeginObject() {
  Separate();
  out_ += '{';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::EndObject() {
  out_ += '}';
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::BeginArray() {
  Separate();
  out_ += '[';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::EndArray() {
  out_ += ']';
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::Name(std::string_view name) {
  Separate();
  Quote(name);
  out_ += ':';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::Text(std::string_view text) {
  Separate();
  Quote(text);
  return *this;
}

JsonWriter& JsonWriter::Integer(std::int64_t integer) {
  Separate();
  out_ += std::to_string(integer);
  return *this;
}

JsonWriter& JsonWriter::Boolean(bool boolean) {
  Separate();
  out_ += boolean ? "true" : "false";
  return *this;
}

void JsonWriter::Separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonWriter::Quote(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string repaired;
  if (!IsValidUtf8(text)) {
    repaired = RepairedUtf8(text);
    text = repaired;
  }
  out_ += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out_ += "\\u00";
      out_ += kHex[c >> 4];
      out_ += kHex[c & 0xF];
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

std::string IndentedJson(std::string_view json) {
  std::string out;
  std::size_t depth = 0;
  bool in_text = false;
  const auto break_line = [&] { out.append("\n").append(2 * depth, ' '); };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text) {
      out += c;
      if (c == '\\') out += json[++i];
      in_text = c != '"';
      continue;
    }
    const bool opens = c == '{' || c == '[';
    const bool closes = c == '}' || c == ']';
    if (opens && i + 1 < json.size() && (json[i + 1] == '}' || json[i + 1] == ']')) {
      out += c;
      out += json[++i];
      continue;
    }
    if (closes) {
      --depth;
      break_line();
    }
    out += c;
    if (opens) ++depth;
    if (opens || c == ',') break_line();
    if (c == ':') out += ' ';
    in_text = c == '"';
  }
  return out + "\n";
}

}  // namespace genkan::wire
