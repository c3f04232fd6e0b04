#include "service/import_table.h"

#include <algorithm>
#include <utility>

#include "genkan/base/utf8.h"
#include "service/html_reducer.h"
#include "service/import_dates.h"
#include "service/import_desk.h"
#include "service/import_text.h"
#include "service/import_words.h"

namespace genkan::service {
namespace {

constexpr std::size_t kBatchRows = 200;
constexpr std::size_t kBatchBytes = 8 * 1024 * 1024;

struct NamedAddress {
  std::string name;
  std::string address;
};

// "Hana Sato <hana@sakura.example>" and "Hana Sato (hana@sakura.example)".
NamedAddress TakenApart(std::string_view text) {
  for (const std::string_view brackets : {"<>", "()"}) {
    const std::size_t open = text.rfind(brackets[0]);
    const std::size_t close = text.rfind(brackets[1]);
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) continue;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    if (!domain::CheckAddress(inside).ok()) continue;
    return {CleanedLine(text.substr(0, open)).text, std::string(inside)};
  }
  if (domain::CheckAddress(text).ok()) return {"", std::string(text)};
  return {CleanedLine(text).text, ""};
}

class TableImport {
 public:
  TableImport(ImportDesk* desk, const TablePlan& plan) : desk_(*desk), plan_(plan) {}

  Status AddRow(const CsvRow& row);

 private:
  struct Times {
    std::optional<Millis> created;
    std::optional<Millis> updated;
  };

  std::string_view Cell(const CsvRow& row, TableField field) const {
    return CellOf(row, plan_.ColumnOf(field));
  }
  std::string Line(const CsvRow& row, TableField field);
  bool Fits(const CsvRow& row);
  std::optional<Times> ReadTimes(const CsvRow& row);
  void FillIdentity(const CsvRow& row, domain::Ticket* ticket);
  void FillSubject(const CsvRow& row, domain::Ticket* ticket);
  void FillState(const CsvRow& row, domain::Ticket* ticket);
  Status FillPeople(const CsvRow& row, ImportedTicket* to, std::string* requester_name);
  void FillMessages(const CsvRow& row, const std::string& requester_name, ImportedTicket* to);

