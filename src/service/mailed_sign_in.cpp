// Signing in by mail: a link that is opened by a click, and a code for the page where one began.
// For customers alone; what is answered says nothing of who has an account.
#include "service/answers.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/mail_sent_page.h"
#include "service/one_time.h"
#include "service/pages.h"
#include "service/post.h"
#include "service/sign_in.h"
#include "service/throttle.h"

namespace genkan::service {
namespace {

constexpr std::string_view kAskCookie = "ask";

const domain::AccessRules& AccessOf(const Call& call) { return call.portal.settings->access; }

Status CheckOffered(const Call& call) {
  const domain::AccessRules& access = AccessOf(call);
  return access.mailed_link || access.mailed_code ? Status(Done{}) : Status(ErrorCode::kNotFound);
}

// The contact who gets in under that address; nobody where no contact does.
Result<Person> ContactLetIn(const Backend& backend, const Call& call, const std::string& folded) {
  GENKAN_TRY(const Person person, FindPerson(backend, call, folded));
  if (!person.contact) return Person{};
  GENKAN_TRY(const domain::Contact contact,
             backend.store.ContactById(call.portal.id, person.contact));
  const bool let_in = domain::EntryOf(call.portal, contact) == domain::Entry::kLetIn;
  return let_in ? person : Person{};
}

Result<std::string> DecodeEmail(std::string_view body) {
  GENKAN_TRY(FormReader form, FormReader::Of(body));
  GENKAN_TRY(std::string email, form.Take("email"));
  // The same form has a field for a password, which is not needed here.
  form.TakeIfThere("password");
  GENKAN_TRY_OK(form.Finish());
  return email;
}

// What the browser that asked is given to keep.
Result<std::string> SendSecret(const Backend& backend, const Call& call, const Person& person) {
  const domain::AccessRules& access = AccessOf(call);
  NewSecret secret = MakeSecret(backend.ports, {.portal = call.portal.id,
                                                .purpose = SecretPurpose::kSignIn,
                                                .person = person,
                                                .now_millis = call.now_millis});
  if (!access.mailed_code) secret.record.code_digest.clear();
  GENKAN_TRY_OK(backend.store.VoidOneTimeSecrets(call.portal.id, SecretPurpose::kSignIn,
                                                 person.contact, person.staff));
  GENKAN_TRY_OK(backend.store.PutOneTimeSecret(secret.record));
  if (!person.contact) return secret.browser;
  const PostRoom room = PostRoomOf(backend);
  GENKAN_TRY(const MailReader reader, MailReaderFor(room, call.portal, person));
  const std::string link = PortalAddress(room, call.portal) +
                           "/sign-in/link?token=" + secret.token +
                           "&lang=" + wire::PercentEncoded(reader.language) +
                           "&next=" + wire::PercentEncoded(NextOf(call));
  GENKAN_TRY_OK(QueueMail(room, call.portal, reader,
                          {.kind = domain::MailKind::kSignIn,
                           .link = access.mailed_link ? link : "",
                           .code = access.mailed_code ? secret.code : "",
                           .lifetime_millis = kMailedSecretMillis}));
  return secret.browser;
}

Answer RenderCode(const Backend& backend, const Call& call, const Error* error) {
  const std::string query = GuestQuery(call);
  return RenderMailSent(
      backend, call,
      {.code_path = AccessOf(call).mailed_code ? call.base_path + "/sign-in/code" + query : "",
       .back_path = call.base_path + "/sign-in" + query,
       .back = backend.strings.In(call.language).Text("mail_sent.back"),
       .error = error});
}

// Signs in whoever the secret is for, and spends it.
Answer Enter(const Backend& backend, const Call& call, const OneTimeSecret& secret) {
  GENKAN_TRY_OK(CheckEntry(backend, call, secret.contact));
  const Person person{.contact = secret.contact};
  std::string cookie;
  const auto enter = [&]() -> Status {
    GENKAN_TRY_OK(UseSecret(backend, secret));
    GENKAN_TRY_OK(AcceptInvitation(backend, call, secret.contact));
    GENKAN_TRY(cookie, StartSession(backend, call, person));
    return Done{};
  };
  GENKAN_TRY_OK(backend.store.Atomically(enter));
  wire::Response response = SeeOther(call.base_path + NextOf(call));
  response.headers.push_back({"set-cookie", cookie});
  return response;
}

Result<OneTimeSecret> SignInLink(const Backend& backend, const Call& call) {
  if (!AccessOf(call).mailed_link) return ErrorCode::kNotFound;
  GENKAN_TRY(OneTimeSecret secret, SecretOfLink(backend, call, SecretPurpose::kSignIn));
  GENKAN_TRY(const domain::Contact contact,
             backend.store.ContactById(call.portal.id, secret.contact));
  if (domain::MaySignIn(contact.sign_in)) return secret;
  return Error{.code = ErrorCode::kNotFound, .message_key = std::string(kLinkOver)};
}

}  // namespace

Answer AskForMail(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckOffered(call));
  GENKAN_TRY(const std::string email, DecodeEmail(call.request.body));
  const auto address = domain::CheckAddress(email);
  if (!address.ok()) {
    return RenderSignIn(backend, call, {.email = email, .error = address.error()});
  }
  const std::string folded = domain::FoldedAddress(*address);
  const Status allowed = CheckMailRequest(backend, call, folded);
  if (!allowed.ok()) {
    return RenderSignIn(backend, call, {.email = email, .error = allowed.error()});
  }
  std::string browser;
  const auto ask = [&]() -> Status {
    GENKAN_TRY_OK(CountMailRequest(backend, call, folded));
    GENKAN_TRY(const Person person, ContactLetIn(backend, call, folded));
    GENKAN_TRY(browser, SendSecret(backend, call, person));
    return Done{};
  };
  GENKAN_TRY_OK(backend.store.Atomically(ask));
  wire::Response response = SeeOther(call.base_path + "/sign-in/code" + GuestQuery(call));
  response.headers.push_back(
      {"set-cookie", CookieText(backend, kAskCookie, browser, kMailedSecretMillis)});
  return response;
}

