// Registering oneself: a name and an address, a mail that shows that the address is theirs, then a
// password. Nothing is there before that, and what is answered says nothing of who has an account.
#include "genkan/domain/settings/access_rules.h"
#include "genkan/service/new_password.h"
#include "genkan/wire/problem.h"
#include "service/answers.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/mail_sent_page.h"
#include "service/new_contacts.h"
#include "service/new_password_page.h"
#include "service/one_time.h"
#include "service/pages.h"
#include "service/post.h"
#include "service/sign_in.h"
#include "service/throttle.h"

namespace genkan::service {
namespace {

constexpr std::string_view kCookie = "register";

struct Applicant {
  std::string name;
  std::string address;
};

Status CheckOffered(const Call& call) {
  const bool on = call.portal.settings->access.self_registration;
  return on ? Status(Done{}) : Status(ErrorCode::kNotFound);
}

Answer RenderForm(const Backend& backend, const Call& call, const Applicant& applicant,
                  const Error* error) {
  std::map<std::string, std::string, std::less<>> values = {
      {"action", call.base_path + "/register" + GuestQuery(call)},
      {"back_path", call.base_path + "/sign-in" + GuestQuery(call)},
      {"name", applicant.name},
      {"email", applicant.address},
      {"intro", domain::TextIn(call.portal.settings->pages.registration, call.language)}};
  int status = 200;
  if (error != nullptr) {
    status = wire::HttpStatusFrom(error->code);
    values["error"] = backend.strings.In(call.language).Describe(*error);
    values["wrong_" + error->field] = "1";
  } else {
    values["wrong_"] = "1";
  }
  GENKAN_TRY(wire::Response response, RenderPage(backend, call, "register.html", values, status));
  if (error != nullptr) wire::AddErrorHeaders(*error, &response);
  return response;
}

Result<Applicant> DecodeForm(std::string_view body) {
  GENKAN_TRY(FormReader form, FormReader::Of(body));
  Applicant applicant;
  GENKAN_TRY(applicant.name, form.Take("name"));
  GENKAN_TRY(applicant.address, form.Take("email"));
  GENKAN_TRY_OK(form.Finish());
  return applicant;
}

// As the records keep them.
Status Check(const Call& call, Applicant* applicant) {
  GENKAN_TRY(applicant->name, domain::CheckPersonName(applicant->name));
  GENKAN_TRY(applicant->address, domain::CheckAddress(applicant->address));
  if (domain::MayRegister(call.portal.settings->access, applicant->address)) return Done{};
  return FieldError("email", "error.registration_domain");
}

// What a mail leads back to.
struct Way {
  NewSecret secret;
  MailOccasion mail;
};

Way NewWay(const Backend& backend, const Call& call, const Applicant& applicant) {
  Way way{.secret = MakeSecret(backend.ports, {.portal = call.portal.id,
                                               .purpose = SecretPurpose::kRegistration,
                                               .address = applicant.address,
                                               .name = applicant.name,
                                               .now_millis = call.now_millis})};
  way.mail = {.kind = domain::MailKind::kRegistration,
              .link = PortalAddress(PostRoomOf(backend), call.portal) + "/register/finish?token=" +
                      way.secret.token + "&lang=" + wire::PercentEncoded(call.language),
              .code = way.secret.code,
              .lifetime_millis = kRegistrationMillis};
  return way;
}

// What somebody is told who has an account already; by mail, where nobody else reads it.
MailOccasion AlreadyHere(const Backend& backend, const Call& call) {
  return {.kind = domain::MailKind::kAlreadyRegistered,
          .link = PortalAddress(PostRoomOf(backend), call.portal) +
                  "/sign-in?lang=" + wire::PercentEncoded(call.language),
          .lifetime_millis = kRegistrationMillis};
}

enum class Standing : std::uint8_t {
  kMayRegister,
  kIsIn,      // Has an account and uses it.
  kStaysOut,  // Suspended, staff, or one of several.
};

Result<Standing> StandingOf(const Backend& backend, const Call& call, const std::string& folded) {
  const auto holder = HolderOf(backend, call, folded);
  if (!holder.ok() && holder.error().code == ErrorCode::kForbidden) return Standing::kStaysOut;
  if (!holder.ok()) return holder.error();
  if (!holder->has_value()) return Standing::kMayRegister;
  switch ((*holder)->sign_in) {
    case domain::SignInState::kActive:
      return Standing::kIsIn;
    case domain::SignInState::kSuspended:
      return Standing::kStaysOut;
    case domain::SignInState::kNone:
    case domain::SignInState::kInvited:
      return Standing::kMayRegister;
  }
  return Standing::kStaysOut;
}

// Whether a mail that is on its way already is this browser's doing.
bool AskedHereBefore(const Backend& backend, const Call& call, const std::string& folded) {
  const auto asked = SecretOfBrowser(backend, call, kCookie, SecretPurpose::kRegistration);
  return asked.ok() && domain::FoldedAddress(asked->address) == folded;
}

// Mails what there is to say, once a day for an address; what the browser is given to keep.
Result<std::string> Send(const Backend& backend, const Call& call, const Applicant& applicant) {
  const std::string folded = domain::FoldedAddress(applicant.address);
  GENKAN_TRY(const bool mailed, WasRegistrationMailed(backend, call, folded));
  if (mailed && AskedHereBefore(backend, call, folded)) {
    return std::string(CookieOf(backend, call, kCookie));
  }
  GENKAN_TRY(const Standing standing, StandingOf(backend, call, folded));
  const bool opens = !mailed && standing == Standing::kMayRegister;
  // One for nobody is kept as well, so that pages and wrong codes tell nothing.
  const Way way = NewWay(backend, call, opens ? applicant : Applicant{});
  GENKAN_TRY_OK(backend.store.PutOneTimeSecret(way.secret.record));
  if (!mailed && standing != Standing::kStaysOut) {
    GENKAN_TRY_OK(CountRegistrationMail(backend, call, folded));
    const MailReader reader{
        .addressee = {.address = applicant.address, .name = opens ? applicant.name : ""},
        .language = call.language};
    GENKAN_TRY_OK(QueueMail(PostRoomOf(backend), call.portal, reader,
                            opens ? way.mail : AlreadyHere(backend, call)));
  }
  return way.secret.browser;
}

Answer RenderCode(const Backend& backend, const Call& call, const Error* error) {
  const std::string query = GuestQuery(call);
  const Strings& strings = backend.strings.In(call.language);
  return RenderMailSent(backend, call,
                        {.lead_key = "register.mail_sent",
                         .code_path = call.base_path + "/register/code" + query,
                         .code_submit = strings.Text("register.code_submit"),
                         .back_path = call.base_path + "/sign-in" + query,
                         .back = strings.Text("reset.back"),
                         .error = error});
}

Answer RenderFinish(const Backend& backend, const Call& call, const OneTimeSecret& secret,
                    const Error* error) {
  const Strings& strings = backend.strings.In(call.language);
  const bool password = AsksForPassword(call);
  return RenderNewPassword(
      backend, call,
      {.path = "/register/finish",
       .heading = strings.Text("register.finish_heading"),
       .lead = strings.Text(password ? "welcome.lead" : "welcome.lead_without_password"),
       .submit = strings.Text(password ? "welcome.submit" : "welcome.open"),
       .email = secret.address,
       .password = password,
       .error = error});
}

Result<OneTimeSecret> RegistrationOf(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckOffered(call));
  return SecretOfLink(backend, call, SecretPurpose::kRegistration);
}

// The session's cookie.
Result<std::string> Admit(const Backend& backend, const Call& call, const OneTimeSecret& secret,
                          const std::string& hash) {
  std::string cookie;
  const auto admit = [&]() -> Status {
    GENKAN_TRY_OK(UseSecret(backend, secret));
    GENKAN_TRY(const domain::ContactId contact,
               AdmitHolder(backend, call, {.address = secret.address, .name = secret.name}));
    GENKAN_TRY_OK(CheckEntry(backend, call, contact));
    const Person person{.contact = contact};
    if (!hash.empty()) {
      GENKAN_TRY_OK(ReplacePassword(backend, call, person, hash));
    }
    GENKAN_TRY_OK(AcceptInvitation(backend, call, contact));
    GENKAN_TRY_OK(ForgetRegistrationMail(backend, call, domain::FoldedAddress(secret.address)));
    GENKAN_TRY(cookie, StartSession(backend, call, person));
    return Done{};
  };
  GENKAN_TRY_OK(backend.store.Atomically(admit));
  return cookie;
}

}  // namespace