  ImportDesk& desk_;
  const TablePlan& plan_;
  // How often each content came, so that two tickets which look alike are two.
  std::unordered_map<std::string, int> content_counts_;
};

std::string TableImport::Line(const CsvRow& row, TableField field) {
  return desk_.FittingLine(Cell(row, field));
}

// Whether the row can be read at all; says why not.
bool TableImport::Fits(const CsvRow& row) {
  ImportCounts* counts = &desk_.report().tickets;
  if (!IsReadable(&desk_, row, plan_.headers.size(), counts)) return false;
  if (!TrimmedText(Cell(row, TableField::kSubject)).empty() ||
      !TrimmedText(Cell(row, TableField::kDescription)).empty()) {
    return true;
  }
  const Status counted = desk_.LeaveOut(counts, ImportNotice::kEmptyRow);
  return !counted.ok();
}

// Nothing where a date cannot be read: the row was left out.
std::optional<TableImport::Times> TableImport::ReadTimes(const CsvRow& row) {
  Times times;
  const auto read = [&](TableField field, std::optional<Millis>* instant) {
    const std::string_view text = TrimmedText(Cell(row, field));
    if (text.empty()) return true;
    const auto date = ReadDate(text);
    if (date) *instant = InstantOf(*date, plan_.date_order, desk_.setting().zone);
    if (instant->has_value()) return true;
    const Status counted = desk_.LeaveOut(&desk_.report().tickets, ImportNotice::kUnreadableDate,
                                          Shortened(CleanedLine(text).text, 60));
    return !counted.ok();
  };
  if (!read(TableField::kCreated, &times.created)) return std::nullopt;
  if (!read(TableField::kUpdated, &times.updated)) return std::nullopt;
  return times;
}

void TableImport::FillIdentity(const CsvRow& row, domain::Ticket* ticket) {
  const std::string number = Line(row, TableField::kNumber);
  if (!number.empty()) {
    desk_.Name("ticket " + Shortened(number, 60));
    ticket->external_number = number;
    ticket->external_id = plan_.origin + ":ticket:" + number;
    return;
  }
  const std::string content = ContentKey(row);
  const int count = ++content_counts_[content];
  ticket->external_id = plan_.origin + ":row:" + content;
  if (count > 1) ticket->external_id += ":" + std::to_string(count);
}

void TableImport::FillSubject(const CsvRow& row, domain::Ticket* ticket) {
  ticket->subject = Line(row, TableField::kSubject);
  if (ticket->subject.empty()) {
    ticket->subject =
        Shortened(FirstLine(Cell(row, TableField::kDescription)), domain::kSubjectCodePointsMax);
    if (plan_.ColumnOf(TableField::kSubject) >= 0) desk_.Remark(ImportNotice::kMissingSubject);
  }
  ticket->subject_language = LanguageOfText(ticket->subject, "");
}

void TableImport::FillState(const CsvRow& row, domain::Ticket* ticket) {
  const std::string status = Line(row, TableField::kStatus);
  const auto standing = StandingOf(status);
  if (!standing && !status.empty()) desk_.Remark(ImportNotice::kUnknownStatus, status);
  ticket->stage = desk_.StageFor(standing.value_or(Standing::kOpen));
  const std::string priority = Line(row, TableField::kPriority);
  const auto known = PriorityOf(priority);
  if (!known) desk_.Remark(ImportNotice::kUnknownPriority, priority);
  ticket->priority = known.value_or(domain::Priority::kNone);
  ticket->category = Line(row, TableField::kCategory);
  ticket->channel = ChannelKindOf(Line(row, TableField::kChannel));
  const NamedAddress owner = TakenApart(Line(row, TableField::kOwner));
  ticket->owner_shown_name = owner.name.empty() ? owner.address : owner.name;
}

Status TableImport::FillPeople(const CsvRow& row, ImportedTicket* to, std::string* requester_name) {
  domain::Ticket& ticket = to->ticket;
  domain::CompanyId company;
  if (const std::string name = Line(row, TableField::kCompany); !name.empty()) {
    GENKAN_TRY(company, desk_.CompanyNamed(name));
    if (company) ticket.companies.push_back(company);
    if (!company) desk_.Remark(ImportNotice::kAmbiguousCompany, name);
  }
  const NamedAddress requester = TakenApart(Line(row, TableField::kRequester));
  std::string written = Line(row, TableField::kEmail);
  if (written.empty()) written = requester.address;
  *requester_name = requester.name.empty() ? written : requester.name;
  const NamedAddress email = TakenApart(written);
  if (email.address.empty()) {
    desk_.Remark(written.empty() ? ImportNotice::kPersonMissing : ImportNotice::kUnusableAddress,
                 *requester_name);
    return Done{};
  }
  domain::Contact contact;
  GENKAN_TRY(contact.member_email, domain::CheckAddress(email.address));
  contact.addresses = {contact.member_email};
  contact.name.display = requester.name.empty() ? email.name : requester.name;
  if (contact.name.display.empty()) contact.name.display = contact.member_email;
  // A row tells whose ticket it is, not who may see the company's others.
  contact.company_view = false;
  if (company) contact.companies = {{.company = company, .primary = true}};
  GENKAN_TRY(const ImportedPerson person, desk_.ContactWithAddress(contact));
  if (person.contact) {
    to->requester = person.contact;
    ticket.contacts = {{person.contact, domain::Involvement::kRequester}};
  } else if (person.staff) {
    desk_.Remark(ImportNotice::kRequesterIsStaff, contact.member_email);
  } else {
    desk_.Remark(ImportNotice::kAmbiguousPerson, contact.member_email);
  }
  return Done{};
}

void TableImport::FillMessages(const CsvRow& row, const std::string& requester_name,
                               ImportedTicket* to) {
  const domain::Ticket& ticket = to->ticket;
  const std::string_view cell = Cell(row, TableField::kDescription);
  const std::string text =
      desk_.FittingText(LooksLikeHtml(cell) ? ReducedHtml(cell) : std::string(cell));
  if (!text.empty()) {
    domain::Message message{.text = text, .sent_at_millis = ticket.created_at_millis};
    message.author = {
        .kind = to->requester ? domain::AuthorKind::kContact : domain::AuthorKind::kUnverified,
        .contact = to->requester,
        .shown_name = requester_name};
    message.audience = domain::Audience::kCustomer;
    message.language = LanguageOfText(text, "");
    message.external_id = "description";
    to->messages.push_back(std::move(message));
  }
  // Columns that mean nothing here are kept for the staff.
  std::string note;
  for (std::size_t i = 0; i < plan_.headers.size() && i < row.cells.size(); ++i) {
    const auto& used = plan_.column_of;
    if (std::find(used.begin(), used.end(), static_cast<int>(i)) != used.end()) continue;
    const std::string value = CleanedText(row.cells[i]).text;
    if (!TrimmedText(value).empty()) note += plan_.headers[i] + ": " + value + "\n";
  }
  if (note.empty()) return;
  to->messages.push_back({.direction = domain::Direction::kOutgoing,
                          .author = {.kind = domain::AuthorKind::kSystem, .shown_name = "CSV"},
                          .audience = domain::Audience::kInternal,
                          .text = CleanedText(note).text,
                          .sent_at_millis = ticket.created_at_millis,
                          .external_id = "note"});
}

Status TableImport::AddRow(const CsvRow& row) {
  if (!Fits(row)) return Done{};
  ImportedTicket imported;
  domain::Ticket& ticket = imported.ticket;
  FillIdentity(row, &ticket);
  if (StandingOf(Cell(row, TableField::kStatus)) == Standing::kDeleted) {
    return desk_.LeaveOut(&desk_.report().tickets, ImportNotice::kDeleted);
  }
  const auto times = ReadTimes(row);
  if (!times) return Done{};
  imported.created_known = times->created.has_value();
  if (!times->created && plan_.ColumnOf(TableField::kCreated) >= 0) {
    desk_.Remark(ImportNotice::kMissingDate);
  }
  ticket.created_at_millis = times->created.value_or(times->updated.value_or(desk_.Now()));
  ticket.last_activity_at_millis = std::max(ticket.created_at_millis, times->updated.value_or(0));
  FillSubject(row, &ticket);
  FillState(row, &ticket);
  std::string requester_name;
  GENKAN_TRY_OK(FillPeople(row, &imported, &requester_name));
  FillMessages(row, requester_name, &imported);
  return desk_.AddTicket(std::move(imported));
}

}  // namespace

