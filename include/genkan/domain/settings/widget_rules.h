// Where the portal may be shown inside other pages, and who may say there who somebody is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/ids.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

inline constexpr std::size_t kWidgetOriginsMax = 50;

inline constexpr std::size_t kWidgetKeysMax = 5;

using WidgetKeyId = Id<struct WidgetKeyTag>;

// With such a key the server of a page signs who is signed in there.
struct WidgetKey {
  WidgetKeyId id;
  std::string name;  // What its maker calls it.
  std::string sealed_secret;
  Millis made_at_millis = 0;
  friend bool operator==(const WidgetKey&, const WidgetKey&) = default;
};

struct WidgetRules {
  // Of the pages that may show the portal in a frame, each as browsers write it.
  std::vector<std::string> origins;
  // Several at once, so that one can take another's place without a gap.
  std::vector<WidgetKey> keys;
  friend bool operator==(const WidgetRules&, const WidgetRules&) = default;
};

// Whether `text` is an origin as browsers write it (RFC 6454 §6.2) that may be named: over https,
// or over http on this machine, for trying out.
bool IsWidgetOrigin(std::string_view text);

Status CheckWidgetRules(const WidgetRules& rules);

// Null where there is none of that id: it was revoked, or never was.
const WidgetKey* FindWidgetKey(const WidgetRules& rules, WidgetKeyId id);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<WidgetKey> auto& key) {
  visit("id", key.id);
  visit("name", key.name);
  visit("sealed_secret", key.sealed_secret);
  visit("made_at_millis", key.made_at_millis);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<WidgetRules> auto& rules) {
  visit("origins", rules.origins);
  visit("keys", rules.keys);
}

}  // namespace genkan::domain
