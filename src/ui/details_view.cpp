#include "ui/details_view.h"

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

std::string OwnerText(const ViewContext& context, const domain::TicketSummary& ticket) {
  if (!context.client.session().owner_shown) return {};
  return ticket.owner_shown_name.empty() ? context.Text("details.nobody_yet")
                                         : ticket.owner_shown_name;
}

std::vector<Detail> DetailsOf(const ViewContext& context, const domain::Thread& thread) {
  const domain::TicketSummary& ticket = thread.ticket;
  const auto exact = [&](Millis instant) {
    return instant == 0 ? std::string() : ExactTime(instant, context.zone, context.strings);
  };
  std::vector<Detail> details;
  const auto add = [&](const char* key, std::string value) {
    details.push_back({key, context.Text(key), std::move(value)});
  };
  add("details.number", NumberText(ticket.number));
  add("details.status", ticket.stage.name);
  add("details.answer_expected", exact(thread.answer_expected_at_millis));
  add("details.priority", PriorityText(context.strings, ticket.priority));
  add("details.category", ticket.category);
  for (const domain::ShownValue& shown : thread.fields) {
    const bool date = shown.kind == domain::FieldKind::kDate;
    details.push_back({"field." + shown.field, shown.label,
                       date ? DateText(shown.value, context.strings) : shown.value});
  }
  add("details.requester", ticket.requester_shown_name);
  add("details.owner", OwnerText(context, ticket));
  add("details.channel", ChannelText(context.strings, ticket.channel));
  add("details.created", exact(ticket.created_at_millis));
  add("details.activity", exact(ticket.last_activity_at_millis));
  add("details.sight", SightText(context, ticket.sight));
  std::erase_if(details, [](const Detail& detail) { return detail.value.empty(); });
  return details;
}

}  // namespace

float DrawDetails(ViewContext& context, const domain::Thread& thread, Column column, float y) {
  Ui& ui = context.ui;
  constexpr float kPadding = 20;
  const std::vector<Detail> details = DetailsOf(context, thread);
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

}  // namespace genkan::ui
