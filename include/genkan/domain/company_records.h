// Companies as managers see them: in a list, and one of them.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/people.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

struct CompanyRow {
  CompanyId id;
  std::string name;
  std::int64_t contacts = 0;
  friend bool operator==(const CompanyRow&, const CompanyRow&) = default;
};

struct CompanyList {
  std::vector<CompanyRow> companies;
  CompanyId next;  // After which the next page begins; none: this is the last.
  friend bool operator==(const CompanyList&, const CompanyList&) = default;
};

// What a manager may change.
struct CompanyDetails {
  std::string name;
  friend bool operator==(const CompanyDetails&, const CompanyDetails&) = default;
};

// What is told beside it.
struct CompanyAbout {
  CompanyId id;
  std::int64_t contacts = 0;
  std::int64_t namesakes = 0;  // Other companies of the same name.
  friend bool operator==(const CompanyAbout&, const CompanyAbout&) = default;
};

struct CompanyInUse {
  CompanyDetails details;
  CompanyAbout about;
  friend bool operator==(const CompanyInUse&, const CompanyInUse&) = default;
};

// The name as it is kept, trimmed; refuses an empty one and one of more than a line under "name".
Result<std::string> CheckCompanyName(std::string_view name);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CompanyRow> auto& row) {
  visit("id", row.id);
  visit("name", row.name);
  visit("contacts", row.contacts);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CompanyList> auto& list) {
  visit("companies", list.companies);
  visit("next", list.next);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CompanyDetails> auto& details) {
  visit("name", details.name);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<CompanyAbout> auto& about) {
  visit("id", about.id);
  visit("contacts", about.contacts);
  visit("namesakes", about.namesakes);
}

}  // namespace genkan::domain
