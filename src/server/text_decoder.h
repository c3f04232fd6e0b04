// Which encoding a text file is in, and the file as UTF-8.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/service/import.h"

struct UConverter;

namespace genkan::server {

enum class Encoding : std::uint8_t { kUtf8, kUtf16Le, kUtf16Be, kCp932, kWindows1252 };

// As shown, such as "CP932 (Shift_JIS)".
std::string_view EncodingTitle(Encoding encoding);
// By any usual name, such as "utf-8", "sjis" or "cp1252".
std::optional<Encoding> EncodingNamed(std::string_view name);

// Reads all of `source` and says what it is: by its byte order mark, by where its zero bytes stand,
// else by what its bytes are valid in. Refuses what no encoding fits
// ("import.encoding_unknown") and spreadsheets that are no text ("import.workbook").
Result<Encoding> DetectEncoding(service::ByteSource& source);

// Another source's bytes as UTF-8. What cannot be read comes as U+FFFD.
class DecodedSource final : public service::ByteSource {
 public:
  // `source` outlives this.
  static Result<std::unique_ptr<DecodedSource>> Open(service::ByteSource& source,
                                                     Encoding encoding);
  ~DecodedSource() override;

  Result<std::string_view> Read() override;
  // How many characters could not be read so far.
  std::int64_t replaced() const { return replaced_; }

 private:
  DecodedSource(service::ByteSource& source, UConverter* from, UConverter* to)
      : source_(source), from_(from), to_(to) {}
  Status Convert(std::string_view bytes, bool last);

  service::ByteSource& source_;
  UConverter* from_;
  UConverter* to_;
  std::string text_;
  std::u16string pivot_ = std::u16string(4096, u'\0');
  char16_t* pivot_source_ = nullptr;
  char16_t* pivot_target_ = nullptr;
  std::int64_t replaced_ = 0;
  bool ended_ = false;
};

}  // namespace genkan::server
