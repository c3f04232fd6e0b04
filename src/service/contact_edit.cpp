// A manager makes a contact or changes one. Whoever changes it repeats the tag under which it was
// read; a new one has none.
#include <algorithm>

#include "genkan/wire/contact_codec.h"
#include "service/audit.h"
#include "service/contacts.h"

namespace genkan::service {
namespace {

bool LeftACompany(const domain::Contact& before, const domain::Contact& after) {
  return std::any_of(before.companies.begin(), before.companies.end(),
                     [&](const domain::CompanyMembership& membership) {
                       return !domain::BelongsTo(after, membership.company);
                     });
}

// A password is kept under the name that it belongs to; links were mailed to the old one.
Status MoveSignIn(const Backend& backend, const Call& call, const domain::Contact& before,
                  const domain::Contact& after) {
  const std::string from = domain::FoldedAddress(before.member_email);
  const std::string to = domain::FoldedAddress(after.member_email);
  if (from == to || from.empty()) return Done{};
  Store& store = backend.store;
  const domain::PortalId portal = call.portal.id;
  GENKAN_TRY(const std::string hash, store.PasswordHash(portal, from));
  GENKAN_TRY_OK(store.SetPasswordHash(portal, from, ""));
  if (!to.empty() && !hash.empty()) {
    GENKAN_TRY_OK(store.SetPasswordHash(portal, to, hash));
  }
  for (const SecretPurpose purpose :
       {SecretPurpose::kInvitation, SecretPurpose::kPasswordReset, SecretPurpose::kSignIn}) {
    GENKAN_TRY_OK(store.VoidOneTimeSecrets(portal, purpose, after.id, {}));
  }
  return to.empty() ? store.EndSessionsOf(portal, after.id) : Status(Done{});
}

Status Keep(const Backend& backend, const Call& call, const domain::Contact& before,
            const domain::Contact& after, bool made) {
  const Status stored = backend.store.PutContact(call.portal.id, after);
  if (!stored.ok() && stored.error().code == ErrorCode::kNotFound) {
    return FieldError("companies", "error.value_unknown");
  }
  GENKAN_TRY_OK(stored);
  GENKAN_TRY_OK(MoveSignIn(backend, call, before, after));
  // Whoever left a company is asked to sign in again, wherever they are.
  if (LeftACompany(before, after)) {
    GENKAN_TRY_OK(backend.store.EndSessionsOf(call.portal.id, after.id));
  }
  return RecordAudit(backend, call,
                     {.action = made ? "contact.made" : "contact.changed",
                      .subject = domain::CalledName(after),
                      .before = made ? "" : wire::EncodeDetails(domain::ContactDetailsOf(before)),
                      .after = wire::EncodeDetails(domain::ContactDetailsOf(after))});
}

}  // namespace

Status CheckSignInName(const Backend& backend, const Call& call, const domain::Contact& contact) {
  const std::string folded = domain::FoldedAddress(contact.member_email);
  if (folded.empty()) return Done{};
  const auto taken = [](std::string_view message_key, std::string name) {
    return FieldError("member_email", message_key, {{"name", std::move(name)}});
  };
  const auto member = backend.store.ContactByMemberEmail(call.portal.id, folded);
  if (!member.ok() && member.error().code != ErrorCode::kNotFound) return member.error();
  if (member.ok() && member->id != contact.id) {
    return taken("error.sign_in_name_taken", domain::CalledName(*member));
  }
  const auto staff = backend.store.StaffByEmail(call.portal.id, folded);
  if (!staff.ok()) {
    return staff.error().code == ErrorCode::kNotFound ? Status(Done{}) : staff.error();
  }
  const std::string name = domain::ShownName(staff->name, staff->language);
  return taken("error.sign_in_name_of_staff", name.empty() ? staff->email : name);
}

Answer PutContact(const Backend& backend, const Call& call) {
  const auto id = domain::ParseId<domain::ContactId>(call.parameter);
  if (!id.ok() || !*id) return ErrorCode::kNotFound;
  const Result<domain::Contact> known = backend.store.ContactById(call.portal.id, *id);
  if (!known.ok() && known.error().code != ErrorCode::kNotFound) return known.error();
  const domain::Contact before = known.ok() ? *known : domain::Contact{.id = *id};
  domain::ContactInUse sent{.details = domain::ContactDetailsOf(before), .about = {}};
  GENKAN_TRY(const std::string tag, wire::DecodeTagged(call.request.body, &sent));
  if (tag != (known.ok() ? TagOf(backend, before) : std::string())) {
    return Error{.code = ErrorCode::kConflict, .message_key = "error.contact_changed"};
  }
  GENKAN_TRY(const domain::Contact changed, domain::WithDetails(before, sent.details, call.portal));
  if (known.ok() && changed == before) return ContactAnswer(backend, call, before);
  const Status stored = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(CheckSignInName(backend, call, changed));
    return Keep(backend, call, before, changed, !known.ok());
  });
  GENKAN_TRY_OK(stored);
  return ContactAnswer(backend, call, changed, known.ok() ? 200 : 201);
}

}  // namespace genkan::service
