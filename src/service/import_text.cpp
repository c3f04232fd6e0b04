#include "service/import_text.h"

#include "genkan/base/utf8.h"

namespace genkan::service {
namespace {

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xFEFF; }

CleanText Cleaned(std::string_view text, bool one_line) {
  CleanText clean;
  clean.text.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = NextCodePoint(text, &at);
    if (c == '\r' && at < text.size() && text[at] == '\n') continue;
    if (c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) c = '\n';
    if (one_line && (c == '\n' || c == '\t')) c = ' ';
    if (IsControl(c) && c != '\n' && c != '\t') {
      clean.controls_removed = clean.controls_removed || c != 0xFEFF;
      continue;
    }
    AppendUtf8(c, &clean.text);
  }
  return clean;
}

}  // namespace

CleanText CleanedText(std::string_view text) {
  CleanText clean = Cleaned(text, false);
  const std::string_view trimmed = TrimmedText(clean.text);
  const std::size_t end =
      trimmed.empty()
          ? 0
          : static_cast<std::size_t>(trimmed.data() - clean.text.data()) + trimmed.size();
  clean.text.resize(end);
  return clean;
}

CleanText CleanedLine(std::string_view text) {
  CleanText clean = Cleaned(text, true);
  clean.text = std::string(TrimmedText(clean.text));
  return clean;
}

std::string FirstLine(std::string_view text) {
  const std::string_view rest = TrimmedText(text);
  return CleanedLine(rest.substr(0, rest.find('\n'))).text;
}

std::string Shortened(std::string_view text, std::size_t code_points_max) {
  std::size_t at = 0;
  std::size_t cut = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count + 1 == code_points_max) cut = at;
    if (count == code_points_max) return std::string(text.substr(0, cut)) + "…";
    NextCodePoint(text, &at);
  }
  return std::string(text);
}

std::vector<std::string> SplitText(std::string_view text, std::size_t bytes_max) {
  std::vector<std::string> pieces;
  while (text.size() > bytes_max) {
    std::string_view piece = Utf8Prefix(text, bytes_max);
    const std::size_t line_end = piece.rfind('\n');
    if (line_end != std::string_view::npos && line_end >= bytes_max / 4 * 3) {
      piece = piece.substr(0, line_end + 1);
    }
    text.remove_prefix(piece.size());
    std::string clean = CleanedText(piece).text;
    if (!clean.empty()) pieces.push_back(std::move(clean));
  }
  if (!TrimmedText(text).empty()) pieces.emplace_back(text);
  return pieces;
}

std::string LanguageOfText(std::string_view text, std::string_view fallback) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, &at);
    const bool kana = (c >= 0x3041 && c <= 0x30FA) || (c >= 0xFF66 && c <= 0xFF9D);
    if (kana) return "ja";
    if (c >= 0xAC00 && c <= 0xD7A3) return "ko";
  }
  return std::string(fallback);
}

}  // namespace genkan::service
