// The page of one contact: who it is, whether it may sign in, and which companies' tickets it sees.
#include "ui/manage/contact_page.h"

#include <algorithm>

#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

std::string NameOf(const std::vector<domain::CompanyLabel>& companies, domain::CompanyId id) {
  const auto label = std::find_if(companies.begin(), companies.end(),
                                  [id](const domain::CompanyLabel& each) { return each.id == id; });
  return label != companies.end() ? label->name : std::string();
}

std::string_view DoneKey(client::ContactDeed deed) {
  switch (deed) {
    case client::ContactDeed::kInvite:
      return "manage.contact.done_invite";
    case client::ContactDeed::kRevoke:
      return "manage.contact.done_revoke";
    case client::ContactDeed::kResetPassword:
      return "manage.contact.done_reset";
    case client::ContactDeed::kSuspend:
      return "manage.contact.done_suspend";
    case client::ContactDeed::kLetBack:
      return "manage.contact.done_let_back";
    case client::ContactDeed::kResendAddress:
      return "manage.contact.done_address_resend";
    case client::ContactDeed::kCancelAddress:
      return "manage.contact.done_address_cancel";
  }
  return "manage.contact.done_invite";
}

void MakePrimary(domain::CompanyId company, domain::ContactDetails* details) {
  for (domain::CompanyMembership& membership : details->companies) {
    membership.primary = membership.company == company;
  }
}

}  // namespace

void ContactPage::Ask(client::SettingsClient& settings) {
  settings.Load("fields");
  settings.companies().Search("");
  settings.contacts().ForgetActing();
  settings.contacts().ForgetLeaving();
  settings.privacy().ForgetSending();
  hold_reason_.clear();
  choosing_ = false;
  if (is_new()) return settings.contacts().OpenNew(settings.NewId<domain::ContactId>());
  const auto id = domain::ParseId<domain::ContactId>(record());
  settings.contacts().Open(id.ok() ? *id : domain::ContactId{});
}

Edited<domain::ContactInUse> ContactPage::Look(const client::SettingsClient& settings) const {
  const auto& opened = settings.contacts().contact();
  return {.state = opened.loaded.state,
          .error = opened.loaded.error,
          .record = opened.loaded.value,
          .tag = opened.tag,
          .saving = opened.saving,
          .save_error = opened.save_error};
}

void ContactPage::Send(client::SettingsClient& settings, const domain::ContactInUse& used,
                       const std::string& tag) {
  settings.contacts().Save(used, tag);
}

void ContactPage::ForgetSaving(client::SettingsClient& settings) {
  settings.contacts().ForgetSaving();
}

std::string ContactPage::DraftText(const domain::ContactInUse& used, const std::string& tag) const {
  return client::RecordDraftText(used, tag);
}

Result<std::string> ContactPage::ReadDraft(std::string_view text,
                                           domain::ContactInUse* used) const {
  return client::ReadRecordDraft(text, used);
}

std::string ContactPage::next_path() const {
  return is_new() ? "/manage/contacts/" + domain::IdText(stored().about.id) : std::string();
}

void ContactPage::DrawRows(ManageContext& context, Form& form, domain::ContactInUse* draft) {
  const domain::ContactAbout& about = stored().about;
  if (!is_new()) {
    form.Heading("who", about.shown_name);
    form.Link("preview", context.Text("manage.contact.preview"), "/manage/preview");
  }
  DrawNameRows(context, form, &draft->details);
  DrawAddressRows(context, form, about, &draft->details);
  DrawCompanies(context, form, draft);
  DrawPropertyRows(context, form, &draft->details);
}

void ContactPage::Notice(client::SettingsClient& settings) {
  const client::ContactActing& acting = settings.contacts().acting();
  if (acting.sending != noticed_) {
    noticed_ = acting.sending;
    if (noticed_ == client::Sending::kSent) Announce(strings().Text(DoneKey(acting.deed)));
    if (noticed_ == client::Sending::kFailed) Announce(strings().Describe(acting.error));
  }
  const client::CompanyLeave& leaving = settings.contacts().leaving();
  if (leaving.sending != left_noticed_) {
    left_noticed_ = leaving.sending;
    if (left_noticed_ == client::Sending::kSent) Announce(strings().Text("manage.leaving.done"));
    if (left_noticed_ == client::Sending::kFailed) {
      Announce(strings().Describe(leaving.send_error));
    }
  }
  const client::Sending asked = settings.privacy().sending();
  if (asked != asked_noticed_) {
    asked_noticed_ = asked;
    if (asked == client::Sending::kSent) Announce(strings().Text("manage.privacy.done"));
  }
  EditPage::Notice(settings);
}

