// Inboxes and pipelines: the list of each, and the page of one.
#include "ui/manage/list_page.h"
#include "ui/manage/pages.h"
#include "ui/manage/record_page.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

std::string_view InboxKindKey(domain::InboxKind kind) {
  return kind == domain::InboxKind::kInbox ? "manage.inbox.kind_inbox" : "manage.inbox.kind_desk";
}

class DeskListPage : public ListPage {
 public:
  using ListPage::ListPage;

 private:
  void Load(client::SettingsClient& settings) override { settings.LoadDesk(); }
  Known Look(const client::SettingsClient& settings) const override {
    const client::DeskClient& desk = settings.desk_client();
    return {.state = desk.desk().state,
            .error = desk.desk().error,
            .ordering = desk.ordering(),
            .order_error = desk.order_error()};
  }
  void SaveSwapped(client::SettingsClient& settings, std::size_t row) const override {
    domain::Desk desk = settings.desk().value;
    Swap(&desk, row);
    settings.desk_client().SaveOrder(desk);
  }
  virtual void Swap(domain::Desk* desk, std::size_t row) const = 0;
};

class InboxesPage final : public DeskListPage {
 public:
  explicit InboxesPage(const Strings& strings)
      : DeskListPage({.path = "inboxes",
                      .title = "manage.inboxes.title",
                      .lead = "manage.inboxes.lead",
                      .add = "manage.inboxes.add"},
                     strings) {}

 private:
  std::vector<Row> Rows(ManageContext& context) const override {
    std::vector<Row> rows;
    for (const domain::Inbox& inbox : context.settings.desk().value.inboxes) {
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
  std::vector<Row> Rows(ManageContext& context) const override {
    std::vector<Row> rows;
    for (const domain::Pipeline& pipeline : context.settings.desk().value.pipelines) {
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

class InboxPage final : public RecordPage<domain::Inbox> {
 public:
  using RecordPage::RecordPage;
  std::string_view path() const override { return "inboxes/"; }
  std::string_view title_key() const override {
    return is_new() ? "manage.inboxes.add" : "manage.inbox.title";
  }
  std::string_view lead_key() const override { return "manage.inbox.lead"; }

 private:
  void Ask(client::SettingsClient& settings) override {
    if (is_new()) {
      settings.desk_client().OpenNew(domain::Inbox{.id = settings.NewId<domain::InboxId>()});
      return;
    }
    const auto id = domain::ParseId<domain::InboxId>(record());
    settings.desk_client().Open(id.ok() ? *id : domain::InboxId{});
  }

  void DrawRows(ManageContext& context, Form& form, domain::Inbox* draft) override {
    domain::Inbox& inbox = *draft;
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
    const bool retires = inbox.retired && !stored().retired;
    form.Check({.path = "retired",
                .label = context.Text("manage.desk.retired"),
                .help = context.Text("manage.inbox.retired_help")},
               &inbox.retired);
    if (retires) {
      form.Warning(
          "touches",
          strings().Format("manage.inbox.touches",
                           {{"n", std::to_string(Opened(context.settings).loaded.value.tickets)}}));
    }
  }
};

class PipelinePage final : public RecordPage<domain::Pipeline> {
 public:
  using RecordPage::RecordPage;
  std::string_view path() const override { return "pipelines/"; }
  std::string_view title_key() const override {
    return is_new() ? "manage.pipelines.add" : "manage.pipeline.title";
  }
  std::string_view lead_key() const override { return "manage.pipeline.lead"; }

 private:
  void Ask(client::SettingsClient& settings) override {
    if (is_new()) {
      settings.desk_client().OpenNew(settings.NewPipeline(strings().language()));
      return;
    }
    const auto id = domain::ParseId<domain::PipelineId>(record());
    settings.desk_client().Open(id.ok() ? *id : domain::PipelineId{});
  }

  void DrawRows(ManageContext& context, Form& form, domain::Pipeline* draft) override {
    domain::Pipeline& pipeline = *draft;
    const domain::PipelineInUse& used = Opened(context.settings).loaded.value;
    form.Text({.path = "name", .label = context.Text("manage.desk.name"), .required = true},
              &pipeline.name);
    if (!is_new()) {
      const bool retires = pipeline.retired && !stored().retired;
      form.Check({.path = "retired",
                  .label = context.Text("manage.desk.retired"),
                  .help = context.Text("manage.pipeline.retired_help")},
                 &pipeline.retired);
      if (retires) {
        form.Warning("touches", strings().Format("manage.pipeline.touches",
                                                 {{"n", std::to_string(domain::TicketsIn(used))}}));
      }
    }
    DrawStageRows(context, form, draft, is_new() ? domain::PipelineInUse() : used);
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
