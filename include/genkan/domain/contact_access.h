// What a manager sees of contacts: in a list, and of one of them.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/access_reasons.h"
#include "genkan/domain/address_change.h"
#include "genkan/domain/contact_details.h"
#include "genkan/domain/entry.h"
#include "genkan/domain/registration.h"

namespace genkan::domain {

// One row of a list of contacts.
struct ContactRow {
  ContactId id;
  std::string shown_name;
  std::string email;         // The one that signs in, else the first that is known.
  std::string company_name;  // The primary company's; empty: none.
  Entry entry = Entry::kMayNotSignIn;
  Registration registration = Registration::kNotInvited;
  friend bool operator==(const ContactRow&, const ContactRow&) = default;
};

struct ContactList {
  std::vector<ContactRow> contacts;
  ContactId next;  // After whom the next page begins; none: this is the last.
  friend bool operator==(const ContactList&, const ContactList&) = default;
};

struct CompanyLabel {
  CompanyId id;
  std::string name;
  friend bool operator==(const CompanyLabel&, const CompanyLabel&) = default;
};

struct ContactLabel {
  ContactId id;
  std::string shown_name;
  friend bool operator==(const ContactLabel&, const ContactLabel&) = default;
};

// An address of a contact that others have, too.
struct SharedAddress {
  std::string address;
  std::vector<ContactLabel> contacts;  // The others.
  friend bool operator==(const SharedAddress&, const SharedAddress&) = default;
};

// What is told beside it.
struct ContactAbout {
  ContactId id;
  std::string shown_name;
  std::string member_email;
  std::vector<std::string> addresses;
  std::vector<SharedAddress> shared;
  SignInState sign_in = SignInState::kNone;
  Entry entry = Entry::kMayNotSignIn;
  std::vector<std::string> groups;  // The access groups that the contact is in, by name.
  std::vector<CompanyLabel> companies;
  bool company_tickets = false;    // Whether the rules show this contact its company's tickets.
  bool further_companies = false;  // Whether further companies count in this portal.
  RegistrationView registration;
  AddressChangeView address_change;
  bool password = false;  // Whether customers of this portal sign in with passwords.
  AccessReasons why;
  friend bool operator==(const ContactAbout&, const ContactAbout&) = default;
};

// Tickets that are nobody's, by number.
struct LooseTickets {
  std::vector<std::int64_t> numbers;
  bool more = false;  // There are others.
  friend bool operator==(const LooseTickets&, const LooseTickets&) = default;
};

struct ContactInUse {
  ContactDetails details;
  ContactAbout about;
  friend bool operator==(const ContactInUse&, const ContactInUse&) = default;
};

// The name as shown, else an address: something to call the contact by.
std::string CalledName(const Contact& contact);
// The address that signs in, else the first that is known; empty: none.
std::string MainAddress(const Contact& contact);

// All that can be said without a store: neither the names of `companies`, nor who shares an
// address, nor what became of an invitation, nor which address is to sign in.
ContactAbout AboutOf(const Portal& portal, const Contact& contact);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactRow> auto& row) {
  visit("id", row.id);
  visit("shown_name", row.shown_name);
  visit("email", row.email);
  visit("company_name", row.company_name);
  visit("entry", row.entry);
  visit("registration", row.registration);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactList> auto& list) {
  visit("contacts", list.contacts);
  visit("next", list.next);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<LooseTickets> auto& loose) {
  visit("numbers", loose.numbers);
  visit("more", loose.more);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CompanyLabel> auto& company) {
  visit("id", company.id);
  visit("name", company.name);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactLabel> auto& contact) {
  visit("id", contact.id);
  visit("shown_name", contact.shown_name);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<SharedAddress> auto& shared) {
  visit("address", shared.address);
  visit("contacts", shared.contacts);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactAbout> auto& about) {
  visit("id", about.id);
  visit("shown_name", about.shown_name);
  visit("member_email", about.member_email);
  visit("addresses", about.addresses);
  visit("shared", about.shared);
  visit("sign_in", about.sign_in);
  visit("entry", about.entry);
  visit("groups", about.groups);
  visit("companies", about.companies);
  visit("company_tickets", about.company_tickets);
  visit("further_companies", about.further_companies);
  visit("registration", about.registration);
  visit("address_change", about.address_change);
  visit("password", about.password);
  visit("why", about.why);
}

}  // namespace genkan::domain
