// A table of contacts and companies is chosen, tried, and brought in.
#include <utility>

#include "ui/composer_view.h"
#include "ui/manage/pages.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

using client::LoadState;
using client::Sending;

class ImportPage final : public ManagePage {
 public:
  explicit ImportPage(const Strings& strings) : strings_(strings) {}
  std::string_view path() const override { return "import"; }
  std::string_view title_key() const override { return "manage.import.title"; }
  std::string_view lead_key() const override { return "manage.import.lead"; }
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }

  void Enter(client::SettingsClient& settings) override { settings.imports().Forget(); }

  void Notice(client::SettingsClient& settings) override {
    const client::ImportClient& imports = settings.imports();
    if (imports.sending() == noticed_) return;
    noticed_ = imports.sending();
    if (noticed_ == Sending::kFailed) announcement_ = strings_.Describe(imports.report().error);
    if (noticed_ != Sending::kSent) return;
    announcement_ = strings_.Text(imports.report().value.dry_run ? "manage.import.tried"
                                                                 : "manage.import.done");
  }

  float Draw(ManageContext& context, Column column, float y) override {
    client::ImportClient& imports = context.settings.imports();
    const auto& report = imports.report();
    Form form(context.view, column, y, nullptr);
    DrawFile(context, form);
    if (report.state == LoadState::kLoading) {
      form.Paragraph("loading", context.Text("state.loading"));
    }
    if (report.state == LoadState::kFailed) {
      form.Warning("failed", strings_.Describe(report.error));
    }
    if (report.state == LoadState::kReady) DrawReport(context, form, report.value);
    return form.y();
  }

 private:
  void DrawFile(ManageContext& context, Form& form) {
    client::ImportClient& imports = context.settings.imports();
    // What it takes, until it reports a name and a content.
    std::string told = ".csv,.tsv,.txt,text/csv";
    const std::string help = strings_.Format(
        "manage.import.help", {{"kib", std::to_string(domain::kImportFileBytesMax / 1024)}});
    if (form.Text({.path = "file",
                   .label = context.Text("manage.import.file"),
                   .help = help,
                   .kind = FieldKind::kFile},
                  &told)) {
      const std::size_t end = std::min(told.find('\n'), told.size());
      context.deeds.push_back([&imports, name = told.substr(0, end),
                               content = told.substr(std::min(end + 1, told.size()))] {
        // What is too large comes without its content, or would not get through.
        constexpr std::size_t kContentMax = domain::kImportFileBytesMax / 3 * 4 + 200;
        imports.Try(name, content.size() > kContentMax ? std::string() : content);
      });
    }
    if (imports.file_name().empty()) return;
    form.Paragraph("name", imports.file_name(), Token::kText);
  }

  void DrawReport(ManageContext& context, Form& form, const domain::ContactImportReport& report) {
    const bool tried = report.dry_run;
    form.Heading("report", context.Text(tried ? "manage.import.tried" : "manage.import.done"));
    for (const domain::ImportColumn& column : report.columns) {
      form.Paragraph(
          Key("column." + column.field),
          strings_.Format("manage.import.column",
                          {{"header", column.header},
                           {"field", context.Text("manage.import.field." + column.field)}}));
    }
    DrawTally(form, "contacts", tried, report.contacts);
    DrawTally(form, "companies", tried, report.companies);
    client::ImportClient& imports = context.settings.imports();
    const bool busy = imports.sending() == Sending::kSending;
    const bool any = report.contacts.added + report.companies.added > 0;
    if (tried && any && !busy &&
        form.Button("import", context.Text("manage.import.do"), ButtonLook::kPrimary)) {
      context.deeds.push_back([&imports] { imports.CarryOut(); });
    }
    if (busy) form.Paragraph("busy", context.Text("state.loading"));
    DrawNotes(context, form, report);
  }

  void DrawTally(Form& form, const std::string& what, bool tried,
                 const domain::ImportTally& tally) {
    form.Paragraph(Key(what),
                   strings_.Format("manage.import." + what + (tried ? "_tried" : "_done"),
                                   {{"added", std::to_string(tally.added)},
                                    {"present", std::to_string(tally.present)},
                                    {"left_out", std::to_string(tally.left_out)}}),
                   Token::kText);
  }

  void DrawNotes(ManageContext& context, Form& form, const domain::ContactImportReport& report) {
    if (report.notes.empty()) return;
    form.Heading("notes", context.Text("manage.import.notes"));
    std::int64_t index = 0;
    for (const domain::ImportNote& note : report.notes) {
      std::string text = strings_.Format(
          "manage.import.line", {{"line", std::to_string(note.line)},
                                 {"reason", context.Text("manage.import.note." + note.reason)}});
      if (!note.detail.empty()) text += " (" + note.detail + ")";
      form.Paragraph(Key("note." + std::to_string(index++)), text,
                     note.left_out ? Token::kDanger : Token::kTextMuted);
      form.Skip(-kSpace2);
    }
    const std::int64_t left = report.notes_total - std::ssize(report.notes);
    if (left <= 0) return;
    form.Skip(kSpace2);
    form.Paragraph("left", strings_.Format("manage.doubles.left", {{"n", std::to_string(left)}}));
  }

  const Strings& strings_;
  Sending noticed_ = Sending::kNothing;
  std::string announcement_;
};

}  // namespace

void AddImportPage(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  pages->push_back(std::make_unique<ImportPage>(strings));
}

}  // namespace genkan::ui
