// Cuts a long JSON text into its records as it comes in, so that no file has to fit into memory
// and one bad record costs only itself.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace genkan::wire {

inline constexpr std::size_t kJsonRecordBytesMax = 16 * 1024 * 1024;

struct JsonRecord {
  enum class Fault : std::uint8_t {
    kNone,         // `text` runs from "{" to its "}"; whether it is well-formed is not known yet.
    kNotAnObject,  // Something else stood where a record belongs.
    kTooLarge,     // `text` is empty.
    kUnfinished,   // The next record or the end of the file came before its last brace.
  };
  std::int64_t line = 0;  // Where it begins, from 1.
  Fault fault = Fault::kNone;
  std::string_view text;  // Stays during the call.
};

// Takes a JSON array of objects, or objects one after another (one on each line, as a rule).
class JsonRecordCutter {
 public:
  using Sink = std::function<void(const JsonRecord&)>;
  explicit JsonRecordCutter(Sink sink) : sink_(std::move(sink)) {}

  void Feed(std::string_view bytes);
  // After the last piece.
  void Finish();

 private:
  void TakeOutside(char c);
  void TakeInside(char c);
  void Keep(char c);
  void Begin();
  void Emit(JsonRecord::Fault fault);

  Sink sink_;
  std::string text_;
  std::int64_t line_ = 1;
  std::int64_t record_line_ = 0;
  int depth_ = 0;
  int indent_ = 0;            // White space at the start of this line.
  int record_indent_ = -1;    // -1: the record does not start its line.
  bool blank_so_far_ = true;  // Whether this line held nothing but white space yet.
  bool in_string_ = false;
  bool escaped_ = false;
  bool broken_ = false;  // A line ended inside a string.
  bool too_large_ = false;
  bool in_array_ = false;
  bool stray_ = false;
  bool any_ = false;
};

}  // namespace genkan::wire
