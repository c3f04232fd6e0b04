#include "service/new_contacts.h"

#include "service/audit.h"
#include "service/sign_in.h"

namespace genkan::service {
namespace {

domain::Contact NewContact(const Backend& backend, const Call& call, const AddressHolder& holder) {
  return {.id = domain::NewId<domain::ContactId>(call.now_millis, backend.ports.random),
          .name = {.display = holder.name},
          .language = call.language,
          .addresses = {holder.address},
          .company_view = false};
}

}  // namespace

Result<std::optional<domain::Contact>> HolderOf(const Backend& backend, const Call& call,
                                                const std::string& folded) {
  const auto member = backend.store.ContactByMemberEmail(call.portal.id, folded);
  if (member.ok()) return std::optional(*member);
  if (member.error().code != ErrorCode::kNotFound) return member.error();
  const auto staff = backend.store.StaffByEmail(call.portal.id, folded);
  if (staff.ok()) return ErrorCode::kForbidden;
  if (staff.error().code != ErrorCode::kNotFound) return staff.error();
  GENKAN_TRY(const auto holders, backend.store.ContactsByAddress(call.portal.id, folded));
  if (holders.empty()) return std::optional<domain::Contact>();
  // Whoever signs in under another name does so under that one; of several, nobody knows which.
  if (holders.size() > 1 || !holders.front().member_email.empty()) return ErrorCode::kForbidden;
  return std::optional(holders.front());
}

Result<domain::ContactId> AdmitHolder(const Backend& backend, const Call& call,
                                      const AddressHolder& holder) {
  GENKAN_TRY(const auto known, HolderOf(backend, call, domain::FoldedAddress(holder.address)));
  domain::Contact contact = known ? *known : NewContact(backend, call, holder);
  if (contact.sign_in == domain::SignInState::kSuspended) return ErrorCode::kForbidden;
  if (domain::MaySignIn(contact.sign_in)) return contact.id;
  contact.sign_in = domain::SignInState::kActive;
  if (contact.member_email.empty()) contact.member_email = holder.address;
  // Before there is anything: whoever the groups leave out is not kept.
  GENKAN_TRY_OK(CheckEntryOf(call, contact));
  GENKAN_TRY_OK(backend.store.PutContact(call.portal.id, contact));
  GENKAN_TRY_OK(RecordAudit(backend, call,
                            {.action = known ? "contact.admitted" : "contact.created",
                             .subject = contact.member_email,
                             .contact = &contact}));
  return contact.id;
}

}  // namespace genkan::service
