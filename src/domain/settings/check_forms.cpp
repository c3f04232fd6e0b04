// Slugs, host names, addresses of pages, colours: texts of a form that others have set.
#include <algorithm>
#include <cmath>

#include "genkan/base/utf8.h"
#include "genkan/domain/settings/checks.h"

namespace genkan::domain {
namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool IsColour(std::string_view colour) {
  return colour.size() == 7 && colour[0] == '#' &&
         std::all_of(colour.begin() + 1, colour.end(), [](char c) { return HexDigit(c) >= 0; });
}

// WCAG 2.2, "relative luminance".
double LuminanceOf(std::string_view colour) {
  double parts[3];
  for (std::size_t i = 0; i < 3; ++i) {
    const double share = (HexDigit(colour[1 + 2 * i]) * 16 + HexDigit(colour[2 + 2 * i])) / 255.0;
    parts[i] = share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

}  // namespace

Result<std::string> CheckSlug(std::string_view slug) {
  constexpr std::size_t kSlugLengthMax = 40;
  const std::string folded = FoldedAddress(slug);
  const bool sound = folded.size() <= kSlugLengthMax && !folded.starts_with('-') &&
                     !folded.ends_with('-') &&
                     std::all_of(folded.begin(), folded.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                     });
  if (!sound) return FieldError("slug", "error.slug_invalid");
  return folded;
}

Result<std::string> CheckHost(std::string_view host) {
  constexpr std::size_t kHostLengthMax = 253, kLabelLengthMax = 63;
  std::string folded = FoldedAddress(host);
  if (folded.ends_with('.')) folded.pop_back();
  const Error refusal = FieldError("host", "error.host_invalid");
  if (folded.size() > kHostLengthMax) return refusal;
  for (std::string_view rest = folded; !rest.empty();) {
    const std::string_view label = rest.substr(0, rest.find('.'));
    const bool sound = !label.empty() && label.size() <= kLabelLengthMax &&
                       !label.starts_with('-') && !label.ends_with('-') &&
                       std::all_of(label.begin(), label.end(), [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                       });
    if (!sound) return refusal;
    rest.remove_prefix(std::min(rest.size(), label.size() + 1));
  }
  return folded;
}

Status CheckUrl(std::string_view url, std::string_view field) {
  constexpr std::size_t kUrlBytesMax = 2000;
  const bool here = url.starts_with('/') && !url.starts_with("//") && !url.starts_with("/\\");
  const bool there = url.starts_with("https://") && url.size() > 8;
  const bool clean = url.size() <= kUrlBytesMax && IsValidUtf8(url) &&
                     !HasForbiddenControl(url, false) && !HoldsWhiteSpace(url);
  if (!clean || !(here || there)) return FieldError(field, "error.url_invalid");
  return Done{};
}

bool IsThisMachine(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

Status CheckIssuer(std::string_view issuer, std::string_view field) {
  constexpr std::string_view kSecure = "https://", kPlain = "http://";
  const bool plain = issuer.starts_with(kPlain);
  std::string secured(issuer);
  if (plain) secured = std::string(kSecure) + secured.substr(kPlain.size());
  std::string_view host =
      std::string_view(secured).substr(std::min(secured.size(), kSecure.size()));
  host = host.substr(0, host.find('/'));
  if (!host.ends_with(']')) host = host.substr(0, host.rfind(':'));
  const bool bare = secured.find_first_of("?#@") == std::string::npos;
  if (!secured.starts_with(kSecure) || host.empty() || !bare || (plain && !IsThisMachine(host))) {
    return FieldError(field, "error.url_invalid");
  }
  return CheckUrl(secured, field);
}

double ContrastOf(std::string_view colour, std::string_view other) {
  if (!IsColour(colour) || !IsColour(other)) return 0;
  const double a = LuminanceOf(colour);
  const double b = LuminanceOf(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace genkan::domain
