// Contacts that are likely one person: which, what merging two of them would change, and that.
#include <algorithm>
#include <map>

#include "ui/composer_view.h"
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

using client::Sending;
using domain::ContactId;

domain::ContactRow RowOf(const domain::DoubleContact& contact) {
  return {.id = contact.id,
          .shown_name = contact.shown_name,
          .email = contact.email,
          .company_name = contact.company_name,
          .entry = contact.signs_in ? domain::Entry::kLetIn : domain::Entry::kMayNotSignIn};
}

const domain::DoubleContact* Find(const domain::DoubleGroup& group, ContactId id) {
  const auto found = std::find_if(group.contacts.begin(), group.contacts.end(),
                                  [&](const auto& each) { return each.id == id; });
  return found == group.contacts.end() ? nullptr : &*found;
}

}  // namespace

void DoublesPage::Enter(client::SettingsClient& settings) {
  stays_ = {};
  settings.doubles().ForgetMerging();
  settings.doubles().ForgetKeeping();
  settings.doubles().Load();
}

void DoublesPage::Notice(client::SettingsClient& settings) {
  client::DoublesClient& doubles = settings.doubles();
  const client::ContactMerging& merging = doubles.merging();
  const bool shown = merging.state == client::LoadState::kReady;
  if (shown && !preview_noticed_) announcement_ = strings_.Text("manage.doubles.look");
  preview_noticed_ = shown;
  if (merging.sending == Sending::kSent) {
    announcement_ = strings_.Text("manage.doubles.merged");
    stays_ = {};
    doubles.ForgetMerging();
  }
  if (doubles.keeping_apart() == Sending::kSent) {
    announcement_ = strings_.Text("manage.doubles.kept_apart");
    doubles.ForgetKeeping();
  }
}

float DoublesPage::Draw(ManageContext& context, Column column, float y) {
  client::DoublesClient& doubles = context.settings.doubles();
  const auto& list = doubles.list();
  Form form(context.view, column, y, nullptr);
  const auto trouble = [&](const Error& error, const std::function<void()>& again) {
    const TroubleResult drawn =
        DrawTrouble(context.view,
                    Trouble{.text = strings_.Describe(error),
                            .help = again ? context.Text("state.try_again") : std::string_view()},
                    form.column(), form.y());
    if (drawn.pressed) context.deeds.push_back(again);
    form.Skip(drawn.height + kSpace4);
  };
  if (doubles.keeping_apart() == Sending::kFailed) trouble(doubles.keeping_error(), {});
  if (list.state == client::LoadState::kFailed) {
    trouble(list.error, [&doubles] { doubles.Load(doubles.after()); });
    return form.y();
  }
  if (list.state != client::LoadState::kReady) {
    DrawSkeleton(context.view.ui, Rect{column.x, form.y(), column.width, 0}, 6);
    return form.y() + 6 * 24;
  }
  if (list.value.groups.empty()) {
    form.Paragraph("none", context.Text(doubles.after().empty() ? "manage.doubles.none"
                                                                : "manage.doubles.none_here"));
  }
  for (const domain::DoubleGroup& group : list.value.groups) DrawGroup(context, form, group);
  DrawPages(context, form);
  return form.y();
}

void DoublesPage::DrawPages(ManageContext& context, Form& form) {
  client::DoublesClient& doubles = context.settings.doubles();
  const std::string& next = doubles.list().value.next;
  if (!next.empty() && form.Button("next", context.Text("manage.doubles.next_page"))) {
    context.deeds.push_back([&doubles, next] { doubles.Load(next); });
  }
  if (!doubles.after().empty() && form.Button("first", context.Text("manage.doubles.first_page"))) {
    context.deeds.push_back([&doubles] { doubles.Load(); });
  }
}

