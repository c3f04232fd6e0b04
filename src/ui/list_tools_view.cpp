#include "ui/list_tools_view.h"

#include <algorithm>

#include "ui/composer_view.h"
#include "ui/field_text.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

using domain::ListFilter;
using domain::TicketListing;

constexpr float kToolHeight = 32;
constexpr std::int64_t kExportedMax = 10'000;  // Rows that the backend exports at most.

const TicketListing& ListingOf(const ViewContext& context) {
  return context.client.route().listing;
}

// Whether only the filters' button stands above the list, until it is pressed.
bool FoldsTools(const Ui& ui) { return ui.narrow() && !ui.input().plain; }

// Buttons one after another, in as many lines as they take.
class Flow {
 public:
  Flow(ViewContext& context, Column column, float y)
      : context_(context), column_(column), x_(column.x), y_(y) {}

  bool Add(Control control) {
    const TextLook look{.text = control.text, .type = kTypeLabel};
    const float sign = control.plus || control.cross ? 16 + kSpace2 : 0;
    const float width =
        std::min(column_.width, context_.ui.paint.Measure(look, 1e4F).width + sign + 2 * kSpace3);
    control.rect = Take(width, kToolHeight);
    return context_.ui.Button(control);
  }
  void AddText(Key key, std::string_view text) {
    const TextLook look{.text = text, .type = kTypeSmall, .colour = Token::kTextMuted};
    const float width = context_.ui.paint.Measure(look, column_.width).width + 1;
    const Rect place = Take(kSpace2 + width, kToolHeight);
    context_.ui.Paragraph(key, Rect{place.x + kSpace2, place.y + 6, width, 0}, look);
  }
  float end() const { return y_ + kToolHeight; }

 private:
  Rect Take(float width, float height) {
    if (x_ > column_.x && x_ + width > column_.x + column_.width) {
      x_ = column_.x;
      y_ += kToolHeight + kSpace2;
    }
    const Rect rect{x_, y_, width, height};
    x_ += width + kSpace1;
    return rect;
  }

  ViewContext& context_;
  Column column_;
  float x_;
  float y_;
};

// --- States

float DrawStates(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const Within nav = ui.In(Mark{.role = Role::kNavigation,
                                .key = "filters",
                                .rect = {column.x, y, column.width, kToolHeight},
                                .name = context.Text("list.filters")});
  struct State {
    const char* key;
    const char* value;
  };
  const domain::FieldViews& columns = context.client.list().columns();
  const bool with_turn = columns.empty() || domain::Shows(columns, domain::kFieldStatus);
  const TicketListing& now = ListingOf(context);
  const std::string_view current = domain::ListingValue(now, domain::kListState);
  Flow flow(context, column, y);
  for (const State state : {State{"list.all", ""}, State{"list.open", "open"},
                            State{"list.waiting", "waiting"}, State{"list.closed", "closed"}}) {
    if (!with_turn && state.value == std::string_view("waiting")) continue;
    const std::string href = ListPath(domain::ListingWith(now, domain::kListState, state.value));
    flow.Add(Control{.key = state.key,
                     .text = context.Text(state.key),
                     .look = ButtonLook::kQuiet,
                     .states = current == state.value ? kCurrent : 0,
                     .href = href});
  }
  return flow.end();
}

// --- Filters

// A day for people, else the label of the choice; what is not offered as it is.
std::string ValueText(const ViewContext& context, const ListFilter& filter,
                      std::string_view value) {
  if (filter.choices.empty()) return DateText(value, context.strings);
  for (const domain::ListChoice& choice : filter.choices) {
    if (choice.value == value) return choice.label;
  }
  return std::string(value);
}

int FiltersSet(const TicketListing& listing) {
  const auto narrows = [](const domain::FieldValue& each) {
    return each.field != domain::kListState && each.field != domain::kListSort;
  };
  return static_cast<int>(std::count_if(listing.values.begin(), listing.values.end(), narrows));
}

