// Inboxes and pipelines: the list of each, and the page of one.
#include "ui/manage/desk_list_page.h"
#include "ui/manage/pages.h"
#include "ui/manage/record_page.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

std::string_view InboxKindKey(domain::InboxKind kind) {
  return kind == domain::InboxKind::kInbox ? "manage.inbox.kind_inbox" : "manage.inbox.kind_desk";
}

class InboxesPage final : public DeskListPage {
 public:
  explicit InboxesPage(const Strings& strings)
      : DeskListPage({.path = "inboxes",
                      .title = "manage.inboxes.title",
                      .lead = "manage.inboxes.lead",
                      .add = "manage.inboxes.add"},
                     strings) {}

 private:
  std::vector<Row> Rows(ManageContext& context, const domain::Desk& desk) const override {
    std::vector<Row> rows;
    for (const domain::Inbox& inbox : desk.inboxes) {
      rows.push_back({.id = domain::IdText(inbox.id),
                      .name = inbox.name,
                      .about = context.Text(InboxKindKey(inbox.kind)),
                      .retired = inbox.retired});
    }
    return rows;
  }
  void Swap(domain::Desk* desk, std::size_t row) const override {
    std::swap(desk->inboxes[row], desk->inboxes[row + 1]);
  }
};

class PipelinesPage final : public DeskListPage {
 public:
  explicit PipelinesPage(const Strings& strings)
      : DeskListPage({.path = "pipelines",
                      .title = "manage.pipelines.title",
                      .lead = "manage.pipelines.lead",
                      .add = "manage.pipelines.add"},
                     strings) {}

 private:
  std::vector<Row> Rows(ManageContext&, const domain::Desk& desk) const override {
    std::vector<Row> rows;
    for (const domain::Pipeline& pipeline : desk.pipelines) {
      Row row{.id = domain::IdText(pipeline.id),
              .name = pipeline.name,
              .about = {},
              .retired = pipeline.retired};
      for (const domain::Stage& stage : pipeline.stages) {
        if (stage.retired) continue;
        row.about += (row.about.empty() ? "" : " · ") + stage.name;
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }
  void Swap(domain::Desk* desk, std::size_t row) const override {
    std::swap(desk->pipelines[row], desk->pipelines[row + 1]);
  }
};

class InboxPage final : public RecordPage<domain::InboxInUse> {
 public:
  using RecordPage::RecordPage;
  std::string_view path() const override { return "inboxes/"; }
  std::string_view title_key() const override {
    return is_new() ? "manage.inboxes.add" : "manage.inbox.title";
  }
  std::string_view lead_key() const override { return "manage.inbox.lead"; }

 private:
  void Open(client::SettingsClient& settings, const std::string& record) override {
    const auto id = domain::ParseId<domain::InboxId>(record);
    settings.desk_client().Open(id.ok() ? *id : domain::InboxId{});
  }
  void OpenNew(client::SettingsClient& settings) override {
    settings.desk_client().OpenNew(domain::Inbox{.id = settings.NewId<domain::InboxId>()});
  }

  void DrawRows(ManageContext& context, Form& form, domain::InboxInUse* draft) override {
    domain::Inbox& inbox = draft->inbox;
    form.Text({.path = "name",
               .label = context.Text("manage.desk.name"),
               .help = context.Text("manage.inbox.name_help"),
               .required = true},
              &inbox.name);
    const FormChoice kinds[] = {{"inbox", context.Text("manage.inbox.kind_inbox")},
                                {"help_desk", context.Text("manage.inbox.kind_desk")}};
    std::string kind = inbox.kind == domain::InboxKind::kInbox ? "inbox" : "help_desk";
    if (form.Choose({.path = "kind", .label = context.Text("manage.inbox.kind")}, kinds, &kind)) {
      inbox.kind = kind == "inbox" ? domain::InboxKind::kInbox : domain::InboxKind::kHelpDesk;
    }
    if (is_new()) return;
    // As it was drawn: a frame may be drawn twice after one press.
    const bool retires = inbox.retired && !stored().inbox.retired;
    form.Check({.path = "retired",
                .label = context.Text("manage.desk.retired"),
                .help = context.Text("manage.inbox.retired_help")},
               &inbox.retired);
    if (retires) {
      form.Warning("touches", strings().Format("manage.inbox.touches",
                                               {{"n", std::to_string(draft->tickets)}}));
    }
  }
};

class PipelinePage final : public RecordPage<domain::PipelineInUse> {
 public:
  using RecordPage::RecordPage;
  std::string_view path() const override { return "pipelines/"; }
  std::string_view title_key() const override {
    return is_new() ? "manage.pipelines.add" : "manage.pipeline.title";
  }
  std::string_view lead_key() const override { return "manage.pipeline.lead"; }

 private:
  void Open(client::SettingsClient& settings, const std::string& record) override {
    const auto id = domain::ParseId<domain::PipelineId>(record);
    settings.desk_client().Open(id.ok() ? *id : domain::PipelineId{});
  }
  void OpenNew(client::SettingsClient& settings) override {
    settings.desk_client().OpenNew(settings.NewPipeline(strings().language()));
  }

  void DrawRows(ManageContext& context, Form& form, domain::PipelineInUse* draft) override {
    domain::Pipeline& pipeline = draft->pipeline;
    form.Text({.path = "name", .label = context.Text("manage.desk.name"), .required = true},
              &pipeline.name);
    if (!is_new()) {
      const bool retires = pipeline.retired && !stored().pipeline.retired;
      form.Check({.path = "retired",
                  .label = context.Text("manage.desk.retired"),
                  .help = context.Text("manage.pipeline.retired_help")},
                 &pipeline.retired);
      if (retires) {
        form.Warning("touches",
                     strings().Format("manage.pipeline.touches",
                                      {{"n", std::to_string(domain::TicketsIn(*draft))}}));
      }
    }
    DrawStageRows(context, form, draft, is_new() ? domain::PipelineInUse() : stored());
  }
};

}  // namespace

void AddDeskPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  pages->push_back(std::make_unique<InboxesPage>(strings));
  pages->push_back(std::make_unique<InboxPage>(strings));
  pages->push_back(std::make_unique<PipelinesPage>(strings));
  pages->push_back(std::make_unique<PipelinePage>(strings));
}

}  // namespace genkan::ui
