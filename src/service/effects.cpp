// Whom a change of the settings would touch, told before it is saved. Nothing is stored.
#include <algorithm>

#include "genkan/domain/effect.h"
#include "genkan/wire/effect_codec.h"
#include "genkan/wire/settings_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/settings_rules.h"

namespace genkan::service {
namespace {

// The sections that decide who gets in, and what they see.
constexpr std::string_view kSections[] = {"address", "tickets", "access", "groups"};
constexpr std::size_t kContactsAtOnce = 500;

Result<domain::WaysSetUp> WaysOf(const Backend& backend, const Call& call,
                                 const domain::Contact& contact) {
  const domain::PortalId portal = call.portal.id;
  const std::string name = domain::FoldedAddress(contact.member_email);
  GENKAN_TRY(const std::string hash, backend.store.PasswordHash(portal, name));
  GENKAN_TRY(const auto passkeys, backend.store.PasskeysOf(portal, contact.id, {}));
  GENKAN_TRY(const auto links, backend.store.OpenIdLinksOf(portal, contact.id));
  domain::WaysSetUp ways{.password = !hash.empty(), .passkey = !passkeys.empty()};
  for (const OpenIdLink& link : links) ways.openid_issuers.push_back(link.issuer);
  return ways;
}

}  // namespace

Answer PostEffect(const Backend& backend, const Call& call) {
  const auto section = std::find(std::begin(kSections), std::end(kSections), call.parameter);
  if (section == std::end(kSections)) return ErrorCode::kNotFound;
  domain::Portal changed = call.portal;
  // Which tag it has makes no difference: the change is held against what is stored now.
  const auto tag = wire::DecodeTaggedSection(call.request.body, *section, &changed);
  if (!tag.ok()) return tag.error();
  GENKAN_TRY_OK(SettleSection(backend.store, call.portal, *section, &changed));
  const bool other_access = !(changed.settings->access == call.portal.settings->access);
  domain::Effect effect;
  ContactQuery query{.limit = kContactsAtOnce};
  do {
    GENKAN_TRY(const ContactRows rows, backend.store.FindContacts(call.portal.id, query));
    for (const domain::Contact& contact : rows.contacts) {
      domain::WaysSetUp ways;
      if (other_access) {
        GENKAN_TRY(ways, WaysOf(backend, call, contact));
      }
      domain::AddEffect(call.portal, changed, contact, ways, &effect);
    }
    query.after = rows.next;
  } while (query.after.has_value());
  return JsonAnswer(200, wire::EncodeEffect(effect));
}

}  // namespace genkan::service
