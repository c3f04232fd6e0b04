// What becomes of the data about a person: requests to have it or to have it erased, holds that
// keep it, and what goes with time. Every change is one step with its entry in the audit log.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/clock.h"
#include "genkan/base/random.h"
#include "genkan/domain/privacy.h"
#include "genkan/service/store.h"

namespace genkan::service {

struct PrivacyRoom {
  Store& store;
  const Clock& clock;
  Random& random;
  const domain::Portal& portal;
  // Who acts: one of the two, or nobody, which is whoever runs the machine.
  domain::StaffId staff;
  domain::ContactId contact;
  std::string shown_name;
};

// A request of the contact, or in their name. Where the contact acts, their session is the check.
// One that is open already of the same kind is that one.
Result<domain::PrivacyRequest> AskForPrivacy(const PrivacyRoom& room, domain::PrivacyKind kind,
                                             domain::ContactId contact);

// Notes that whoever acts has made sure who asks, and how. kConflict where it is not open.
Result<domain::PrivacyRequest> CheckIdentity(const PrivacyRoom& room, domain::PrivacyRequestId id,
                                             std::string_view note);

// Answers with no, and why. kConflict where it is not open.
Result<domain::PrivacyRequest> RefusePrivacy(const PrivacyRoom& room, domain::PrivacyRequestId id,
                                             std::string_view reason);

// What erasing the contact would do.
Result<domain::ErasurePreview> PreviewErasure(const PrivacyRoom& room, domain::ContactId contact);

// A request that was carried out.
struct CarriedOut {
  domain::PrivacyRequest request;
  // The contents of the files that went, to be released (attachments.h).
  std::vector<std::string> blob_keys;
};

// Does what is asked, and notes it as done: erases the contact, where `tag` is the preview's; an
// export is handed over by whoever carries it out. kConflict where it is not open, nobody knows
// that it is the contact who asks, a hold stands against it, or the preview would be another now.
Result<CarriedOut> CarryOutPrivacy(const PrivacyRoom& room, domain::PrivacyRequestId id,
                                   std::string_view tag);

// The contact who acts takes back what they asked for themselves. kNotFound where it is not theirs,
// kConflict where it is not open.
Result<domain::PrivacyRequest> WithdrawPrivacy(const PrivacyRoom& room,
                                               domain::PrivacyRequestId id);

// Erases somebody who was erased before, in a database of before. False where they are not in it.
Result<bool> RepeatErasure(const PrivacyRoom& room, const domain::Erasure& erasure);

// Nothing of the contact is erased from now on.
Status HoldContact(const PrivacyRoom& room, domain::ContactId contact, std::string_view reason);
Status ReleaseContact(const PrivacyRoom& room, domain::ContactId contact);

// The ticket stays as it is from now on, as domain::TicketHold says.
Status HoldTicket(const PrivacyRoom& room, domain::TicketNumber number, std::string_view reason);
Status ReleaseTicket(const PrivacyRoom& room, domain::TicketNumber number);
// The tickets that such holds keep, with the reason of one each: also those that a held one was
// merged into.
Result<std::map<domain::TicketId, std::string>> TicketsUnderHold(const Store& store,
                                                                 domain::PortalId portal);
// Refuses with kConflict "error.ticket_held" where a hold keeps one of them.
Status CheckNotHeld(const Store& store, domain::PortalId portal,
                    const std::vector<domain::TicketId>& tickets);
// The holds on tickets with what is told of each.
Result<std::vector<domain::TicketHold>> TellTicketHolds(const Store& store,
                                                        domain::PortalId portal);

// Everything that is held of the contact and may be shown to them, as one JSON object: no internal
// notes, no hidden tickets, nothing that others keep to themselves.
Result<std::string> ExportPerson(const PrivacyRoom& room, const domain::Contact& contact);

// What has been kept for longer than each pipeline's rule says.
Result<domain::RetentionList> PreviewRetention(const PrivacyRoom& room);

struct RetentionDone {
  std::vector<std::int64_t> numbers;   // Of the tickets that went.
  std::vector<std::string> blob_keys;  // As in CarriedOut.
};
// Takes away at most `limit` of those tickets.
Result<RetentionDone> CarryOutRetention(const PrivacyRoom& room, std::size_t limit);

}  // namespace genkan::service
