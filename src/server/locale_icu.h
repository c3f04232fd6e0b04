// Time zones by ICU, which brings the IANA database.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/service/ports.h"

namespace genkan::server {

// Whether ICU knows a time zone by this name.
bool IsTimeZone(std::string_view name);

// May be used by several threads at once.
class IcuLocale final : public service::Locale {
 public:
  IcuLocale();
  ~IcuLocale() override;
  const TimeZone& ZoneNamed(std::string_view name) const noexcept override;
  std::vector<std::string> ZoneNames() const override;
  Result<std::string> TextOf(std::string_view bytes) const override;

 private:
  class Zone;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<Zone>, std::less<>> zones_;
  std::unique_ptr<Zone> utc_;
};

}  // namespace genkan::server
