// The stages of a pipeline, one under the other.
#include <algorithm>

#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

using domain::PipelineInUse;
using domain::Stage;
using domain::StageKind;
using domain::Turn;

void DrawKind(ManageContext& context, Form& form, const std::string& path, Stage* stage) {
  const FormChoice kinds[] = {{"open", context.Text("manage.stage.open")},
                              {"closed", context.Text("manage.stage.closed")}};
  std::string kind = stage->kind == StageKind::kOpen ? "open" : "closed";
  if (form.Choose({.path = path + ".kind", .label = context.Text("manage.stage.kind")}, kinds,
                  &kind)) {
    stage->kind = kind == "open" ? StageKind::kOpen : StageKind::kClosed;
    if (stage->kind == StageKind::kClosed) stage->turn = Turn::kNobody;
  }
  if (stage->kind == StageKind::kClosed) return;
  const FormChoice turns[] = {{"nobody", context.Text("manage.stage.nobody")},
                              {"support", context.Text("manage.stage.support")},
                              {"customer", context.Text("manage.stage.customer")}};
  const auto index = static_cast<std::size_t>(stage->turn);
  std::string turn = turns[index].value;
  if (form.Choose({.path = path + ".turn", .label = context.Text("manage.stage.turn")}, turns,
                  &turn)) {
    for (std::size_t i = 0; i < std::size(turns); ++i) {
      if (turns[i].value == turn) stage->turn = static_cast<Turn>(i);
    }
  }
}

void DrawRetired(ManageContext& context, Form& form, const std::string& path,
                 const PipelineInUse& stored, Stage* stage) {
  const Stage* known = domain::FindStage(stored.pipeline, stage->id);
  if (known == nullptr) return;
  // As it was drawn: a frame may be drawn twice after one press.
  const bool retires = stage->retired && !known->retired;
  form.Check({.path = path + ".retired", .label = context.Text("manage.stage.retired")},
             &stage->retired);
  if (!retires) return;
  form.Warning("touches", context.view.strings.Format(
                              "manage.stage.touches",
                              {{"n", std::to_string(domain::TicketsIn(stored, stage->id))}}));
}

// Which button was pressed: "up", "down", "remove" or none.
std::string DrawStage(ManageContext& context, Form& form, std::size_t index,
                      const PipelineInUse& stored, Stage* stage) {
  const std::string path = "stages." + std::to_string(index);
  const std::string title = context.view.strings.Format(
      "manage.stage.title", {{"n", std::to_string(index + 1)}, {"name", stage->name}});
  const Within scope =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = Key(domain::IdText(stage->id)),
                              .rect = {form.column().x, form.y(), form.column().width, 40},
                              .name = title});
  form.Heading("title", title);
  form.Text({.path = path + ".name", .label = context.Text("manage.stage.name"), .required = true},
            &stage->name);
  form.Local({.path = path + ".customer_names",
              .label = context.Text("manage.stage.customer_name"),
              .help = context.Text("manage.stage.customer_name_help")},
             context.languages(), &stage->customer_names);
  DrawKind(context, form, path, stage);
  DrawRetired(context, form, path, stored, stage);
  std::vector<FormChoice> buttons = {{"up", context.Text("manage.desk.up")},
                                     {"down", context.Text("manage.desk.down")}};
  if (domain::TicketsIn(stored, stage->id) == 0) {
    buttons.push_back({"remove", context.Text("manage.stage.remove")});
  }
  return form.Buttons(buttons);
}

}  // namespace

void DrawStageRows(ManageContext& context, Form& form, domain::Pipeline* draft,
                   const PipelineInUse& stored) {
  std::vector<Stage>& stages = draft->stages;
  std::size_t at = 0;
  std::string pressed;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const std::string button = DrawStage(context, form, i, stored, &stages[i]);
    if (button.empty()) continue;
    pressed = button;
    at = i;
  }
  form.Skip(kSpace3);
  if (form.Button("add", context.Text("manage.stage.add"))) {
    stages.push_back({.id = context.settings.NewId<domain::StageId>(),
                      .pipeline = draft->id,
                      .name = {},
                      .customer_names = {}});
  }
  const auto stage = stages.begin() + static_cast<std::ptrdiff_t>(at);
  if (pressed == "up" && at > 0) std::iter_swap(stage, stage - 1);
  if (pressed == "down" && at + 1 < stages.size()) std::iter_swap(stage, stage + 1);
  if (pressed == "remove") stages.erase(stage);
}

}  // namespace genkan::ui
