// The one place that parses JSON: nlohmann's lexer drives a handler that builds our tree and keeps
// the limits. Nothing of nlohmann leaves this file.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "genkan/wire/json.h"

namespace genkan::wire {
namespace {

// Counts lines as the lexer moves over the text.
class LineCountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  LineCountingIterator(const char* place, int* line) : place_(place), line_(line) {}
  reference operator*() const { return *place_; }
  LineCountingIterator& operator++() {
    if (*place_ == '\n') ++*line_;
    ++place_;
    return *this;
  }
  friend bool operator==(const LineCountingIterator& a, const LineCountingIterator& b) {
    return a.place_ == b.place_;
  }
  friend bool operator!=(const LineCountingIterator& a, const LineCountingIterator& b) {
    return !(a == b);
  }

 private:
  const char* place_;
  int* line_;
};

// Sorts, so that an object of thousands of names costs no more than its share.
bool NamesDiffer(const std::vector<JsonMember>& members) {
  std::vector<std::string_view> names;
  names.reserve(members.size());
  for (const JsonMember& member : members) names.push_back(member.name);
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(const JsonLimits& limits, const int* line) : limits_(limits), line_(*line) {}

  JsonValue Take() { return std::move(root_); }

  bool null() override { return Add(JsonValue::Kind::kNull) != nullptr; }
  bool boolean(bool value) override {
    JsonValue* added = Add(JsonValue::Kind::kBoolean);
    if (added != nullptr) added->boolean = value;
    return added != nullptr;
  }
  bool number_integer(number_integer_t value) override {
    JsonValue* added = Add(JsonValue::Kind::kInteger);
    if (added == nullptr) return false;
    added->integer = value;
    added->number = static_cast<double>(value);
    return true;
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(INT64_MAX)) return false;
    return number_integer(static_cast<number_integer_t>(value));
  }
  bool number_float(number_float_t value, const string_t& text) override {
    // The lexer hands over integers of more than 64 bits as floating point.
    if (text.find_first_of(".eE") == string_t::npos) return false;
    JsonValue* added = Add(JsonValue::Kind::kNumber);
    if (added != nullptr) added->number = value;
    return added != nullptr;
  }
  bool string(string_t& value) override {
    JsonValue* added = Add(JsonValue::Kind::kText);
    if (added != nullptr) added->text = std::move(value);
    return added != nullptr;
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return Open(JsonValue::Kind::kObject); }
  bool end_object() override { return NamesDiffer(open_.back()->members) && Close(); }
  bool start_array(std::size_t) override { return Open(JsonValue::Kind::kArray); }
  bool end_array() override { return Close(); }
  bool key(string_t& name) override {
    open_.back()->members.push_back(JsonMember{std::move(name), {}});
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  JsonValue* Add(JsonValue::Kind kind) {
    if (++nodes_ > limits_.nodes_max) return nullptr;
    JsonValue* place = &root_;
    if (!open_.empty()) {
      JsonValue& parent = *open_.back();
      place = parent.kind == JsonValue::Kind::kArray ? &parent.items.emplace_back()
                                                     : &parent.members.back().value;
    }
    place->kind = kind;
    return place;
  }

  bool Open(JsonValue::Kind kind) {
    if (open_.size() >= limits_.depth_max) return false;
    JsonValue* added = Add(kind);
    if (added == nullptr) return false;
    added->line = line_;
    open_.push_back(added);
    return true;
  }

  bool Close() {
    open_.pop_back();
    return true;
  }

  const JsonLimits& limits_;
  const int& line_;
  JsonValue root_;
  // The arrays and objects around the reader. A pointer stays good: only the innermost one grows.
  std::vector<JsonValue*> open_;
  std::size_t nodes_ = 0;
};

}  // namespace

const JsonValue* JsonValue::Find(std::string_view name) const {
  for (const JsonMember& member : members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

Result<JsonValue> ReadJson(std::string_view text, const JsonLimits& limits) {
  int line = 1;
  TreeBuilder builder(limits, &line);
  const bool read =
      nlohmann::json::sax_parse(LineCountingIterator(text.data(), &line),
                                LineCountingIterator(text.data() + text.size(), &line), &builder);
  if (!read) {
    return Error{.code = ErrorCode::kMalformed,
                 .message_key = "error.json_malformed",
                 .params = {{"line", std::to_string(line)}}};
  }
  return builder.Take();
}

}  // namespace genkan::wire
