// A forgotten password: asking for a link by mail, and the page to which that leads. What is
// answered to an address says nothing of whether somebody here has it.
#include "service/reset.h"

#include "genkan/service/new_password.h"
#include "genkan/wire/problem.h"
#include "service/answers.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/mail_sent_page.h"
#include "service/new_password_page.h"
#include "service/one_time.h"
#include "service/pages.h"
#include "service/post.h"
#include "service/sign_in.h"
#include "service/throttle.h"

namespace genkan::service {
namespace {

Answer RenderReset(const Backend& backend, const Call& call, const std::string& email,
                   const Error* error) {
  std::map<std::string, std::string, std::less<>> values = {
      {"action", call.base_path + "/reset" + GuestQuery(call)},
      {"back_path", call.base_path + "/sign-in" + GuestQuery(call)},
      {"email", email},
      {"intro", domain::TextIn(call.portal.settings->pages.reset, call.language)}};
  if (error != nullptr) values["error"] = backend.strings.In(call.language).Describe(*error);
  const int status = error != nullptr ? wire::HttpStatusFrom(error->code) : 200;
  GENKAN_TRY(wire::Response response, RenderPage(backend, call, "reset.html", values, status));
  if (error != nullptr) wire::AddErrorHeaders(*error, &response);
  return response;
}

Result<std::string> DecodeEmail(std::string_view body) {
  GENKAN_TRY(FormReader form, FormReader::Of(body));
  GENKAN_TRY(std::string email, form.Take("email"));
  GENKAN_TRY_OK(form.Finish());
  return email;
}

// Whoever has a password here, or would have.
Result<Person> PersonWithPassword(const Backend& backend, const Call& call,
                                  const std::string& folded) {
  GENKAN_TRY(Person person, FindPerson(backend, call, folded));
  if (person.contact && !call.portal.settings->access.password) return Person{};
  return person;
}

}  // namespace

Status SendResetLink(const Backend& backend, const Call& call, const Person& person) {
  NewSecret secret = MakeSecret(backend.ports, {.portal = call.portal.id,
                                                .purpose = SecretPurpose::kPasswordReset,
                                                .person = person,
                                                .now_millis = call.now_millis});
  secret.record.code_digest.clear();
  secret.record.browser_digest.clear();
  GENKAN_TRY_OK(backend.store.VoidOneTimeSecrets(call.portal.id, SecretPurpose::kPasswordReset,
                                                 person.contact, person.staff));
  GENKAN_TRY_OK(backend.store.PutOneTimeSecret(secret.record));
  if (!person.contact && !person.staff) return Done{};
  const PostRoom room = PostRoomOf(backend);
  GENKAN_TRY(const MailReader reader, MailReaderFor(room, call.portal, person));
  return QueueMail(room, call.portal, reader,
                   {.kind = domain::MailKind::kPasswordReset,
                    .link = PortalAddress(room, call.portal) + "/reset/new?token=" + secret.token +
                            "&lang=" + wire::PercentEncoded(reader.language),
                    .lifetime_millis = kMailedSecretMillis});
}

namespace {

Answer RenderChoice(const Backend& backend, const Call& call, const OneTimeSecret& secret,
                    const Error* error) {
  const Strings& strings = backend.strings.In(call.language);
  const Person person{.contact = secret.contact, .staff = secret.staff};
  GENKAN_TRY(const std::string name, FoldedNameOf(backend, call, person));
  return RenderNewPassword(backend, call,
                           {.path = "/reset/new",
                            .heading = strings.Text("new_password.heading"),
                            .lead = strings.Text("new_password.lead"),
                            .submit = strings.Text("new_password.submit"),
                            .email = name,
                            .error = error});
}

}  // namespace

Answer ShowReset(const Backend& backend, const Call& call) {
  std::string email;
  if (call.actor.has_value()) {
    email = call.actor->staff ? call.actor->staff->email : call.actor->contact->member_email;
  }
  return RenderReset(backend, call, email, nullptr);
}

Answer GoToReset(const Backend&, const Call& call) { return SeeOther(call.base_path + "/reset"); }

Answer AskForReset(const Backend& backend, const Call& call) {
  GENKAN_TRY(const std::string email, DecodeEmail(call.request.body));
  const auto address = domain::CheckAddress(email);
  if (!address.ok()) return RenderReset(backend, call, email, &address.error());
  const std::string folded = domain::FoldedAddress(*address);
  const Status allowed = CheckMailRequest(backend, call, folded);
  if (!allowed.ok()) return RenderReset(backend, call, email, &allowed.error());
  const auto send = [&]() -> Status {
    GENKAN_TRY_OK(CountMailRequest(backend, call, folded));
    GENKAN_TRY(const Person person, PersonWithPassword(backend, call, folded));
    return SendResetLink(backend, call, person);
  };
  GENKAN_TRY_OK(backend.store.Atomically(send));
  return RenderMailSent(backend, call,
                        {.back_path = call.base_path + "/sign-in" + GuestQuery(call),
                         .back = backend.strings.In(call.language).Text("reset.back")});
}

Answer ShowNewPassword(const Backend& backend, const Call& call) {
  GENKAN_TRY(const OneTimeSecret secret,
             SecretOfLink(backend, call, SecretPurpose::kPasswordReset));
  return RenderChoice(backend, call, secret, nullptr);
}

Answer SetNewPassword(const Backend& backend, const Call& call) {
  GENKAN_TRY(const OneTimeSecret secret,
             SecretOfLink(backend, call, SecretPurpose::kPasswordReset));
  const Person person{.contact = secret.contact, .staff = secret.staff};
  GENKAN_TRY(const std::string name, FoldedNameOf(backend, call, person));
  GENKAN_TRY(const Secret password, DecodeNewPassword(call.request.body));
  const Status checked = CheckChosenPassword(backend.ports.assets, password.Reveal(), name);
  if (!checked.ok()) return RenderChoice(backend, call, secret, &checked.error());
  GENKAN_TRY(const std::string hash, backend.ports.secrets.HashPassword(password));
  const auto replace = [&]() -> Status {
    GENKAN_TRY_OK(UseSecret(backend, secret));
    GENKAN_TRY_OK(ReplacePassword(backend, call, person, hash));
    return person.contact ? AcceptInvitation(backend, call, person.contact) : Status(Done{});
  };
  GENKAN_TRY_OK(backend.store.Atomically(replace));
  return SeeOther(call.base_path + "/sign-in?changed=1&lang=" +
                  wire::PercentEncoded(call.language) + "&with=password");
}

}  // namespace genkan::service
