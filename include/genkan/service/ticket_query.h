// What a store is asked for a customer's list, and what it gives.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "genkan/domain/ticket.h"
#include "genkan/service/agent_records.h"

namespace genkan::service {

enum class TicketScope : std::uint8_t {
  kAll,
  kOwn,      // Those the viewer is on: as requester, participant or shared with.
  kCompany,  // Those of the companies whose tickets the viewer sees, their own among them.
};

// Instants from `from` up to, not including, `before`.
struct MillisRange {
  Millis from = INT64_MIN;
  Millis before = INT64_MAX;
  bool Has(Millis instant) const { return from <= instant && instant < before; }
  friend bool operator==(const MillisRange&, const MillisRange&) = default;
};

enum class OrderBy : std::uint8_t {
  kWaiting,  // Open ones that wait for the customer, then all others.
  kActivity,
  kNumber,
  kCreated,
  kPriority,
  kStage,     // By ranking.
  kCategory,  // By ranking.
  kChannel,
  kSubject,
  kOwner,
  kRequester,  // As contacts are listed.
  kField,      // One of the portal's own.
};

// Texts are compared without regard to the case of ASCII letters. Equal rows come newest activity
// first, equal ones by id, the younger first, whichever way the order goes.
struct TicketOrder {
  OrderBy by = OrderBy::kWaiting;
  bool descending = false;
  std::string field;    // For kField: its key.
  bool number = false;  // Its values are numbers, of which three decimal places count.
  // The values in their order, ids as IdText; what is not among them comes after all.
  std::vector<std::string> ranking;
};

// A row's place in such an order: what it is ordered by, a number or a text, and then when.
struct TicketPlace {
  std::int64_t number = 0;
  std::string text;
  TicketPosition position;
  friend bool operator==(const TicketPlace&, const TicketPlace&) = default;
};

// Tickets for which all that is given is so.
struct TicketQuery {
  TicketScope scope = TicketScope::kAll;
  domain::CompanyId company;  // Of those that kCompany means, this one alone.
  std::optional<domain::StageKind> kind;
  bool waiting = false;  // Open, in a stage that waits for the customer.
  std::vector<domain::StageId> stages;
  std::optional<domain::Priority> priority;
  std::string category;
  domain::ContactId requester;
  std::string channel;
  MillisRange created;
  MillisRange updated;
  TicketOrder order;
  // Rows after this place; from the start where there is none.
  std::optional<TicketPlace> after;
  // How many rows to skip from the start. Not with `after`.
  std::int64_t at = 0;
  std::size_t limit = 50;
  // Which of the portal's own fields the rows bring along, by their keys.
  std::vector<std::string> fields;
};

struct TicketRows {
  std::vector<domain::Ticket> tickets;
  std::int64_t total = 0;
  bool more = false;
  TicketPlace last;  // Of the last ticket.
};

}  // namespace genkan::service
