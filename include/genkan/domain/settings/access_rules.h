// Who gets in, and how.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/local_text.h"
#include "genkan/domain/settings/contact_filter.h"

namespace genkan::domain {

using AccessGroupId = Id<struct AccessGroupTag>;

enum class GroupKind : std::uint8_t {
  kStatic,   // Contacts that somebody chose.
  kDynamic,  // Contacts that a filter means, now.
};

struct AccessGroup {
  AccessGroupId id;
  std::string name;
  std::string description;
  GroupKind kind = GroupKind::kStatic;
  ContactFilter filter;             // For kDynamic.
  std::vector<ContactId> contacts;  // For kStatic.
  friend bool operator==(const AccessGroup&, const AccessGroup&) = default;
};

// How OpenID Connect treats a subject that no contact is linked to.
enum class UnknownSubject : std::uint8_t {
  kRefused,
  kCreated,  // A contact of its own, where its verified address is nobody's yet.
};

struct OpenIdRules {
  bool on = false;
  std::string issuer;  // Such as "https://login.example", as in its discovery document.
  std::string client_id;
  // As Secrets::Seal made it; what leaves the backend says only whether there is one.
  std::string sealed_client_secret;
  LocalText button;  // Empty: the product's own words.
  UnknownSubject unknown_subject = UnknownSubject::kRefused;
  friend bool operator==(const OpenIdRules&, const OpenIdRules&) = default;
};

struct AccessRules {
  // Only members of `groups` get in; of none, where that is empty. Else whoever was invited.
  bool groups_only = false;
  std::vector<AccessGroupId> groups;
  bool self_registration = false;
  // Domains such as "sakura.example" whose addresses may register; empty: all.
  std::vector<std::string> registration_domains;
  bool password = true;
  bool mailed_link = false;
  bool mailed_code = false;
  bool passkeys = true;
  OpenIdRules openid;
  // A session ends this long after its last use, and this long after sign-in at the latest.
  Millis session_idle_millis = 14 * kMillisPerDay;
  Millis session_absolute_millis = 30 * kMillisPerDay;
  friend bool operator==(const AccessRules&, const AccessRules&) = default;
};

// The idle times that a manager may choose from.
inline constexpr Millis kSessionIdleChoices[] = {20 * kMillisPerMinute, 40 * kMillisPerMinute,
                                                 60 * kMillisPerMinute, 24 * kMillisPerHour,
                                                 14 * kMillisPerDay,    30 * kMillisPerDay};

// Whether `contact` is in the group now.
bool IsMember(const AccessGroup& group, const Contact& contact);

// Whether the groups let `contact` in. A group that is named and not there lets nobody in.
bool LetIn(const AccessRules& rules, const std::vector<AccessGroup>& groups,
           const Contact& contact);

// Whether the registration rules take this address. Says nothing about who owns it.
bool MayRegister(const AccessRules& rules, std::string_view address);

// Whether anybody can get an address there, as at gmail.com: a rule for such a domain is a rule for
// everybody, which the manager is told.
bool IsPublicMailDomain(std::string_view domain);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AccessGroup> auto& group) {
  visit("id", group.id);
  visit("name", group.name);
  visit("description", group.description);
  visit("kind", group.kind);
  visit("filter", group.filter);
  visit("contacts", group.contacts);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<OpenIdRules> auto& rules) {
  visit("on", rules.on);
  visit("issuer", rules.issuer);
  visit("client_id", rules.client_id);
  visit("sealed_client_secret", rules.sealed_client_secret);
  visit("button", rules.button);
  visit("unknown_subject", rules.unknown_subject);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<AccessRules> auto& rules) {
  visit("groups_only", rules.groups_only);
  visit("groups", rules.groups);
  visit("self_registration", rules.self_registration);
  visit("registration_domains", rules.registration_domains);
  visit("password", rules.password);
  visit("mailed_link", rules.mailed_link);
  visit("mailed_code", rules.mailed_code);
  visit("passkeys", rules.passkeys);
  visit("openid", rules.openid);
  visit("session_idle_millis", rules.session_idle_millis);
  visit("session_absolute_millis", rules.session_absolute_millis);
}

}  // namespace genkan::domain
