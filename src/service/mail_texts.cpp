#include "service/mail_texts.h"

#include <algorithm>

#include "service/hours_text.h"

namespace genkan::service {
namespace {

using domain::MailKind;
using Params = std::vector<ErrorParam>;

bool NamesCompanyAboveName(std::string_view language) {
  return language.substr(0, language.find('-')) == "ja";
}

std::string SenderName(const domain::Portal& portal, std::string_view language) {
  const std::string& given = domain::TextIn(portal.settings->mail.from_name, language);
  return given.empty() ? portal.name : given;
}

// The portal, and the department that writes.
std::string SenderLine(const domain::Portal& portal, std::string_view language) {
  const std::string& department = domain::TextIn(portal.settings->mail.department, language);
  return SenderName(portal, language) + (department.empty() ? "" : " " + department);
}

std::string FilledIn(std::string_view pattern, std::string_view language, const Params& params) {
  constexpr const char* kKey = "text";
  return Strings(std::string(language), {{kKey, std::string(pattern)}}).Format(kKey, params);
}

// The product's own words for a mail that is always put together in one way.
struct OwnWords {
  MailKind kind;
  const char* subject_key;
  const char* body_key;
  const char* body_read_key = nullptr;  // For whoever may read a ticket and not answer in it.
};
constexpr OwnWords kOwnWords[] = {
    {MailKind::kInvitation, "mail.invitation_subject", "mail.invitation_body"},
    {MailKind::kRegistration, "mail.registration_subject", "mail.registration_body"},
    {MailKind::kAlreadyRegistered, "mail.registration_subject", "mail.already_registered_body"},
    {MailKind::kSignIn, "mail.sign_in_subject", "mail.sign_in_end"},
    {MailKind::kPasswordReset, "mail.reset_subject", "mail.reset_body"},
    {MailKind::kPasswordChanged, "mail.password_changed_subject", "mail.password_changed_body"},
    {MailKind::kPasskeyAdded, "mail.passkey_added_subject", "mail.passkey_added_body"},
    {MailKind::kAddressConfirm, "mail.address_confirm_subject", "mail.address_confirm_body"},
    {MailKind::kAddressChanged, "mail.address_changed_subject", "mail.address_changed_body"},
    {MailKind::kContactsMerged, "mail.contacts_merged_subject", "mail.contacts_merged_body"},
    {MailKind::kParticipantAdded, "mail.participant_subject", "mail.participant_body",
     "mail.participant_body_read"},
    {MailKind::kTicketReceived, "mail.received_subject", "mail.received_body"},
    {MailKind::kReply, "mail.reply_subject", "mail.reply_body", "mail.reply_body_read"},
    {MailKind::kTicketClosed, "mail.closed_subject", "mail.closed_body", "mail.closed_body_read"}};

const OwnWords& OwnWordsOf(MailKind kind) {
  const auto* const found =
      std::find_if(std::begin(kOwnWords), std::end(kOwnWords),
                   [kind](const OwnWords& words) { return words.kind == kind; });
  return *found;
}

// What the product says between greeting and close.
std::string OwnBody(const Strings& strings, const MailOccasion& occasion, const Params& params) {
  const OwnWords& own = OwnWordsOf(occasion.kind);
  const bool reads_only = own.body_read_key != nullptr && !occasion.ticket.may_reply;
  const std::string body = strings.Format(reads_only ? own.body_read_key : own.body_key, params);
  std::string words;
  if (occasion.kind == MailKind::kSignIn) {
    if (!occasion.link.empty()) words += strings.Format("mail.sign_in_link", params) + "\n\n";
    if (!occasion.code.empty()) words += strings.Format("mail.sign_in_code", params) + "\n\n";
  }
  words += body;
  if (occasion.kind == MailKind::kTicketReceived) {
    if (occasion.ticket.answer_expected_at_millis > 0) {
      words += "\n\n" + strings.Format("mail.received_expected", params);
    }
    words += "\n\n" + strings.Format("mail.received_text", params);
  }
  return words;
}

// The first line of a notice; empty where its reader cannot answer.
std::string HowToAnswer(const domain::MailRules& rules, const Strings& strings,
                        const MailOccasion& occasion, const Params& params) {
  if (!IsNotice(occasion.kind) || !occasion.ticket.may_reply) return {};
  const char* const key = rules.reply_to.empty() ? "mail.answer_there" : "mail.answer_either";
  return strings.Format(key, params) + "\n\n";
}

// The last lines of a notice.
std::string HowToStop(const Strings& strings, const Addressee& addressee,
                      const MailOccasion& occasion) {
  if (!IsNotice(occasion.kind) || addressee.stop_link.empty()) return {};
  return "\n" + strings.Format("mail.stop", {{"link", addressee.stop_link}}) + "\n";
}

std::string OwnText(const domain::Portal& portal, const Strings& strings,
                    const MailOccasion& occasion, const Params& params) {
  const domain::MailRules& rules = portal.settings->mail;
  std::string text = FilledIn("{greeting}\n\n", strings.language(), params) +
                     OwnBody(strings, occasion, params) + "\n\n" +
                     strings.Format("mail.close", params) + "\n";
  if (rules.reply_to.empty()) text += "\n" + strings.Text("mail.no_answers") + "\n";
  const std::string& signature = domain::TextIn(rules.signature, strings.language());
  const std::string hours = HoursText(portal.settings->hours, strings);
  if (!signature.empty() || !hours.empty()) text += "\n-- \n";
  if (!signature.empty()) text += signature + "\n";
  if (!hours.empty()) text += strings.Format("mail.hours", {{"hours", hours}}) + "\n";
  return text;
}

// What its link is called where it is a button.
const char* ButtonKey(MailKind kind) {
  if (IsNotice(kind)) return "mail.button_ticket";
  return kind == MailKind::kSignIn ? "mail.button_sign_in" : "mail.button_page";
}

bool HasPlaceFor(std::string_view pattern, const MailOccasion& occasion) {
  const bool link = occasion.link.empty() || pattern.find("{link}") != std::string_view::npos;
  const bool code = occasion.code.empty() || pattern.find("{code}") != std::string_view::npos;
  return link && code;
}

const domain::MailTemplate* TemplateFor(const domain::MailRules& rules, MailKind kind) {
  const auto found =
      std::find_if(rules.templates.begin(), rules.templates.end(),
                   [kind](const domain::MailTemplate& each) { return each.kind == kind; });
  return found == rules.templates.end() ? nullptr : &*found;
}

// As mail has always told what somebody wrote.
std::string Quoted(std::string_view text) {
  std::string quoted = text.empty() ? "" : "> ";
  for (const char c : text) {
    quoted += c;
    if (c == '\n') quoted += "> ";
  }
  return quoted;
}

std::string ExpectedText(const MailOccasion& occasion, const Strings& strings,
                         const TimeZone& zone) {
  const Millis expected = occasion.ticket.answer_expected_at_millis;
  return expected > 0 ? ExactTime(expected, zone, strings) : std::string();
}

Params ParamsFor(const domain::Portal& portal, const Strings& strings, const TimeZone& zone,
                 const Addressee& addressee, const MailOccasion& occasion) {
  const domain::MailRules& rules = portal.settings->mail;
  const std::string& language = strings.language();
  return {{"greeting", Greeting(portal, strings, addressee)},
          {"name", addressee.name},
          {"company", addressee.company},
          {"portal", portal.name},
          {"sender", SenderLine(portal, language)},
          {"department", domain::TextIn(rules.department, language)},
          {"signature", domain::TextIn(rules.signature, language)},
          {"hours", HoursText(portal.settings->hours, strings)},
          {"link", occasion.link},
          {"code", occasion.code},
          {"email", occasion.address},
          {"actor", occasion.ticket.added_by.empty() ? SenderName(portal, language)
                                                     : occasion.ticket.added_by},
          {"number", std::to_string(static_cast<std::int64_t>(occasion.ticket.number))},
          {"subject", occasion.ticket.subject},
          // What support wrote is the mail's own.
          {"message",
           occasion.kind == MailKind::kReply ? occasion.ticket.text : Quoted(occasion.ticket.text)},
          {"expected", ExpectedText(occasion, strings, zone)},
          {"days", std::to_string(occasion.lifetime_millis / kMillisPerDay)},
          {"minutes", std::to_string(occasion.lifetime_millis / kMillisPerMinute)}};
}

}  // namespace

bool IsNotice(MailKind kind) {
  return kind == MailKind::kParticipantAdded || kind == MailKind::kTicketReceived ||
         kind == MailKind::kReply || kind == MailKind::kTicketClosed;
}

std::string Greeting(const domain::Portal& portal, const Strings& strings,
                     const Addressee& addressee) {
  const Params params = {{"name", addressee.name},
                         {"company", addressee.company},
                         {"sender", SenderLine(portal, strings.language())}};
  std::string greeting;
  if (!addressee.name.empty()) {
    if (!addressee.company.empty() && NamesCompanyAboveName(strings.language())) {
      greeting = addressee.company + "\n";
    }
    return greeting + strings.Format("mail.greeting_person", params);
  }
  return strings.Format(addressee.company.empty() ? "mail.greeting" : "mail.greeting_company",
                        params);
}

wire::MailMessage ComposeMail(const domain::Portal& portal, const Strings& strings,
                              const TimeZone& zone, const Addressee& addressee,
                              const MailOccasion& occasion) {
  const std::string& language = strings.language();
  const domain::MailRules& rules = portal.settings->mail;
  const Params params = ParamsFor(portal, strings, zone, addressee, occasion);
  wire::MailMessage message{
      .from = {.name = SenderName(portal, language)},
      .to = {.name = addressee.name, .address = addressee.address},
      .reply_to = rules.reply_to,
      .subject = strings.Format(OwnWordsOf(occasion.kind).subject_key, params),
      .text = OwnText(portal, strings, occasion, params),
      .language = language};
  if (!occasion.link.empty()) {
    message.button = {.label = strings.Text(ButtonKey(occasion.kind)), .link = occasion.link};
  }
  if (const domain::MailTemplate* given = TemplateFor(rules, occasion.kind)) {
    const std::string& subject = domain::TextIn(given->subject, language);
    if (!subject.empty()) message.subject = FilledIn(subject, language, params);
    const std::string& body = domain::TextIn(given->body, language);
    if (!body.empty() && HasPlaceFor(body, occasion)) {
      message.text = FilledIn(body, language, params) + "\n";
    }
  }
  message.text = HowToAnswer(rules, strings, occasion, params) + message.text +
                 HowToStop(strings, addressee, occasion);
  if (IsNotice(occasion.kind)) message.unsubscribe = addressee.stop_link;
  if (occasion.test) {
    message.subject = strings.Format("mail.test_subject", {{"subject", message.subject}});
    message.text = strings.Text("mail.test_text") + "\n\n" + message.text;
  }
  return message;
}

}  // namespace genkan::service
