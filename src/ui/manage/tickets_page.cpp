// Where new tickets go, and whose tickets a customer sees.
#include <algorithm>

#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

using domain::CompanyTickets;

std::vector<FormChoice> Destinations(const domain::Desk& desk) {
  std::vector<FormChoice> choices;
  for (const domain::ChannelAccount& account : desk.channel_accounts) {
    if (account.kind != domain::kChannelForm) continue;
    for (const domain::Inbox& inbox : desk.inboxes) {
      if (inbox.id == account.inbox && !inbox.retired) {
        choices.push_back({domain::IdText(account.id), inbox.name});
      }
    }
  }
  return choices;
}

std::vector<FormChoice> Pipelines(const domain::Desk& desk) {
  std::vector<FormChoice> choices;
  for (const domain::Pipeline& pipeline : desk.pipelines) {
    if (!pipeline.retired) choices.push_back({domain::IdText(pipeline.id), pipeline.name});
  }
  return choices;
}

std::vector<FormChoice> OpenStages(const domain::Pipeline& pipeline, std::string_view language) {
  std::vector<FormChoice> choices;
  for (const domain::Stage& stage : pipeline.stages) {
    if (stage.retired || stage.kind == domain::StageKind::kClosed) continue;
    const std::string& shown = domain::TextIn(stage.customer_names, language);
    std::string label = stage.name.empty() ? shown : stage.name;
    if (label != shown) label += " (" + shown + ")";
    choices.push_back({domain::IdText(stage.id), std::move(label)});
  }
  return choices;
}

// Chooses one of the records by its id.
template <typename AnyId>
bool ChooseId(Form& form, const FormRow& row, const std::vector<FormChoice>& choices, AnyId* id) {
  std::string value = *id ? domain::IdText(*id) : "";
  if (!form.Choose(row, choices, &value)) return false;
  const auto chosen = domain::ParseId<AnyId>(value);
  *id = chosen.ok() ? *chosen : AnyId{};
  return true;
}

void DrawDestination(ManageContext& context, Form& form, domain::TicketRules* rules) {
  const domain::Desk& desk = context.settings.desk().value;
  form.Heading("destination", context.Text("manage.tickets.destination"));
  ChooseId(form,
           {.path = "form_channel_account",
            .label = context.Text("manage.tickets.inbox"),
            .help = context.Text("manage.tickets.inbox_help")},
           Destinations(desk), &rules->form_channel_account);
  const bool moved = ChooseId(
      form, {.path = "new_ticket_pipeline", .label = context.Text("manage.tickets.pipeline")},
      Pipelines(desk), &rules->new_ticket_pipeline);
  const auto pipeline =
      std::find_if(desk.pipelines.begin(), desk.pipelines.end(),
                   [&](const auto& each) { return each.id == rules->new_ticket_pipeline; });
  if (pipeline == desk.pipelines.end()) return;
  const std::vector<FormChoice> stages = OpenStages(*pipeline, context.view.strings.language());
  if (moved && !stages.empty()) {
    rules->new_ticket_stage = domain::ParseId<domain::StageId>(stages.front().value).value();
  }
  ChooseId(form, {.path = "new_ticket_stage", .label = context.Text("manage.tickets.stage")},
           stages, &rules->new_ticket_stage);
}

// Where a ticket goes that its customer closes.
bool DrawClosedStage(ManageContext& context, Form& form, const domain::Pipeline& pipeline,
                     domain::PipelineRules* own) {
  std::vector<FormChoice> stages = {{"", context.Text("manage.tickets.closed_first")}};
  for (const domain::Stage& stage : pipeline.stages) {
    if (stage.retired || stage.kind != domain::StageKind::kClosed) continue;
    stages.push_back({domain::IdText(stage.id), stage.name});
  }
  return ChooseId(form,
                  {.path = "pipelines." + domain::IdText(pipeline.id) + ".closed_stage",
                   .label = context.Text("manage.tickets.closed_stage")},
                  stages, &own->closed_stage);
}

