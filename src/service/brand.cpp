#include "service/brand.h"

#include <optional>

#include "genkan/domain/brand_colours.h"
#include "genkan/domain/settings/checks.h"
#include "genkan/service/base64url.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {
namespace {

constexpr std::string_view kPngHead = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kTokenNames[] = {"accent", "accent-hover", "on-accent", "accent-subtle",
                                            "link"};

// What changes with the text, so that browsers may keep what is at an address.
std::string VersionOf(const Backend& backend, std::string_view text) {
  return backend.ports.secrets.Digest(text).substr(0, 12);
}

std::string VersionedPath(const Backend& backend, std::string_view path, std::string_view text) {
  return text.empty() ? std::string() : std::string(path) + "?v=" + VersionOf(backend, text);
}

int Number(std::string_view bytes, std::size_t at, std::size_t length) {
  int number = 0;
  for (std::size_t i = at; i < at + length; ++i) {
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

bool ReadPngSize(BrandImage* image) {
  constexpr std::size_t kHeadBytes = 24;
  const std::string_view bytes = image->bytes;
  if (bytes.size() < kHeadBytes || !bytes.starts_with(kPngHead)) return false;
  if (bytes.substr(12, 4) != "IHDR" || (bytes[16] | bytes[20]) != 0) return false;
  image->width = Number(bytes, 16, 4);
  image->height = Number(bytes, 20, 4);
  return true;
}

// Goes from segment to segment to the first frame header.
bool ReadJpegSize(BrandImage* image) {
  const std::string_view bytes = image->bytes;
  if (!bytes.starts_with("\xff\xd8")) return false;
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    if (bytes[at] != '\xff') return false;
    const int marker = Number(bytes, at + 1, 1);
    // The frames (SOF), without DHT, JPG and DAC, which are numbered among them.
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      image->height = Number(bytes, at + 5, 2);
      image->width = Number(bytes, at + 7, 2);
      return true;
    }
    at += 2 + static_cast<std::size_t>(Number(bytes, at + 2, 2));
  }
  return false;
}

// Base64 (RFC 4648 §4) in terms of its other alphabet.
std::optional<std::string> BytesFromBase64(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string other(text);
  for (char& c : other) {
    if (c == '-' || c == '_') return {};
    if (c == '+') c = '-';
    if (c == '/') c = '_';
  }
  return BytesFromBase64Url(other);
}

std::string StyleText(const domain::BrandSchemes& schemes) {
  std::string style;
  const auto add = [&](const std::optional<domain::BrandColours>& colours,
                       std::string_view scheme) {
    if (!colours.has_value()) return;
    // Whoever wants more contrast keeps the product's own colours, which have it.
    style += "@media (prefers-color-scheme: " + std::string(scheme) +
             ") and (not (prefers-contrast: more)) {\n  :root {\n";
    for (std::size_t i = 0; i < colours->size(); ++i) {
      style +=
          "    --" + std::string(kTokenNames[i]) + ": " + domain::ColourText((*colours)[i]) + ";\n";
    }
    style += "  }\n}\n";
  };
  add(schemes.light, "light");
  add(schemes.dark, "dark");
  return style;
}

// What is made of `text`. Browsers keep it for good at the address that VersionedPath gives it, and
// not at any other.
Answer BrandAnswer(const Backend& backend, const Call& call, std::string_view text,
                   std::string media_type, std::string body) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"v", "accent"}));
  wire::Response response{.status = 200, .headers = {{"content-type", std::move(media_type)}}};
  response.body = std::move(body);
  const std::string* version = call.target.Query("v");
  if (version != nullptr && *version == VersionOf(backend, text)) {
    response.headers.push_back({"cache-control", "public, max-age=31536000, immutable"});
  }
  return response;
}

// Nothing but a picture, wherever it is opened.
Answer PictureAnswer(const Backend& backend, const Call& call, const std::string& data_url) {
  if (data_url.empty()) return ErrorCode::kNotFound;
  GENKAN_TRY(BrandImage image, ReadBrandImage(data_url));
  GENKAN_TRY(wire::Response response,
             BrandAnswer(backend, call, data_url, image.media_type, std::move(image.bytes)));
  response.headers.push_back(
      {"content-security-policy", "default-src 'none'; sandbox; frame-ancestors 'none'"});
  return response;
}

