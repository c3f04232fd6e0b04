// A contact leaves a company: who would see what, what becomes of its tickets there, and doing it.
#include "ui/manage/contact_page.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

constexpr const char* kKeep = "keep";
constexpr const char* kHand = "hand";

// What there is to know before somebody chooses.
void DrawFacts(Form& form, const Strings& strings, const domain::CompanyLeaving& leaving) {
  const auto said = [&](const char* key, std::int64_t count) {
    return strings.Format(key, {{"name", leaving.shown_name},
                                {"company", leaving.company_name},
                                {"count", std::to_string(count)}});
  };
  form.Paragraph("signed-out", said("manage.leaving.signed_out", 0), Token::kText);
  form.Paragraph("tickets", said("manage.leaving.tickets", leaving.own + leaving.joined),
                 Token::kText);
  if (leaving.restricted > 0) {
    form.Paragraph("restricted", said("manage.leaving.restricted", leaving.restricted),
                   Token::kText);
  }
}

// What the choice does to sight.
std::string Consequence(const Strings& strings, const domain::CompanyLeaving& leaving,
                        bool handed) {
  return strings.Format(
      handed ? "manage.leaving.if_handed" : "manage.leaving.if_kept",
      {{"name", leaving.shown_name},
       {"company", leaving.company_name},
       {"before", std::to_string(leaving.seen)},
       {"after", std::to_string(handed ? leaving.seen_if_handed : leaving.seen_if_kept)},
       {"colleagues", std::to_string(leaving.colleagues)}});
}

}  // namespace

void ContactPage::DrawLeaving(ManageContext& context, Form& form) {
  client::ContactClient& contacts = context.settings.contacts();
  const client::CompanyLeave& leaving = contacts.leaving();
  if (leaving.state == client::LoadState::kIdle) return;
  const bool failed = leaving.sending == client::Sending::kFailed;
  if (failed || leaving.state == client::LoadState::kFailed) {
    form.Warning("leaving-failed", strings().Describe(failed ? leaving.send_error : leaving.error));
    if (form.Button("leaving-again", context.Text("state.try_again"))) {
      context.deeds.push_back(
          [&contacts, company = leaving.company] { contacts.PreviewLeaving(company); });
    }
    return;
  }
  if (leaving.state != client::LoadState::kReady) return;
  DrawFacts(form, strings(), leaving.preview);
  bool handed = left_tickets_ == domain::LeftTickets::kHanded;
  if (leaving.preview.own + leaving.preview.joined > leaving.preview.restricted) {
    const FormChoice choices[] = {{kKeep, context.Text("manage.leaving.keep")},
                                  {kHand, context.Text("manage.leaving.hand")}};
    std::string chosen = handed ? kHand : kKeep;
    const std::string label =
        strings().Format("manage.leaving.choice", {{"company", leaving.preview.company_name}});
    if (form.Choose({.path = "leaving", .label = label}, choices, &chosen)) {
      context.deeds.push_back([this, hands = chosen == kHand] {
        left_tickets_ = hands ? domain::LeftTickets::kHanded : domain::LeftTickets::kKept;
      });
    }
  }
  form.Paragraph("consequence", Consequence(strings(), leaving.preview, handed), Token::kText);
  if (handed && leaving.preview.colleagues == 0) {
    form.Warning("nobody", strings().Format("manage.leaving.nobody_sees",
                                            {{"company", leaving.preview.company_name}}));
  }
  if (form.Button("leaving-do", context.Text("manage.leaving.do"), ButtonLook::kPrimary)) {
    context.deeds.push_back([&contacts, tickets = left_tickets_] { contacts.Leave(tickets); });
  }
  if (form.Button("leaving-cancel", context.Text("manage.leaving.cancel"))) {
    context.deeds.push_back([&contacts] { contacts.ForgetLeaving(); });
  }
}

}  // namespace genkan::ui
