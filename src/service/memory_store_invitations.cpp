// The memory store: invitations, one by one and of many, and addresses that do not count yet.
#include <algorithm>

#include "service/memory_store_impl.h"

namespace genkan::service {

using domain::InvitationRunId;

Status MemoryStore::PutInvitation(domain::PortalId portal, const Invitation& invitation) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (!records->contacts.contains(invitation.contact)) return ErrorCode::kNotFound;
  Set(records->invitations, invitation.contact, invitation);
  return Done{};
}

Result<Invitation> MemoryStore::InvitationOf(domain::PortalId portal,
                                             domain::ContactId contact) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByKey(records->invitations, contact);
}

Status MemoryStore::RemoveInvitation(domain::PortalId portal, domain::ContactId contact) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Erase(records->invitations, contact);
  return Done{};
}

Status MemoryStore::PutAddressChange(domain::PortalId portal, const AddressChange& change) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (!records->contacts.contains(change.contact)) return ErrorCode::kNotFound;
  Set(records->address_changes, change.contact, change);
  return Done{};
}

Result<AddressChange> MemoryStore::AddressChangeOf(domain::PortalId portal,
                                                   domain::ContactId contact) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByKey(records->address_changes, contact);
}

Status MemoryStore::RemoveAddressChange(domain::PortalId portal, domain::ContactId contact) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Erase(records->address_changes, contact);
  return Done{};
}

Status MemoryStore::PutInvitationRun(domain::PortalId portal, const InvitationRun& run) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Set(records->invitation_runs, run.id, run);
  return Done{};
}

Result<std::vector<InvitationRun>> MemoryStore::InvitationRuns(domain::PortalId portal) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  auto runs = AllWhere(records->invitation_runs, [](const InvitationRun&) { return true; });
  return std::vector<InvitationRun>(runs.rbegin(), runs.rend());
}

Status MemoryStore::PutInvitationTarget(domain::PortalId portal, const InvitationTarget& target) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  const bool known =
      records->invitation_runs.contains(target.run) && records->contacts.contains(target.contact);
  if (!known) return ErrorCode::kNotFound;
  Set(records->invitation_targets, std::pair(target.run, target.contact), target);
  return Done{};
}

Result<std::vector<InvitationTarget>> MemoryStore::InvitationsWaiting(domain::PortalId portal,
                                                                      InvitationRunId run,
                                                                      std::size_t limit) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  auto waiting = AllWhere(records->invitation_targets, [run](const InvitationTarget& target) {
    return target.run == run && target.state == TargetState::kWaiting;
  });
  if (waiting.size() > limit) waiting.resize(limit);
  return waiting;
}

Result<std::vector<InvitationTarget>> MemoryStore::InvitationsFailed(domain::PortalId portal,
                                                                     InvitationRunId run,
                                                                     std::size_t limit) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  auto failed = AllWhere(records->invitation_targets, [&](const InvitationTarget& target) {
    const auto mail = FindByKey(outbox_, target.mail);
    const bool mail_failed = target.state == TargetState::kInvited && mail.ok() && mail->failed;
    return target.run == run && (target.state == TargetState::kRefused || mail_failed);
  });
  if (failed.size() > limit) failed.resize(limit);
  return failed;
}

Result<domain::InvitationCounts> MemoryStore::CountInvitations(domain::PortalId portal,
                                                               InvitationRunId run) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  domain::InvitationCounts counts;
  for (const auto& [key, target] : records->invitation_targets) {
    if (target.run != run) continue;
    const auto mail = FindByKey(outbox_, target.mail);
    switch (target.state) {
      case TargetState::kWaiting:
        ++counts.waiting;
        break;
      case TargetState::kInvited:
        ++(!mail.ok() ? counts.sent : mail->failed ? counts.failed : counts.on_the_way);
        break;
      case TargetState::kPassedOver:
        ++counts.passed_over;
        break;
      case TargetState::kRefused:
        ++counts.failed;
        break;
    }
  }
  return counts;
}

Result<std::vector<domain::TicketNumber>> MemoryStore::TicketsWithoutContact(
    domain::PortalId portal, std::size_t limit) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::vector<domain::TicketNumber> numbers;
  for (const auto& [id, ticket] : records->tickets) {
    if (ticket.contacts.empty() && !ticket.merged_into) numbers.push_back(ticket.number);
  }
  std::sort(numbers.begin(), numbers.end());
  if (numbers.size() > limit) numbers.resize(limit);
  return numbers;
}

}  // namespace genkan::service
