#include "server/compression.h"

#include <brotli/decode.h>
#include <brotli/encode.h>

#include "server/static_files.h"

namespace genkan::server {
namespace {

// Less fits into one packet as it is.
constexpr std::size_t kBytesMin = 1024;
// Fast enough for every answer; parts that never change are compressed harder when they are built.
constexpr int kQuality = 4;
constexpr int kWindowBits = 18;

bool IsText(std::string_view media_type) {
  return media_type.starts_with("text/") || media_type.starts_with("application/json") ||
         media_type.starts_with("application/problem+json");
}

void AddVary(std::vector<wire::Header>* headers) {
  for (wire::Header& header : *headers) {
    if (header.name != "vary") continue;
    header.value += ", accept-encoding";
    return;
  }
  headers->push_back({"vary", "accept-encoding"});
}

}  // namespace

bool IsWorthCompressing(const wire::Response& response) {
  const auto* body = std::get_if<std::string>(&response.body);
  if (body == nullptr || body->size() < kBytesMin) return false;
  return IsText(wire::HeaderValue(response.headers, "content-type"));
}

void MarkCompressed(wire::Response* response) {
  response->headers.push_back({"content-encoding", "br"});
}

std::optional<std::string> ToBrotli(std::string_view text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string small(size, '\0');
  if (BrotliEncoderCompress(kQuality, kWindowBits, BROTLI_MODE_TEXT, text.size(),
                            reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                            reinterpret_cast<std::uint8_t*>(small.data())) == BROTLI_FALSE) {
    return std::nullopt;
  }
  small.resize(size);
  return small;
}

std::optional<std::string> FromBrotli(std::string_view small, std::size_t bytes) {
  std::string text(bytes, '\0');
  std::size_t size = bytes;
  const BrotliDecoderResult done =
      BrotliDecoderDecompress(small.size(), reinterpret_cast<const std::uint8_t*>(small.data()),
                              &size, reinterpret_cast<std::uint8_t*>(text.data()));
  if (done != BROTLI_DECODER_RESULT_SUCCESS || size != bytes) return std::nullopt;
  return text;
}

wire::Response Compressed(const wire::Request& request, wire::Response response) {
  const bool done = !wire::HeaderValue(response.headers, "content-encoding").empty();
  if (!done && !IsWorthCompressing(response)) return response;
  AddVary(&response.headers);
  if (done || !AllowsBrotli(wire::HeaderValue(request.headers, "accept-encoding"))) return response;
  auto& body = std::get<std::string>(response.body);
  if (auto small = ToBrotli(body)) {
    body = *std::move(small);
    MarkCompressed(&response);
  }
  return response;
}

}  // namespace genkan::server
