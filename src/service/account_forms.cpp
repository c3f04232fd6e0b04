#include "service/account_forms.h"

#include <algorithm>

#include "genkan/base/calendar.h"
#include "service/answers.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/own_account.h"
#include "service/pages.h"
#include "service/passkey_challenge.h"

namespace genkan::service {
namespace {

using PageValues = std::map<std::string, std::string, std::less<>>;

struct Option {
  std::string value;
  std::string label;
};

Result<std::string> OptionsHtml(const Backend& backend, const Call& call,
                                const std::vector<Option>& options, const std::string& chosen) {
  std::string html;
  for (const Option& option : options) {
    const bool selected = option.value == chosen;
    GENKAN_TRY(const std::string each, RenderPart(backend, call, "account_option.html",
                                                  {{"value", option.value},
                                                   {"label", option.label},
                                                   {"selected", selected ? "1" : ""}}));
    html += each;
  }
  return html;
}

std::string LanguageName(const Backend& backend, const std::string& language) {
  const Strings& own = backend.strings.In(language);
  return own.Text("language." + own.language());
}

// The languages that the portal offers, and the one that somebody has without that.
std::vector<Option> Languages(const Backend& backend, const Call& call, const std::string& chosen) {
  std::vector<std::string> languages = call.portal.languages;
  if (!chosen.empty() && std::find(languages.begin(), languages.end(), chosen) == languages.end()) {
    languages.push_back(chosen);
  }
  std::vector<Option> options;
  if (chosen.empty()) {
    options.push_back(
        {"", backend.strings.In(call.language)
                 .Format("account.as_portal", {{"value", LanguageName(backend, call.language)}})});
  }
  for (const std::string& each : languages) options.push_back({each, LanguageName(backend, each)});
  return options;
}

std::vector<Option> Zones(const Backend& backend, const Call& call, const std::string& chosen) {
  std::vector<Option> options = {
      {"", backend.strings.In(call.language)
               .Format("account.as_portal", {{"value", call.portal.time_zone}})}};
  std::vector<std::string> names = backend.ports.locale.ZoneNames();
  if (!chosen.empty() && std::find(names.begin(), names.end(), chosen) == names.end()) {
    names.push_back(chosen);
  }
  for (const std::string& each : names) options.push_back({each, each});
  return options;
}

Result<std::string> MailChoices(const Backend& backend, const Call& call,
                                domain::TicketMail chosen) {
  // The most first, as the sentences build on one another.
  constexpr domain::TicketMail kInOrder[] = {domain::TicketMail::kAll, domain::TicketMail::kMine,
                                             domain::TicketMail::kNone};
  const Strings& strings = backend.strings.In(call.language);
  std::string html;
  for (const domain::TicketMail each : kInOrder) {
    const std::string word(domain::kTicketMailWords[static_cast<std::size_t>(each)]);
    GENKAN_TRY(const std::string row, RenderPart(backend, call, "account_choice.html",
                                                 {{"value", word},
                                                  {"label", strings.Text("account.mail_" + word)},
                                                  {"checked", each == chosen ? "1" : ""}}));
    html += row;
  }
  return html;
}

std::string DeviceWords(const Strings& strings, const domain::Device& device) {
  if (device.browser.empty() && device.system.empty()) {
    return strings.Text("account.device_unknown");
  }
  if (device.browser.empty()) return device.system;
  if (device.system.empty()) return device.browser;
  return strings.Format("account.device", {{"browser", device.browser}, {"system", device.system}});
}

Result<std::string> SessionRow(const Backend& backend, const Call& call,
                               const domain::OwnSession& session) {
  const Strings& strings = backend.strings.In(call.language);
  const TimeZone& zone = backend.ports.locale.ZoneNamed(call.actor->time_zone);
  const auto at = [&](const char* key, Millis millis) {
    return strings.Format(key, {{"time", ExactTime(millis, zone, strings)}});
  };
  const std::string device = DeviceWords(strings, session.device);
  const std::string begun = at("account.session_begun", session.created_at_millis);
  return RenderPart(
      backend, call, "account_session.html",
      {{"device", device},
       {"current", session.current ? "1" : ""},
       {"begun", begun},
       {"used", at("account.session_used", session.last_used_at_millis)},
       {"action", session.current ? call.base_path + "/sign-out"
                                  : call.base_path + "/account/sessions/" +
                                        domain::IdText(session.id) + "/end"},
       {"label", strings.Text(session.current ? "frame.sign_out" : "account.session_end")},
       {"about", device + ", " + begun}});
}

Status AddSessions(const Backend& backend, const Call& call, PageValues* values) {
  // Whoever looks on as the contact has no session among the contact's own.
  if (call.preview) return Done{};
  GENKAN_TRY(const domain::OwnSessions list, OwnSessionsOf(backend, call));
  for (const domain::OwnSession& session : list.sessions) {
    GENKAN_TRY(const std::string row, SessionRow(backend, call, session));
    (*values)["sessions"] += row;
  }
  if (list.sessions.size() > 1) {
    (*values)["end_others_action"] = call.base_path + "/account/sessions/end-others";
  }
  return Done{};
}

// What the address says that was done, as a sentence.
std::string NoticeOf(const Strings& strings, const Call& call) {
  const std::string* done = call.target.Query("done");
  if (done == nullptr) return {};
  for (const char* each : {"profile", "mail", "session", "others"}) {
    if (*done == each) return strings.Text(std::string("account.done_") + each);
  }
  return {};
}

Answer Outcome(const Backend& backend, const Call& call, const Status& done, const char* what) {
  if (done.ok()) return SeeOther(call.base_path + "/account?done=" + what);
  const Error& error = done.error();
  return error.code == ErrorCode::kInvalidArgument ? RenderAccount(backend, call, &error)
                                                   : Answer(error);
}

Status Change(const Backend& backend, const Call& call, const domain::OwnAccount& wanted) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  GENKAN_TRY_OK(ChangeOwnAccount(backend, call, contact, {.wanted = wanted}));
  return Done{};
}

}  // namespace

