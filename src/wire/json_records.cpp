#include "genkan/wire/json_records.h"

namespace genkan::wire {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

void JsonRecordCutter::Emit(JsonRecord::Fault fault) {
  if (too_large_) {
    fault = JsonRecord::Fault::kTooLarge;
    text_.clear();
  }
  sink_(JsonRecord{.line = record_line_, .fault = fault, .text = text_});
  text_.clear();
  depth_ = 0;
  in_string_ = escaped_ = broken_ = too_large_ = stray_ = false;
}

void JsonRecordCutter::Keep(char c) {
  if (text_.size() >= kJsonRecordBytesMax) too_large_ = true;
  if (!too_large_) text_ += c;
}

void JsonRecordCutter::Begin() {
  record_line_ = line_;
  record_indent_ = blank_so_far_ ? indent_ : -1;
  depth_ = 1;
  Keep('{');
}

void JsonRecordCutter::TakeOutside(char c) {
  const bool separator = IsSpace(c) || c == ',' || c == ']' || c == '{';
  if (stray_ && separator && c != ' ' && c != '\t') Emit(JsonRecord::Fault::kNotAnObject);
  if (c == '{') {
    Begin();
  } else if (c == '[' && !any_) {
    in_array_ = true;
  } else if (c == ']' && in_array_) {
    in_array_ = false;
  } else if (stray_) {
    Keep(c);
  } else if (!separator) {
    stray_ = true;
    record_line_ = line_;
    Keep(c);
  }
  if (!IsSpace(c)) any_ = true;
}

void JsonRecordCutter::TakeInside(char c) {
  if (c == '\n' && in_string_) {
    // JSON has no line ends inside strings: a quote is missing. The string ends here, so that the
    // braces that follow count again.
    in_string_ = escaped_ = false;
    broken_ = true;
    Keep(c);
    return;
  }
  if (in_string_) {
    Keep(c);
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
    return;
  }
  // A brace that starts its line exactly where this record's own did begins the next record.
  if (c == '{' && blank_so_far_ && record_indent_ == indent_) {
    Emit(JsonRecord::Fault::kUnfinished);
    Begin();
    return;
  }
  Keep(c);
  if (c == '"') in_string_ = true;
  if (c == '{' || c == '[') ++depth_;
  if (c == '}' || c == ']') --depth_;
  if (depth_ == 0) Emit(broken_ ? JsonRecord::Fault::kUnfinished : JsonRecord::Fault::kNone);
}

void JsonRecordCutter::Feed(std::string_view bytes) {
  for (const char c : bytes) {
    // A byte order mark may stand before all else.
    const bool mark = !any_ && (c == '\xEF' || c == '\xBB' || c == '\xBF');
    if (mark) continue;
    if (depth_ > 0) {
      TakeInside(c);
    } else {
      TakeOutside(c);
    }
    if (c == '\n') {
      ++line_;
      indent_ = 0;
      blank_so_far_ = true;
    } else if (blank_so_far_ && IsSpace(c)) {
      ++indent_;
    } else {
      blank_so_far_ = false;
    }
  }
}

void JsonRecordCutter::Finish() {
  if (depth_ > 0) Emit(JsonRecord::Fault::kUnfinished);
  if (stray_) Emit(JsonRecord::Fault::kNotAnObject);
}

}  // namespace genkan::wire
