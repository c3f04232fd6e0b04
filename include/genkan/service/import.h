// Bringing another system's tickets in: a Zendesk export, or any table with a header row.
//
// An import sends no mail and grants no rights. It adds what is not there yet, found again by the
// id it had before, and never touches what is: running it twice changes nothing. A record it cannot
// take is named by file and line and left out, the others go in.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/calendar.h"
#include "genkan/base/clock.h"
#include "genkan/base/random.h"
#include "genkan/base/result.h"
#include "genkan/domain/portal.h"
#include "genkan/service/store.h"

namespace genkan::service {

// Bytes from a file, in pieces.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // The next piece, empty at the end. It stays until the next call.
  virtual Result<std::string_view> Read() = 0;
};

// What there is to say about one record. Those before kPersonMissing leave it out; with the others
// it goes in, changed or less complete.
enum class ImportNotice : std::uint8_t {
  kNotAnObject,
  kMalformed,
  kTooLarge,
  kUnfinished,      // The next record began, or the file ended, before this one was over.
  kWrongType,       // `detail` names the field.
  kMissingField,    // The same.
  kUnreadableDate,  // `detail` is its text.
  kRepeatedId,      // An earlier record of the same file has the id.
  kOtherTicket,     // Another ticket has this number from an earlier import.
  kDeleted,         // Was already deleted where it comes from.
  kUnclosedQuote,
  kTextAfterQuote,
  kTooManyCells,
  kEmptyRow,       // Neither subject nor text.
  kRefused,        // The store would not have it; `detail` is the code.
  kPersonMissing,  // `detail` is the id or name that was not found.
  kCompanyMissing,
  kOwnerMissing,
  kRequesterIsStaff,
  kAmbiguousPerson,
  kAmbiguousCompany,
  kUnusableAddress,
  kAddressTaken,    // Unified with the contact that has it.
  kAddressOfStaff,  // The contact gets no sign-in name.
  kAddressOfContact,
  kUnknownStatus,
  kUnknownPriority,
  kUnknownRole,
  kMissingDate,
  kMissingSubject,
  kShortened,  // A line of more than 200 characters.
  kTextSplit,
  kControlsRemoved,
  kVisibilityUnknown,
  kInternalMail,  // The portal's rules keep it out of threads.
  kAttachmentLeft,
  kPersonDeleted,  // Was deleted where they come from.
  kNumberTaken,    // `detail` is the old number, which another ticket has here.
};

constexpr bool LeavesRecordOut(ImportNotice notice) {
  return notice < ImportNotice::kPersonMissing;
}

struct ImportRemark {
  ImportNotice notice = ImportNotice::kMalformed;
  std::string file;
  std::int64_t line = 0;
  std::string record;  // Such as "ticket 436bf9b0"; empty where it has no name.
  std::string detail;
};

struct ImportProgress {
  std::string_view file;
  std::int64_t bytes_read = 0;
  std::int64_t records = 0;
};

class ImportListener {
 public:
  virtual ~ImportListener() = default;
  virtual void OnRemark(const ImportRemark& remark) = 0;
  // After each batch, and once at the end of each file.
  virtual void OnProgress(const ImportProgress& progress) = 0;
};

