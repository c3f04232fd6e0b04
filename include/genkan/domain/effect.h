// Who is touched by a change of the settings: worked out contact by contact, before it is saved.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "genkan/domain/portal.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

// So many, of whom the first are named.
struct Affected {
  static constexpr std::size_t kNamesMax = 5;

  std::int64_t count = 0;
  std::vector<std::string> names;
  friend bool operator==(const Affected&, const Affected&) = default;
};

struct Effect {
  Affected lose_entry;  // Are let in by the rules before the change, and not after it.
  Affected gain_entry;
  // Of those who are let in before and after it.
  Affected lose_way_in;  // Have set up a way to show who they are, and none that is left.
  // Of those who are let in after it.
  Affected lose_company_view;
  Affected gain_company_view;
  Affected other_language;  // Are spoken to in another of the portal's languages.
  Affected sign_in_again;   // The portal moves to another host, where no session is known.
  friend bool operator==(const Effect&, const Effect&) = default;
};

// The ways to show who they are that a contact has set up. Mail needs no setting up.
struct WaysSetUp {
  bool password = false;
  bool passkey = false;
  std::vector<std::string> openid_issuers;  // At which they are known.
};

// Adds what a change from `before` to `after` is to one contact of the portal.
void AddEffect(const Portal& before, const Portal& after, const Contact& contact,
               const WaysSetUp& ways, Effect* effect);

// Whether anybody is touched.
bool IsFelt(const Effect& effect);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Affected> auto& affected) {
  visit("count", affected.count);
  visit("names", affected.names);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Effect> auto& effect) {
  visit("lose_entry", effect.lose_entry);
  visit("gain_entry", effect.gain_entry);
  visit("lose_way_in", effect.lose_way_in);
  visit("lose_company_view", effect.lose_company_view);
  visit("gain_company_view", effect.gain_company_view);
  visit("other_language", effect.other_language);
  visit("sign_in_again", effect.sign_in_again);
}

}  // namespace genkan::domain
