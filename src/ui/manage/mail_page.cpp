// Who the portal's mail is from, and what it says.
#include <algorithm>

#include "ui/manage/pages.h"

namespace genkan::ui {
namespace {

using domain::MailKind;

struct KindWords {
  MailKind kind;
  const char* value;
  const char* text_key;
  const char* places_key;  // What may stand in the text in braces.
};
constexpr KindWords kKinds[] = {
    {MailKind::kInvitation, "invitation", "manage.mail.invitation", "manage.mail.link_places"},
    {MailKind::kSignIn, "sign_in", "manage.mail.sign_in", "manage.mail.code_places"},
    {MailKind::kPasswordReset, "password_reset", "manage.mail.password_reset",
     "manage.mail.link_places"},
    {MailKind::kPasswordChanged, "password_changed", "manage.mail.password_changed",
     "manage.mail.link_places"},
    {MailKind::kRegistration, "registration", "manage.mail.registration",
     "manage.mail.code_places"},
    {MailKind::kPasskeyAdded, "passkey_added", "manage.mail.passkey_added",
     "manage.mail.link_places"},
    {MailKind::kTicketReceived, "ticket_received", "manage.mail.ticket_received",
     "manage.mail.ticket_places"},
    {MailKind::kReply, "reply", "manage.mail.reply", "manage.mail.ticket_places"},
    {MailKind::kTicketClosed, "ticket_closed", "manage.mail.ticket_closed",
     "manage.mail.ticket_places"}};

const KindWords& WordsOf(MailKind kind) {
  return *std::find_if(std::begin(kKinds), std::end(kKinds),
                       [kind](const KindWords& words) { return words.kind == kind; });
}

void DrawSender(ManageContext& context, Form& form, std::span<const std::string> languages,
                domain::MailRules* rules) {
  form.Local({.path = "from_name",
              .label = context.Text("manage.mail.from_name"),
              .help = context.Text("manage.mail.from_name_help")},
             languages, &rules->from_name);
  form.Text({.path = "from_address",
             .label = context.Text("manage.mail.from_address"),
             .help = context.Text("manage.mail.from_address_help"),
             .kind = FieldKind::kEmail},
            &rules->from_address);
  form.Text({.path = "reply_to",
             .label = context.Text("manage.mail.reply_to"),
             .help = context.Text("manage.mail.reply_to_help"),
             .kind = FieldKind::kEmail},
            &rules->reply_to);
  form.Local({.path = "department", .label = context.Text("manage.mail.department")}, languages,
             &rules->department);
  form.Local({.path = "signature",
              .label = context.Text("manage.mail.signature"),
              .help = context.Text("manage.mail.signature_help"),
              .role = Role::kTextArea},
             languages, &rules->signature);
  form.Check({.path = "receipts", .label = context.Text("manage.mail.receipts")}, &rules->receipts);
}

}  // namespace

void MailPage::DrawTemplate(ManageContext& context, Form& form,
                            std::span<const std::string> languages, domain::MailRules* rules) {
  form.Heading("words", context.Text("manage.mail.words"), context.Text("manage.mail.words_lead"));
  std::vector<FormChoice> kinds;
  for (const KindWords& words : kKinds)
    kinds.push_back({words.value, context.Text(words.text_key)});
  std::string chosen = WordsOf(kind_).value;
  if (form.Choose({.path = "kind", .label = context.Text("manage.mail.kind")}, kinds, &chosen)) {
    context.deeds.push_back([this, chosen] {
      for (const KindWords& words : kKinds) {
        if (chosen == words.value) kind_ = words.kind;
      }
    });
  }
  auto own = std::find_if(rules->templates.begin(), rules->templates.end(),
                          [this](const auto& each) { return each.kind == kind_; });
  const std::string path = "templates." + std::to_string(own - rules->templates.begin());
  domain::MailTemplate words{.kind = kind_};
  if (own != rules->templates.end()) words = *own;
  const Within group = context.view.ui.In(
      Mark{.role = Role::kGroup,
           .key = Key(WordsOf(kind_).value),
           .rect = {form.column().x, form.y(), form.column().width, kControlHeight},
           .name = context.Text(WordsOf(kind_).text_key)});
  bool changed =
      form.Local({.path = path + ".subject", .label = context.Text("manage.mail.subject")},
                 languages, &words.subject);
  changed |= form.Local({.path = path + ".body",
                         .label = context.Text("manage.mail.body"),
                         .help = context.Text(WordsOf(kind_).places_key),
                         .role = Role::kTextArea},
                        languages, &words.body);
  if (!changed) return;
  std::erase_if(rules->templates, [this](const auto& each) { return each.kind == kind_; });
  // Without words of its own the mail has the product's.
  if (!words.subject.empty() || !words.body.empty()) rules->templates.push_back(std::move(words));
}

void MailPage::DrawTest(ManageContext& context, Form& form) {
  const client::TestMailState& test = context.settings.test_mail();
  const bool sending = test.sending == client::Sending::kSending;
  if (form.Button("test", context.Text("manage.mail.test")) && !sending) {
    context.deeds.push_back([this, &settings = context.settings] { settings.SendTestMail(kind_); });
  }
  if (sending) form.Paragraph("testing", context.Text("manage.mail.testing"));
  if (test.sending == client::Sending::kSent) {
    form.Paragraph("tested",
                   context.view.strings.Format("manage.mail.tested", {{"address", test.to}}),
                   Token::kSuccess);
  }
  if (test.sending == client::Sending::kFailed) {
    form.Paragraph("untested", context.view.strings.Describe(test.error), Token::kDanger);
  }
}

void MailPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  domain::MailRules rules = draft->settings->mail;
  DrawSender(context, form, context.languages(), &rules);
  DrawTemplate(context, form, context.languages(), &rules);
  DrawTest(context, form);
  if (!(rules == draft->settings->mail)) draft->settings.Edit().mail = std::move(rules);
}

}  // namespace genkan::ui
