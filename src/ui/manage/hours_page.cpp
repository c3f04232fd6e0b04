// When the portal's people are there, and by when they answer.
#include <algorithm>

#include "ui/manage/pages.h"

namespace genkan::ui {
namespace {

constexpr int kHour = 60;
constexpr int kNoon = 12 * kHour;
constexpr int kMidnight = 24 * kHour;
constexpr float kTimeWidth = 152;

// What is promised most, in minutes of open time.
constexpr int kPromises[] = {kHour / 2, kHour,      2 * kHour, 4 * kHour,
                             8 * kHour, 16 * kHour, 40 * kHour};

std::string PromiseText(const ManageContext& context, int minutes) {
  const bool whole = minutes % kHour == 0;
  return context.view.strings.Format(whole ? "manage.hours.hours" : "manage.hours.minutes",
                                     {{"n", std::to_string(whole ? minutes / kHour : minutes)}});
}

void DrawPromise(ManageContext& context, Form& form, int* minutes) {
  std::vector<FormChoice> choices = {{"0", context.Text("manage.hours.no_promise")}};
  for (const int promise : kPromises) {
    choices.push_back({std::to_string(promise), PromiseText(context, promise)});
  }
  std::string chosen = std::to_string(*minutes);
  const bool listed = std::any_of(choices.begin(), choices.end(),
                                  [&](const auto& choice) { return choice.value == chosen; });
  if (!listed) choices.push_back({chosen, PromiseText(context, *minutes)});
  if (form.Choose({.path = "answer_within_minutes",
                   .label = context.Text("manage.hours.answer"),
                   .help = context.Text("manage.hours.answer_help")},
                  choices, &chosen)) {
    *minutes = std::stoi(chosen);
  }
}

// A day ends at midnight, which a field for times calls 0:00.
void DrawUntil(ManageContext& context, Form& form, const std::string& path, int* until) {
  int shown = *until % kMidnight;
  if (!form.Time({.path = path, .label = context.Text("manage.hours.until")}, &shown)) return;
  *until = shown == 0 ? kMidnight : shown;
}

void DrawDay(ManageContext& context, Form& form, int weekday,
             std::vector<domain::OpenHours>* week) {
  const std::string& name = context.Text("time.weekday." + std::to_string(weekday));
  const Within scope = context.view.ui.In(
      Mark{.role = Role::kGroup,
           .key = Key("day." + std::to_string(weekday)),
           .rect = {form.column().x, form.y(), form.column().width, kControlHeight},
           .name = name});
  bool open = std::any_of(week->begin(), week->end(),
                          [&](const auto& hours) { return hours.weekday == weekday; });
  if (form.Check({.path = "open." + std::to_string(weekday), .label = name}, &open)) {
    std::erase_if(*week, [&](const auto& hours) { return hours.weekday == weekday; });
    if (open) week->push_back({.weekday = weekday});
  }
  std::size_t removed = week->size();
  for (std::size_t i = 0; i < week->size(); ++i) {
    domain::OpenHours& hours = (*week)[i];
    if (hours.weekday != weekday) continue;
    const std::string path = "week." + std::to_string(i);
    form.Beside(kTimeWidth,
                {[&](Form& part) {
                   part.Time(
                       {.path = path + ".from_minute", .label = context.Text("manage.hours.from")},
                       &hours.from_minute);
                 },
                 [&](Form& part) {
                   DrawUntil(context, part, path + ".until_minute", &hours.until_minute);
                 }});
    const bool first = std::none_of(week->begin(), week->begin() + static_cast<std::ptrdiff_t>(i),
                                    [&](const auto& each) { return each.weekday == weekday; });
    if (!first && form.Button(Key("remove." + path), context.Text("manage.hours.remove")))
      removed = i;
  }
  if (removed < week->size()) week->erase(week->begin() + static_cast<std::ptrdiff_t>(removed));
  if (open &&
      form.Button(Key("add." + std::to_string(weekday)), context.Text("manage.hours.add"))) {
    int from = kNoon;
    for (const domain::OpenHours& hours : *week) {
      if (hours.weekday == weekday) from = std::max(from, hours.until_minute + kHour);
    }
    from = std::min(from, kMidnight - kHour);
    week->push_back({.weekday = weekday, .from_minute = from, .until_minute = from + kHour});
  }
}

void DrawHolidays(ManageContext& context, Form& form, std::span<const std::string> languages,
                  std::vector<domain::Holiday>* holidays) {
  form.Heading("holidays", context.Text("manage.hours.holidays"),
               context.Text("manage.hours.holidays_lead"));
  std::size_t removed = holidays->size();
  for (std::size_t i = 0; i < holidays->size(); ++i) {
    const std::string path = "holidays." + std::to_string(i);
    form.Text({.path = path + ".date",
               .label = context.Text("manage.hours.date"),
               .required = true,
               .kind = FieldKind::kDate},
              &(*holidays)[i].date);
    form.Local({.path = path + ".name", .label = context.Text("manage.hours.holiday_name")},
               languages, &(*holidays)[i].name);
    if (form.Button(Key("remove." + path), context.Text("manage.hours.remove_holiday")))
      removed = i;
  }
  if (removed < holidays->size()) {
    holidays->erase(holidays->begin() + static_cast<std::ptrdiff_t>(removed));
  }
  if (form.Button("add-holiday", context.Text("manage.hours.add_holiday"))) {
    holidays->push_back({});
  }
}

}  // namespace

void HoursPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  domain::BusinessHours hours = draft->settings->hours;
  DrawPromise(context, form, &hours.answer_within_minutes);
  form.Heading("week", context.Text("manage.hours.week"),
               context.view.strings.Format(
                   "manage.hours.week_lead",
                   {{"zone", context.settings.Section("address").portal.time_zone}}));
  if (hours.week.empty()) form.Paragraph("always", context.Text("manage.hours.always"));
  constexpr int kDays = 7;
  for (int i = 0; i < kDays; ++i) DrawDay(context, form, (i + 1) % kDays, &hours.week);
  DrawHolidays(context, form, context.languages(), &hours.holidays);
  if (!(hours == draft->settings->hours)) draft->settings.Edit().hours = std::move(hours);
}

}  // namespace genkan::ui