// What is set, each to be taken away.
float DrawSetFilters(ViewContext& context, Column column, float y) {
  const TicketListing& now = ListingOf(context);
  const auto& filters = context.client.list_filters();
  if (FiltersSet(now) == 0 || filters.state != client::LoadState::kReady) return y;
  Ui& ui = context.ui;
  const Within group = ui.In(Mark{.role = Role::kGroup,
                                  .key = "set",
                                  .rect = {column.x, y, column.width, kToolHeight},
                                  .name = context.Text("list.without")});
  Flow flow(context, column, y);
  for (const ListFilter& filter : filters.value.filters) {
    const std::string_view value = domain::ListingValue(now, filter.name);
    if (value.empty()) continue;
    const std::string text = filter.label + ": " + ValueText(context, filter, value);
    const std::string href = ListPath(domain::ListingWith(now, filter.name, {}));
    flow.Add(Control{.key = Key(filter.name), .text = text, .href = href, .cross = true});
  }
  const std::string href = ClearedPath(context);
  flow.Add(Control{.key = "clear",
                   .text = context.Text("list.clear"),
                   .look = ButtonLook::kQuiet,
                   .href = href});
  return flow.end() + kSpace3;
}

// Fields side by side, as many as there is room for.
class FieldGrid {
 public:
  FieldGrid(ViewContext& context, Column column, float y)
      : context_(context), column_(column), y_(y), a_row_(context.ui.narrow() ? 2 : 4) {
    width_ = (column.width - kSpace3 * static_cast<float>(a_row_ - 1)) / static_cast<float>(a_row_);
  }

  FieldResult Add(FieldSpec spec) {
    const int place = count_++ % a_row_;
    if (place == 0 && count_ > 1) y_ += kRow;
    spec.rect = {column_.x + static_cast<float>(place) * (width_ + kSpace3),
                 y_ + kTypeLabel.line + kSpace1, width_, kControlHeight};
    return context_.ui.Field(spec);
  }
  float end() const { return y_ + kRow; }

 private:
  static constexpr float kRow = kTypeLabel.line + kSpace1 + kControlHeight + kSpace3;
  ViewContext& context_;
  Column column_;
  float y_;
  int a_row_;
  float width_ = 0;
  int count_ = 0;
};

void GoTo(ViewContext& context, std::string_view name, std::string_view value, bool replaces) {
  context.actions.push_back(
      action::GoTo{.path = ListPath(domain::ListingWith(ListingOf(context), name, value)),
                   .replaces = replaces});
}

void DrawFilterField(ViewContext& context, const ListFilter& filter, FieldGrid* grid) {
  const std::string_view now = domain::ListingValue(ListingOf(context), filter.name);
  FieldSpec spec{.key = Key(filter.name), .label = filter.label, .value = now};
  std::vector<SelectOption> options;
  if (filter.choices.empty()) {
    spec.kind = FieldKind::kDate;
  } else {
    spec.role = Role::kSelect;
    options.push_back({"", context.Text("list.any")});
    bool known = now.empty();
    for (const domain::ListChoice& choice : filter.choices) {
      options.push_back({choice.value, choice.label});
      known = known || choice.value == now;
    }
    // Of an old link: it is set, though it is not offered.
    if (!known) options.push_back({std::string(now), std::string(now)});
    spec.options = options;
  }
  const FieldResult field = grid->Add(spec);
  // A day is typed in steps, which are one.
  if (field.changed) GoTo(context, filter.name, field.text, filter.choices.empty() && !now.empty());
}

void DrawOrderField(ViewContext& context, FieldGrid* grid) {
  std::vector<SelectOption> options = {{"", context.Text("list.sort_own")}};
  for (const domain::FieldView& column : context.client.list().columns()) {
    const std::string& label = FieldLabel(context, column);
    options.push_back({column.field, label});
    options.push_back(
        {"-" + column.field, context.strings.Format("list.sort_down", {{"column", label}})});
  }
  const std::string_view now = domain::ListingValue(ListingOf(context), domain::kListSort);
  const bool known = std::any_of(options.begin(), options.end(),
                                 [&](const SelectOption& each) { return each.value == now; });
  const FieldResult field = grid->Add(FieldSpec{.key = "sort",
                                                .role = Role::kSelect,
                                                .label = context.Text("list.sort"),
                                                .value = known ? now : "",
                                                .options = options});
  if (field.changed) GoTo(context, domain::kListSort, field.text, false);
}

