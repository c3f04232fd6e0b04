#include "ui/search_view.h"

#include <algorithm>

#include "ui/composer_view.h"
#include "ui/frame_view.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

constexpr float kSearchWidthMax = 760;
constexpr int kTypedMax = 200;  // UTF-16 units; as domain::kSearchCodePointsMax.
constexpr float kStatusHeight = 24;

float WidthOf(Ui& ui, std::string_view text) {
  return ui.paint.Measure(TextLook{.text = text, .type = kTypeLabel}, 1e4F).width;
}

// Parts as one text, with where its matches are.
struct MarkedText {
  explicit MarkedText(const std::vector<domain::TextPart>& parts) {
    for (const domain::TextPart& part : parts) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += part.text;
      if (part.match) marks.push_back({begin, static_cast<std::uint32_t>(text.size())});
    }
  }
  std::string text;
  std::vector<TextRange> marks;
};

// Behind each match, on every line that it is on: a ground, and a line that needs no colour.
void DrawMarks(Ui& ui, const TextLook& look, const std::vector<TextRange>& marks, Rect place) {
  const std::vector<BrokenLine> lines = ui.paint.Lines(look, place.width);
  const auto width_of = [&](std::uint32_t begin, std::uint32_t end) {
    const TextLook part{
        .text = look.text.substr(begin, end - begin), .type = look.type, .language = look.language};
    return ui.paint.Measure(part, 1e4F).width;
  };
  float y = place.y;
  for (const BrokenLine& line : lines) {
    const float start = place.x + std::max(0.0F, ui.paint.LineStart(look, line, place.width));
    for (const TextRange& mark : marks) {
      const std::uint32_t begin = std::max(mark.begin, line.begin);
      const std::uint32_t end = std::min(mark.end, line.end);
      if (begin >= end) continue;
      // From its end, since a space before it would not count.
      const float width = width_of(begin, end);
      const float from = width_of(line.begin, end) - width;
      const Rect behind{start + from, y + 2, width, look.type.line - 4};
      ui.paint.Fill(behind, Token::kWarningSubtle, 2);
      ui.paint.Fill(Rect{behind.x, behind.y + behind.height - 2, behind.width, 2}, Token::kWarning);
    }
    y += look.type.line;
  }
}

// One ticket that was found, and why.
class Found {
 public:
  Found(ViewContext& context, const domain::SearchResult& result, Column column)
      : context_(context),
        ui_(context.ui),
        result_(result),
        outer_(column),
        inner_{column.x + kSpace4, column.width - 2 * kSpace4},
        subject_(result.subject),
        snippet_(result.snippet),
        source_(SourceText()) {}

  float Draw(float y, bool wants_focus) {
    const TextLook subject{.text = subject_.text,
                           .type = kTypeStrong,
                           .colour = Token::kLink,
                           .language = result_.ticket.subject_language};
    const TextLook snippet{.text = snippet_.text, .language = result_.language};
    const TextLook source{
        .text = source_, .type = kTypeSmall, .colour = Token::kTextMuted, .lines_max = 1};
    const float subject_height = ui_.paint.Measure(subject, inner_.width).height;
    float height = kSpace3 + kStatusHeight + kSpace2 + subject_height + kSpace3;
    if (!snippet_.text.empty()) {
      height += kSpace2 + ui_.paint.Measure(snippet, inner_.width).height;
    }
    if (!source_.empty()) height += kSpace1 + source.type.line;
    const auto number = static_cast<std::int64_t>(result_.ticket.number);
    const Rect box{outer_.x, y, outer_.width, height};
    const Within item = ui_.In(Mark{.role = Role::kListItem, .key = Key(number), .rect = box});
    ui_.paint.Box(box, Token::kSurface, Token::kBorder, kRadius);
    y += kSpace3;
    DrawHead(y);
    y += kStatusHeight + kSpace2;
    const Rect link{inner_.x, y, inner_.width, subject_height};
    DrawMarks(ui_, subject, subject_.marks, link);
    const std::string href =
        client::RoutePath({.screen = client::Screen::kTicket, .number = result_.ticket.number});
    ui_.Link(LinkSpec{.key = "subject", .rect = link, .look = subject, .href = href});
    if (wants_focus) context_.found_focus = ChildId(item.id(), "subject");
    SetMarks(subject_.marks);
    y += subject_height;
    if (!source_.empty()) {
      y += kSpace1;
      y += ui_.Paragraph("source", Rect{inner_.x, y, inner_.width, 0}, source);
    }
    if (snippet_.text.empty()) return height;
    const Rect text{inner_.x, y + kSpace2, inner_.width, 0};
    DrawMarks(ui_, snippet, snippet_.marks, text);
    ui_.Paragraph("snippet", text, snippet);
    SetMarks(snippet_.marks);
    return height;
  }

