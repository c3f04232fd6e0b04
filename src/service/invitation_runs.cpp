#include "genkan/service/invitation_runs.h"

#include "genkan/domain/entry.h"

namespace genkan::service {
namespace {

using domain::Contact;
using domain::SignInState;

// Gives the contact a sign-in name where it has none and its first address is free.
Status GiveSignInName(Store& store, domain::PortalId portal, Contact* contact) {
  if (!contact->member_email.empty()) return Done{};
  if (contact->addresses.empty()) return FieldError("addresses", "error.sign_in_name_needed");
  const std::string folded = domain::FoldedAddress(contact->addresses.front());
  GENKAN_TRY(const auto holders, store.ContactsByAddress(portal, folded));
  const auto staff = store.StaffByEmail(portal, folded);
  if (!staff.ok() && staff.error().code != ErrorCode::kNotFound) return staff.error();
  if (holders.size() > 1 || staff.ok()) return FieldError("addresses", "error.address_shared");
  contact->member_email = contact->addresses.front();
  return store.PutContact(portal, *contact);
}

bool IsRefusal(const Error& error) { return error.code == ErrorCode::kInvalidArgument; }

// Invites the target, or says in it why not. Fails only where the store does.
Status Invite(const PostParts& parts, const domain::Portal& portal, const InvitationRun& run,
              InvitationTarget* target) {
  Store& store = parts.store;
  GENKAN_TRY(Contact contact, store.ContactById(portal.id, target->contact));
  if (domain::MaySignIn(contact.sign_in)) {
    target->state = TargetState::kPassedOver;
    return Done{};
  }
  const bool suspended = contact.sign_in == SignInState::kSuspended;
  const Status named = suspended ? Status(FieldError("contact", "error.contact_suspended"))
                                 : GiveSignInName(store, portal.id, &contact);
  if (!named.ok()) {
    if (!IsRefusal(named.error())) return named;
    target->state = TargetState::kRefused;
    target->reason = named.error().message_key;
    return Done{};
  }
  GENKAN_TRY_OK(InviteContact(parts, portal, contact.id, {.shown_name = run.staff_shown_name}));
  GENKAN_TRY(const Invitation invitation, store.InvitationOf(portal.id, contact.id));
  target->state = TargetState::kInvited;
  target->mail = invitation.mail;
  return Done{};
}

// The next of one run, each in a step of its own.
Result<std::size_t> GoOn(const PostParts& parts, const domain::Portal& portal,
                         const InvitationRun& run, std::size_t limit) {
  GENKAN_TRY(auto waiting, parts.store.InvitationsWaiting(portal.id, run.id, limit));
  for (InvitationTarget& target : waiting) {
    const Status invited = parts.store.Atomically([&]() -> Status {
      GENKAN_TRY_OK(Invite(parts, portal, run, &target));
      return parts.store.PutInvitationTarget(portal.id, target);
    });
    GENKAN_TRY_OK(invited);
  }
  return waiting.size();
}

}  // namespace

Result<std::size_t> InviteWaiting(const PostParts& parts) {
  GENKAN_TRY(const auto due, parts.store.MailDue(parts.ports.clock.NowMillis(), kMailsWaitingMax));
  if (due.size() == kMailsWaitingMax) return std::size_t{0};
  GENKAN_TRY(const auto portals, parts.store.Portals());
  std::size_t count = 0;
  for (const domain::Portal& portal : portals) {
    GENKAN_TRY(const auto runs, parts.store.InvitationRuns(portal.id));
    for (const InvitationRun& run : runs) {
      if (run.stopped || count == kInvitedTogether) continue;
      GENKAN_TRY(const std::size_t invited, GoOn(parts, portal, run, kInvitedTogether - count));
      count += invited;
    }
  }
  return count;
}

}  // namespace genkan::service
