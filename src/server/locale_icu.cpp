#include "server/locale_icu.h"

#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

#include "server/text_decoder.h"

namespace genkan::server {
namespace {

// ICU's unknown zone where there is none of the name.
std::unique_ptr<icu::TimeZone> IcuZone(std::string_view name) {
  const auto length = static_cast<std::int32_t>(name.size());
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), length))));
}

// Bytes that are there as a whole.
class BytesSource final : public service::ByteSource {
 public:
  explicit BytesSource(std::string_view bytes) : rest_(bytes) {}
  Result<std::string_view> Read() override { return std::exchange(rest_, {}); }

 private:
  std::string_view rest_;
};

}  // namespace

bool IsTimeZone(std::string_view name) { return *IcuZone(name) != icu::TimeZone::getUnknown(); }

class IcuLocale::Zone final : public TimeZone {
 public:
  explicit Zone(std::unique_ptr<icu::TimeZone> zone) : zone_(std::move(zone)) {}

  int OffsetMinutesAt(Millis instant) const noexcept override {
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    UErrorCode error = U_ZERO_ERROR;
    zone_->getOffset(static_cast<UDate>(instant), false, raw, saving, error);
    return U_FAILURE(error) ? 0 : static_cast<int>((raw + saving) / kMillisPerMinute);
  }

 private:
  const std::unique_ptr<icu::TimeZone> zone_;
};

IcuLocale::IcuLocale()
    : utc_(std::make_unique<Zone>(
          std::unique_ptr<icu::TimeZone>(icu::TimeZone::getGMT()->clone()))) {}

IcuLocale::~IcuLocale() = default;

const TimeZone& IcuLocale::ZoneNamed(std::string_view name) const noexcept {
  const std::lock_guard lock(mutex_);
  if (const auto known = zones_.find(name); known != zones_.end()) return *known->second;
  std::unique_ptr<icu::TimeZone> zone = IcuZone(name);
  // Unknown names are not kept, or a stream of them would fill the map.
  if (*zone == icu::TimeZone::getUnknown()) return *utc_;
  return *zones_.emplace(std::string(name), std::make_unique<Zone>(std::move(zone))).first->second;
}

std::vector<std::string> IcuLocale::ZoneNames() const {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> all(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, error));
  std::vector<std::string> names;
  if (U_FAILURE(error) || all == nullptr) return names;
  while (const char* name = all->next(nullptr, error)) names.emplace_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> IcuLocale::TextOf(std::string_view bytes) const {
  BytesSource looked_at(bytes);
  GENKAN_TRY(const Encoding encoding, DetectEncoding(looked_at));
  BytesSource read(bytes);
  GENKAN_TRY(const auto decoded, DecodedSource::Open(read, encoding));
  std::string text;
  while (true) {
    GENKAN_TRY(const std::string_view piece, decoded->Read());
    if (piece.empty()) return text;
    text += piece;
  }
}

}  // namespace genkan::server
