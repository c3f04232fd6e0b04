#include "ui/conversation_tabs.h"

namespace genkan::ui {
namespace {

constexpr float kTabHeight = 36;

// Of the conversation that is shown alone; null: all are.
const domain::ConversationView* Chosen(const ViewContext& context) {
  for (const auto& each : context.client.thread().thread.conversations) {
    if (each.id == context.client.route().conversation) return &each;
  }
  return nullptr;
}

// `conversation` null: the tab of all of them.
std::string TabName(ViewContext& context, const domain::ConversationView* conversation) {
  if (conversation == nullptr) return context.Text("tabs.all");
  const Strings& strings = context.strings;
  std::string name = strings.Format(
      "tabs.one", {{"channel", ChannelText(strings, conversation->channel)},
                   {"time", TimeText(context, conversation->begun_at_millis, false)}});
  return conversation->unread ? strings.Format("tabs.unread", {{"name", name}}) : name;
}

}  // namespace

std::string ChosenTabName(ViewContext& context) {
  if (context.client.thread().thread.conversations.empty()) return {};
  return TabName(context, Chosen(context));
}

float DrawConversationTabs(ViewContext& context, Column column, float y) {
  const auto& conversations = context.client.thread().thread.conversations;
  if (conversations.empty()) return 0;
  Ui& ui = context.ui;
  const float begin = y;
  const Within list = ui.In(Mark{.role = Role::kTabList,
                                 .key = "tabs",
                                 .rect = {column.x, y, column.width, kTabHeight},
                                 .name = context.Text("tabs.label")});
  const domain::ConversationView* chosen = Chosen(context);
  float x = column.x;
  const auto draw = [&](const domain::ConversationView* tab) {
    const std::string name = TabName(context, tab);
    const float wide =
        ui.paint.Measure(TextLook{.text = name, .type = kTypeLabel}, 1e4F).width + 2 * kSpace3;
    const float width = std::min(wide, column.width);
    if (x + width > column.x + column.width && x > column.x) {
      x = column.x;
      y += kTabHeight + kSpace1;
    }
    client::Route route = context.client.route();
    route.conversation = tab == nullptr ? domain::ConversationId{} : tab->id;
    const bool pressed = ui.Button({.key = Key(tab == nullptr ? "all" : domain::IdText(tab->id)),
                                    .rect = {x, y, width, kTabHeight},
                                    .text = name,
                                    .look = ButtonLook::kQuiet,
                                    .states = tab == chosen ? kPressed : 0,
                                    .tab = true});
    if (pressed && tab != chosen) {
      context.actions.push_back(action::GoTo{.path = client::RoutePath(route), .replaces = true});
    }
    x += width + kSpace1;
  };
  draw(nullptr);
  for (const domain::ConversationView& each : conversations) draw(&each);
  y += kTabHeight + kSpace1;
  ui.paint.HorizontalLine(column.x, y, column.width, Token::kBorder);
  return y + kSpace4 - begin;
}

}  // namespace genkan::ui
