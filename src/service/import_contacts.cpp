// A table of contacts and the companies that they belong to.
#include <algorithm>

#include "genkan/base/utf8.h"
#include "service/import_table.h"
#include "service/import_text.h"
#include "service/import_words.h"

namespace genkan::service {
namespace {

constexpr std::string_view kFieldNames[kContactFields] = {
    "name", "family", "given", "reading", "address", "company", "language"};

struct HeaderWord {
  std::string_view folded;  // As FoldedWord makes it.
  ContactField field;
};
constexpr HeaderWord kHeaderWords[] = {{"name", ContactField::kName},
                                       {"fullname", ContactField::kName},
                                       {"displayname", ContactField::kName},
                                       {"contact", ContactField::kName},
                                       {"contactname", ContactField::kName},
                                       {"氏名", ContactField::kName},
                                       {"名前", ContactField::kName},
                                       {"お名前", ContactField::kName},
                                       {"表示名", ContactField::kName},
                                       {"imięinazwisko", ContactField::kName},
                                       {"family", ContactField::kFamily},
                                       {"familyname", ContactField::kFamily},
                                       {"lastname", ContactField::kFamily},
                                       {"surname", ContactField::kFamily},
                                       {"姓", ContactField::kFamily},
                                       {"nazwisko", ContactField::kFamily},
                                       {"given", ContactField::kGiven},
                                       {"givenname", ContactField::kGiven},
                                       {"firstname", ContactField::kGiven},
                                       {"名", ContactField::kGiven},
                                       {"imię", ContactField::kGiven},
                                       {"reading", ContactField::kReading},
                                       {"ふりがな", ContactField::kReading},
                                       {"フリガナ", ContactField::kReading},
                                       {"よみがな", ContactField::kReading},
                                       {"address", ContactField::kAddress},
                                       {"email", ContactField::kAddress},
                                       {"emailaddress", ContactField::kAddress},
                                       {"mail", ContactField::kAddress},
                                       {"メール", ContactField::kAddress},
                                       {"メールアドレス", ContactField::kAddress},
                                       {"eメール", ContactField::kAddress},
                                       {"adres", ContactField::kAddress},
                                       {"adresemail", ContactField::kAddress},
                                       {"company", ContactField::kCompany},
                                       {"companyname", ContactField::kCompany},
                                       {"organization", ContactField::kCompany},
                                       {"organisation", ContactField::kCompany},
                                       {"会社", ContactField::kCompany},
                                       {"会社名", ContactField::kCompany},
                                       {"企業名", ContactField::kCompany},
                                       {"firma", ContactField::kCompany},
                                       {"language", ContactField::kLanguage},
                                       {"lang", ContactField::kLanguage},
                                       {"locale", ContactField::kLanguage},
                                       {"言語", ContactField::kLanguage},
                                       {"język", ContactField::kLanguage}};

class ContactImport {
 public:
  ContactImport(ImportDesk* desk, const ContactTablePlan& plan) : desk_(*desk), plan_(plan) {}

  Status AddRow(const CsvRow& row);

 private:
  std::string Line(const CsvRow& row, ContactField field) {
    return desk_.FittingLine(CellOf(row, plan_.ColumnOf(field)));
  }
  // The address, where there is one that can be a mailbox.
  std::string Address(const CsvRow& row);
  // The language, where the portal offers it: "ja" of "ja-JP", too.
  std::string Language(const CsvRow& row);
  Status AddContact(const CsvRow& row, domain::Contact contact);

