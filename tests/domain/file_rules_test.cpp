// Which files are taken, and what is made of their names.
#include "genkan/domain/file_rules.h"

#include <catch2/catch_test_macros.hpp>

namespace genkan::domain {
namespace {

std::string TypeOf(std::string_view name, std::string_view head, std::string_view tail = "x") {
  const auto type = CheckFileContent(name, {.head = head, .tail = tail});
  return type.ok() ? *type : type.error().message_key;
}

constexpr std::string_view kPngHead = "\x89PNG\r\n\x1a\n....IHDR";
constexpr std::string_view kPngTail = "....IEND\xae\x42\x60\x82";

TEST_CASE("A file's name can lead nowhere and cannot be read backwards", "[domain][files]") {
  CHECK(CleanFileName("../../etc/passwd.txt") == "passwd.txt");
  CHECK(CleanFileName("C:\\temp\\log.txt") == "log.txt");
  CHECK(CleanFileName("in\xe2\x80\xaegpj.exe") == "ingpj.exe");
  CHECK(CleanFileName("a\r\nb\x01.png") == "ab.png");
  CHECK(CleanFileName("..") == "file");
  CHECK(CleanFileName("") == "file");
  CHECK(CleanFileName(".htaccess") == "htaccess");
  CHECK(CleanFileName("請求書 1.pdf") == "請求書 1.pdf");
  const std::string clean = CleanFileName(std::string(100'000, 'x') + ".pdf");
  CHECK(clean.size() == kFileNameBytesMax);
  CHECK(clean.ends_with(".pdf"));
}

TEST_CASE("Files are refused that are empty, a byte too large or of a kind that is not taken",
          "[domain][files]") {
  CHECK(CheckFile("a.png", 1).ok());
  CHECK(CheckFile("A.PNG", kFileBytesMax).ok());
  CHECK(CheckFile("a.png", 0).error().message_key == "error.file_empty");
  CHECK(CheckFile("a.png", kFileBytesMax + 1).error().message_key == "error.file_too_large");
  for (const char* name : {"a.svg", "a.html", "a.exe", "a", "a.png.js", "png"}) {
    INFO(name);
    CHECK(CheckFile(name, 1).error().message_key == "error.file_type");
  }
}

TEST_CASE("A file that does not hold what its name says is refused", "[domain][files]") {
  CHECK(TypeOf("a.png", kPngHead, kPngTail) == "image/png");
  CHECK(TypeOf("a.txt", "hello") == "text/plain");
  CHECK(TypeOf("a.docx", "PK\x03\x04") == "application/zip");
  for (const auto& [name, head] : std::initializer_list<std::pair<const char*, std::string>>{
           {"a.png", "<svg onload=alert(1)>"},
           {"a.png", "\xff\xd8\xff"},
           {"a.txt", std::string(kPngHead)},
           {"a.txt", "  <!DOCTYPE HTML><script>"},
           {"a.xml", "<svg xmlns='http://www.w3.org/2000/svg'><script/>"},
           {"a.csv", "MZ\x90"},
           {"a.log", std::string("a\0b", 3)},
           {"a.zip", "%PDF-1.7"},
           {"a.mp4",
            "\x7f"
            "ELF"}}) {
    INFO(name << " " << head);
    CHECK(TypeOf(name, head) == "error.file_content");
  }
}

TEST_CASE("A picture with something behind its end is kept as no picture", "[domain][files]") {
  CHECK(TypeOf("a.png", kPngHead, "</script>") == "application/octet-stream");
  CHECK(TypeOf("a.gif", "GIF89a/*", "*/alert(1)") == "application/octet-stream");
  CHECK(TypeOf("a.jpg", "\xff\xd8\xff", "PK\x05\x06") == "application/octet-stream");
  CHECK_FALSE(IsPictureType("application/octet-stream"));
}

}  // namespace
}  // namespace genkan::domain
