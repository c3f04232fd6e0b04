#include "service/cursor.h"

#include <charconv>

#include "genkan/service/base64url.h"

namespace genkan::service {
namespace {

constexpr std::size_t kSealLength = 32;  // Hex digits: 128 bits.

// "<millis>.<ticket id>", sealed together with the viewer and the filter, which it does not repeat.
std::string PlaceText(const TicketPosition& position) {
  return std::to_string(position.last_activity_at_millis) + "." + domain::IdText(position.ticket);
}

std::string Seal(const Secrets& secrets, const domain::Viewer& viewer, const TicketQuery& filter,
                 std::string_view place) {
  std::string sealed = domain::IdText(viewer.portal) + "." + domain::IdText(viewer.contact) + ".";
  sealed += std::to_string(static_cast<int>(filter.scope)) + ".";
  sealed += filter.kind.has_value() ? std::to_string(static_cast<int>(*filter.kind)) : "any";
  sealed.append(".").append(place);
  return secrets.Mac("cursor", sealed).substr(0, kSealLength);
}

bool EqualInConstantTime(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  int difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= a[i] ^ b[i];
  return difference == 0;
}

}  // namespace

std::string CursorText(const Secrets& secrets, const domain::Viewer& viewer,
                       const TicketQuery& filter, const TicketPosition& position) {
  const std::string place = PlaceText(position);
  return Base64UrlText(Seal(secrets, viewer, filter, place) + place);
}

Result<TicketPosition> ParseCursor(const Secrets& secrets, const domain::Viewer& viewer,
                                   const TicketQuery& filter, std::string_view text) {
  const Error refusal{
      .code = ErrorCode::kMalformed, .message_key = "error.cursor_invalid", .field = "after"};
  const std::optional<std::string> bytes = BytesFromBase64Url(text);
  if (!bytes.has_value() || bytes->size() <= kSealLength) return refusal;
  const std::string_view seal = std::string_view(*bytes).substr(0, kSealLength);
  const std::string_view place = std::string_view(*bytes).substr(kSealLength);
  if (!EqualInConstantTime(seal, Seal(secrets, viewer, filter, place))) return refusal;
  const std::size_t dot = place.find('.');
  if (dot == std::string_view::npos) return refusal;
  TicketPosition position;
  std::from_chars(place.data(), place.data() + dot, position.last_activity_at_millis);
  GENKAN_TRY(position.ticket, domain::ParseId<domain::TicketId>(place.substr(dot + 1)));
  return position;
}

}  // namespace genkan::service
