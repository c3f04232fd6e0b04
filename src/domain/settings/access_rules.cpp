#include "genkan/domain/settings/access_rules.h"

#include <algorithm>

namespace genkan::domain {
namespace {

// Those that give an address to anybody and are met most often; the list need not be whole, since
// it only decides whether the manager is warned.
constexpr std::string_view kPublicMailDomains[] = {
    "aol.com",        "docomo.ne.jp",   "ezweb.ne.jp", "fastmail.com", "gmail.com",   "gmx.de",
    "gmx.net",        "hotmail.com",    "icloud.com",  "live.com",     "mail.com",    "mail.ru",
    "me.com",         "msn.com",        "naver.com",   "outlook.com",  "outlook.jp",  "proton.me",
    "qq.com",         "softbank.ne.jp", "t-online.de", "web.de",       "yahoo.co.jp", "yahoo.com",
    "yandex.ru",      "ymail.ne.jp",    "163.com",     "126.com",      "wp.pl",       "o2.pl",
    "protonmail.com", "googlemail.com"};

template <typename T>
bool Has(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

bool IsMember(const AccessGroup& group, const Contact& contact) {
  return group.kind == GroupKind::kDynamic ? Matches(group.filter, contact)
                                           : Has(group.contacts, contact.id);
}

bool LetIn(const AccessRules& rules, const std::vector<AccessGroup>& groups,
           const Contact& contact) {
  if (!rules.groups_only) return true;
  return std::any_of(groups.begin(), groups.end(), [&](const AccessGroup& group) {
    return Has(rules.groups, group.id) && IsMember(group, contact);
  });
}

bool MayRegister(const AccessRules& rules, std::string_view address) {
  if (!rules.self_registration || !CheckAddress(address).ok()) return false;
  if (rules.registration_domains.empty()) return true;
  const std::string folded = FoldedAddress(address);
  const std::string_view domain = std::string_view(folded).substr(folded.find('@') + 1);
  return std::any_of(rules.registration_domains.begin(), rules.registration_domains.end(),
                     [&](const std::string& taken) { return FoldedAddress(taken) == domain; });
}

bool IsPublicMailDomain(std::string_view domain) {
  const std::string folded = FoldedAddress(domain);
  return std::find(std::begin(kPublicMailDomains), std::end(kPublicMailDomains), folded) !=
         std::end(kPublicMailDomains);
}

}  // namespace genkan::domain