  ImportDesk& desk_;
  const ContactTablePlan& plan_;
};

std::string ContactImport::Address(const CsvRow& row) {
  const std::string written = Line(row, ContactField::kAddress);
  if (written.empty()) return written;
  const auto address = domain::CheckAddress(written);
  if (address.ok()) return *address;
  desk_.Remark(ImportNotice::kUnusableAddress, written);
  return {};
}

std::string ContactImport::Language(const CsvRow& row) {
  const std::string written = Line(row, ContactField::kLanguage);
  for (const std::string& offered : desk_.setting().portal.languages) {
    if (offered == written || offered == written.substr(0, written.find_first_of("-_"))) {
      return offered;
    }
  }
  return {};
}

Status ContactImport::AddRow(const CsvRow& row) {
  ImportCounts& counts = desk_.report().contacts;
  if (!IsReadable(&desk_, row, plan_.headers.size(), &counts)) return Done{};
  domain::Contact contact;
  contact.name = {.family = Line(row, ContactField::kFamily),
                  .given = Line(row, ContactField::kGiven),
                  .reading = Line(row, ContactField::kReading),
                  .display = Line(row, ContactField::kName)};
  contact.language = Language(row);
  const std::string address = Address(row);
  if (!address.empty()) contact.addresses = {address};
  contact.member_email = address;
  const std::string company = Line(row, ContactField::kCompany);
  const bool nobody = domain::ShownName(contact.name, "").empty() && address.empty();
  if (nobody && company.empty()) {
    return desk_.LeaveOut(&counts, ImportNotice::kMissingField, "name");
  }
  if (!company.empty()) {
    GENKAN_TRY(const domain::CompanyId id, desk_.CompanyNamed(company));
    if (id) contact.companies = {{.company = id, .primary = true}};
    if (!id) desk_.Remark(ImportNotice::kAmbiguousCompany, company);
  }
  return nobody ? Status(Done{}) : AddContact(row, std::move(contact));
}

Status ContactImport::AddContact(const CsvRow& row, domain::Contact contact) {
  if (contact.member_email.empty()) {
    contact.external_id = "contacts:row:" + ContentKey(row);
    return desk_.AddContact(std::move(contact));
  }
  desk_.Name("contact " + contact.member_email);
  GENKAN_TRY(const ImportedPerson person, desk_.ContactWithAddress(contact));
  if (person.ambiguous) desk_.Remark(ImportNotice::kAmbiguousPerson, contact.member_email);
  if (person.staff) desk_.Remark(ImportNotice::kAddressOfStaff, contact.member_email);
  return Done{};
}

Status ChooseColumns(ContactTablePlan* plan) {
  plan->column_of.fill(-1);
  for (std::size_t i = plan->headers.size(); i-- > 0;) {
    const std::string folded = FoldedWord(plan->headers[i]);
    const auto word = std::find_if(std::begin(kHeaderWords), std::end(kHeaderWords),
                                   [&](const HeaderWord& each) { return each.folded == folded; });
    if (word == std::end(kHeaderWords)) continue;
    plan->column_of[static_cast<std::size_t>(word->field)] = static_cast<int>(i);
  }
  for (const ContactField field : {ContactField::kName, ContactField::kFamily,
                                   ContactField::kAddress, ContactField::kCompany}) {
    if (plan->ColumnOf(field) >= 0) return Done{};
  }
  std::string headers;
  for (const std::string& header : plan->headers) headers += (headers.empty() ? "" : ", ") + header;
  return FieldError("name", "import.no_contact_column", {{"headers", headers}});
}

}  // namespace

std::string_view ContactFieldName(ContactField field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

Status PlanContacts(ByteSource& source, std::optional<char> delimiter, ContactTablePlan* plan) {
  GENKAN_TRY(const std::string head, TableHead(source));
  *plan = {};
  if (delimiter.has_value()) {
    plan->delimiter = *delimiter;
  } else {
    GENKAN_TRY(plan->delimiter, GuessDelimiter(head));
  }
  RewoundSource rewound(head, &source);
  CsvReader reader(rewound, plan->delimiter);
  GENKAN_TRY(plan->headers, TableHeaders(&reader));
  GENKAN_TRY_OK(ChooseColumns(plan));
  CsvRow row;
  while (true) {
    GENKAN_TRY(const bool any, reader.Next(&row));
    if (!any) return Done{};
    ++plan->rows;
  }
}

Status ImportContacts(const ImportSetting& setting, const ImportFile& file,
                      const ContactTablePlan& plan, ImportReport* report) {
  GENKAN_TRY(ImportDesk desk, ImportDesk::Open(setting, "contacts", report));
  ContactImport import(&desk, plan);
  return ImportRows(&desk, file, plan.delimiter,
                    [&](const CsvRow& row) { return import.AddRow(row); });
}

}  // namespace genkan::service
