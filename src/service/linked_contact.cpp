#include "service/linked_contact.h"

#include "genkan/domain/entry.h"
#include "service/audit.h"
#include "service/new_contacts.h"

namespace genkan::service {
namespace {

// The contact whom an unknown subject turns out to be.
Result<domain::ContactId> FirstTimeContact(const Backend& backend, const Call& call,
                                           const Voucher& voucher, const IdClaims& claims) {
  const domain::PortalId portal = call.portal.id;
  const auto given =
      backend.store.ContactByExternalId(portal, std::string(voucher.given_prefix) + claims.subject);
  if (given.ok()) return given->id;
  if (given.error().code != ErrorCode::kNotFound) return given.error();
  if (claims.verified_email.empty()) return SubjectUnknown();
  const std::string folded = domain::FoldedAddress(claims.verified_email);
  const auto invited = backend.store.ContactByMemberEmail(portal, folded);
  if (invited.ok() && domain::MaySignIn(invited->sign_in)) return invited->id;
  if (!invited.ok() && invited.error().code != ErrorCode::kNotFound) return invited.error();
  const domain::OpenIdRules& rules = call.portal.settings->access.openid;
  if (rules.unknown_subject == domain::UnknownSubject::kRefused) return SubjectUnknown();
  const auto admitted =
      AdmitHolder(backend, call, {.address = claims.verified_email, .name = claims.name});
  const bool nobody = !admitted.ok() && admitted.error() == Error{.code = ErrorCode::kForbidden};
  return nobody ? SubjectUnknown() : admitted;
}

}  // namespace

Error SubjectUnknown() {
  return {.code = ErrorCode::kWrongCredentials, .message_key = "error.openid_unknown"};
}

Result<domain::ContactId> LinkedContact(const Backend& backend, const Call& call,
                                        const Voucher& voucher, const IdClaims& claims) {
  const auto known = backend.store.OpenIdLinkOf(call.portal.id, voucher.issuer, claims.subject);
  if (known.ok()) return known->contact;
  if (known.error().code != ErrorCode::kNotFound) return known.error();
  GENKAN_TRY(const domain::ContactId contact, FirstTimeContact(backend, call, voucher, claims));
  const Status linked =
      backend.store.AddOpenIdLink(call.portal.id, {.issuer = voucher.issuer,
                                                   .subject = claims.subject,
                                                   .contact = contact,
                                                   .linked_at_millis = call.now_millis});
  // The contact is somebody else there: an address that was given to another person.
  if (!linked.ok() && linked.error().code == ErrorCode::kConflict) return SubjectUnknown();
  GENKAN_TRY_OK(linked);
  GENKAN_TRY(const domain::Contact who, backend.store.ContactById(call.portal.id, contact));
  GENKAN_TRY_OK(RecordAudit(
      backend, call, {.action = "contact.linked", .subject = who.member_email, .contact = &who}));
  return contact;
}

}  // namespace genkan::service
