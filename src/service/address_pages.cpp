// The pages on which an address becomes the one that signs in: where somebody asks for it, and
// where the links lead that are mailed about it. Opening a link changes nothing; its button does.
#include "genkan/wire/problem.h"
#include "service/address_change.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/form_reader.h"
#include "service/handlers.h"
#include "service/pages.h"
#include "service/throttle.h"

namespace genkan::service {
namespace {

// Customers alone have such a page, and nobody who looks on as one.
Result<domain::Contact> OwnContact(const Call& call) {
  const bool own = call.actor->contact.has_value() && !call.preview;
  return own ? Result<domain::Contact>(*call.actor->contact) : ErrorCode::kNotFound;
}

struct AddressPage {
  std::string typed;
  const Error* error = nullptr;
};

Answer RenderAddress(const Backend& backend, const Call& call, const AddressPage& page) {
  GENKAN_TRY(const domain::Contact contact, OwnContact(call));
  GENKAN_TRY(const domain::AddressChangeView pending,
             AddressChangeViewOf(backend.store, call.portal.id, contact.id, call.now_millis));
  const Strings& strings = backend.strings.In(call.language);
  std::map<std::string, std::string, std::less<>> values = {
      {"action", call.base_path + "/address"},
      {"home", call.base_path + "/tickets"},
      {"lead", strings.Format("address.lead", {{"email", contact.member_email}})},
      {"typed", page.typed}};
  if (!pending.address.empty()) {
    const TimeZone& zone = backend.ports.locale.ZoneNamed(call.actor->time_zone);
    values["pending"] = strings.Format(
        "address.pending", {{"email", pending.address},
                            {"time", ExactTime(pending.expires_at_millis, zone, strings)}});
    values["cancel_action"] = call.base_path + "/address/cancel";
  }
  int status = 200;
  if (page.error != nullptr) {
    status = wire::HttpStatusFrom(page.error->code);
    values["error"] = strings.Describe(*page.error);
  }
  GENKAN_TRY(wire::Response response, RenderPage(backend, call, "address.html", values, status));
  if (page.error != nullptr) wire::AddErrorHeaders(*page.error, &response);
  return response;
}

// What one of the two links is about.
struct LinkKind {
  SecretPurpose purpose;
  std::string_view path;
  std::string_view strings;  // The beginning of its keys.
  Status (*act)(const Backend&, const Call&, const OneTimeSecret&);
};
constexpr LinkKind kNewAddress{SecretPurpose::kAddressChange, "/address/new", "address_new.",
                               ConfirmAddress};
constexpr LinkKind kOldAddress{SecretPurpose::kAddressUndo, "/address/undo", "address_undo.",
                               PutAddressBack};

struct LinkPage {
  std::string lead;
  std::string action;  // Of the button; empty: there is none.
  std::string home;    // Where the link leads; empty: there is none.
};

Answer RenderLinkPage(const Backend& backend, const Call& call, const LinkKind& kind,
                      const LinkPage& page) {
  const Strings& strings = backend.strings.In(call.language);
  const auto text = [&](std::string_view key) {
    return strings.Text(std::string(kind.strings) + std::string(key));
  };
  return RenderPage(backend, call, "address_link.html",
                    {{"heading", text("heading")},
                     {"lead", page.lead},
                     {"action", page.action},
                     {"submit", text("submit")},
                     {"home", page.home},
                     {"home_label", text("home")}});
}

Answer ShowLinkOf(const Backend& backend, const Call& call, const LinkKind& kind) {
  GENKAN_TRY(const OneTimeSecret secret, SecretOfLink(backend, call, kind.purpose));
  const Strings& strings = backend.strings.In(call.language);
  return RenderLinkPage(
      backend, call, kind,
      {.lead = strings.Format(std::string(kind.strings) + "lead", {{"email", secret.address}}),
       .action = call.base_path + std::string(kind.path) + GuestQuery(call) +
                 "&token=" + wire::PercentEncoded(*call.target.Query("token"))});
}

Answer UseLinkOf(const Backend& backend, const Call& call, const LinkKind& kind) {
  GENKAN_TRY(const FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY_OK(form.Finish());
  GENKAN_TRY(const OneTimeSecret secret, SecretOfLink(backend, call, kind.purpose));
  GENKAN_TRY_OK(kind.act(backend, call, secret));
  const Strings& strings = backend.strings.In(call.language);
  return RenderLinkPage(
      backend, call, kind,
      {.lead = strings.Format(std::string(kind.strings) + "done", {{"email", secret.address}}),
       .home = call.base_path + "/sign-in?lang=" + wire::PercentEncoded(call.language)});
}

// kInvalidArgument with words to read where it can be no other address of the contact's.
Result<std::string> WantedAddress(const domain::Contact& contact, const std::string& typed) {
  GENKAN_TRY(std::string address, domain::CheckAddress(typed));
  if (domain::FoldedAddress(address) != domain::FoldedAddress(contact.member_email)) {
    return address;
  }
  return FieldError("email", "error.address_same");
}

}  // namespace

Answer ShowAddress(const Backend& backend, const Call& call) {
  return RenderAddress(backend, call, {});
}

Answer AskForOwnAddress(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, OwnContact(call));
  GENKAN_TRY(FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY(const std::string typed, form.Take("email"));
  GENKAN_TRY_OK(form.Finish());
  const auto address = WantedAddress(contact, typed);
  if (!address.ok()) {
    return RenderAddress(backend, call, {.typed = typed, .error = &address.error()});
  }
  const std::string folded = domain::FoldedAddress(*address);
  const Status allowed = CheckMailRequest(backend, call, folded);
  if (!allowed.ok()) {
    return RenderAddress(backend, call, {.typed = typed, .error = &allowed.error()});
  }
  const auto ask = [&]() -> Status {
    GENKAN_TRY_OK(CountMailRequest(backend, call, folded));
    return AskForAddress(backend, call, contact, {.address = *address});
  };
  GENKAN_TRY_OK(backend.store.Atomically(ask));
  return SeeOther(call.base_path + "/address");
}

Answer CancelOwnAddress(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, OwnContact(call));
  GENKAN_TRY(const FormReader form, FormReader::Of(call.request.body));
  GENKAN_TRY_OK(form.Finish());
  const auto cancel = [&]() -> Status {
    GENKAN_TRY_OK(ForgetAddressChange(backend.store, call.portal.id, contact.id));
    return RecordAudit(
        backend, call,
        {.action = "contact.address_cancelled", .subject = domain::CalledName(contact)});
  };
  GENKAN_TRY_OK(backend.store.Atomically(cancel));
  return SeeOther(call.base_path + "/address");
}

Answer ShowNewAddress(const Backend& backend, const Call& call) {
  return ShowLinkOf(backend, call, kNewAddress);
}
Answer UseNewAddress(const Backend& backend, const Call& call) {
  return UseLinkOf(backend, call, kNewAddress);
}
Answer ShowOldAddress(const Backend& backend, const Call& call) {
  return ShowLinkOf(backend, call, kOldAddress);
}
Answer UseOldAddress(const Backend& backend, const Call& call) {
  return UseLinkOf(backend, call, kOldAddress);
}

}  // namespace genkan::service
