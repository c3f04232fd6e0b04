#include "genkan/domain/settings/widget_rules.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "domain/settings/check_parts.h"

namespace genkan::domain {
namespace {

constexpr std::string_view kSecure = "https://";
constexpr std::string_view kPlain = "http://";

// A port as browsers write it: without leading zeros, and not the scheme's own.
bool IsWrittenPort(std::string_view text, int own) {
  constexpr int kPortMax = 65535;
  int port = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
  const bool number = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return number && text.front() != '0' && port > 0 && port <= kPortMax && port != own;
}

}  // namespace

bool IsWidgetOrigin(std::string_view text) {
  const bool secure = text.starts_with(kSecure);
  if (!secure && !text.starts_with(kPlain)) return false;
  text.remove_prefix(secure ? kSecure.size() : kPlain.size());
  const std::string_view host = text.substr(0, text.find(':'));
  const Result<std::string> checked = CheckHost(host);
  const bool written = checked.ok() && !host.empty() && *checked == host;
  if (!written || (!secure && !IsThisMachine(host))) return false;
  return host.size() == text.size() ||
         IsWrittenPort(text.substr(host.size() + 1), secure ? 443 : 80);
}

const WidgetKey* FindWidgetKey(const WidgetRules& rules, WidgetKeyId id) {
  const auto found = std::find_if(rules.keys.begin(), rules.keys.end(),
                                  [id](const WidgetKey& key) { return key.id == id; });
  return found == rules.keys.end() ? nullptr : &*found;
}

Status CheckWidgetRules(const WidgetRules& rules) {
  GENKAN_TRY_OK(CheckListLength(rules.origins, "origins", kWidgetOriginsMax));
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < rules.origins.size(); ++i) {
    const std::string& origin = rules.origins[i];
    if (!IsWidgetOrigin(origin)) return FieldError(At("origins", i), "error.origin_invalid");
    if (!seen.insert(origin).second) return FieldError(At("origins", i), "error.value_twice");
  }
  return Done{};
}

}  // namespace genkan::domain
