// The first page of a new installation: somebody with the key that the server printed becomes the
// manager. From then on there is no such page.
#include <algorithm>

#include "genkan/service/new_password.h"
#include "genkan/service/router.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/pages.h"
#include "service/sessions.h"

namespace genkan::service {
namespace {

struct NewOwner {
  std::string name;
  std::string email;
  Secret password;
};

// kNotFound where the key is not the one that was printed, or somebody can manage the portal.
Status CheckKey(const Backend& backend, const Call& call) {
  const std::string* key = call.target.Query("key");
  const std::string& wanted = backend.setup_key.Reveal();
  const Secrets& secrets = backend.ports.secrets;
  if (key == nullptr || wanted.empty() || secrets.Digest(*key) != secrets.Digest(wanted)) {
    return ErrorCode::kNotFound;
  }
  GENKAN_TRY(const bool managed, SomebodyManages(backend.store, call.portal.id));
  return managed ? Status(ErrorCode::kNotFound) : Status(Done{});
}

Result<wire::Response> RenderForm(const Backend& backend, const Call& call, const NewOwner& owner,
                                  const Error* error) {
  std::map<std::string, std::string, std::less<>> values = {
      {"action", call.base_path +
                     "/set-up?key=" + wire::PercentEncoded(backend.setup_key.Reveal()) +
                     "&lang=" + wire::PercentEncoded(call.language)},
      {"name", owner.name},
      {"email", owner.email}};
  if (error != nullptr) {
    values["error"] = backend.strings.In(call.language).Describe(*error);
    values["wrong_" + error->field] = "1";
  }
  return RenderPage(backend, call, "set_up.html", values, error != nullptr ? 422 : 200);
}

Result<NewOwner> DecodeOwner(std::string_view body) {
  GENKAN_TRY(FormReader form, FormReader::Of(body));
  NewOwner owner;
  GENKAN_TRY(owner.name, form.Take("name"));
  GENKAN_TRY(owner.email, form.Take("email"));
  GENKAN_TRY(std::string password, form.Take("password"));
  owner.password = Secret(std::move(password));
  GENKAN_TRY_OK(form.Finish());
  return owner;
}

// As the records keep them.
Status Check(const Assets& assets, NewOwner* owner) {
  GENKAN_TRY(owner->name, domain::CheckPersonName(owner->name));
  GENKAN_TRY(owner->email, domain::CheckAddress(owner->email));
  return CheckChosenPassword(assets, owner->password.Reveal(), domain::FoldedAddress(owner->email));
}

Status StoreOwner(const Backend& backend, const Call& call, const NewOwner& owner, Person* person,
                  const std::string& hash) {
  const domain::Staff staff{
      .id = domain::NewId<domain::StaffId>(call.now_millis, backend.ports.random),
      .name = {.display = owner.name},
      .language = call.language,
      .email = owner.email,
      .permissions = {domain::Permission::kCustomerPortalSettings, domain::Permission::kTickets},
      .sign_in = domain::SignInState::kActive};
  person->staff = staff.id;
  domain::Portal portal = call.portal;
  portal.being_set_up = true;
  GENKAN_TRY_OK(backend.store.PutStaff(portal.id, staff));
  GENKAN_TRY_OK(backend.store.SetPasswordHash(portal.id, domain::FoldedAddress(owner.email), hash));
  GENKAN_TRY_OK(backend.store.PutPortal(portal));
  return RecordAudit(backend, call, {.action = "set_up.begun", .subject = owner.email});
}

}  // namespace

Result<bool> SomebodyManages(const Store& store, domain::PortalId portal) {
  GENKAN_TRY(const auto staff, store.StaffOf(portal));
  return std::any_of(staff.begin(), staff.end(), [](const domain::Staff& each) {
    return domain::MaySignIn(each.sign_in) &&
           domain::Holds(each, domain::Permission::kCustomerPortalSettings);
  });
}

Answer ShowSetUp(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckKey(backend, call));
  return RenderForm(backend, call, {}, nullptr);
}

Answer SetUpByForm(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckKey(backend, call));
  GENKAN_TRY(NewOwner owner, DecodeOwner(call.request.body));
  const Status checked = Check(backend.ports.assets, &owner);
  if (!checked.ok()) return RenderForm(backend, call, owner, &checked.error());
  GENKAN_TRY(const std::string hash, backend.ports.secrets.HashPassword(owner.password));
  std::string cookie;
  const Status stored = backend.store.Atomically([&]() -> Status {
    // Of two who were as fast, one.
    GENKAN_TRY_OK(CheckKey(backend, call));
    Person person;
    GENKAN_TRY_OK(StoreOwner(backend, call, owner, &person, hash));
    GENKAN_TRY(cookie, StartSession(backend, call, person));
    return Done{};
  });
  if (!stored.ok() && stored.error().code == ErrorCode::kConflict) {
    const Error taken = FieldError("email", "error.address_in_use");
    return RenderForm(backend, call, owner, &taken);
  }
  GENKAN_TRY_OK(stored);
  wire::Response response = SeeOther(call.base_path + "/manage/set-up");
  response.headers.push_back({"set-cookie", cookie});
  return response;
}

}  // namespace genkan::service
