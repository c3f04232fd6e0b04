// How far a contact's way into the portal has come and why, in sentences.
#include <algorithm>

#include "genkan/base/calendar.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

std::string Joined(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : ", ") + name;
  return joined;
}

std::string_view ReasonKey(domain::SignInReason reason) {
  switch (reason) {
    case domain::SignInReason::kNoSignInName:
      return "manage.why.no_sign_in_name";
    case domain::SignInReason::kNeverInvited:
      return "manage.contact.state_none";
    case domain::SignInReason::kInvited:
      return "manage.contact.state_invited";
    case domain::SignInReason::kActive:
      return "manage.contact.state_active";
    case domain::SignInReason::kSuspended:
      return "manage.contact.state_suspended";
    case domain::SignInReason::kMayRegister:
      return "manage.why.may_register";
    case domain::SignInReason::kNotOpenYet:
      return "manage.contact.why_not_open_yet";
    case domain::SignInReason::kInAGroup:
      return "manage.why.in_a_group";
    case domain::SignInReason::kInNoGroup:
      return "manage.why.in_no_group";
    case domain::SignInReason::kNoGroupsLetIn:
      return "manage.why.no_groups_let_in";
  }
  return "manage.contact.state_none";
}

std::string_view ReasonKey(domain::CompanyReason reason) {
  switch (reason) {
    case domain::CompanyReason::kPrimary:
      return "manage.why.primary";
    case domain::CompanyReason::kGranted:
      return "manage.why.granted";
    case domain::CompanyReason::kRulesNone:
      return "manage.contact.primary_off";
    case domain::CompanyReason::kNotSelected:
      return "manage.why.not_selected";
    case domain::CompanyReason::kTakenAway:
      return "manage.why.taken_away";
    case domain::CompanyReason::kFurtherOff:
      return "manage.contact.further_off";
    case domain::CompanyReason::kNotGranted:
      return "manage.why.not_granted";
  }
  return "manage.why.not_granted";
}

}  // namespace

std::string_view RegistrationKey(domain::Registration registration) {
  switch (registration) {
    case domain::Registration::kNotInvited:
      return "manage.registration.not_invited";
    case domain::Registration::kInvited:
      return "manage.registration.invited";
    case domain::Registration::kOver:
      return "manage.registration.over";
    case domain::Registration::kMailFailed:
      return "manage.registration.mail_failed";
    case domain::Registration::kAccepted:
      return "manage.registration.accepted";
    case domain::Registration::kSuspended:
      return "manage.registration.suspended";
  }
  return "manage.registration.not_invited";
}

void DrawRegistration(ManageContext& context, Form& form, const domain::ContactAbout& about) {
  const domain::RegistrationView& view = about.registration;
  const Strings& strings = context.view.strings;
  if (view.invited_at_millis != 0) {
    const bool over = view.state == domain::Registration::kOver;
    form.Paragraph(
        "invited",
        strings.Format(over ? "manage.registration.was_until" : "manage.registration.until",
                       {{"from", ExactTime(view.invited_at_millis, context.view.zone, strings)},
                        {"until", ExactTime(view.expires_at_millis, context.view.zone, strings)}}),
        Token::kText);
  }
  if (view.reason.empty()) return;
  const bool failed = view.state == domain::Registration::kMailFailed;
  form.Warning("undelivered", strings.Format(failed ? "manage.registration.undeliverable"
                                                    : "manage.registration.not_yet_delivered",
                                             {{"reason", view.reason}}));
}

void DrawAddressChange(ManageContext& context, Form& form, const domain::ContactAbout& about) {
  const domain::AddressChangeView& change = about.address_change;
  const Strings& strings = context.view.strings;
  if (change.address.empty()) return;
  form.Warning(
      "address_pending",
      strings.Format("manage.contact.address_pending",
                     {{"email", change.address},
                      {"old", about.member_email},
                      {"time", ExactTime(change.expires_at_millis, context.view.zone, strings)}}));
  if (change.reason.empty()) return;
  form.Warning("address_failed",
               strings.Format("manage.contact.address_failed", {{"reason", change.reason}}));
}

void DrawReasons(ManageContext& context, Form& form, const domain::ContactAbout& about) {
  for (const domain::SignInBecause& because : about.why.sign_in) {
    const Key key(static_cast<std::int64_t>(because.reason));
    const std::string text = context.view.strings.Format(
        ReasonKey(because.reason),
        {{"email", about.member_email}, {"names", Joined(because.names)}});
    if (because.allows) {
      form.Paragraph(key, text, Token::kText);
    } else {
      form.Warning(key, text);
    }
  }
  if (about.groups.empty()) return;
  form.Paragraph("groups", context.view.strings.Format("manage.contact.groups",
                                                       {{"names", Joined(about.groups)}}));
}

std::string_view CompanyReasonText(ManageContext& context, const domain::ContactAbout& about,
                                   domain::CompanyId company) {
  const auto because = std::find_if(
      about.why.companies.begin(), about.why.companies.end(),
      [company](const domain::CompanyBecause& each) { return each.company == company; });
  if (because == about.why.companies.end()) return {};
  return context.Text(ReasonKey(because->reason));
}

}  // namespace genkan::ui
