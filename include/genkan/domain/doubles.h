// Two entries for one person: which contacts are likely that, and what becomes of two who are made
// one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/people.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

enum class DoubleReason : std::uint8_t {
  kAddress,  // They hold the same address.
  kName,     // They have the same name in the same company.
};

// What a contact has in common with its doubles, each once: its addresses, and its name in each of
// its companies, folded as contact_search.h folds.
std::vector<std::string> DoubleKeysOf(const Contact& contact);
DoubleReason ReasonOf(std::string_view double_key);

// Whether, of two who are made one, it is the way in of `from` that stays: where the other has
// none, or was never in. Somebody who is suspended stays so.
bool TakesWayIn(const Contact& from, const Contact& into);

// `into` with what only `from` has. A company that comes along is a further one, and its tickets
// are not granted by that.
Contact MergedContact(const Contact& from, const Contact& into);

// A contact as it is compared with another.
struct DoubleContact {
  ContactId id;
  std::string shown_name;
  std::string email;         // The one that signs in, else the first that is known.
  std::string company_name;  // The primary company's; empty: none.
  bool signs_in = false;     // Is active.
};

struct DoubleGroup {
  std::string key;  // Of DoubleKeysOf; opaque to others.
  DoubleReason reason = DoubleReason::kAddress;
  std::string shared;                   // The address, or the name of the first.
  std::vector<DoubleContact> contacts;  // The oldest first, at most kDoublesNamed.
  std::int64_t total = 0;
};

inline constexpr std::size_t kDoublesNamed = 10;

struct DoubleList {
  std::vector<DoubleGroup> groups;
  std::string next;  // The key after which to go on; empty: these were the last.
};

// What merging changes for one of the two.
struct MergedSide {
  DoubleContact contact;
  std::int64_t tickets = 0;        // That name this contact.
  std::vector<std::string> gains;  // Companies whose tickets they did not see.
  std::vector<std::string> loses;  // Companies whose tickets they see no more.
};

// What merging would do, shown before it is done.
struct ContactMerge {
  MergedSide from;           // Who is no more.
  MergedSide into;           // Who stays.
  std::string member_email;  // Who signs in afterwards; empty: nobody.
  std::string tag;  // Repeated by whoever merges, so that they have seen this and nothing else.
};

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<DoubleContact> auto& contact) {
  visit("id", contact.id);
  visit("shown_name", contact.shown_name);
  visit("email", contact.email);
  visit("company_name", contact.company_name);
  visit("signs_in", contact.signs_in);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<DoubleGroup> auto& group) {
  visit("key", group.key);
  visit("reason", group.reason);
  visit("shared", group.shared);
  visit("contacts", group.contacts);
  visit("total", group.total);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<DoubleList> auto& list) {
  visit("groups", list.groups);
  visit("next", list.next);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<MergedSide> auto& side) {
  visit("contact", side.contact);
  visit("tickets", side.tickets);
  visit("gains", side.gains);
  visit("loses", side.loses);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ContactMerge> auto& merge) {
  visit("from", merge.from);
  visit("into", merge.into);
  visit("member_email", merge.member_email);
  visit("tag", merge.tag);
}

}  // namespace genkan::domain
