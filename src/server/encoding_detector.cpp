// Tells encodings apart by counting what their bytes would be in each.
#include <cstddef>

#include "server/text_decoder.h"

namespace genkan::server {
namespace {

using Byte = unsigned char;

// UTF-8, byte by byte: complete sequences of several bytes, and bytes that fit nowhere.
class Utf8Counter {
 public:
  void Take(Byte byte) {
    if (missing_ > 0) {
      if ((byte & 0xC0) == 0x80) {
        if (--missing_ == 0) ++sequences;
        return;
      }
      missing_ = 0;
      ++invalid;
    }
    if (byte < 0x80) return;
    if (byte >= 0xC2 && byte <= 0xDF) {
      missing_ = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
      missing_ = 2;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
      missing_ = 3;
    } else {
      ++invalid;
    }
  }

  std::int64_t sequences = 0;
  std::int64_t invalid = 0;

 private:
  int missing_ = 0;
};

// CP932. In Japanese most second bytes are not ASCII; in a Western text that happens to be valid
// they are the letters that follow an accented one.
class Cp932Counter {
 public:
  void Take(Byte byte) {
    if (lead_) {
      lead_ = false;
      const bool valid = byte >= 0x40 && byte <= 0xFC && byte != 0x7F;
      if (!valid) ++invalid;
      if (valid) ++pairs;
      if (valid && byte >= 0x80) ++high_pairs;
      return;
    }
    const bool half_kana = byte >= 0xA1 && byte <= 0xDF;
    if (half_kana && after_half_kana_) ++half_kana_runs;
    if (half_kana) ++half_kana_count;
    after_half_kana_ = half_kana;
    if (half_kana || byte < 0x80) return;
    lead_ = byte != 0x80 && byte != 0xA0 && byte < 0xFD;
    if (!lead_) ++invalid;
  }

  bool Likely() const {
    if (invalid * 50 > pairs) return false;
    if (pairs > 0) return high_pairs * 3 >= pairs;
    return half_kana_runs * 2 >= half_kana_count && half_kana_runs > 0;
  }

  std::int64_t pairs = 0;
  std::int64_t high_pairs = 0;
  std::int64_t half_kana_count = 0;
  std::int64_t half_kana_runs = 0;
  std::int64_t invalid = 0;

 private:
  bool lead_ = false;
  bool after_half_kana_ = false;
};

struct Counts {
  Utf8Counter utf8;
  Cp932Counter cp932;
  std::int64_t bytes = 0;
  std::int64_t high = 0;
  std::int64_t zeros[2] = {0, 0};  // At even and odd places.
  std::int64_t not_1252 = 0;
  std::string head;

  void Take(Byte byte) {
    if (head.size() < 4) head += static_cast<char>(byte);
    if (byte == 0) ++zeros[bytes % 2];
    if (byte >= 0x80) ++high;
    if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D) ++not_1252;
    utf8.Take(byte);
    cp932.Take(byte);
    ++bytes;
  }
};

// Line ends, delimiters and digits alone put a zero into one half of UTF-16 and none into the
// other.
std::optional<Encoding> Utf16From(const Counts& counts) {
  const auto mostly = [&](int place) {
    return counts.zeros[place] * 50 > counts.bytes && counts.zeros[1 - place] == 0;
  };
  if (counts.bytes % 2 != 0) return std::nullopt;
  if (mostly(1)) return Encoding::kUtf16Le;
  if (mostly(0)) return Encoding::kUtf16Be;
  return std::nullopt;
}

}  // namespace

Result<Encoding> DetectEncoding(service::ByteSource& source) {
  Counts counts;
  while (true) {
    GENKAN_TRY(const std::string_view piece, source.Read());
    if (piece.empty()) break;
    for (const char c : piece) counts.Take(static_cast<Byte>(c));
  }
  const std::string_view head = counts.head;
  if (head.starts_with("PK\x03\x04") || head.starts_with("\xD0\xCF\x11\xE0")) {
    return FieldError("file", "import.workbook");
  }
  if (head.starts_with("\xEF\xBB\xBF")) return Encoding::kUtf8;
  if (head.starts_with("\xFF\xFE")) return Encoding::kUtf16Le;
  if (head.starts_with("\xFE\xFF")) return Encoding::kUtf16Be;
  if (const auto utf16 = Utf16From(counts)) return *utf16;
  if (counts.high == 0 || counts.utf8.invalid * 20 <= counts.utf8.sequences) {
    return Encoding::kUtf8;
  }
  if (counts.cp932.Likely()) return Encoding::kCp932;
  if (counts.not_1252 == 0) return Encoding::kWindows1252;
  return FieldError("encoding", "import.encoding_unknown");
}

}  // namespace genkan::server