Answer ShowRegister(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckOffered(call));
  if (call.actor.has_value()) return SeeOther(call.base_path + NextOf(call));
  return RenderForm(backend, call, {}, nullptr);
}

Answer RegisterByForm(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckOffered(call));
  GENKAN_TRY(Applicant applicant, DecodeForm(call.request.body));
  const Status checked = Check(call, &applicant);
  if (!checked.ok()) return RenderForm(backend, call, applicant, &checked.error());
  const std::string folded = domain::FoldedAddress(applicant.address);
  const Status allowed = CheckMailRequest(backend, call, folded);
  if (!allowed.ok()) return RenderForm(backend, call, applicant, &allowed.error());
  std::string browser;
  const auto ask = [&]() -> Status {
    GENKAN_TRY_OK(CountMailRequest(backend, call, folded));
    GENKAN_TRY(browser, Send(backend, call, applicant));
    return Done{};
  };
  GENKAN_TRY_OK(backend.store.Atomically(ask));
  wire::Response response = SeeOther(call.base_path + "/register/code" + GuestQuery(call));
  response.headers.push_back(
      {"set-cookie", CookieText(backend, kCookie, browser, kRegistrationMillis)});
  return response;
}

Answer ShowRegisterCode(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckOffered(call));
  return RenderCode(backend, call, nullptr);
}

