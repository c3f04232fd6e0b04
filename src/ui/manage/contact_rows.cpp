// Contacts and companies to look for and to choose from.
#include <algorithm>

#include "ui/composer_view.h"
#include "ui/manage/rows.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

using domain::ContactRow;

constexpr float kRowPadding = kSpace3;

std::string AboutText(ManageContext& context, const ContactRow& row, const ContactUse& use) {
  std::string about;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) about += (about.empty() ? "" : " · ") + text;
  };
  if (row.email != row.shown_name) add(row.email);
  add(row.company_name);
  if (use.registration) add(context.Text(RegistrationKey(row.registration)));
  add(context.Text(EntryKey(row.entry)));
  return about;
}

struct ListedRow {
  Key key;
  std::string_view name;
  std::string about;
  std::string href;         // Where the name leads; empty: nowhere.
  std::string_view button;  // The words beside it; empty: there is none.
};

// Returns whether the button was pressed.
bool DrawRow(ManageContext& context, Form& form, const ListedRow& row) {
  Ui& ui = context.view.ui;
  const Column column = form.column();
  const std::string_view words = row.button;
  const float button_width =
      words.empty()
          ? 0
          : ui.paint.Measure(TextLook{.text = words, .type = kTypeLabel}, 1e4F).width + 2 * kSpace4;
  const bool below = ui.narrow() && !words.empty();
  const float width = column.width - (below || words.empty() ? 0 : button_width + kSpace4);
  const TextLook small{.text = row.about, .type = kTypeSmall, .colour = Token::kTextMuted};
  const float text_height = kTypeStrong.line + ui.paint.Measure(small, width).height;
  const float height = std::max(text_height, words.empty() || below ? 0 : kControlHeight) +
                       (below ? kControlHeight + kSpace2 : 0);
  const float y = form.y() + kRowPadding;
  const Within item = ui.In(
      Mark{.role = Role::kListItem, .key = row.key, .rect = {column.x, y, column.width, height}});
  TextLook name{.text = row.name, .type = kTypeStrong, .lines_max = 1};
  if (row.href.empty()) {
    ui.Paragraph("name", Rect{column.x, y, width, 0}, name);
  } else {
    name.colour = Token::kLink;
    const float name_width = std::min(ui.paint.Measure(name, 1e4F).width + 1, width);
    ui.Link(LinkSpec{.key = "name",
                     .rect = {column.x, y, name_width, kTypeStrong.line},
                     .look = name,
                     .href = row.href});
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

// What a list in which something is looked for says and does.
struct SearchPart {
  std::string_view label;
  std::string_view help;
  std::string_view none;         // Nothing was found.
  std::string_view none_so_far;  // Nothing yet, and there is more to look through.
  std::function<void(const std::string&)> search;
  std::function<void()> more;
  std::function<void()> draw;  // The rows, of which there is at least one.
};

template <typename Row>
void DrawSearch(ManageContext& context, Form& form, const client::Found<Row>& found,
                const SearchPart& part) {
  const Within scope =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = "search",
                              .rect = {form.column().x, form.y(), form.column().width, 60}});
  std::string typed = found.typed;
  if (form.Text({.path = "search", .label = part.label, .help = part.help}, &typed)) {
    context.deeds.push_back([search = part.search, typed] { search(typed); });
  }
  if (found.state == client::LoadState::kFailed) {
    const TroubleResult trouble =
        DrawTrouble(context.view,
                    Trouble{.text = context.view.strings.Describe(found.error),
                            .help = context.Text("state.try_again")},
                    form.column(), form.y());
    form.Skip(trouble.height + kSpace3);
    if (trouble.pressed) {
      context.deeds.push_back([search = part.search, typed] { search(typed); });
    }
    return;
  }
  if (found.state == client::LoadState::kLoading && found.rows.empty()) {
    DrawSkeleton(context.view.ui, Rect{form.column().x, form.y(), form.column().width, 0}, 3);
    form.Skip(3 * 24);
    return;
  }
  if (found.rows.empty()) form.Paragraph("none", found.more ? part.none_so_far : part.none);
  if (!found.rows.empty()) part.draw();
  if (found.more && form.Button("more", context.Text("manage.contacts.more"))) {
    context.deeds.push_back(part.more);
  }
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
    const bool used = DrawRow(context, form,
                              {.key = Key(domain::IdText(row.id)),
                               .name = row.shown_name,
                               .about = AboutText(context, row, use),
                               .href = use.href ? use.href(row) : std::string(),
                               .button = use.button ? use.button(row) : std::string_view()});
    if (used) pressed = row.id;
  }
  form.Skip(kSpace3);
  return pressed;
}

domain::ContactId DrawContactSearch(ManageContext& context, Form& form, const ContactUse& use) {
  client::ContactClient& contacts = context.settings.contacts();
  domain::ContactId pressed;
  DrawSearch(context, form, contacts.found(),
             {.label = context.Text("manage.contacts.search"),
              .help = context.Text("manage.contacts.search_help"),
              .none = context.Text("manage.contacts.none"),
              .none_so_far = context.Text("manage.contacts.none_so_far"),
              .search = [&contacts](const std::string& typed) { contacts.Search(typed); },
              .more = [&contacts] { contacts.SearchMore(); },
              .draw =
                  [&] {
                    pressed = DrawContacts(context, form, context.Text("manage.contacts.found"),
                                           contacts.found().rows, use);
                  }});
  return pressed;
}

domain::CompanyRow DrawCompanySearch(ManageContext& context, Form& form, const CompanyUse& use) {
  client::CompanyClient& companies = context.settings.companies();
  domain::CompanyRow pressed;
  const auto draw = [&] {
    const Within list =
        context.view.ui.In(Mark{.role = Role::kList,
                                .key = "companies",
                                .rect = {form.column().x, form.y(), form.column().width, 60},
                                .name = context.Text("manage.companies.found")});
    for (const domain::CompanyRow& row : companies.found().rows) {
      const bool used =
          DrawRow(context, form,
                  {.key = Key(domain::IdText(row.id)),
                   .name = row.name,
                   .about = context.view.strings.Format("manage.contacts.count",
                                                        {{"n", std::to_string(row.contacts)}}),
                   .href = use.href ? use.href(row) : std::string(),
                   .button = use.button ? use.button(row) : std::string_view()});
      if (used) pressed = row;
    }
    form.Skip(kSpace3);
  };
  DrawSearch(context, form, companies.found(),
             {.label = context.Text("manage.companies.search"),
              .help = context.Text("manage.companies.search_help"),
              .none = context.Text("manage.companies.none"),
              .none_so_far = context.Text("manage.companies.none_so_far"),
              .search = [&companies](const std::string& typed) { companies.Search(typed); },
              .more = [&companies] { companies.SearchMore(); },
              .draw = draw});
  return pressed;
}

}  // namespace genkan::ui
