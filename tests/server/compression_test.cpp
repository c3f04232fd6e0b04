#include "server/compression.h"

#include <brotli/decode.h>

#include <catch2/catch_test_macros.hpp>

namespace genkan {
namespace {

using server::Compressed;

std::string Plain(std::string_view small) {
  std::string plain(1 << 20, '\0');
  std::size_t size = plain.size();
  REQUIRE(BrotliDecoderDecompress(small.size(), reinterpret_cast<const std::uint8_t*>(small.data()),
                                  &size, reinterpret_cast<std::uint8_t*>(plain.data())) ==
          BROTLI_DECODER_RESULT_SUCCESS);
  plain.resize(size);
  return plain;
}

wire::Response Page(std::string media_type, std::string body) {
  return {.headers = {{"content-type", std::move(media_type)}}, .body = std::move(body)};
}

const wire::Request kTakesBrotli{.headers = {{"accept-encoding", "gzip, br"}}};

TEST_CASE("A long text goes out in Brotli to those who take it", "[server][compression]") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "ticket number " + std::to_string(i) + "\n";
  const auto small = Compressed(kTakesBrotli, Page("application/json; charset=utf-8", text));
  CHECK(wire::HeaderValue(small.headers, "content-encoding") == "br");
  CHECK(wire::HeaderValue(small.headers, "vary") == "accept-encoding");
  CHECK(std::get<std::string>(small.body).size() < text.size() / 3);
  CHECK(Plain(std::get<std::string>(small.body)) == text);
  const auto plain = Compressed({}, Page("application/json; charset=utf-8", text));
  CHECK(std::get<std::string>(plain.body) == text);
  // A cache between must know that the other form exists.
  CHECK(wire::HeaderValue(plain.headers, "vary") == "accept-encoding");
}

TEST_CASE("Short texts and what is no text stay as they are", "[server][compression]") {
  const auto short_text = Compressed(kTakesBrotli, Page("text/html; charset=utf-8", "short"));
  CHECK(std::get<std::string>(short_text.body) == "short");
  const std::string image(5000, 'a');
  CHECK(std::get<std::string>(Compressed(kTakesBrotli, Page("image/png", image)).body) == image);
}

TEST_CASE("Vary keeps what it said before", "[server][compression]") {
  auto page = Page("text/html; charset=utf-8", std::string(2000, 'a'));
  page.headers.push_back({"vary", "origin"});
  const auto small = Compressed(kTakesBrotli, std::move(page));
  CHECK(wire::HeaderValue(small.headers, "vary") == "origin, accept-encoding");
}

}  // namespace
}  // namespace genkan