Status AddAccountForms(const Backend& backend, const Call& call, PageValues* values) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  const Strings& strings = backend.strings.In(call.language);
  const domain::OwnAccount account = domain::OwnAccountOf(contact);
  PageValues& all = *values;
  all["profile_action"] = call.base_path + "/account/profile";
  all["shown_name"] = account.name;
  GENKAN_TRY(
      all["languages"],
      OptionsHtml(backend, call, Languages(backend, call, account.language), account.language));
  GENKAN_TRY(all["zones"], OptionsHtml(backend, call, Zones(backend, call, account.time_zone),
                                       account.time_zone));
  all["mail_action"] = call.base_path + "/account/mail";
  GENKAN_TRY(all["mail_choices"], MailChoices(backend, call, account.ticket_mail));
  all["email"] = strings.Format("account.signs_in_with", {{"email", contact.member_email}});
  if (!call.preview) {
    all["address_path"] = call.base_path + "/address";
    if (call.portal.settings->access.password) all["password_path"] = call.base_path + "/reset";
    if (PasskeyHomeOf(backend, call)) all["passkeys_path"] = call.base_path + "/passkeys";
  }
  all["notice"] = NoticeOf(strings, call);
  return AddSessions(backend, call, values);
}

Answer SaveProfile(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  domain::OwnAccount wanted = domain::OwnAccountOf(contact);
  GENKAN_TRY(wanted.name, form.Take("name"));
  GENKAN_TRY(wanted.language, form.Take("language"));
  GENKAN_TRY(wanted.time_zone, form.Take("time_zone"));
  GENKAN_TRY_OK(form.Finish());
  return Outcome(backend, call, Change(backend, call, wanted), "profile");
}

Answer SaveMailChoice(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, OwnerOf(call));
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  domain::OwnAccount wanted = domain::OwnAccountOf(contact);
  GENKAN_TRY(const std::string word, form.Take("ticket_mail"));
  GENKAN_TRY(wanted.ticket_mail, domain::ParseTicketMail(word));
  GENKAN_TRY_OK(form.Finish());
  return Outcome(backend, call, Change(backend, call, wanted), "mail");
}

Answer EndSessionByForm(const Backend& backend, const Call& call) {
  GENKAN_TRY(const FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY_OK(form.Finish());
  return Outcome(backend, call, EndOwnSession(backend, call), "session");
}

Answer EndOthersByForm(const Backend& backend, const Call& call) {
  GENKAN_TRY(const FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY_OK(form.Finish());
  return Outcome(backend, call, EndOtherSessions(backend, call), "others");
}

}  // namespace genkan::service
