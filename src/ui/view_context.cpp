#include "ui/view_context.h"

#include <algorithm>
#include <charconv>

#include "genkan/domain/conversation.h"

namespace genkan::ui {

const domain::PreviewView* PreviewOf(const ViewContext& context) {
  if (context.client.session_state() != client::LoadState::kReady) return nullptr;
  const domain::PreviewView& preview = context.client.session().preview;
  return preview.text.empty() ? nullptr : &preview;
}

domain::Rating ViewMemory::RatingOf(domain::TicketNumber ticket) const {
  return rating.ticket == ticket ? rating.said : domain::Rating{};
}

bool ChosenTimes::ExactFor(std::int64_t message) const {
  return exact != (std::find(others.begin(), others.end(), message) != others.end());
}

void ChosenTimes::Toggle(std::int64_t message) {
  if (std::erase(others, message) > 0) return;
  // Enough for whoever presses each; the oldest choices go.
  constexpr std::size_t kOthersMax = 100;
  if (others.size() == kOthersMax) others.erase(others.begin());
  others.push_back(message);
}

// "exact", then a number for each; "" where nothing was chosen.
std::string ChosenTimes::Text() const {
  std::string text = exact ? "exact" : "";
  for (const std::int64_t other : others) text += " " + std::to_string(other);
  return text;
}

ChosenTimes ChosenTimes::Of(std::string_view text) {
  ChosenTimes times{.exact = text.substr(0, 5) == "exact"};
  for (std::size_t space = text.find(' '); space < text.size(); space = text.find(' ', space + 1)) {
    std::int64_t other = 0;
    std::from_chars(text.data() + space + 1, text.data() + text.size(), other);
    times.Toggle(other);
  }
  return times;
}

std::string TimeText(ViewContext& context, Millis instant) {
  return TimeText(context, instant, context.memory.times.exact);
}

std::string TimeText(ViewContext& context, Millis instant, bool exact) {
  if (exact) return ExactTime(instant, context.zone, context.strings);
  context.shows_relative_times = true;
  return RelativeTime(instant, context.now_millis, context.zone, context.strings);
}

std::string MachineTime(Millis instant) {
  const CivilTime civil = CivilTimeAt(instant, 0);
  const auto digits = [](int value, std::size_t width) {
    std::string text = std::to_string(value);
    return std::string(width - std::min(width, text.size()), '0') + text;
  };
  return digits(civil.year, 4) + "-" + digits(civil.month, 2) + "-" + digits(civil.day, 2) + "T" +
         digits(civil.hour, 2) + ":" + digits(civil.minute, 2) + ":" + digits(civil.second, 2) +
         "Z";
}

Column CentredColumn(const Ui& ui, float width_max) {
  const float margin = ui.narrow() ? kSpace4 : kSpace6;
  const float width = std::min(width_max, ui.width() - 2 * margin);
  return Column{.x = (ui.width() - width) / 2, .width = width};
}

StatusLook LookOf(const domain::StageView& stage) {
  if (stage.kind == domain::StageKind::kClosed) {
    return {Icon::kCheck, Token::kSuccess, Token::kSuccessSubtle};
  }
  if (stage.turn == domain::Turn::kCustomer) {
    return {Icon::kHalfCircle, Token::kWarning, Token::kWarningSubtle};
  }
  return {Icon::kCircle, Token::kLink, Token::kAccentSubtle};
}

float DrawStatus(ViewContext& context, const domain::StageView& stage, const StatusPlace& place) {
  constexpr float kHeight = 24;
  constexpr float kIconSide = 14;
  constexpr float kTextX = kSpace2 + kIconSide + 6;
  const StatusLook look = LookOf(stage);
  Painter& paint = context.ui.paint;
  const TextLook text{
      .text = stage.name, .type = kTypeSmallStrong, .colour = look.colour, .lines_max = 1};
  const float text_width =
      std::min(paint.Measure(text, 1e4F).width, place.width_max - kTextX - kSpace2 - 2);
  const Rect chip{place.x, place.y, kTextX + text_width + kSpace2 + 2, kHeight};
  Node& node = context.ui.record.Add(Mark{.role = place.role,
                                          .key = place.key,
                                          .rect = place.recorded.width > 0 ? place.recorded : chip,
                                          .name = stage.name});
  node.font_px = text.type.size;
  node.line_px = text.type.line;
  node.strong = true;
  node.text_x = chip.x + kTextX - node.rect.x;
  node.lines.assign(1, TextLine{.end = static_cast<std::uint32_t>(node.name.size()),
                                .y = chip.y + 2 - node.rect.y});
  paint.Fill(chip, look.fill, kHeight / 2);
  paint.DrawIcon(look.icon, Rect{chip.x + kSpace2, chip.y + 5, kIconSide, kIconSide}, look.colour);
  paint.DrawText(text, Rect{chip.x + kTextX, chip.y + 2, text_width + 1, text.type.line});
  return chip.width;
}

std::string ChannelText(const Strings& strings, std::string_view channel) {
  for (const std::string_view known :
       {domain::kChannelForm, domain::kChannelEmail, domain::kChannelChat,
        domain::kChannelMessenger, domain::kChannelPhone}) {
    if (channel == known) return strings.Text("channel." + std::string(known));
  }
  return std::string(channel);
}

std::string PriorityText(const Strings& strings, domain::Priority priority) {
  switch (priority) {
    case domain::Priority::kLow:
      return strings.Text("priority.low");
    case domain::Priority::kNormal:
      return strings.Text("priority.normal");
    case domain::Priority::kHigh:
      return strings.Text("priority.high");
    case domain::Priority::kUrgent:
      return strings.Text("priority.urgent");
    case domain::Priority::kNone:
      break;
  }
  return {};
}

std::string NumberText(domain::TicketNumber number) {
  return "#" + std::to_string(static_cast<std::int64_t>(number));
}

}  // namespace genkan::ui
