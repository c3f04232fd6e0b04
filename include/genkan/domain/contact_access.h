// What a manager sees of a contact, and what of it decides which tickets the contact sees.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/entry.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

// One row of a list of contacts.
struct ContactRow {
  ContactId id;
  std::string shown_name;
  std::string email;         // The one that signs in, else the first that is known.
  std::string company_name;  // The primary company's; empty: none.
  Entry entry = Entry::kMayNotSignIn;
  friend bool operator==(const ContactRow&, const ContactRow&) = default;
};

struct ContactList {
  std::vector<ContactRow> contacts;
  ContactId next;  // After whom the next page begins; none: this is the last.
  friend bool operator==(const ContactList&, const ContactList&) = default;
};

// What a manager may change.
struct ContactAccess {
  bool company_view = true;
  std::vector<CompanyMembership> companies;
  friend bool operator==(const ContactAccess&, const ContactAccess&) = default;
};

struct CompanyLabel {
  CompanyId id;
  std::string name;
  friend bool operator==(const CompanyLabel&, const CompanyLabel&) = default;
};

// What is told beside it.
struct ContactAbout {
  ContactId id;
  std::string shown_name;
  std::string member_email;
  std::vector<std::string> addresses;
  SignInState sign_in = SignInState::kNone;
  Entry entry = Entry::kMayNotSignIn;
  std::vector<std::string> groups;  // The access groups that the contact is in, by name.
  std::vector<CompanyLabel> companies;
  bool company_tickets = false;    // Whether the rules show this contact its company's tickets.
  bool further_companies = false;  // Whether further companies count in this portal.
  friend bool operator==(const ContactAbout&, const ContactAbout&) = default;
};

struct ContactInUse {
  ContactAccess access;
  ContactAbout about;
  friend bool operator==(const ContactInUse&, const ContactInUse&) = default;
};

// The name as shown, else an address: something to call the contact by.
std::string CalledName(const Contact& contact);
// The address that signs in, else the first that is known; empty: none.
std::string MainAddress(const Contact& contact);

ContactAccess AccessOf(const Contact& contact);

// All but `companies`, whose names only a store knows.
ContactAbout AboutOf(const Portal& portal, const Contact& contact);

// `contact` with that access. Which companies it belongs to is not for access to say: anything but
// the same ones, with the same one primary, is kInvalidArgument.
Result<Contact> WithAccess(Contact contact, const ContactAccess& access);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactRow> auto& row) {
  visit("id", row.id);
  visit("shown_name", row.shown_name);
  visit("email", row.email);
  visit("company_name", row.company_name);
  visit("entry", row.entry);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactList> auto& list) {
  visit("contacts", list.contacts);
  visit("next", list.next);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CompanyMembership> auto& membership) {
  visit("company", membership.company);
  visit("primary", membership.primary);
  visit("view_granted", membership.view_granted);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactAccess> auto& access) {
  visit("company_view", access.company_view);
  visit("companies", access.companies);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CompanyLabel> auto& company) {
  visit("id", company.id);
  visit("name", company.name);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactAbout> auto& about) {
  visit("id", about.id);
  visit("shown_name", about.shown_name);
  visit("member_email", about.member_email);
  visit("addresses", about.addresses);
  visit("sign_in", about.sign_in);
  visit("entry", about.entry);
  visit("groups", about.groups);
  visit("companies", about.companies);
  visit("company_tickets", about.company_tickets);
  visit("further_companies", about.further_companies);
}

}  // namespace genkan::domain