// FNV-1a, twice with different starts.
std::string ContentKey(const CsvRow& row) {
  std::uint64_t hashes[] = {0xcbf29ce484222325u, 0x84222325cbf29ce4u};
  for (std::uint64_t& hash : hashes) {
    for (const std::string& cell : row.cells) {
      for (const char c : cell) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
      hash = (hash ^ 0x1Fu) * 0x100000001b3u;
    }
  }
  return domain::RawIdText({hashes[0], hashes[1]});
}

bool IsReadable(ImportDesk* desk, const CsvRow& row, std::size_t columns, ImportCounts* counts) {
  const auto refuse = [&](ImportNotice notice, std::string detail = {}) {
    const Status counted = desk->LeaveOut(counts, notice, std::move(detail));
    return !counted.ok();
  };
  if (row.fault == CsvFault::kUnclosedQuote) return refuse(ImportNotice::kUnclosedQuote);
  if (row.fault == CsvFault::kTextAfterQuote) return refuse(ImportNotice::kTextAfterQuote);
  if (row.fault == CsvFault::kTooLarge) return refuse(ImportNotice::kTooLarge);
  for (std::size_t i = columns; i < row.cells.size(); ++i) {
    if (TrimmedText(row.cells[i]).empty()) continue;
    return refuse(ImportNotice::kTooManyCells, std::to_string(row.cells.size()));
  }
  return true;
}

Status ImportRows(ImportDesk* desk, const ImportFile& file, char delimiter,
                  const AddTableRow& add) {
  CsvReader reader(*file.source, delimiter);
  CsvRow header;
  GENKAN_TRY_OK(ReadHeader(&reader, &header));
  std::vector<CsvRow> rows;
  std::int64_t count = 0;
  for (bool more = true; more;) {
    const std::int64_t bytes_before = reader.bytes_read();
    while (more && rows.size() < kBatchRows &&
           reader.bytes_read() - bytes_before < static_cast<std::int64_t>(kBatchBytes)) {
      CsvRow row;
      GENKAN_TRY(more, reader.Next(&row));
      if (more) rows.push_back(std::move(row));
    }
    const Status status = desk->Batch([&]() -> Status {
      for (const CsvRow& row : rows) {
        desk->Begin(file.name, row.line);
        GENKAN_TRY_OK(add(row));
      }
      return Done{};
    });
    if (!status.ok()) return status.error();
    count += static_cast<std::int64_t>(rows.size());
    rows.clear();
    desk->Progress(file, reader.bytes_read(), count);
  }
  return Done{};
}

Status ImportTable(const ImportSetting& setting, const ImportFile& file, const TablePlan& plan,
                   ImportReport* report) {
  GENKAN_TRY(ImportDesk desk, ImportDesk::Open(setting, plan.origin, report));
  TableImport import(&desk, plan);
  return ImportRows(&desk, file, plan.delimiter,
                    [&](const CsvRow& row) { return import.AddRow(row); });
}

}  // namespace genkan::service
