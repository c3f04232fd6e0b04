// The page on which somebody who is signed in looks after their own passkeys.
#include <algorithm>

#include "genkan/base/calendar.h"
#include "genkan/service/base64url.h"
#include "genkan/wire/problem.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/pages.h"
#include "service/passkey_challenge.h"
#include "service/passkey_rules.h"
#include "service/post.h"
#include "service/sign_in.h"

namespace genkan::service {
namespace {

constexpr std::size_t kPasskeysMax = 20;

Person PersonOf(const Actor& actor) {
  if (actor.staff) return {.staff = actor.staff->id};
  return {.contact = actor.contact->id};
}

// Where there are passkeys, which a preview's are not its own.
Result<PasskeyHome> HomeFor(const Backend& backend, const Call& call) {
  const auto home = PasskeyHomeOf(backend, call);
  return home && !call.preview ? Result<PasskeyHome>(*home) : ErrorCode::kNotFound;
}

Result<std::vector<Passkey>> OwnPasskeys(const Backend& backend, const Call& call) {
  const Person person = PersonOf(*call.actor);
  return backend.store.PasskeysOf(call.portal.id, person.contact, person.staff);
}

// The actor's passkey that the path names; somebody else's is as missing as none.
Result<Passkey> PasskeyInPath(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(HomeFor(backend, call));
  GENKAN_TRY(const auto own, OwnPasskeys(backend, call));
  const auto found = std::find_if(own.begin(), own.end(), [&](const Passkey& each) {
    return domain::IdText(each.id) == call.parameter;
  });
  return found != own.end() ? Result<Passkey>(*found) : ErrorCode::kNotFound;
}

Result<std::string> RowOf(const Backend& backend, const Call& call, const Passkey& passkey) {
  const Strings& strings = backend.strings.In(call.language);
  const TimeZone& zone = backend.ports.locale.ZoneNamed(call.actor->time_zone);
  const auto at = [&](const char* key, Millis millis) {
    return strings.Format(key, {{"time", ExactTime(millis, zone, strings)}});
  };
  const std::string id = domain::IdText(passkey.id);
  const std::string path = call.base_path + "/passkeys/" + id;
  return RenderPart(backend, call, "passkey_row.html",
                    {{"id", id},
                     {"name", passkey.name},
                     {"made", at("passkeys.made", passkey.made_at_millis)},
                     {"used", passkey.last_used_at_millis == 0
                                  ? strings.Text("passkeys.never_used")
                                  : at("passkeys.used", passkey.last_used_at_millis)},
                     {"change", strings.Format("passkeys.change", {{"name", passkey.name}})},
                     {"rename_action", path + "/rename"},
                     {"remove_action", path + "/remove"}});
}

// What the address says that happened, as the key of a sentence.
std::string_view NoticeKey(const Call& call) {
  if (call.target.Query("added") != nullptr) return "passkeys.added";
  if (call.target.Query("renamed") != nullptr) return "passkeys.renamed";
  return call.target.Query("removed") != nullptr ? "passkeys.removed" : "";
}

Answer RenderPasskeys(const Backend& backend, const Call& call, const Error* error) {
  const Strings& strings = backend.strings.In(call.language);
  GENKAN_TRY(const auto own, OwnPasskeys(backend, call));
  const bool staff = call.actor->staff.has_value();
  const bool agent = MayAnswer(*call.actor);
  std::map<std::string, std::string, std::less<>> values = {
      {"add_action", own.size() < kPasskeysMax ? call.base_path + "/passkeys" : ""},
      {"options", call.base_path + "/passkeys/options"},
      {"home", call.base_path + (agent   ? "/desk"
                                 : staff ? "/manage"
                                         : "/tickets")},
      {"home_label", strings.Text(agent   ? "frame.desk"
                                  : staff ? "frame.manage"
                                          : "page.to_tickets")},
      {"none", own.empty() ? "1" : ""}};
  for (const Passkey& passkey : own) {
    GENKAN_TRY(const std::string row, RowOf(backend, call, passkey));
    values["rows"] += row;
  }
  int status = 200;
  if (error != nullptr) {
    status = wire::HttpStatusFrom(error->code);
    values["error"] = strings.Describe(*error);
  } else if (const std::string_view key = NoticeKey(call); !key.empty()) {
    values["notice"] = strings.Text(key);
  }
  return RenderPage(backend, call, "passkeys.html", values, status);
}

// What somebody calls a passkey; `otherwise` where they say nothing.
Result<std::string> NameFrom(const std::string& typed, const std::string& otherwise) {
  const bool blank = typed.find_first_not_of(" \t\r\n") == std::string::npos;
  return blank ? Result<std::string>(otherwise) : domain::CheckPersonName(typed);
}

Result<wire::NewCredential> CheckMade(const Backend& backend, const Call& call,
                                      const PasskeyHome& home, std::string_view attestation) {
  const auto data = wire::ReadAttestation(attestation);
  if (!data.ok()) return WrongPasskey("attestation");
  GENKAN_TRY_OK(CheckAuthenticator(backend.ports.secrets, *data,
                                   {.type = {},
                                    .origin = home.origin,
                                    .rp_id = home.rp_id,
                                    .verification_required = call.actor->staff.has_value()}));
  if (!data->credential) return WrongPasskey("attestation");
  if (!wire::ReadCoseKey(data->credential->public_key).ok()) return WrongPasskey("algorithm");
  return *data->credential;
}

// The name under which the actor is known here, for the log.
Status Note(const Backend& backend, const Call& call, std::string_view action) {
  GENKAN_TRY(const std::string name, FoldedNameOf(backend, call, PersonOf(*call.actor)));
  return RecordAudit(backend, call, {.action = std::string(action), .subject = name});
}

// Nobody but its owner adds a way in unnoticed.
Status TellOwner(const Backend& backend, const Call& call, const Person& person) {
  const PostRoom room = PostRoomOf(backend);
  GENKAN_TRY(const MailReader reader, MailReaderFor(room, call.portal, person));
  return QueueMail(room, call.portal, reader,
                   {.kind = domain::MailKind::kPasskeyAdded,
                    .link = PortalAddress(room, call.portal) +
                            "/passkeys?lang=" + wire::PercentEncoded(reader.language),
                    .lifetime_millis = kMillisPerDay});
}

Status KeepPasskey(const Backend& backend, const Call& call, const PasskeyHome& home) {
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY(const std::string client_data, form.Take("client_data"));
  GENKAN_TRY(const std::string attestation, form.Take("attestation"));
  const std::string typed = form.TakeIfThere("name");
  GENKAN_TRY_OK(form.Finish());
  GENKAN_TRY(
      const wire::PasskeyClientData client,
      CheckClientData(BytesFromBase64Url(client_data).value_or(""),
                      {.type = "webauthn.create", .origin = home.origin, .rp_id = home.rp_id}));
  GENKAN_TRY_OK(CheckPasskeyChallenge(backend, call, PasskeyUse::kMake, client.challenge));
  GENKAN_TRY(const wire::NewCredential credential,
             CheckMade(backend, call, home, BytesFromBase64Url(attestation).value_or("")));
  GENKAN_TRY(const auto own, OwnPasskeys(backend, call));
  if (own.size() >= kPasskeysMax) {
    return Error{.code = ErrorCode::kConflict, .message_key = "error.passkeys_full"};
  }
  const Strings& strings = backend.strings.In(call.language);
  GENKAN_TRY(const std::string name,
             NameFrom(typed, strings.Format("passkeys.default_name",
                                            {{"n", std::to_string(own.size() + 1)}})));
  const Person person = PersonOf(*call.actor);
  return backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(UsePasskeyChallenge(backend, call, client.challenge, person));
    const Status kept = backend.store.PutPasskey(
        call.portal.id, {.id = domain::NewId<PasskeyId>(call.now_millis, backend.ports.random),
                         .contact = person.contact,
                         .staff = person.staff,
                         .credential_id = Base64UrlText(credential.id),
                         .public_key = Base64UrlText(credential.public_key),
                         .name = name,
                         .made_at_millis = call.now_millis});
    if (!kept.ok() && kept.error().code == ErrorCode::kConflict) {
      return Error{.code = ErrorCode::kConflict, .message_key = "error.passkey_known"};
    }
    GENKAN_TRY_OK(kept);
    GENKAN_TRY_OK(TellOwner(backend, call, person));
    return Note(backend, call, "passkey.added");
  });
}

