#include "ui/details_view.h"

namespace genkan::ui {
namespace {

struct Detail {
  const char* key;
  std::string value;
};

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
  return {{"details.number", NumberText(ticket.number)},
          {"details.status", ticket.stage.name},
          {"details.answer_expected", exact(thread.answer_expected_at_millis)},
          {"details.priority", PriorityText(context.strings, ticket.priority)},
          {"details.category", ticket.category},
          {"details.requester", ticket.requester_shown_name},
          {"details.owner", OwnerText(context, ticket)},
          {"details.channel", ChannelText(context.strings, ticket.channel)},
          {"details.created", exact(ticket.created_at_millis)},
          {"details.activity", exact(ticket.last_activity_at_millis)},
          {"details.sight", SightText(context, ticket.sight)}};
}

}  // namespace

float DrawDetails(ViewContext& context, const domain::Thread& thread, Column column, float y) {
  Ui& ui = context.ui;
  constexpr float kPadding = 20;
  const std::vector<Detail> details = DetailsOf(context, thread);
  const Column inner{column.x + kPadding, column.width - 2 * kPadding};
  float height = kPadding + kTypeSection.line + kSpace3;
  for (const Detail& detail : details) {
    if (detail.value.empty()) continue;
    height += kTypeSmall.line + kSpace3 +
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
    if (detail.value.empty()) continue;
    const Within item = ui.In(
        Mark{.role = Role::kListItem, .key = detail.key, .rect = {inner.x, y, inner.width, 0}});
    const TextLook name{
        .text = context.Text(detail.key), .type = kTypeSmall, .colour = Token::kTextMuted};
    y += ui.Text(Mark{.role = Role::kText, .key = "name", .rect = {inner.x, y, inner.width, 0}},
                 name);
    y += ui.Text(Mark{.role = Role::kText, .key = "value", .rect = {inner.x, y, inner.width, 0}},
                 TextLook{.text = detail.value}) +
         kSpace3;
  }
  return height;
}

}  // namespace genkan::ui