float DrawFilterPanel(ViewContext& context, Column column, float y) {
  if (!context.memory.tools.filters) return y;
  Ui& ui = context.ui;
  const auto& filters = context.client.list_filters();
  const Within group = ui.In(Mark{.role = Role::kGroup,
                                  .key = "panel",
                                  .rect = {column.x, y, column.width, kToolHeight},
                                  .name = context.Text("list.filter")});
  if (filters.state != client::LoadState::kReady) {
    const bool failed = filters.state == client::LoadState::kFailed;
    const TextLook look{.text = context.Text(failed ? "state.part_failed" : "state.loading"),
                        .type = kTypeSmall,
                        .colour = Token::kTextMuted};
    return y + ui.Paragraph("waits", Rect{column.x, y, column.width, 0}, look) + kSpace3;
  }
  FieldGrid grid(context, column, y);
  for (const ListFilter& filter : filters.value.filters) DrawFilterField(context, filter, &grid);
  DrawOrderField(context, &grid);
  return grid.end();
}

// --- Saved views

// One line: the view, and what can be done with it.
float DrawView(ViewContext& context, Column column, float y, const domain::SavedView& view) {
  const Within item = context.ui.In(Mark{.role = Role::kListItem,
                                         .key = Key(domain::IdText(view.id)),
                                         .rect = {column.x, y, column.width, kToolHeight}});
  const std::string href = view.query.empty() ? "/tickets" : "/tickets?" + view.query;
  Flow flow(context, column, y);
  flow.Add(Control{.key = "open",
                   .text = view.name,
                   .states = href == ListPath(ListingOf(context)) ? kCurrent : 0,
                   .href = href});
  const std::string rename = context.strings.Format("list.view_rename_of", {{"name", view.name}});
  if (flow.Add(Control{.key = "rename", .text = rename, .look = ButtonLook::kQuiet})) {
    context.actions.push_back(action::BeginRename{.view = view.id, .name = view.name});
  }
  const std::string remove = context.strings.Format("list.view_remove_of", {{"name", view.name}});
  if (flow.Add(Control{.key = "remove", .text = remove, .look = ButtonLook::kQuiet})) {
    context.actions.push_back(action::RemoveView{.view = view.id});
  }
  return flow.end() + kSpace1;
}

float DrawViewName(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const ListTools& tools = context.memory.tools;
  const client::SavedViewsState& state = context.client.saved_views();
  const bool failed = state.changing == client::Sending::kFailed;
  const std::string error = failed ? context.strings.Describe(state.error) : std::string();
  const Within form = ui.In(Mark{.role = Role::kForm,
                                 .key = "name",
                                 .rect = {column.x, y, column.width, kControlHeight},
                                 .name = context.Text("list.views")});
  const float width = std::min(column.width, 320.0F);
  const Rect rect{column.x, y + kTypeLabel.line + kSpace1, width, kControlHeight};
  const FieldResult field =
      ui.Field(FieldSpec{.key = "name",
                         .rect = rect,
                         .label = context.Text("list.view_name"),
                         .value = tools.name,
                         .error = error,
                         .length_max = static_cast<int>(domain::kViewNameCodePointsMax)});
  if (field.changed) context.actions.push_back(action::EditViewName{.name = field.text});
  if (failed) context.first_wrong_field = field.id;
  y = rect.y + kControlHeight + (failed ? kTypeSmall.line + kSpace1 : 0) + kSpace2;
  Flow flow(context, column, y);
  const bool renames = static_cast<bool>(tools.renamed);
  const bool saves = flow.Add(Control{
      .key = "save", .text = context.Text(renames ? "list.view_rename" : "list.view_save")});
  if (saves || ui.Submitted(form.id())) context.actions.push_back(action::SaveView{});
  if (renames &&
      flow.Add(Control{
          .key = "cancel", .text = context.Text("list.view_cancel"), .look = ButtonLook::kQuiet})) {
    context.actions.push_back(action::BeginRename{});
  }
  return flow.end() + kSpace3;
}