// The code shows as much as the link does, so that it leads to the same page, by a link of its own.
Answer RegisterByCode(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckOffered(call));
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY(const std::string code, form.Take("code"));
  GENKAN_TRY_OK(form.Finish());
  const auto secret = SecretOfCode(
      backend, call, {.cookie = kCookie, .purpose = SecretPurpose::kRegistration, .typed = code});
  if (!secret.ok() && secret.error().code != ErrorCode::kWrongCredentials) return secret.error();
  if (!secret.ok()) return RenderCode(backend, call, &secret.error());
  Way way = NewWay(backend, call, {.name = secret->name, .address = secret->address});
  way.secret.record.code_digest.clear();
  way.secret.record.browser_digest.clear();
  way.secret.record.expires_at_millis = call.now_millis + kMailedSecretMillis;
  const auto replace = [&]() -> Status {
    GENKAN_TRY_OK(UseSecret(backend, *secret));
    return backend.store.PutOneTimeSecret(way.secret.record);
  };
  GENKAN_TRY_OK(backend.store.Atomically(replace));
  return SeeOther(call.base_path + "/register/finish?token=" + way.secret.token +
                  "&lang=" + wire::PercentEncoded(call.language));
}

Answer ShowRegisterFinish(const Backend& backend, const Call& call) {
  GENKAN_TRY(const OneTimeSecret secret, RegistrationOf(backend, call));
  return RenderFinish(backend, call, secret, nullptr);
}

Answer FinishRegister(const Backend& backend, const Call& call) {
  GENKAN_TRY(const OneTimeSecret secret, RegistrationOf(backend, call));
  GENKAN_TRY(const Secret password, DecodeFirstPassword(call));
  std::string hash;
  if (AsksForPassword(call)) {
    const Status checked = CheckChosenPassword(backend.ports.assets, password.Reveal(),
                                               domain::FoldedAddress(secret.address));
    if (!checked.ok()) return RenderFinish(backend, call, secret, &checked.error());
    GENKAN_TRY(hash, backend.ports.secrets.HashPassword(password));
  }
  GENKAN_TRY(const std::string cookie, Admit(backend, call, secret, hash));
  wire::Response response = SeeOther(call.base_path + "/tickets");
  response.headers.push_back({"set-cookie", cookie});
  return response;
}

}  // namespace genkan::service
