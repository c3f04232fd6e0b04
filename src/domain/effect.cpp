#include "genkan/domain/effect.h"

#include <algorithm>

#include "genkan/domain/contact_access.h"
#include "genkan/domain/visibility.h"

namespace genkan::domain {
namespace {

void Add(const Contact& contact, Affected* affected) {
  ++affected->count;
  if (affected->names.size() < Affected::kNamesMax) affected->names.push_back(CalledName(contact));
}

std::vector<CompanyId> CompaniesSeen(const Portal& portal, const Contact& contact) {
  Viewer viewer = ViewerFor(contact, portal);
  std::vector<CompanyId> companies = std::move(viewer.further_companies);
  if (viewer.primary_company) companies.push_back(viewer.primary_company);
  std::sort(companies.begin(), companies.end());
  return companies;
}

bool HasWay(const AccessRules& rules, const WaysSetUp& ways) {
  const auto& known_at = ways.openid_issuers;
  const bool openid = rules.openid.on && std::find(known_at.begin(), known_at.end(),
                                                   rules.openid.issuer) != known_at.end();
  return rules.mailed_link || rules.mailed_code || openid || (rules.password && ways.password) ||
         (rules.passkeys && ways.passkey);
}

}  // namespace

void AddEffect(const Portal& before, const Portal& after, const Contact& contact,
               const WaysSetUp& ways, Effect* effect) {
  const bool was_in = EntryOf(before, contact) == Entry::kLetIn;
  const bool is_in = EntryOf(after, contact) == Entry::kLetIn;
  if (was_in && !is_in) Add(contact, &effect->lose_entry);
  if (!was_in && is_in) Add(contact, &effect->gain_entry);
  if (!is_in) return;
  const bool had_way = HasWay(before.settings->access, ways);
  if (was_in && had_way && !HasWay(after.settings->access, ways)) {
    Add(contact, &effect->lose_way_in);
  }
  const std::vector<CompanyId> seen_before = CompaniesSeen(before, contact);
  const std::vector<CompanyId> seen_after = CompaniesSeen(after, contact);
  const auto covers = [](const std::vector<CompanyId>& all, const std::vector<CompanyId>& some) {
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
  };
  if (!covers(seen_after, seen_before)) Add(contact, &effect->lose_company_view);
  if (!covers(seen_before, seen_after)) Add(contact, &effect->gain_company_view);
  if (OfferedLanguage(before, contact.language) != OfferedLanguage(after, contact.language)) {
    Add(contact, &effect->other_language);
  }
  if (was_in && before.host != after.host) Add(contact, &effect->sign_in_again);
}

bool IsFelt(const Effect& effect) {
  return effect.lose_entry.count > 0 || effect.gain_entry.count > 0 ||
         effect.lose_way_in.count > 0 || effect.lose_company_view.count > 0 ||
         effect.gain_company_view.count > 0 || effect.other_language.count > 0 ||
         effect.sign_in_again.count > 0;
}

}  // namespace genkan::domain