 private:
  // The node that was recorded last.
  void SetMarks(const std::vector<TextRange>& marks) {
    ui_.record.At(ui_.record.size() - 1).marks = marks;
  }

  // The number, and on which stage it is.
  void DrawHead(float y) {
    const std::string number = NumberText(result_.ticket.number);
    const TextLook look{.text = number, .type = kTypeSmall, .colour = Token::kTextMuted};
    const float width = ui_.paint.Measure(look, 1e4F).width + 1;
    ui_.Paragraph("number", Rect{inner_.x, y + 2, width, 0}, look);
    if (result_.ticket.stage.name.empty()) return;
    DrawStatus(context_, result_.ticket.stage,
               {.role = Role::kParagraph,
                .x = inner_.x + width + kSpace3,
                .y = y,
                .width_max = inner_.width - width - kSpace3});
  }

  // Who wrote what was found and when, or which field it is.
  std::string SourceText() {
    if (result_.found_in == domain::FoundIn::kField) {
      // Only the category comes without a name of the portal's own.
      return result_.source.empty() ? context_.Text("details.category") : result_.source;
    }
    if (result_.found_in != domain::FoundIn::kMessage) return {};
    const std::string time = TimeText(context_, result_.sent_at_millis);
    return result_.source.empty() ? time : result_.source + " · " + time;
  }

  ViewContext& context_;
  Ui& ui_;
  const domain::SearchResult& result_;
  const Column outer_;
  const Column inner_;
  const MarkedText subject_;
  const MarkedText snippet_;
  const std::string source_;
};

float DrawResults(ViewContext& context, Column column, float y) {
  const client::SearchState& search = context.client.search();
  const std::size_t before = context.memory.found_before;
  const bool last = search.page.next_cursor.empty();
  const Within list = context.ui.In(Mark{.role = Role::kList,
                                         .key = "found",
                                         .rect = {column.x, y, column.width, 0},
                                         .name = context.Text("search.results")});
  for (std::size_t i = 0; i < search.page.results.size(); ++i) {
    // With the last page the button is gone: the focus goes to what it brought.
    const bool wants_focus = last && before > 0 && i == before;
    y += Found(context, search.page.results[i], column).Draw(y, wants_focus) + kSpace3;
  }
  return y;
}

float DrawMore(ViewContext& context, Column column, float y) {
  const client::SearchState& search = context.client.search();
  if (search.page.next_cursor.empty()) return y;
  Ui& ui = context.ui;
  if (search.more_error.has_value()) {
    y += DrawPartFailed(context, {"more-failed", *search.more_error, action::LoadMoreFound{}},
                        column, y);
  }
  const std::string& text = context.Text(search.more_loading ? "state.loading" : "search.more");
  const float width = WidthOf(ui, text) + 2 * kSpace4;
  const Control button{.key = "more",
                       .rect = {column.x, y, width, kControlHeight},
                       .text = text,
                       .states = search.more_loading ? kBusy : 0};
  if (ui.Button(button)) context.actions.push_back(action::LoadMoreFound{});
  return y + kControlHeight;
}

