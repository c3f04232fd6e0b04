// JSON of what agents are shown and of what they ask for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/agent_views.h"

namespace genkan::wire {

std::string EncodeAgentTicketPage(const domain::AgentTicketPage& page);
std::string EncodeAgentTicket(const domain::AgentTicket& ticket);
std::string EncodeAgentThread(const domain::AgentThread& thread);
std::string EncodeAgentMessage(const domain::AgentMessageView& message);
std::string EncodeAgentDesk(const domain::AgentDesk& desk);
std::string EncodeMergePreview(const domain::MergePreview& preview);
std::string EncodeSightPreview(const domain::SightPreview& preview);
Result<domain::SightPreview> DecodeSightPreview(std::string_view body);
std::string EncodeAgentContactPage(const domain::AgentContactPage& page);

// Back: what is not known is left out.
Result<domain::AgentTicketPage> DecodeAgentTicketPage(std::string_view body);
Result<domain::AgentTicket> DecodeAgentTicket(std::string_view body);
Result<domain::AgentThread> DecodeAgentThread(std::string_view body);
Result<domain::AgentMessageView> DecodeAgentMessage(std::string_view body);
Result<domain::AgentDesk> DecodeAgentDesk(std::string_view body);
Result<domain::MergePreview> DecodeMergePreviewed(std::string_view body);
Result<domain::AgentContactPage> DecodeAgentContactPage(std::string_view body);

// {"text": "...", "audience": "customer"}. Whom it is for has to be said.
struct AgentAnswer {
  std::string text;
  domain::Audience audience = domain::Audience::kInternal;
  std::string language;  // Empty: not said.
  std::vector<domain::AttachmentId> attachments;
};
Result<AgentAnswer> DecodeAgentAnswer(std::string_view body);
std::string EncodeAgentAnswer(const AgentAnswer& answer);

// {"owner": ID}, {"stage": ID}: the id, or none for an empty text.
Result<domain::StaffId> DecodeOwner(std::string_view body);
Result<domain::StageId> DecodeStage(std::string_view body);
std::string EncodeOwner(domain::StaffId owner);
std::string EncodeStage(domain::StageId stage);

// {"contact": ID, "keep_previous": true}.
struct RequesterChange {
  domain::ContactId contact;   // None: the ticket has no requester.
  bool keep_previous = false;  // The one of before stays on the ticket as a participant.
};
Result<RequesterChange> DecodeRequester(std::string_view body);
std::string EncodeRequester(const RequesterChange& change);

Result<std::vector<domain::CompanyId>> DecodeCompanies(std::string_view body);
Result<bool> DecodeHidden(std::string_view body);
// {"restricted": true} and {"participants": [ID]}.
Result<bool> DecodeRestricted(std::string_view body);
Result<std::vector<domain::ContactId>> DecodeParticipants(std::string_view body);
std::string EncodeRestricted(bool restricted);
std::string EncodeParticipants(const std::vector<domain::ContactId>& participants);
std::string EncodeCompanies(const std::vector<domain::CompanyId>& companies);
std::string EncodeHidden(bool hidden);
// {"sensitive": true}.
Result<bool> DecodeSensitive(std::string_view body);
std::string EncodeSensitive(bool sensitive);

// {"into": 12, "tag": "..."}: the number of the ticket that stays, and the preview's tag.
struct MergeWanted {
  domain::TicketNumber into{0};
  std::string tag;  // Not of a preview.
};
Result<MergeWanted> DecodeMerge(std::string_view body);
Result<MergeWanted> DecodeMergePreview(std::string_view body);
// Without a tag it is that of a preview.
std::string EncodeMerge(const MergeWanted& wanted);

}  // namespace genkan::wire
