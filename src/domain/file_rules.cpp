#include "genkan/domain/file_rules.h"

#include <algorithm>

#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

using std::literals::string_view_literals::operator""sv;

constexpr std::string_view kPlain = "application/octet-stream";
constexpr std::string_view kPdf = "application/pdf";
constexpr std::string_view kZip = "application/zip";
constexpr std::string_view kOffice = "application/x-ole-storage";
constexpr std::string_view kText = "text/plain";
constexpr std::string_view kPictures[] = {"image/gif", "image/jpeg", "image/png", "image/webp"};

struct Ending {
  std::string_view name;
  std::string_view media_type;
};

// What is inside is known for those whose type has a mark of its own; the others hold anything but
// such a mark.
constexpr Ending kEndings[] = {
    {"7z", kPlain},       {"avi", kPlain},        {"bmp", kPlain},        {"csv", kText},
    {"doc", kOffice},     {"docx", kZip},         {"eml", kText},         {"gif", "image/gif"},
    {"gz", kPlain},       {"heic", kPlain},       {"jpeg", "image/jpeg"}, {"jpg", "image/jpeg"},
    {"json", kText},      {"log", kText},         {"m4a", kPlain},        {"md", kText},
    {"mov", kPlain},      {"mp3", kPlain},        {"mp4", kPlain},        {"msg", kOffice},
    {"odp", kZip},        {"ods", kZip},          {"odt", kZip},          {"pdf", kPdf},
    {"png", "image/png"}, {"ppt", kOffice},       {"pptx", kZip},         {"rtf", kText},
    {"tif", kPlain},      {"tiff", kPlain},       {"txt", kText},         {"wav", kPlain},
    {"webm", kPlain},     {"webp", "image/webp"}, {"xls", kOffice},       {"xlsx", kZip},
    {"xml", kText},       {"yaml", kText},        {"yml", kText},         {"zip", kZip}};

std::string EndingOf(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1));
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return ending;
}

// Controls, and what turns the direction of what follows (UAX #9), so that "gpj.exe" cannot be
// made to read as "exe.jpg".
bool IsUnsafe(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
  const bool turns = c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                     (c >= 0x2066 && c <= 0x2069);
  return control || turns || c == kReplacementCharacter || c == 0xFEFF;
}

// The type by the marks that files begin with; empty: none of those known here.
std::string_view MarkedType(std::string_view head) {
  if (head.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (head.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (head.starts_with("GIF87a") || head.starts_with("GIF89a")) return "image/gif";
  if (head.starts_with("RIFF") && head.substr(0, 12).ends_with("WEBP")) return "image/webp";
  if (head.starts_with("%PDF-")) return kPdf;
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return kZip;
  if (head.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return kOffice;
  // Programs and scripts, whatever they are called.
  for (const std::string_view mark : {"MZ"sv,
                                      "\x7f"
                                      "ELF"sv,
                                      "#!"sv, "\xcf\xfa\xed\xfe"sv}) {
    if (head.starts_with(mark)) return "application/x-executable";
  }
  return {};
}

// Markup that runs where a browser is made to read it, behind what may stand before it.
bool IsMarkup(std::string_view head) {
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  std::string begin(TrimmedText(head).substr(0, 64));
  std::transform(begin.begin(), begin.end(), begin.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  for (const std::string_view mark : {"<!doctype html", "<html", "<script", "<svg", "<body"}) {
    if (begin.starts_with(mark)) return true;
  }
  return false;
}

// Whether nothing stands behind the picture's own end.
bool EndsAs(std::string_view media_type, std::string_view tail) {
  if (media_type == "image/png") return tail.ends_with("IEND\xae\x42\x60\x82");
  if (media_type == "image/jpeg") return tail.ends_with("\xff\xd9");
  if (media_type == "image/gif") return tail.ends_with("\x3b");
  return media_type == "image/webp";
}

}  // namespace

bool IsPictureType(std::string_view media_type) {
  return std::find(std::begin(kPictures), std::end(kPictures), media_type) != std::end(kPictures);
}

std::string CleanFileName(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  std::string clean;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = NextCodePoint(name, &at);
    if (!IsUnsafe(c)) AppendUtf8(c, &clean);
  }
  clean = std::string(TrimmedText(clean));
  const std::size_t begins = clean.find_first_not_of('.');
  if (begins == std::string::npos) return "file";
  clean.erase(0, begins);
  if (clean.size() <= kFileNameBytesMax) return clean;
  const std::string ending = "." + EndingOf(clean);
  if (ending.size() > 10) return std::string(Utf8Prefix(clean, kFileNameBytesMax));
  return std::string(Utf8Prefix(clean, kFileNameBytesMax - ending.size())) + ending;
}

std::string_view MediaTypeOfName(std::string_view name) {
  const std::string ending = EndingOf(name);
  for (const Ending& each : kEndings) {
    if (each.name == ending) return each.media_type;
  }
  return {};
}

Status CheckFile(std::string_view name, std::int64_t bytes) {
  if (MediaTypeOfName(name).empty()) return FieldError("file_name", "error.file_type");
  if (bytes <= 0) return FieldError("bytes", "error.file_empty");
  if (bytes > kFileBytesMax) {
    return FieldError("bytes", "error.file_too_large",
                      {{"max", std::to_string(kFileBytesMax / (1024 * 1024))}});
  }
  return Done{};
}

Result<std::string> CheckFileContent(std::string_view name, const FileEnds& ends) {
  const std::string_view said = MediaTypeOfName(name);
  const std::string_view marked = MarkedType(ends.head);
  const bool has_mark = said != kPlain && said != kText;
  const bool agrees = has_mark ? said == marked : marked.empty() && !IsMarkup(ends.head);
  // What is text has no bytes that texts have not.
  const bool binary = said == kText && ends.head.find('\0') != std::string_view::npos;
  if (said.empty() || !agrees || binary) return FieldError("file_name", "error.file_content");
  if (IsPictureType(said) && !EndsAs(said, ends.tail)) return std::string(kPlain);
  return std::string(said);
}

}  // namespace genkan::domain
