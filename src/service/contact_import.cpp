// A manager brings in a table of contacts and companies: tried first, then done.
#include <algorithm>

#include "genkan/domain/file_rules.h"
#include "genkan/service/base64url.h"
#include "genkan/service/import.h"
#include "genkan/wire/import_codec.h"
#include "genkan/wire/json.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/handlers.h"

namespace genkan::service {
namespace {

using domain::ContactImportReport;

struct NoticeWord {
  ImportNotice notice;
  std::string_view word;
};
// Those that a table of contacts can bring.
constexpr NoticeWord kNoticeWords[] = {{ImportNotice::kTooLarge, "too_large"},
                                       {ImportNotice::kUnclosedQuote, "unclosed_quote"},
                                       {ImportNotice::kTextAfterQuote, "text_after_quote"},
                                       {ImportNotice::kTooManyCells, "too_many_cells"},
                                       {ImportNotice::kMissingField, "nobody_named"},
                                       {ImportNotice::kAmbiguousPerson, "several_have_address"},
                                       {ImportNotice::kAmbiguousCompany, "several_companies"},
                                       {ImportNotice::kUnusableAddress, "unusable_address"},
                                       {ImportNotice::kAddressOfStaff, "address_of_staff"},
                                       {ImportNotice::kShortened, "shortened"},
                                       {ImportNotice::kControlsRemoved, "controls_removed"}};

std::string WordFor(ImportNotice notice) {
  const auto found = std::find_if(std::begin(kNoticeWords), std::end(kNoticeWords),
                                  [notice](const auto& each) { return each.notice == notice; });
  return std::string(found == std::end(kNoticeWords) ? "refused" : found->word);
}

// A text that is there as a whole.
class TextSource final : public ByteSource {
 public:
  explicit TextSource(std::string_view text) : rest_(text) {}
  Result<std::string_view> Read() override { return std::exchange(rest_, {}); }

 private:
  std::string_view rest_;
};

class NoteTaker final : public ImportListener {
 public:
  explicit NoteTaker(ContactImportReport* report) : report_(*report) {}
  void OnRemark(const ImportRemark& remark) override {
    ++report_.notes_total;
    if (report_.notes.size() == domain::kImportNotesListed) return;
    // Of a row that names nobody, what is missing is said by its reason.
    const bool detailed = remark.notice != ImportNotice::kMissingField;
    report_.notes.push_back({.line = remark.line,
                             .reason = WordFor(remark.notice),
                             .detail = detailed ? remark.detail : std::string(),
                             .left_out = LeavesRecordOut(remark.notice)});
  }
  void OnProgress(const ImportProgress&) override {}

 private:
  ContactImportReport& report_;
};

// The bytes of a file that came in base64, or as a data URL.
Result<std::string> FileOf(const std::string& content) {
  const Error too_large = FieldError("content", "error.import_too_large",
                                     {{"kib", std::to_string(domain::kImportFileBytesMax / 1024)}});
  // A page sends nothing of what it could not carry.
  if (content.empty()) return too_large;
  std::string text = content;
  if (text.starts_with("data:")) text.erase(0, std::min(text.find(','), text.size() - 1) + 1);
  std::erase(text, '=');
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  const auto bytes = BytesFromBase64Url(text);
  if (!bytes.has_value()) return FieldError("content", "error.value_unknown");
  if (bytes->size() > domain::kImportFileBytesMax) return too_large;
  return *bytes;
}

domain::ImportTally TallyOf(const ImportCounts& counts) {
  return {.added = counts.added, .present = counts.present, .left_out = counts.left_out};
}

Status Import(const Backend& backend, const Call& call, const domain::ContactImportWanted& wanted,
              ContactImportReport* report) {
  GENKAN_TRY(const std::string bytes, FileOf(wanted.content));
  GENKAN_TRY(const std::string text, backend.ports.locale.TextOf(bytes));
  TextSource first(text);
  ContactTablePlan plan;
  GENKAN_TRY_OK(PlanContacts(first, {}, &plan));
  report->dry_run = wanted.dry_run;
  report->rows = plan.rows;
  for (std::size_t i = 0; i < kContactFields; ++i) {
    const auto field = static_cast<ContactField>(i);
    const int column = plan.ColumnOf(field);
    if (column < 0) continue;
    report->columns.push_back({.field = std::string(ContactFieldName(field)),
                               .header = plan.headers[static_cast<std::size_t>(column)]});
  }
  NoteTaker notes(report);
  const ImportSetting setting{.store = backend.store,
                              .portal = call.portal,
                              .clock = backend.ports.clock,
                              .random = backend.ports.random,
                              .zone = backend.ports.locale.ZoneNamed(call.portal.time_zone),
                              .listener = notes,
                              .dry_run = wanted.dry_run};
  ImportReport done;
  TextSource again(text);
  GENKAN_TRY_OK(ImportContacts(setting, {.name = "contacts", .source = &again}, plan, &done));
  report->companies = TallyOf(done.companies);
  report->contacts = TallyOf(done.contacts);
  return Done{};
}

// For the audit log.
std::string JsonOfAdded(const ContactImportReport& report) {
  wire::JsonWriter json;
  json.BeginObject().Name("contacts").Integer(report.contacts.added);
  json.Name("companies").Integer(report.companies.added).EndObject();
  return json.Take();
}

}  // namespace

Answer PostContactImport(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto wanted, wire::DecodeContactImport(call.request.body));
  ContactImportReport report;
  GENKAN_TRY_OK(Import(backend, call, wanted, &report));
  const bool changed = report.contacts.added + report.companies.added > 0;
  if (!wanted.dry_run && changed) {
    GENKAN_TRY_OK(backend.store.Atomically([&] {
      return RecordAudit(backend, call,
                         {.action = "contacts.imported",
                          .subject = domain::CleanFileName(wanted.file_name),
                          .before = {},
                          .after = JsonOfAdded(report)});
    }));
  }
  return JsonAnswer(200, wire::EncodeImportReport(report));
}

}  // namespace genkan::service
