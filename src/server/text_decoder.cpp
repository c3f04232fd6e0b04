#include "server/text_decoder.h"

#include <unicode/ucnv.h>

namespace genkan::server {
namespace {

const char* ConverterName(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf16Le:
      return "UTF-16LE";
    case Encoding::kUtf16Be:
      return "UTF-16BE";
    case Encoding::kCp932:
      return "windows-31j";
    case Encoding::kWindows1252:
      return "windows-1252";
  }
  return "UTF-8";
}

// ICU puts U+001A where a single byte means nothing, U+FFFD where several do not.
void MarkReplacements(std::string* text) {
  for (std::size_t at = text->find('\x1A'); at != std::string::npos; at = text->find('\x1A', at)) {
    text->replace(at, 1, "\xEF\xBF\xBD");
  }
}

std::int64_t CountReplacements(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::int64_t count = 0;
  for (std::size_t at = text.find(kReplacement); at != std::string_view::npos;
       at = text.find(kReplacement, at + kReplacement.size())) {
    ++count;
  }
  return count;
}

}  // namespace

std::string_view EncodingTitle(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf16Le:
      return "UTF-16 LE";
    case Encoding::kUtf16Be:
      return "UTF-16 BE";
    case Encoding::kCp932:
      return "CP932 (Shift_JIS of Windows)";
    case Encoding::kWindows1252:
      return "Windows-1252";
  }
  return "";
}

std::optional<Encoding> EncodingNamed(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') folded += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) folded += c;
  }
  struct Name {
    std::string_view folded;
    Encoding encoding;
  };
  constexpr Name kNames[] = {
      {"utf8", Encoding::kUtf8},           {"utf16", Encoding::kUtf16Le},
      {"utf16le", Encoding::kUtf16Le},     {"utf16be", Encoding::kUtf16Be},
      {"cp932", Encoding::kCp932},         {"sjis", Encoding::kCp932},
      {"shiftjis", Encoding::kCp932},      {"windows31j", Encoding::kCp932},
      {"mskanji", Encoding::kCp932},       {"windows1252", Encoding::kWindows1252},
      {"cp1252", Encoding::kWindows1252},  {"latin1", Encoding::kWindows1252},
      {"iso88591", Encoding::kWindows1252}};
  for (const Name& known : kNames) {
    if (known.folded == folded) return known.encoding;
  }
  return std::nullopt;
}

Result<std::unique_ptr<DecodedSource>> DecodedSource::Open(service::ByteSource& source,
                                                           Encoding encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* from = ucnv_open(ConverterName(encoding), &error);
  UConverter* to = ucnv_open("UTF-8", &error);
  std::unique_ptr<DecodedSource> decoded(new DecodedSource(source, from, to));
  if (U_FAILURE(error)) return ErrorCode::kInternal;
  return decoded;
}

DecodedSource::~DecodedSource() {
  ucnv_close(from_);
  ucnv_close(to_);
}

Status DecodedSource::Convert(std::string_view bytes, bool last) {
  // The converter wants an address also where there is nothing.
  if (bytes.empty()) bytes = "";
  const char* from = bytes.data();
  const char* const from_end = bytes.data() + bytes.size();
  char buffer[16384];
  while (true) {
    char* to = buffer;
    UErrorCode error = U_ZERO_ERROR;
    const bool first = pivot_source_ == nullptr;
    if (first) pivot_source_ = pivot_target_ = pivot_.data();
    ucnv_convertEx(to_, from_, &to, buffer + sizeof(buffer), &from, from_end, pivot_.data(),
                   &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(), first, last,
                   &error);
    text_.append(buffer, static_cast<std::size_t>(to - buffer));
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(error)) return ErrorCode::kInternal;
    return Done{};
  }
}

Result<std::string_view> DecodedSource::Read() {
  text_.clear();
  // A piece may end inside a character and give nothing yet.
  while (text_.empty() && !ended_) {
    GENKAN_TRY(const std::string_view bytes, source_.Read());
    ended_ = bytes.empty();
    GENKAN_TRY_OK(Convert(bytes, ended_));
  }
  MarkReplacements(&text_);
  replaced_ += CountReplacements(text_);
  return std::string_view(text_);
}

}  // namespace genkan::server
