#include "ui/manage/list_page.h"

#include <algorithm>

#include "ui/composer_view.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

// What the two buttons take in a column of `width`: side by side, or one below the other where
// their words are too long for that.
float MovesHeight(const ManageContext& context, float width) {
  const auto button = [&](std::string_view key) {
    const TextLook look{.text = context.Text(key), .type = kTypeLabel};
    return context.view.ui.paint.Measure(look, 1e4F).width + 2 * kSpace4;
  };
  const bool beside = button("manage.desk.up") + kSpace2 + button("manage.desk.down") <= width;
  return beside ? kControlHeight : 2 * kControlHeight + kSpace2;
}

}  // namespace

void ListPage::Notice(client::SettingsClient& settings) {
  if (moved_.empty()) return;
  const Known now = Look(settings);
  if (now.ordering == client::Sending::kSending) return;
  if (now.ordering == client::Sending::kSent) announcement_ = moved_;
  if (now.ordering == client::Sending::kFailed) {
    announcement_ = strings_.Describe(now.order_error);
  }
  moved_.clear();
}

float ListPage::Draw(ManageContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  const Known now = Look(context.settings);
  if (now.state == client::LoadState::kFailed) {
    return y + DrawFailure(context, now.error, column, y);
  }
  if (now.state != client::LoadState::kReady) {
    DrawSkeleton(ui, Rect{column.x, y, column.width, 0}, 6);
    return y + 6 * 24;
  }
  if (now.ordering == client::Sending::kFailed) {
    y += DrawFailure(context, now.order_error, column, y) + kSpace4;
  }
  const std::vector<Row> rows = Rows(context);
  if (!rows.empty()) {
    const Within list = ui.In(Mark{.role = Role::kList,
                                   .key = "records",
                                   .rect = {column.x, y, column.width, 400},
                                   .name = context.Text(words_.title)});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      y = DrawCard(context, rows, i, column, y) + kSpace3;
    }
  }
  y += kSpace2;
  const std::string& add = context.Text(words_.add);
  const TextLook look{.text = add, .type = kTypeLabel};
  const float width = ui.paint.Measure(look, 1e4F).width + 16 + kSpace2 + 2 * kSpace4;
  ui.Button(Control{.key = "add",
                    .rect = {column.x, y, std::min(width, column.width), kControlHeight},
                    .text = add,
                    .look = ButtonLook::kPrimary,
                    .href = "/manage/" + std::string(words_.path) + "/new",
                    .plus = true});
  return y + kControlHeight;
}

float ListPage::DrawFailure(ManageContext& context, const Error& error, Column column, float y) {
  const bool conflict = error.code == ErrorCode::kConflict;
  const TroubleResult trouble =
      DrawTrouble(context.view,
                  Trouble{.text = strings_.Describe(error),
                          .help = context.Text(conflict ? "manage.load_again" : "state.try_again")},
                  column, y);
  if (trouble.pressed) {
    context.deeds.push_back([this, &settings = context.settings] { Load(settings); });
  }
  return trouble.height;
}

float ListPage::DrawCard(ManageContext& context, const std::vector<Row>& rows, std::size_t index,
                         Column column, float y) {
  Ui& ui = context.view.ui;
  const Row& row = rows[index];
  const Column inner{column.x + kSpace4, column.width - 2 * kSpace4};
  const TextLook name{.text = row.name, .type = kTypeStrong, .colour = Token::kLink};
  const TextLook about{.text = row.about, .type = kTypeSmall, .colour = Token::kTextMuted};
  const TextLook retired{.text = context.Text("manage.desk.is_retired"),
                         .type = kTypeSmallStrong,
                         .colour = Token::kWarning};
  const TextSize name_size = ui.paint.Measure(name, inner.width);
  const bool moves = rows.size() > 1;
  const float height = 2 * kSpace4 + name_size.height + kSpace1 +
                       ui.paint.Measure(about, inner.width).height +
                       (row.retired ? retired.type.line : 0) +
                       (moves ? kSpace2 + MovesHeight(context, inner.width) : 0);
  const Rect box{column.x, y, column.width, height};
  const Within item = ui.In(Mark{.role = Role::kListItem, .key = Key(row.id), .rect = box});
  ui.paint.Box(box, Token::kSurface, Token::kBorder, kRadius);
  float at = y + kSpace4;
  ui.Link(LinkSpec{
      .key = "link",
      .rect = {inner.x, at, std::min(name_size.width + 1, inner.width), name_size.height + 2},
      .look = name,
      .href = "/manage/" + std::string(words_.path) + "/" + row.id});
  at += name_size.height + kSpace1;
  at += ui.Paragraph("about", Rect{inner.x, at, inner.width, 0}, about);
  if (row.retired) at += ui.Paragraph("retired", Rect{inner.x, at, inner.width, 0}, retired);
  if (moves) DrawMoves(context, rows, index, inner, at + kSpace2);
  return y + height;
}

void ListPage::DrawMoves(ManageContext& context, const std::vector<Row>& rows, std::size_t index,
                         Column column, float y) {
  const Within group = context.view.ui.In(Mark{.role = Role::kGroup,
                                               .key = "moves",
                                               .rect = {column.x, y, column.width, kControlHeight},
                                               .name = rows[index].name});
  Form form(context.view, column, y, nullptr);
  const FormChoice moves[] = {{"up", context.Text("manage.desk.up")},
                              {"down", context.Text("manage.desk.down")}};
  const std::string pressed = form.Buttons(moves);
  // At an end the buttons stay, so that whoever presses one again keeps the focus.
  if (pressed == "up") Move(context, rows, index, index > 0 ? index - 1 : index);
  if (pressed == "down") Move(context, rows, index, std::min(index + 1, rows.size() - 1));
}

void ListPage::Move(ManageContext& context, const std::vector<Row>& rows, std::size_t from,
                    std::size_t to) {
  std::string words =
      strings_.Format("manage.desk.moved", {{"name", rows[from].name},
                                            {"n", std::to_string(to + 1)},
                                            {"total", std::to_string(rows.size())}});
  context.deeds.push_back([this, &settings = context.settings, words, from, to] {
    if (from == to) {
      announcement_ = words;
      return;
    }
    moved_ = words;
    SaveSwapped(settings, std::min(from, to));
  });
}

}  // namespace genkan::ui
