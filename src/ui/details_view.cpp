#include "ui/details_view.h"

#include "ui/details_edit_view.h"
#include "ui/field_text.h"

namespace genkan::ui {
namespace {

struct Detail {
  std::string key;
  std::string label;
  std::string value;
};

TextLook NameLook(const Detail& detail) {
  return {.text = detail.label, .type = kTypeSmall, .colour = Token::kTextMuted};
}

std::string SightText(const ViewContext& context, domain::Sight sight) {
  switch (sight) {
    case domain::Sight::kOwn:
      return context.Text("details.sight_own");
    case domain::Sight::kParticipant:
      return context.Text("details.sight_participant");
    case domain::Sight::kShared:
      return context.Text("details.sight_shared");
    case domain::Sight::kPrimaryCompany:
    case domain::Sight::kFurtherCompany:
      return context.Text("details.sight_company");
    case domain::Sight::kNone:
      break;
  }
  return {};
}

std::string ValueOf(const ViewContext& context, const domain::FieldView& field,
                    const domain::Thread& thread) {
  const auto exact = [&](Millis instant) {
    return instant == 0 ? std::string() : ExactTime(instant, context.zone, context.strings);
  };
  if (field.field == domain::kFieldSight) return SightText(context, thread.ticket.sight);
  if (field.field == domain::kFieldAnswerExpected) return exact(thread.answer_expected_at_millis);
  const Millis time = FieldTime(field, thread.ticket);
  return time != 0 ? exact(time) : FieldText(context, field, thread.ticket);
}

std::vector<Detail> DetailsOf(const ViewContext& context, const domain::Thread& thread) {
  std::vector<Detail> details;
  for (const domain::FieldView& field : thread.details) {
    details.push_back({field.field, FieldLabel(context, field), ValueOf(context, field, thread)});
  }
  details.push_back({"audience", context.Text("details.audience"), thread.audience});
  std::erase_if(details, [](const Detail& detail) { return detail.value.empty(); });
  return details;
}

// In a box of their own; returns its height.
float DrawBox(ViewContext& context, const std::vector<Detail>& details, Column column, float y) {
  Ui& ui = context.ui;
  constexpr float kPadding = 20;
  const Column inner{column.x + kPadding, column.width - 2 * kPadding};
  float height = kPadding + kTypeSection.line + kSpace3;
  for (const Detail& detail : details) {
    height += ui.paint.Measure(NameLook(detail), inner.width).height + kSpace3 +
              ui.paint.Measure(TextLook{.text = detail.value}, inner.width).height;
  }
  height += kPadding - kSpace3;
  ui.paint.Box(Rect{column.x, y, column.width, height}, Token::kSurface, Token::kBorder);
  y += kPadding;
  const TextLook title{.text = context.Text("details.title"), .type = kTypeSection};
  y += ui.Heading("details", 2, Rect{inner.x, y, inner.width, 0}, title) + kSpace3;
  const Within list =
      ui.In(Mark{.role = Role::kList, .key = "details-list", .rect = {inner.x, y, inner.width, 0}});
  for (const Detail& detail : details) {
    const Within item = ui.In(Mark{
        .role = Role::kListItem, .key = Key(detail.key), .rect = {inner.x, y, inner.width, 0}});
    y += ui.Text(Mark{.role = Role::kText, .key = "name", .rect = {inner.x, y, inner.width, 0}},
                 NameLook(detail));
    y += ui.Text(Mark{.role = Role::kText, .key = "value", .rect = {inner.x, y, inner.width, 0}},
                 TextLook{.text = detail.value}) +
         kSpace3;
  }
  return height;
}

}  // namespace

float DrawDetails(ViewContext& context, const domain::Thread& thread, Column column, float y) {
  const float begin = y;
  const std::vector<Detail> details = DetailsOf(context, thread);
  if (!details.empty()) y += DrawBox(context, details, column, y) + kSpace4;
  return y + DrawDetailsEdit(context, thread, column, y) - begin;
}

}  // namespace genkan::ui
