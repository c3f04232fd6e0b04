#include "server/compression.h"

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

wire::Response Compressed(const wire::Request& request, wire::Response response) {
  auto* body = std::get_if<std::string>(&response.body);
  if (body == nullptr || body->size() < kBytesMin) return response;
  if (!IsText(wire::HeaderValue(response.headers, "content-type"))) return response;
  AddVary(&response.headers);
  if (!AllowsBrotli(wire::HeaderValue(request.headers, "accept-encoding"))) return response;
  std::size_t size = BrotliEncoderMaxCompressedSize(body->size());
  std::string small(size, '\0');
  if (BrotliEncoderCompress(kQuality, kWindowBits, BROTLI_MODE_TEXT, body->size(),
                            reinterpret_cast<const std::uint8_t*>(body->data()), &size,
                            reinterpret_cast<std::uint8_t*>(small.data())) == BROTLI_FALSE) {
    return response;
  }
  small.resize(size);
  *body = std::move(small);
  response.headers.push_back({"content-encoding", "br"});
  return response;
}

}  // namespace genkan::server