Answer ShowCode(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckOffered(call));
  return RenderCode(backend, call, nullptr);
}

Answer SignInByCode(const Backend& backend, const Call& call) {
  if (!AccessOf(call).mailed_code) return ErrorCode::kNotFound;
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY(const std::string code, form.Take("code"));
  GENKAN_TRY_OK(form.Finish());
  const auto secret = SecretOfCode(
      backend, call, {.cookie = kAskCookie, .purpose = SecretPurpose::kSignIn, .typed = code});
  if (secret.ok()) return Enter(backend, call, *secret);
  if (secret.error().code != ErrorCode::kWrongCredentials) return secret.error();
  return RenderCode(backend, call, &secret.error());
}

Answer ShowLink(const Backend& backend, const Call& call) {
  GENKAN_TRY(const OneTimeSecret secret, SignInLink(backend, call));
  GENKAN_TRY(const std::string name, FoldedNameOf(backend, call, {.contact = secret.contact}));
  const Strings& strings = backend.strings.In(call.language);
  const auto asked_here = SecretOfBrowser(backend, call, kAskCookie, SecretPurpose::kSignIn);
  const bool other_browser = !asked_here.ok() || asked_here->id != secret.id;
  const bool code = AccessOf(call).mailed_code && !secret.code_digest.empty();
  return RenderPage(
      backend, call, "sign_in_link.html",
      {{"action", call.base_path + "/sign-in/link" + GuestQuery(call) +
                      "&token=" + wire::PercentEncoded(*call.target.Query("token"))},
       {"lead", strings.Format("sign_in_link.lead", {{"email", name}})},
       {"other_browser", other_browser && code ? strings.Text("sign_in_link.other_browser") : ""}});
}

Answer SignInByLink(const Backend& backend, const Call& call) {
  GENKAN_TRY(const FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY_OK(form.Finish());
  GENKAN_TRY(const OneTimeSecret secret, SignInLink(backend, call));
  return Enter(backend, call, secret);
}

}  // namespace genkan::service
