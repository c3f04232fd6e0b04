// Tickets on the wire: a row, a page of rows, a thread, and one that is being filed. Field names
// are those of domain/views.h; enumerations are lower-case words.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/views.h"

namespace genkan::wire {

// The answer of GET /v1/tickets.
std::string EncodeTicketPage(const domain::TicketPage& page);
Result<domain::TicketPage> DecodeTicketPage(std::string_view body);

// The answer of POST /v1/tickets.
std::string EncodeTicketSummary(const domain::TicketSummary& ticket);

// {"state": "closed"} or {"state": "open"}: what its customer wants it to be.
std::string EncodeTicketState(domain::StageKind state);
Result<domain::StageKind> DecodeTicketState(std::string_view body);

// {"order": "A-17"}: values in the portal's own fields.
std::string EncodeFields(const std::vector<domain::FieldValue>& fields);

// {"tag": "…", "fields": {"order": "A-17"}}: a change of the details that were read under the tag.
// What it leaves out stays as it is.
struct ChangedFields {
  std::string tag;
  std::vector<domain::FieldValue> fields;
};
std::string EncodeChangedFields(const ChangedFields& changed);
Result<ChangedFields> DecodeChangedFields(std::string_view body);

Result<domain::TicketSummary> DecodeTicketSummary(std::string_view body);

// The answer of GET /v1/tickets/{number}.
std::string EncodeThread(const domain::Thread& thread);
Result<domain::Thread> DecodeThread(std::string_view body);

// The body of POST /v1/tickets. The client key is not in it: it travels as `Idempotency-Key`.
std::string EncodeNewTicket(const domain::NewTicket& ticket);
Result<domain::NewTicket> DecodeNewTicket(std::string_view body);

}  // namespace genkan::wire
