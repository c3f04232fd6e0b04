// Contacts, companies and staff. Names that arrived as one string are kept as one string.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/ids.h"
#include "genkan/domain/settings/custom_fields.h"

namespace genkan::domain {

struct PersonName {
  std::string family;
  std::string given;
  // ふりがな, for sorting and for reading aloud.
  std::string reading;
  // What the person is called where it is known as one string. Wins over family and given.
  std::string display;
  friend bool operator==(const PersonName&, const PersonName&) = default;
};

// The name as shown: `display`, else family and given in the order of the person's own `language`
// (family first in ja, zh, ko, hu, vi), else the empty string.
std::string ShownName(const PersonName& name, std::string_view language);

struct CompanyMembership {
  CompanyId company;
  bool primary = false;
  // For a company that is not the primary one: whether a manager granted sight of its tickets.
  bool view_granted = false;
  friend bool operator==(const CompanyMembership&, const CompanyMembership&) = default;
};

enum class SignInState : std::uint8_t {
  kNone,  // Never invited: cannot sign in.
  kInvited,
  kActive,
  kSuspended,  // Was blocked: cannot sign in, keeps their tickets.
};

// Mail about tickets that a contact wants: about those they are on, about all they see, or none.
enum class TicketMail : std::uint8_t { kMine, kAll, kNone };
// What each is called on the wire and in forms, in their order.
inline constexpr std::string_view kTicketMailWords[] = {"mine", "all", "none"};

struct Contact {
  ContactId id;
  PersonName name;
  std::string language;   // Empty: the portal's.
  std::string time_zone;  // Empty: the portal's.
  // As the person writes them; at least the member e-mail where there is one.
  std::vector<std::string> addresses;
  // The sign-in name; empty: this contact cannot sign in. Unique per portal once folded.
  std::string member_email;
  SignInState sign_in = SignInState::kNone;
  SignInState suspended_from = SignInState::kNone;  // Where suspended: what it was before.
  // Whether this contact may see its primary company's tickets, where the portal allows it.
  bool company_view = true;
  // Made by `genkan sample`; such accounts have a published password.
  bool sample = false;
  std::vector<CompanyMembership> companies;
  // What is known of this contact in the portal's own contact properties; at most one of each.
  std::vector<FieldValue> properties;
  // The id in the system it was imported from, such as "zendesk:user:38". Unique when not empty.
  std::string external_id;
  TicketMail ticket_mail = TicketMail::kMine;
  friend bool operator==(const Contact&, const Contact&) = default;
};

struct Company {
  CompanyId id;
  std::string name;
  std::string external_id;
  friend bool operator==(const Company&, const Company&) = default;
};

// What makes a role: whoever holds several has several.
enum class Permission : std::uint8_t {
  kCustomerPortalSettings,  // To look after the portal and its people: a manager.
  kTickets,                 // To read and answer them all, internal notes among them: an agent.
};

struct Staff {
  StaffId id;
  PersonName name;
  std::string language;
  std::string email;
  std::vector<Permission> permissions;
  SignInState sign_in = SignInState::kNone;
  bool sample = false;
  std::string external_id;
  friend bool operator==(const Staff&, const Staff&) = default;
};

// Whether a member of staff has been given the permission.
bool Holds(const Staff& staff, Permission permission);

// Full-width forms of ASCII (U+FF01 to U+FF5E) as ASCII, "ー" and its like as "-", "。" as ".",
// white space at both ends taken off: what people mean when they type an address, a code or a
// number with a Japanese keyboard. Not for words.
std::string NarrowedText(std::string_view text);

// An address as it is compared: trimmed, full-width forms narrowed, ASCII letters lower-cased.
// Two addresses are the same mailbox for us when their folded forms are equal.
std::string FoldedAddress(std::string_view address);

// Refuses what can be no mailbox: no or two "@", spaces or controls, over 254 bytes (RFC 5321
// §4.5.3.1.3). The result is the trimmed and narrowed address with its case kept.
Result<std::string> CheckAddress(std::string_view address);

// One line of at most 200 characters, trimmed; refuses an empty one under "name".
Result<std::string> CheckPersonName(std::string_view name);

// Refuses what is no password for a new account: fewer than 12 characters, more than 256,
// broken UTF-8. What they are made of is the person's matter (NIST SP 800-63B-4 §3.1.1.2).
Status CheckNewPassword(std::string_view password);

// The contact's primary company, or no id.
CompanyId PrimaryCompany(const Contact& contact);

// Whether it is one of the contact's companies, the primary one or another.
bool BelongsTo(const Contact& contact, CompanyId company);

}  // namespace genkan::domain