void DoublesPage::DrawGroup(ManageContext& context, Form& form, const domain::DoubleGroup& group) {
  client::DoublesClient& doubles = context.settings.doubles();
  const Within scope =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = Key(group.key),
                              .rect = {form.column().x, form.y(), form.column().width, 60}});
  const bool by_name = group.reason == domain::DoubleReason::kName;
  const std::string heading =
      strings_.Format(by_name ? "manage.doubles.same_name" : "manage.doubles.same_address",
                      {{"what", group.shared}});
  form.Heading("reason", heading);
  std::vector<domain::ContactRow> rows;
  std::map<ContactId, std::string> keep;
  for (const domain::DoubleContact& contact : group.contacts) {
    rows.push_back(RowOf(contact));
    keep[contact.id] = strings_.Format("manage.doubles.keep", {{"name", contact.shown_name}});
  }
  const domain::DoubleContact* stays = chosen_in_ == group.key ? Find(group, stays_) : nullptr;
  const std::string into = stays == nullptr ? std::string()
                                            : strings_.Format("manage.doubles.merge_into",
                                                              {{"name", stays->shown_name}});
  const ContactUse use{.href =
                           [](const domain::ContactRow& row) {
                             return "/manage/contacts/" + domain::IdText(row.id);
                           },
                       .button = [&](const domain::ContactRow& row) -> std::string_view {
                         if (stays == nullptr) return keep[row.id];
                         return row.id == stays_
                                    ? std::string_view(context.Text("manage.doubles.keep_another"))
                                    : std::string_view(into);
                       },
                       .registration = false};
  const ContactId pressed = DrawContacts(context, form, heading, rows, use);
  form.Skip(kSpace3);
  if (pressed) {
    context.deeds.push_back([this, &doubles, pressed, key = group.key, stays = stays != nullptr] {
      if (stays && pressed != stays_) return doubles.Preview(pressed, stays_);
      doubles.ForgetMerging();
      stays_ = stays ? ContactId{} : pressed;
      chosen_in_ = key;
    });
  }
  if (const auto left = group.total - static_cast<std::int64_t>(group.contacts.size()); left > 0) {
    form.Paragraph("left", strings_.Format("manage.doubles.left", {{"n", std::to_string(left)}}));
  }
  if (stays != nullptr) DrawMerging(context, form);
  if (form.Button("apart", context.Text("manage.doubles.apart"))) {
    context.deeds.push_back([&doubles, key = group.key] { doubles.KeepApart(key); });
  }
  form.Skip(kSpace5);
}

void DoublesPage::DrawSide(Form& form, const domain::MergedSide& side,
                           const domain::MergedSide& other) {
  const std::string& name = side.contact.shown_name;
  const std::string key = domain::IdText(side.contact.id);
  if (other.tickets > 0) {
    form.Paragraph(Key(key + ".tickets"),
                   strings_.Format("manage.doubles.sees_tickets",
                                   {{"name", name}, {"n", std::to_string(other.tickets)}}),
                   Token::kText);
  }
  for (const std::string& company : side.gains) {
    form.Warning(Key(key + ".gains." + company),
                 strings_.Format("manage.doubles.gains", {{"name", name}, {"company", company}}));
  }
  for (const std::string& company : side.loses) {
    form.Paragraph(Key(key + ".loses." + company),
                   strings_.Format("manage.doubles.loses", {{"name", name}, {"company", company}}),
                   Token::kText);
  }
}

void DoublesPage::DrawMerging(ManageContext& context, Form& form) {
  client::DoublesClient& doubles = context.settings.doubles();
  const client::ContactMerging& merging = doubles.merging();
  const auto trouble = [&](const Error& error) {
    const TroubleResult drawn = DrawTrouble(
        context.view,
        Trouble{.text = strings_.Describe(error), .help = context.Text("state.try_again")},
        form.column(), form.y());
    form.Skip(drawn.height + kSpace4);
    if (!drawn.pressed) return;
    context.deeds.push_back(
        [&doubles, from = merging.from, into = merging.into] { doubles.Preview(from, into); });
  };
  if (merging.state == client::LoadState::kFailed) return trouble(merging.error);
  if (merging.state != client::LoadState::kReady) return;
  if (merging.sending == Sending::kFailed) return trouble(merging.send_error);
  const domain::ContactMerge& merge = merging.preview;
  form.Heading("preview", context.Text("manage.doubles.preview"));
  form.Paragraph("gone",
                 strings_.Format("manage.doubles.gone", {{"from", merge.from.contact.shown_name},
                                                         {"into", merge.into.contact.shown_name}}),
                 Token::kText);
  DrawSide(form, merge.from, merge.into);
  DrawSide(form, merge.into, merge.from);
  form.Paragraph("way-in",
                 merge.member_email.empty()
                     ? context.Text("manage.doubles.nobody_signs_in")
                     : strings_.Format("manage.doubles.signs_in", {{"email", merge.member_email}}),
                 Token::kText);
  const bool busy = merging.sending == Sending::kSending;
  if (form.Button("merge", context.Text(busy ? "state.loading" : "manage.doubles.merge"),
                  ButtonLook::kPrimary)) {
    context.deeds.push_back([&doubles] { doubles.Merge(); });
  }
  if (form.Button("cancel", context.Text("manage.doubles.cancel"))) {
    context.deeds.push_back([&doubles] { doubles.ForgetMerging(); });
  }
  form.Skip(kSpace3);
}

}  // namespace genkan::ui