// What is wrong with what was sent is told on the page.
Answer Outcome(const Backend& backend, const Call& call, const Status& done, const char* query) {
  if (done.ok()) return SeeOther(call.base_path + "/passkeys?" + query + "=1");
  const Error& error = done.error();
  const bool for_the_person = error.code == ErrorCode::kWrongCredentials ||
                              error.code == ErrorCode::kConflict || error.field == "name";
  return for_the_person ? RenderPasskeys(backend, call, &error) : Answer(error);
}

}  // namespace

Answer ShowPasskeys(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(HomeFor(backend, call));
  return RenderPasskeys(backend, call, nullptr);
}

Answer GetPasskeyCreation(const Backend& backend, const Call& call) {
  GENKAN_TRY(const PasskeyHome home, HomeFor(backend, call));
  GENKAN_TRY(const auto own, OwnPasskeys(backend, call));
  const Person person = PersonOf(*call.actor);
  const domain::SessionView shown = SessionViewOf(backend, call, *call.actor);
  wire::PasskeyCreation creation{
      .request = {.challenge = NewPasskeyChallenge(backend, call, PasskeyUse::kMake),
                  .rp_id = home.rp_id,
                  .timeout_millis = kPasskeyChallengeMillis},
      .rp_name = call.portal.name,
      .user_id = Base64UrlText(PasskeyUserId(person)),
      .user_name = shown.email,
      .user_shown_name = shown.shown_name,
      .verification_required = static_cast<bool>(person.staff)};
  for (const Passkey& passkey : own) creation.known_ids.push_back(passkey.credential_id);
  return JsonAnswer(200, wire::EncodePasskeyCreation(creation));
}

Answer AddPasskey(const Backend& backend, const Call& call) {
  GENKAN_TRY(const PasskeyHome home, HomeFor(backend, call));
  return Outcome(backend, call, KeepPasskey(backend, call, home), "added");
}

Answer RenamePasskey(const Backend& backend, const Call& call) {
  GENKAN_TRY(Passkey passkey, PasskeyInPath(backend, call));
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY(const std::string typed, form.Take("name"));
  GENKAN_TRY_OK(form.Finish());
  const auto name = NameFrom(typed, passkey.name);
  if (!name.ok()) return Outcome(backend, call, name.error(), "renamed");
  passkey.name = *name;
  return Outcome(backend, call, backend.store.PutPasskey(call.portal.id, passkey), "renamed");
}

Answer RemovePasskey(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Passkey passkey, PasskeyInPath(backend, call));
  GENKAN_TRY(const FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY_OK(form.Finish());
  const auto remove = [&]() -> Status {
    GENKAN_TRY_OK(backend.store.RemovePasskey(call.portal.id, passkey.id));
    return Note(backend, call, "passkey.removed");
  };
  return Outcome(backend, call, backend.store.Atomically(remove), "removed");
}

}  // namespace genkan::service