// What there is to say where there are no results.
float DrawNoResults(ViewContext& context, Column column, float y) {
  Ui& ui = context.ui;
  const client::SearchState& search = context.client.search();
  const Rect place{column.x, y, column.width, 0};
  const auto say = [&](const char* key, std::string_view text) {
    return y + ui.Paragraph(key, place, TextLook{.text = text, .colour = Token::kTextMuted});
  };
  if (search.typed.empty()) return say("hint", context.Text("search.hint"));
  if (search.state == client::LoadState::kLoading) {
    if (ui.input().plain) return say("loading", context.Text("state.loading"));
    DrawSkeleton(ui, place, 6);
    return y + 6 * 24;
  }
  const Rect around{column.x, y + kSpace5, column.width, 0};
  if (search.state == client::LoadState::kFailed) {
    const std::string text = context.strings.Describe(search.error);
    if (!search.error.field.empty()) return say("refused", text);
    const StateText state{.text = text, .help = context.Text("state.try_again")};
    return around.y + DrawState(context, "failed", around, Icon::kWarning, state);
  }
  return around.y + DrawState(context, "empty", around, Icon::kCircle,
                              StateText{.text = context.Text("search.none")});
}

}  // namespace

std::string SearchTitle(const Strings& strings, const client::SearchState& search) {
  if (search.typed.empty()) return strings.Text("search.title");
  return strings.Format("search.results_for", {{"text", search.typed}});
}

std::string FoundText(const Strings& strings, const domain::SearchPage& page) {
  if (page.total == 0) return strings.Text("search.none");
  return strings.Format(page.all ? "search.count" : "search.count_newest",
                        {{"n", std::to_string(page.total)}});
}

void DrawSearchBox(ViewContext& context, Rect rect) {
  Ui& ui = context.ui;
  const std::string& press = context.Text("search.press");
  const float button_width = ui.input().plain ? WidthOf(ui, press) + 2 * kSpace3 : kSearchBoxHeight;
  const Within form = ui.In(Mark{.role = Role::kSearch, .key = "search", .rect = rect});
  const FieldResult field = ui.Field(
      FieldSpec{.key = "text",
                .kind = FieldKind::kSearch,
                .rect = {rect.x, rect.y, rect.width - button_width - kSpace1, kSearchBoxHeight},
                .label = context.Text("search.label"),
                .value = context.memory.search,
                .length_max = kTypedMax,
                .bare = true});
  if (field.changed) context.actions.push_back(action::EditSearch{field.text});
  const bool pressed = ui.Button(
      Control{.key = "press",
              .rect = {rect.x + rect.width - button_width, rect.y, button_width, kSearchBoxHeight},
              .text = press,
              .look = ButtonLook::kQuiet,
              .search = true});
  if (pressed || ui.Submitted(form.id())) context.actions.push_back(action::Search{});
}

void DrawSearch(ViewContext& context, float top) {
  Ui& ui = context.ui;
  const client::SearchState& search = context.client.search();
  const Rect view{0, top, ui.width(), std::max(0.0F, ui.height() - top)};
  const bool loading = search.state == client::LoadState::kLoading;
  const Within main =
      ui.In(Mark{.role = Role::kMain, .key = "main", .rect = view, .states = loading ? kBusy : 0});
  const std::string title = SearchTitle(context.strings, search);
  const std::string key = client::RoutePath(context.client.route());
  const Within scroller = ui.InScroller(Key(key), view, title);
  const Column column = CentredColumn(ui, kSearchWidthMax);
  float y = ui.narrow() ? kSpace5 : kSpace6;
  const TextLook heading{.text = title, .type = kTypeTitle, .lines_max = 3};
  y += ui.Heading("title", 1, Rect{column.x, y, column.width, 0}, heading) + kSpace4;
  context.title = ChildId(ui.record.open_id(), "title");
  if (SearchIsBelowBanner(ui)) {
    DrawSearchBox(context, Rect{column.x, y, column.width, kSearchBoxHeight});
    y += kSearchBoxHeight + kSpace4;
  }
  if (search.state == client::LoadState::kReady && search.page.total > 0) {
    const std::string count = FoundText(context.strings, search.page);
    const TextLook look{.text = count, .type = kTypeSmall, .colour = Token::kTextMuted};
    y += ui.Paragraph("count", Rect{column.x, y, column.width, 0}, look) + kSpace3;
    y = DrawResults(context, column, y);
    y = DrawMore(context, column, y);
  } else {
    y = DrawNoResults(context, column, y);
  }
  EndScreen(context, column, y + kSpace6);
}

}  // namespace genkan::ui