float ContactPage::DrawAfter(ManageContext& context, Column column, float y,
                             const domain::ContactInUse&) {
  if (is_new()) return y;
  Form form(context.view, column, y, nullptr);
  form.Heading("deeds", context.Text("manage.contact.sign_in"));
  DrawRegistration(context, form, stored().about);
  DrawReasons(context, form, stored().about);
  DrawAddressChange(context, form, stored().about);
  DrawDone(context, form);
  DrawDeeds(context, form);
  DrawPrivacy(context, form);
  return form.y();
}

void ContactPage::DrawDone(ManageContext& context, Form& form) {
  const client::ContactActing& acting = context.settings.contacts().acting();
  if (acting.sending == client::Sending::kSent) {
    form.Paragraph("done", context.Text(DoneKey(acting.deed)), Token::kSuccess);
  }
  if (acting.sending == client::Sending::kFailed) {
    form.Paragraph("undone", strings().Describe(acting.error), Token::kDanger);
  }
}

void ContactPage::DrawDeeds(ManageContext& context, Form& form) {
  client::ContactClient& contacts = context.settings.contacts();
  const domain::ContactAbout& about = stored().about;
  struct Offer {
    bool offered;
    client::ContactDeed deed;
    const char* key;
  };
  using client::ContactDeed;
  const bool invited = about.sign_in == domain::SignInState::kInvited;
  const bool active = about.sign_in == domain::SignInState::kActive;
  const bool suspended = about.sign_in == domain::SignInState::kSuspended;
  const bool pending = !about.address_change.address.empty();
  const bool invitable = about.sign_in == domain::SignInState::kNone && !about.member_email.empty();
  const Offer offers[] = {
      {invitable, ContactDeed::kInvite, "manage.contact.invite"},
      {invited, ContactDeed::kInvite, "manage.contact.invite_again"},
      {invited, ContactDeed::kRevoke, "manage.contact.revoke"},
      {pending, ContactDeed::kResendAddress, "manage.contact.address_resend"},
      {pending, ContactDeed::kCancelAddress, "manage.contact.address_cancel"},
      {active && about.password, ContactDeed::kResetPassword, "manage.contact.reset"},
      {!suspended, ContactDeed::kSuspend, "manage.contact.suspend"},
      {suspended, ContactDeed::kLetBack, "manage.contact.let_back"}};
  std::vector<FormChoice> buttons;
  for (const Offer& offer : offers) {
    if (offer.offered) buttons.push_back({offer.key, context.Text(offer.key)});
  }
  const std::string pressed = form.Buttons(buttons);
  for (const Offer& offer : offers) {
    if (pressed != offer.key) continue;
    context.deeds.push_back([&contacts, deed = offer.deed] { contacts.Do(deed); });
  }
  form.Paragraph("suspending", context.Text(suspended ? "manage.contact.let_back_help"
                                                      : "manage.contact.suspend_help"));
}

// Requests in the person's name; they are answered on a page of their own.
void ContactPage::DrawPrivacy(ManageContext& context, Form& form) {
  client::PrivacyClient& privacy = context.settings.privacy();
  form.Heading("privacy", context.Text("manage.privacy.title"),
               context.Text("manage.privacy.contact_lead"));
  const FormChoice kinds[] = {{"export", context.Text("manage.privacy.ask_export")},
                              {"erase", context.Text("manage.privacy.ask_erase")},
                              {"hold", context.Text("manage.privacy.hold")}};
  std::string reason = hold_reason_;
  if (form.Text({.path = "hold_reason", .label = context.Text("manage.privacy.hold_reason")},
                &reason)) {
    context.deeds.push_back([this, reason] { hold_reason_ = reason; });
  }
  const std::string pressed = form.Buttons(kinds);
  const auto contact = domain::ParseId<domain::ContactId>(record());
  if (!pressed.empty() && contact.ok()) {
    context.deeds.push_back([&privacy, pressed, reason, contact = *contact] {
      if (pressed == "hold") return privacy.Hold(contact, reason);
      privacy.Ask(contact,
                  pressed == "erase" ? domain::PrivacyKind::kErase : domain::PrivacyKind::kExport);
    });
  }
  if (privacy.sending() == client::Sending::kSent) {
    form.Paragraph("asked", context.Text("manage.privacy.done"), Token::kSuccess);
  }
  if (privacy.sending() == client::Sending::kFailed) {
    form.Paragraph("unasked", context.view.strings.Describe(privacy.send_error()), Token::kDanger);
  }
  form.Link("requests", context.Text("manage.privacy.to_requests"), "/manage/privacy");
}