std::vector<std::string> ColourTexts(const std::optional<domain::BrandColours>& colours) {
  std::vector<std::string> texts;
  if (!colours.has_value()) return texts;
  for (const std::uint32_t colour : *colours) texts.push_back(domain::ColourText(colour));
  return texts;
}

// How the portal looks; in another page's frame with that page's accent, as far as it can be seen.
domain::Branding BrandingOf(const Call& call) {
  domain::Branding branding = call.portal.settings->branding;
  const std::string accent = WidgetAccentOf(call);
  if (accent.empty()) return branding;
  if (domain::CheckBranding({.accent = accent}).ok()) branding.accent = accent;
  const bool on_dark = domain::CheckBranding({.accent_dark = accent}).ok();
  branding.accent_dark = on_dark ? accent : std::string();
  return branding;
}

}  // namespace

std::string WidgetAccentOf(const Call& call) {
  if (!call.in_widget) return {};
  const std::string* query = call.target.Query("accent");
  std::string asked(wire::HeaderValue(call.request.headers, "genkan-accent"));
  if (query != nullptr) asked = *query;
  const bool seen = domain::CheckBranding({.accent = asked}).ok() ||
                    domain::CheckBranding({.accent_dark = asked}).ok();
  return seen ? asked : std::string();
}

Result<BrandImage> ReadBrandImage(std::string_view data_url) {
  BrandImage image;
  for (const std::string_view type : {"image/png", "image/jpeg"}) {
    if (data_url.starts_with("data:" + std::string(type) + ";base64,")) image.media_type = type;
  }
  if (image.media_type.empty()) return ErrorCode::kInvalidArgument;
  const std::string_view text = data_url.substr(data_url.find(',') + 1);
  if (text.size() / 4 * 3 > kBrandImageBytesMax) return ErrorCode::kInvalidArgument;
  auto bytes = BytesFromBase64(text);
  if (!bytes.has_value()) return ErrorCode::kInvalidArgument;
  image.bytes = *std::move(bytes);
  const bool known = image.media_type == "image/png" ? ReadPngSize(&image) : ReadJpegSize(&image);
  if (!known || image.width <= 0 || image.height <= 0) return ErrorCode::kInvalidArgument;
  return image;
}

std::string PictureNote(std::string_view data_url) {
  const Result<BrandImage> image = ReadBrandImage(data_url);
  if (!image.ok()) return {};
  return image->media_type + " " + std::to_string(image->width) + "x" +
         std::to_string(image->height) + ", " + std::to_string(image->bytes.size()) + " bytes";
}

domain::BrandView BrandViewOf(const Backend& backend, const Call& call) {
  const domain::Branding branding = BrandingOf(call);
  const domain::BrandSchemes schemes = domain::BrandSchemesOf(branding);
  domain::BrandView view{.light = ColourTexts(schemes.light), .dark = ColourTexts(schemes.dark)};
  const Result<BrandImage> logo = ReadBrandImage(branding.logo);
  if (logo.ok()) {
    view.logo_url = VersionedPath(backend, "/brand/logo", branding.logo);
    view.logo_width = logo->width;
    view.logo_height = logo->height;
  }
  return view;
}

std::string BrandStylePath(const Backend& backend, const Call& call) {
  const domain::Branding branding = BrandingOf(call);
  std::string path =
      VersionedPath(backend, "/brand/style.css", branding.accent + branding.accent_dark);
  if (path.empty()) return path;
  const std::string accent = WidgetAccentOf(call);
  if (!accent.empty()) path += "&accent=" + wire::PercentEncoded(accent);
  return call.base_path + path;
}

std::string BrandIconPath(const Backend& backend, const Call& call) {
  const std::string path =
      VersionedPath(backend, "/brand/icon", call.portal.settings->branding.favicon);
  return path.empty() ? path : call.base_path + path;
}

Answer GetBrandStyle(const Backend& backend, const Call& call) {
  const domain::Branding branding = BrandingOf(call);
  return BrandAnswer(backend, call, branding.accent + branding.accent_dark,
                     "text/css; charset=utf-8", StyleText(domain::BrandSchemesOf(branding)));
}

Answer GetBrandLogo(const Backend& backend, const Call& call) {
  return PictureAnswer(backend, call, call.portal.settings->branding.logo);
}

Answer GetBrandIcon(const Backend& backend, const Call& call) {
  return PictureAnswer(backend, call, call.portal.settings->branding.favicon);
}

}  // namespace genkan::service
