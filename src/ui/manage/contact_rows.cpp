// Contacts to look for and to choose from.
#include <algorithm>

#include "ui/composer_view.h"
#include "ui/manage/rows.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

using domain::ContactRow;

constexpr float kRowPadding = kSpace3;

std::string AboutText(ManageContext& context, const ContactRow& row) {
  std::string about;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) about += (about.empty() ? "" : " · ") + text;
  };
  if (row.email != row.shown_name) add(row.email);
  add(row.company_name);
  add(context.Text(EntryKey(row.entry)));
  return about;
}

// Returns whether the button was pressed.
bool DrawRow(ManageContext& context, Form& form, const ContactRow& row, const ContactUse& use) {
  Ui& ui = context.view.ui;
  const Column column = form.column();
  const std::string_view words = use.button ? use.button(row) : std::string_view();
  const float button_width =
      words.empty()
          ? 0
          : ui.paint.Measure(TextLook{.text = words, .type = kTypeLabel}, 1e4F).width + 2 * kSpace4;
  const bool below = ui.narrow() && !words.empty();
  const float width = column.width - (below || words.empty() ? 0 : button_width + kSpace4);
  const std::string about = AboutText(context, row);
  const TextLook small{.text = about, .type = kTypeSmall, .colour = Token::kTextMuted};
  const float text_height = kTypeStrong.line + ui.paint.Measure(small, width).height;
  const float height = std::max(text_height, words.empty() || below ? 0 : kControlHeight) +
                       (below ? kControlHeight + kSpace2 : 0);
  const float y = form.y() + kRowPadding;
  const Within item = ui.In(Mark{.role = Role::kListItem,
                                 .key = Key(domain::IdText(row.id)),
                                 .rect = {column.x, y, column.width, height}});
  const std::string href = use.href ? use.href(row) : std::string();
  TextLook name{.text = row.shown_name, .type = kTypeStrong, .lines_max = 1};
  if (href.empty()) {
    ui.Paragraph("name", Rect{column.x, y, width, 0}, name);
  } else {
    name.colour = Token::kLink;
    const float name_width = std::min(ui.paint.Measure(name, 1e4F).width + 1, width);
    ui.Link(LinkSpec{.key = "name",
                     .rect = {column.x, y, name_width, kTypeStrong.line},
                     .look = name,
                     .href = href});
  }
  ui.Paragraph("about", Rect{column.x, y + kTypeStrong.line, width, 0}, small);
  bool pressed = false;
  if (!words.empty()) {
    const Rect place = below
                           ? Rect{column.x, y + text_height + kSpace2, button_width, kControlHeight}
                           : Rect{column.x + column.width - button_width,
                                  y + (height - kControlHeight) / 2, button_width, kControlHeight};
    pressed = ui.Button(Control{.key = "use", .rect = place, .text = words});
  }
  form.Skip(height + 2 * kRowPadding);
  ui.paint.HorizontalLine(column.x, form.y(), column.width, Token::kBorder);
  return pressed;
}

}  // namespace

std::string_view EntryKey(domain::Entry entry) {
  switch (entry) {
    case domain::Entry::kLetIn:
      return "manage.contact.let_in";
    case domain::Entry::kMayNotSignIn:
      return "manage.contact.may_not_sign_in";
    case domain::Entry::kNotOpenYet:
      return "manage.contact.not_open_yet";
    case domain::Entry::kNotInAGroup:
      return "manage.contact.not_in_a_group";
  }
  return "manage.contact.may_not_sign_in";
}

domain::ContactId DrawContacts(ManageContext& context, Form& form, std::string_view name,
                               const std::vector<ContactRow>& rows, const ContactUse& use) {
  domain::ContactId pressed;
  if (rows.empty()) return pressed;
  const Within list =
      context.view.ui.In(Mark{.role = Role::kList,
                              .key = "contacts",
                              .rect = {form.column().x, form.y(), form.column().width, 60},
                              .name = name});
  for (const ContactRow& row : rows) {
    if (DrawRow(context, form, row, use)) pressed = row.id;
  }
  form.Skip(kSpace3);
  return pressed;
}

domain::ContactId DrawContactSearch(ManageContext& context, Form& form, const ContactUse& use) {
  client::ContactClient& contacts = context.settings.contacts();
  const client::ContactsFound& found = contacts.found();
  const Within scope =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = "search",
                              .rect = {form.column().x, form.y(), form.column().width, 60}});
  std::string typed = found.typed;
  if (form.Text({.path = "search",
                 .label = context.Text("manage.contacts.search"),
                 .help = context.Text("manage.contacts.search_help")},
                &typed)) {
    context.deeds.push_back([&contacts, typed] { contacts.Search(typed); });
  }
  if (found.state == client::LoadState::kFailed) {
    const TroubleResult trouble =
        DrawTrouble(context.view,
                    Trouble{.text = context.view.strings.Describe(found.error),
                            .help = context.Text("state.try_again")},
                    form.column(), form.y());
    form.Skip(trouble.height + kSpace3);
    if (trouble.pressed) {
      context.deeds.push_back([&contacts, typed] { contacts.Search(typed); });
    }
    return {};
  }
  if (found.state == client::LoadState::kLoading && found.rows.empty()) {
    DrawSkeleton(context.view.ui, Rect{form.column().x, form.y(), form.column().width, 0}, 3);
    form.Skip(3 * 24);
    return {};
  }
  if (found.rows.empty()) {
    form.Paragraph(
        "none", context.Text(found.more ? "manage.contacts.none_so_far" : "manage.contacts.none"));
  }
  const domain::ContactId pressed =
      DrawContacts(context, form, context.Text("manage.contacts.found"), found.rows, use);
  if (found.more && form.Button("more", context.Text("manage.contacts.more"))) {
    context.deeds.push_back([&contacts] { contacts.SearchMore(); });
  }
  return pressed;
}

}  // namespace genkan::ui