void ContactPage::DrawCompanies(ManageContext& context, Form& form, domain::ContactInUse* draft) {
  form.Heading("companies", context.Text("manage.contact.companies"),
               context.Text("manage.contact.tickets_lead"));
  std::vector<domain::CompanyMembership>& companies = draft->details.companies;
  if (companies.empty()) form.Paragraph("none", context.Text("manage.contact.no_company"));
  domain::CompanyId left;
  for (domain::CompanyMembership& membership : companies) {
    if (DrawCompany(context, form, draft, &membership)) left = membership.company;
  }
  if (!companies.empty()) DrawPrimary(context, form, draft);
  DrawChoosing(context, form, draft);
  if (!left) return;
  std::erase_if(companies, [left](const auto& each) { return each.company == left; });
  std::erase_if(draft->about.companies, [left](const auto& each) { return each.id == left; });
}

bool ContactPage::DrawCompany(ManageContext& context, Form& form, domain::ContactInUse* draft,
                              domain::CompanyMembership* membership) {
  const std::string name = NameOf(draft->about.companies, membership->company);
  const Within scope =
      context.view.ui.In(Mark{.role = Role::kGroup,
                              .key = Key(domain::IdText(membership->company)),
                              .rect = {form.column().x, form.y(), form.column().width, 60},
                              .name = name});
  form.Link(
      "company",
      membership->primary ? strings().Format("manage.contact.primary", {{"company", name}}) : name,
      "/manage/companies/" + domain::IdText(membership->company));
  form.Check({.path = "companies." + domain::IdText(membership->company),
              .label = context.Text("manage.contact.sees_company"),
              .help = CompanyReasonText(context, stored().about, membership->company)},
             membership->primary ? &draft->details.company_view : &membership->view_granted);
  const bool leaves = form.Button("leave", context.Text("manage.contact.leave_company"));
  const auto& known = stored().details.companies;
  const bool kept = std::any_of(known.begin(), known.end(), [&](const auto& each) {
    return each.company == membership->company;
  });
  // What is not saved yet has nothing to be decided.
  if (!kept) return leaves;
  client::ContactClient& contacts = context.settings.contacts();
  if (leaves) {
    context.deeds.push_back([this, &contacts, company = membership->company] {
      left_tickets_ = domain::LeftTickets::kKept;
      contacts.PreviewLeaving(company);
    });
  }
  if (contacts.leaving().company == membership->company) DrawLeaving(context, form);
  return false;
}

void ContactPage::DrawPrimary(ManageContext& context, Form& form, domain::ContactInUse* draft) {
  std::string chosen;
  std::vector<FormChoice> choices;
  for (const domain::CompanyMembership& membership : draft->details.companies) {
    choices.push_back(
        {domain::IdText(membership.company), NameOf(draft->about.companies, membership.company)});
    if (membership.primary) chosen = choices.back().value;
  }
  choices.push_back({"", context.Text("manage.contact.no_primary")});
  if (!form.Choose({.path = "primary",
                    .label = context.Text("manage.contact.primary_company"),
                    .help = context.Text("manage.contact.primary_help")},
                   choices, &chosen)) {
    return;
  }
  const auto company = domain::ParseId<domain::CompanyId>(chosen);
  MakePrimary(company.ok() ? *company : domain::CompanyId{}, &draft->details);
}

void ContactPage::DrawChoosing(ManageContext& context, Form& form, domain::ContactInUse* draft) {
  if (!choosing_) {
    if (form.Button("choose", context.Text("manage.contact.add_company"))) {
      context.deeds.push_back([this] { choosing_ = true; });
    }
    return;
  }
  const auto is_in = [&](domain::CompanyId id) {
    return std::any_of(draft->details.companies.begin(), draft->details.companies.end(),
                       [id](const auto& each) { return each.company == id; });
  };
  const domain::CompanyRow pressed = DrawCompanySearch(
      context, form, {.button = [&](const domain::CompanyRow& row) {
        return is_in(row.id) ? std::string_view() : context.Text("manage.groups.add_contact");
      }});
  if (!pressed.id) return;
  draft->about.companies.push_back({.id = pressed.id, .name = pressed.name});
  draft->details.companies.push_back(
      {.company = pressed.id, .primary = draft->details.companies.empty()});
  context.deeds.push_back([this] { choosing_ = false; });
}

}  // namespace genkan::ui