// The rules of each pipeline; those that are the defaults are not kept.
void DrawPipelineRules(ManageContext& context, Form& form, domain::TicketRules* rules) {
  form.Heading("after", context.Text("manage.tickets.after"),
               context.Text("manage.tickets.after_lead"));
  for (const domain::Pipeline& pipeline : context.settings.desk().value.pipelines) {
    if (pipeline.retired) continue;
    const std::string path = "pipelines." + domain::IdText(pipeline.id);
    domain::PipelineRules own = domain::RulesOf(*rules, pipeline.id);
    form.Paragraph(Key(path), pipeline.name);
    bool changed =
        form.Check({.path = path + ".may_close", .label = context.Text("manage.tickets.may_close")},
                   &own.may_close);
    if (own.may_close) changed |= DrawClosedStage(context, form, pipeline, &own);
    changed |= form.Check(
        {.path = path + ".may_reopen", .label = context.Text("manage.tickets.may_reopen")},
        &own.may_reopen);
    changed |= form.Check(
        {.path = path + ".may_answer", .label = context.Text("manage.tickets.may_answer")},
        &own.may_answer_closed);
    if (!changed) continue;
    std::erase_if(rules->pipelines, [&](const auto& set) { return set.pipeline == pipeline.id; });
    if (own != domain::PipelineRules{.pipeline = pipeline.id}) rules->pipelines.push_back(own);
  }
}

// What never comes to a customer's eyes.
void DrawKeptInside(ManageContext& context, Form& form, domain::TicketRules* rules) {
  form.Heading("inside", context.Text("manage.tickets.inside"));
  form.Lines({.path = "internal_addresses",
              .label = context.Text("manage.tickets.internal"),
              .help = context.Text("manage.tickets.internal_help")},
             &rules->internal_addresses);
  form.Check({.path = "hide_sensitive_files",
              .label = context.Text("manage.tickets.sensitive"),
              .help = context.Text("manage.tickets.sensitive_help")},
             &rules->hide_sensitive_files);
}

}  // namespace

void DrawTicketRows(ManageContext& context, Form& form, domain::TicketRules* rules) {
  DrawDestination(context, form, rules);
  form.Heading("permissions", context.Text("manage.tickets.permissions"));
  const FormChoice choices[] = {{"none", context.Text("manage.tickets.own")},
                                {"primary_company", context.Text("manage.tickets.company")},
                                {"selected", context.Text("manage.tickets.selected")}};
  const auto index = static_cast<std::size_t>(rules->company_tickets);
  std::string value = choices[index].value;
  if (form.Choose({.path = "company_tickets", .label = context.Text("manage.tickets.whose")},
                  choices, &value)) {
    for (std::size_t i = 0; i < std::size(choices); ++i) {
      if (choices[i].value == value) rules->company_tickets = static_cast<CompanyTickets>(i);
    }
  }
  if (rules->company_tickets == CompanyTickets::kSelected) {
    form.Paragraph("who", context.Text("manage.tickets.selected_help"));
    DrawFilterRows(context, form, "company_viewers", &rules->company_viewers);
  }
  form.Check({.path = "further_companies",
              .label = context.Text("manage.tickets.further"),
              .help = context.Text("manage.tickets.further_help")},
             &rules->further_companies);
}

void TicketsPage::Enter(client::SettingsClient& settings) {
  SectionPage::Enter(settings);
  settings.LoadDesk();
  settings.Load("fields");
}

void TicketsPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  domain::TicketRules rules = draft->settings->tickets;
  DrawTicketRows(context, form, &rules);
  DrawPipelineRules(context, form, &rules);
  DrawKeptInside(context, form, &rules);
  if (!(rules == draft->settings->tickets)) draft->settings.Edit().tickets = std::move(rules);
}

}  // namespace genkan::ui