struct ImportCounts {
  std::int64_t added = 0;
  std::int64_t present = 0;  // Was there already; left as it is.
  std::int64_t left_out = 0;
  friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

struct ImportReport {
  ImportCounts companies;
  ImportCounts contacts;
  ImportCounts staff;
  ImportCounts tickets;
  std::int64_t messages_shown = 0;     // Added, customer-visible.
  std::int64_t messages_internal = 0;  // Added, internal.
  std::int64_t contacts_suspended = 0;
  std::map<ImportNotice, std::int64_t> notices;
  friend bool operator==(const ImportReport&, const ImportReport&) = default;
};

// All that an import works with. One that is told to stop ends with "import.stopped"; what went in
// stays, and running it again goes on. What it refers to outlives the import.
struct ImportSetting {
  Store& store;
  domain::Portal portal;
  const Clock& clock;
  Random& random;
  const TimeZone& zone;  // For dates that name none.
  ImportListener& listener;
  // Counts and remarks as always; the store is only read.
  bool dry_run = false;
  // Rises when the import is to end after the batch that is under way. Null: never.
  const std::atomic<bool>* stopping = nullptr;
};

struct ImportFile {
  std::string name;
  ByteSource* source = nullptr;  // Null: there is no such file.
};

struct ZendeskExport {
  ImportFile organizations;
  ImportFile users;
  ImportFile tickets;
};

// Each file is a JSON array or one object after another. `report` holds what was done also where
// the import had to stop. Fails only where a file cannot be read or the store cannot write.
Status ImportZendesk(const ImportSetting& setting, const ZendeskExport& files,
                     ImportReport* report);

enum class DateOrder : std::uint8_t { kUnknown, kYearFirst, kDayFirst, kMonthFirst };

enum class TableField : std::uint8_t {
  kNumber,
  kSubject,
  kDescription,
  kStatus,
  kPriority,
  kCategory,
  kCreated,
  kUpdated,
  kRequester,
  kEmail,
  kCompany,
  kOwner,
  kChannel,
};
inline constexpr std::size_t kTableFields = 13;

// The name of a field in `--column`, such as "subject".
std::string_view TableFieldName(TableField field);
std::optional<TableField> TableFieldNamed(std::string_view name);

struct ChosenColumn {
  TableField field = TableField::kSubject;
  std::string header;
};

struct TableOptions {
  std::optional<char> delimiter;
  DateOrder date_order = DateOrder::kUnknown;
  std::vector<ChosenColumn> columns;
  // Keeps the numbers of several systems apart.
  std::string origin = "csv";
};

// How a table will be read. Shown before anything is done.
struct TablePlan {
  char delimiter = ',';
  std::vector<std::string> headers;
  std::array<int, kTableFields> column_of{};  // -1: none.
  std::vector<std::string> repeated_headers;
  DateOrder date_order = DateOrder::kUnknown;  // kUnknown: no date depends on it.
  std::int64_t rows = 0;
  std::string origin;

  int ColumnOf(TableField field) const { return column_of[static_cast<std::size_t>(field)]; }
};

// Reads the whole table once, as UTF-8, and changes nothing. `plan` holds what was found out, also
// where it refuses: how it was read shows why. Refuses an empty one, one without a
// subject or text column ("import.no_subject_column"), a chosen column that is not there
// ("import.no_such_column"), and dates that could be read in several ways
// ("import.date_ambiguous") or in none alike ("import.date_mixed").
Status PlanTable(ByteSource& source, const TableOptions& options, TablePlan* plan);

// REQUIRES: `plan` was made from the same bytes.
Status ImportTable(const ImportSetting& setting, const ImportFile& file, const TablePlan& plan,
                   ImportReport* report);

enum class ContactField : std::uint8_t {
  kName,  // In one piece.
  kFamily,
  kGiven,
  kReading,
  kAddress,
  kCompany,
  kLanguage,
};
inline constexpr std::size_t kContactFields = 7;

// How a table of contacts and companies will be read.
struct ContactTablePlan {
  char delimiter = ',';
  std::vector<std::string> headers;
  std::array<int, kContactFields> column_of{};  // -1: none.
  std::int64_t rows = 0;

  int ColumnOf(ContactField field) const { return column_of[static_cast<std::size_t>(field)]; }
};

// The name of a field, such as "address".
std::string_view ContactFieldName(ContactField field);

// As PlanTable. Refuses a table without a column of names, addresses or companies
// ("import.no_contact_column").
Status PlanContacts(ByteSource& source, std::optional<char> delimiter, ContactTablePlan* plan);

// Adds the companies and the contacts that are not there yet, each with its address as the name it
// may be invited under. REQUIRES: `plan` was made from the same bytes.
Status ImportContacts(const ImportSetting& setting, const ImportFile& file,
                      const ContactTablePlan& plan, ImportReport* report);

}  // namespace genkan::service
