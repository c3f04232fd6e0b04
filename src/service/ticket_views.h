// Turns records into what a customer is shown of them. One per request: it remembers the pipelines
// and people it has looked up.
#pragma once

#include <map>
#include <string>

#include "genkan/domain/views.h"
#include "service/backend.h"

namespace genkan::service {

class TicketViews {
 public:
  // REQUIRES: somebody is signed in.
  TicketViews(const Backend& backend, const Call& call) : backend_(backend), call_(call) {}

  // Holds nothing of the ticket that is not among `shown`, beside its number and subject.
  Result<domain::TicketSummary> SummaryOf(const domain::Ticket& ticket,
                                          const domain::FieldViews& shown);
  // When an answer to the ticket can be expected, by the stage it is in; 0: none is promised, or it
  // waits for somebody else.
  Result<Millis> AnswerExpectedAt(const domain::Ticket& ticket);
  // The same of a page of the list, with what of it the reader has not read.
  Result<std::vector<domain::TicketSummary>> SummariesOf(const std::vector<domain::Ticket>& tickets,
                                                         const domain::FieldViews& shown);
  domain::MessageView MessageOf(const ThreadMessage& message) const;

 private:
  Result<domain::StageView> StageOf(const domain::Ticket& ticket);
  std::string OwnerOf(const domain::Ticket& ticket) const;
  Result<std::string> RequesterOf(const domain::Ticket& ticket);

  const Backend& backend_;
  const Call& call_;
  std::map<domain::PipelineId, domain::Pipeline> pipelines_;
  std::map<domain::ContactId, std::string> names_;
};

// The details of a ticket that the request's reader is shown.
domain::FieldViews DetailsOf(const Call& call);

// The name under which a contact is shown; its sign-in name where it has no other.
std::string ContactShownName(const domain::Contact& contact);

}  // namespace genkan::service
