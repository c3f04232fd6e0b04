#include "service/cursor.h"

#include <algorithm>
#include <charconv>

#include "genkan/service/base64url.h"

namespace genkan::service {
namespace {

constexpr std::size_t kSealLength = 32;  // Hex digits: 128 bits.

// "<number>.<millis>.<ticket id>.<text>", sealed together with the viewer and the listing, which it
// does not repeat.
std::string PlaceText(const TicketPlace& place) {
  return std::to_string(place.number) + "." +
         std::to_string(place.position.last_activity_at_millis) + "." +
         domain::IdText(place.position.ticket) + "." + place.text;
}

std::string Seal(const Secrets& secrets, const domain::Viewer& viewer, std::string_view listing,
                 std::string_view place) {
  std::string sealed = domain::IdText(viewer.portal) + "." + domain::IdText(viewer.contact) + ".";
  sealed.append(listing).append("\n").append(place);
  return secrets.Mac("cursor", sealed).substr(0, kSealLength);
}

// The part up to the next dot, taken away with it.
std::string_view TakePart(std::string_view* text) {
  const std::size_t dot = std::min(text->find('.'), text->size());
  const std::string_view part = text->substr(0, dot);
  text->remove_prefix(std::min(dot + 1, text->size()));
  return part;
}

std::int64_t NumberIn(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool EqualInConstantTime(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  int difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= a[i] ^ b[i];
  return difference == 0;
}

}  // namespace

std::string CursorText(const Secrets& secrets, const domain::Viewer& viewer,
                       std::string_view listing, const TicketPlace& place) {
  const std::string text = PlaceText(place);
  return Base64UrlText(Seal(secrets, viewer, listing, text) + text);
}

Result<TicketPlace> ParseCursor(const Secrets& secrets, const domain::Viewer& viewer,
                                std::string_view listing, std::string_view text) {
  const Error refusal{
      .code = ErrorCode::kMalformed, .message_key = "error.cursor_invalid", .field = "after"};
  const std::optional<std::string> bytes = BytesFromBase64Url(text);
  if (!bytes.has_value() || bytes->size() <= kSealLength) return refusal;
  const std::string_view seal = std::string_view(*bytes).substr(0, kSealLength);
  std::string_view rest = std::string_view(*bytes).substr(kSealLength);
  if (!EqualInConstantTime(seal, Seal(secrets, viewer, listing, rest))) return refusal;
  TicketPlace place;
  place.number = NumberIn(TakePart(&rest));
  place.position.last_activity_at_millis = NumberIn(TakePart(&rest));
  GENKAN_TRY(place.position.ticket, domain::ParseId<domain::TicketId>(TakePart(&rest)));
  place.text = std::string(rest);
  return place;
}

}  // namespace genkan::service
