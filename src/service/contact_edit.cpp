// A manager makes a contact or changes one. Whoever changes it repeats the tag under which it was
// read; a new one has none.
#include <algorithm>

#include "genkan/domain/entry.h"
#include "genkan/wire/contact_codec.h"
#include "service/address_change.h"
#include "service/audit.h"
#include "service/contacts.h"
#include "service/ways_in.h"

namespace genkan::service {
namespace {

bool LeftACompany(const domain::Contact& before, const domain::Contact& after) {
  return std::any_of(before.companies.begin(), before.companies.end(),
                     [&](const domain::CompanyMembership& membership) {
                       return !domain::BelongsTo(after, membership.company);
                     });
}

bool IsShutOut(const Call& call, const domain::Contact& before, const domain::Contact& after) {
  return domain::EntryOf(call.portal, before) == domain::Entry::kLetIn &&
         domain::EntryOf(call.portal, after) != domain::Entry::kLetIn;
}

Status Keep(const Backend& backend, const Call& call, const domain::Contact& before,
            const domain::Contact& after, bool made) {
  // Whoever left what let them in, a company or a group, is asked to come in again, wherever they
  // are.
  const bool left = !made && (LeftACompany(before, after) || IsShutOut(call, before, after));
  const Status stored = backend.store.PutContact(call.portal.id, after);
  if (!stored.ok() && stored.error().code == ErrorCode::kNotFound) {
    return FieldError("companies", "error.value_unknown");
  }
  GENKAN_TRY_OK(stored);
  GENKAN_TRY_OK(MoveSignIn(backend.store, call.portal.id, before, after));
  if (left) GENKAN_TRY_OK(EndWaysIn(backend.store, call.portal.id, after));
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
  GENKAN_TRY(domain::Contact changed, domain::WithDetails(before, sent.details, call.portal));
  if (known.ok() && changed == before) return ContactAnswer(backend, call, before);
  const Status stored = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(CheckSignInName(backend, call, changed));
    const auto wish = domain::TakeAddressWish(before, &changed);
    if (!(known.ok() && changed == before)) {
      GENKAN_TRY_OK(Keep(backend, call, before, changed, !known.ok()));
    }
    return wish ? AskForAddress(backend, call, changed, *wish) : Status(Done{});
  });
  GENKAN_TRY_OK(stored);
  GENKAN_TRY(const domain::Contact now, backend.store.ContactById(call.portal.id, *id));
  return ContactAnswer(backend, call, now, known.ok() ? 200 : 201);
}

}  // namespace genkan::service
