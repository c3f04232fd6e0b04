// The two simple formats that cross to the page and back: numbers in little endian, texts with
// their length in front. The module's memory is little endian too.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace genkan::platform {

class ByteWriter {
 public:
  template <typename Number>
  void Put(Number number) {
    char raw[sizeof(Number)];
    std::memcpy(raw, &number, sizeof(raw));
    bytes_.append(raw, sizeof(raw));
  }
  void PutText(std::string_view text) {
    Put(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  void Clear() { bytes_.clear(); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  bool done() const { return bytes_.empty(); }
  // The empty text where the bytes end early.
  std::string_view Text() {
    std::uint32_t size = 0;
    if (bytes_.size() < sizeof(size)) return bytes_ = {};
    std::memcpy(&size, bytes_.data(), sizeof(size));
    const std::string_view text = bytes_.substr(sizeof(size), size);
    bytes_.remove_prefix(sizeof(size) + text.size());
    return text;
  }

 private:
  std::string_view bytes_;
};

}  // namespace genkan::platform
