// What of a portal's branding its pages and its client need.
#pragma once

#include <string>

#include "genkan/domain/views.h"
#include "service/backend.h"

namespace genkan::service {

// A picture as a manager chose it.
struct BrandImage {
  std::string media_type;  // "image/png" or "image/jpeg"
  std::string bytes;
  int width = 0;  // Pixels.
  int height = 0;
};

inline constexpr std::size_t kBrandImageBytesMax = 32 * 1024;

// Reads "data:image/png;base64,…" (RFC 2397), and the size from the picture's own head (PNG
// §11.2.2, JPEG B.2.2). kInvalidArgument for all other kinds, for what is not what it says it is,
// and for more than kBrandImageBytesMax.
Result<BrandImage> ReadBrandImage(std::string_view data_url);

// A picture in a few words, such as "image/png 320x80, 4711 bytes"; of none, the empty string.
std::string PictureNote(std::string_view data_url);

// The accent that another page gives to the portal in its frame ("#0a7d4f"); empty where it gives
// none, or one that could not be seen.
std::string WidgetAccentOf(const Call& call);

// Where the client finds the portal's colours and logo.
domain::BrandView BrandViewOf(const Backend& backend, const Call& call);
// The address of its style sheet and of its favicon on this server; empty: the product's own are to
// be used.
std::string BrandStylePath(const Backend& backend, const Call& call);
std::string BrandIconPath(const Backend& backend, const Call& call);

}  // namespace genkan::service
