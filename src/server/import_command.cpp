#include "server/import_command.h"

#include <filesystem>
#include <memory>
#include <optional>

#include "server/file_source.h"
#include "server/import_arguments.h"
#include "server/import_report.h"
#include "server/text_decoder.h"

namespace genkan::server {
namespace {

namespace fs = std::filesystem;

// One import by one person.
class ImportRun {
 public:
  ImportRun(ImportArguments arguments, const domain::Portal& portal, CommandContext& context)
      : arguments_(std::move(arguments)),
        context_(context),
        path_(context.working_directory / arguments_.path),
        printer_(context.err, context.ports.clock,
                 context.err_is_terminal ? ProgressStyle::kOverwrite : ProgressStyle::kLines),
        setting_{.store = context.store,
                 .portal = portal,
                 .clock = context.ports.clock,
                 .random = context.ports.random,
                 .zone = context.ports.locale.ZoneNamed(
                     arguments_.time_zone.empty() ? portal.time_zone : arguments_.time_zone),
                 .listener = printer_,
                 .dry_run = arguments_.dry_run,
                 .stopping = context.stopping} {}

  Status Run() {
    const Status status = Read();
    printer_.Finish();
    if (!started_) return status;
    PrintSummary(report_, context_.out);
    if (arguments_.dry_run) context_.out << "\nThis was a trial: nothing was changed.\n";
    return status;
  }

 private:
  Status Read() {
    switch (arguments_.from) {
      case ImportArguments::From::kZendesk:
        return Zendesk();
      case ImportArguments::From::kCsv:
        return Table();
      case ImportArguments::From::kContacts:
        return Contacts();
    }
    return ErrorCode::kInternal;
  }
  Status Zendesk();
  Status Table();
  Status Contacts();
  void TellReplaced(const DecodedSource& text, Encoding encoding);
  Result<Encoding> EncodingOfFile();

  ImportArguments arguments_;
  CommandContext& context_;
  fs::path path_;
  ImportPrinter printer_;
  service::ImportSetting setting_;
  service::ImportReport report_;
  bool started_ = false;
};

Status ImportRun::Zendesk() {
  std::error_code error;
  if (fs::is_directory(path_, error) && !fs::exists(path_ / "tickets.json", error)) {
    return Error{.code = ErrorCode::kInvalidArgument,
                 .message_key = "import.no_tickets_file",
                 .params = {{"path", path_.string()}}};
  }
  std::vector<std::unique_ptr<FileSource>> open;
  std::vector<service::ImportFile> files;
  for (const char* name : {"organizations.json", "users.json", "tickets.json"}) {
    if (name != std::string_view("tickets.json") && !fs::exists(path_ / name, error)) {
      context_.out << name << " is not there: what it would hold is missing\n";
      files.push_back({name, nullptr});
      continue;
    }
    GENKAN_TRY(auto source, FileSource::Open(path_ / name));
    printer_.Expect(name, source->bytes(), false);
    files.push_back({name, source.get()});
    open.push_back(std::move(source));
  }
  started_ = true;
  return ImportZendesk(setting_, {files[0], files[1], files[2]}, &report_);
}

Result<Encoding> ImportRun::EncodingOfFile() {
  if (arguments_.encoding) return *arguments_.encoding;
  GENKAN_TRY(const auto source, FileSource::Open(path_));
  return DetectEncoding(*source);
}

Status ImportRun::Table() {
  GENKAN_TRY(const Encoding encoding, EncodingOfFile());
  GENKAN_TRY(const auto first_file, FileSource::Open(path_));
  GENKAN_TRY(const auto first_text, DecodedSource::Open(*first_file, encoding));
  // As far as the plan came, also where it is refused: what was detected shows why.
  service::TablePlan plan;
  const Status planned = PlanTable(*first_text, arguments_.table, &plan);
  const std::string& named = arguments_.time_zone;
  PrintTablePlan(plan, encoding,
                 named.empty() ? setting_.portal.time_zone + ", the portal's" : named, planned.ok(),
                 context_.out);
  GENKAN_TRY_OK(planned);
  GENKAN_TRY(const auto file, FileSource::Open(path_));
  GENKAN_TRY(const auto text, DecodedSource::Open(*file, encoding));
  const std::string name = path_.filename().string();
  printer_.Expect(name, plan.rows, true);
  started_ = true;
  const Status status = ImportTable(setting_, {name, text.get()}, plan, &report_);
  TellReplaced(*text, encoding);
  return status;
}

void ImportRun::TellReplaced(const DecodedSource& text, Encoding encoding) {
  if (text.replaced() == 0) return;
  context_.out << text.replaced() << " characters are not valid " << EncodingTitle(encoding)
               << " and were replaced\n";
}

Status ImportRun::Contacts() {
  GENKAN_TRY(const Encoding encoding, EncodingOfFile());
  GENKAN_TRY(const auto first_file, FileSource::Open(path_));
  GENKAN_TRY(const auto first_text, DecodedSource::Open(*first_file, encoding));
  service::ContactTablePlan plan;
  const Status planned = PlanContacts(*first_text, arguments_.table.delimiter, &plan);
  PrintContactPlan(plan, encoding, context_.out);
  GENKAN_TRY_OK(planned);
  GENKAN_TRY(const auto file, FileSource::Open(path_));
  GENKAN_TRY(const auto text, DecodedSource::Open(*file, encoding));
  const std::string name = path_.filename().string();
  printer_.Expect(name, plan.rows, true);
  started_ = true;
  const Status status = ImportContacts(setting_, {name, text.get()}, plan, &report_);
  TellReplaced(*text, encoding);
  return status;
}

}  // namespace

int RunImport(std::span<const std::string> arguments, CommandContext& context) {
  ParsedImportArguments parsed = ParseImportArguments(arguments);
  if (!parsed.complaint.empty()) {
    context.err << "genkan: " << parsed.complaint << "\n";
    return 2;
  }
  const auto portal = context.store.PortalAt("", "");
  const Status status =
      portal.ok() ? ImportRun(std::move(parsed.arguments), *portal, context).Run() : portal.error();
  if (status.ok()) return 0;
  context.err << "genkan: " << SentenceForImport(status.error()) << "\n";
  return 1;
}

}  // namespace genkan::server