float DrawViews(ViewContext& context, Column column, float y) {
  const ListTools& tools = context.memory.tools;
  if (!tools.views || (FoldsTools(context.ui) && !tools.filters)) return y;
  Ui& ui = context.ui;
  const auto& views = context.client.saved_views().views;
  if (!views.empty()) {
    const Within list = ui.In(Mark{.role = Role::kList,
                                   .key = "views",
                                   .rect = {column.x, y, column.width, kToolHeight},
                                   .name = context.Text("list.views")});
    for (const domain::SavedView& view : views) y = DrawView(context, column, y, view);
    y += kSpace2;
  }
  return DrawViewName(context, column, y);
}

// --- The line with the tools

void DrawExport(ViewContext& context, Flow* flow) {
  const client::TicketList& list = context.client.list();
  if (list.state() != client::LoadState::kReady || list.total() == 0) return;
  std::string path = ListPath(ListingOf(context));
  const std::size_t query = std::min(path.find('?'), path.size());
  path = "/v1/tickets/export.csv" + path.substr(query);
  const bool whole = list.total() <= kExportedMax;
  const std::string text =
      whole ? context.Text("list.export")
            : context.strings.Format("list.export_first", {{"max", std::to_string(kExportedMax)}});
  flow->Add(Control{.key = "export", .text = text, .look = ButtonLook::kQuiet, .href = path});
}

// What the list shows and how, beside the filters.
void DrawOtherTools(ViewContext& context, Flow* flow) {
  const ListTools& tools = context.memory.tools;
  if (flow->Add(Control{.key = "views-toggle",
                        .text = context.Text("list.views"),
                        .states = kExpandable | (tools.views ? kExpanded : 0)})) {
    context.actions.push_back(action::ToggleViews{});
  }
  const auto quiet = [&](const char* key, bool on) {
    return flow->Add(Control{.key = key,
                             .text = context.Text(key),
                             .look = ButtonLook::kQuiet,
                             .states = kPressable | (on ? kPressed : 0)});
  };
  if (quiet("list.exact_times", context.memory.times.exact)) {
    context.actions.push_back(action::ToggleExactTimes{});
  }
  // Where nothing is drawn, lists come in pages anyway.
  if (!context.ui.input().plain && quiet("list.pages", tools.paged)) {
    context.actions.push_back(action::TogglePages{});
  }
  DrawExport(context, flow);
}

void DrawCount(ViewContext& context, Flow* flow) {
  const client::TicketList& list = context.client.list();
  if (list.state() != client::LoadState::kReady) return;
  flow->AddText("count",
                context.strings.Format("list.count", {{"n", std::to_string(list.total())}}));
}

// Where there is little room, all is behind the one button, so that the list begins above the fold.
float DrawToolLine(ViewContext& context, Column column, float y) {
  const bool open = context.memory.tools.filters;
  const int set = FiltersSet(ListingOf(context));
  const std::string filters =
      set == 0 ? context.Text("list.filter")
               : context.strings.Format("list.filter_count", {{"n", std::to_string(set)}});
  Flow flow(context, column, y);
  if (flow.Add(Control{
          .key = "filter", .text = filters, .states = kExpandable | (open ? kExpanded : 0)})) {
    context.actions.push_back(action::ToggleFilters{});
  }
  if (!FoldsTools(context.ui)) {
    DrawOtherTools(context, &flow);
    DrawCount(context, &flow);
    return flow.end();
  }
  DrawCount(context, &flow);
  if (!open) return flow.end();
  Flow others(context, column, flow.end() + kSpace2);
  DrawOtherTools(context, &others);
  return others.end();
}

}  // namespace

std::string ListPath(const TicketListing& listing) {
  return client::RoutePath({.listing = listing});
}

std::string ClearedPath(const ViewContext& context) {
  const TicketListing& now = ListingOf(context);
  return domain::IsFiltered(now) ? ListPath(domain::WithoutFilters(now)) : std::string();
}

float DrawListTools(ViewContext& context, Column column, float y) {
  y = DrawStates(context, column, y) + (context.ui.narrow() ? kSpace1 : kSpace2);
  y = DrawToolLine(context, column, y) + kSpace3;
  y = DrawFilterPanel(context, column, y);
  y = DrawViews(context, column, y);
  return DrawSetFilters(context, column, y);
}

}  // namespace genkan::ui
