// Where new tickets can go: all inboxes, channel accounts and pipelines of a portal, what a manager
// may make of them, and what a change of them touches.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/random.h"
#include "genkan/domain/conversation.h"
#include "genkan/domain/settings/ticket_rules.h"
#include "genkan/domain/ticket.h"

namespace genkan::domain {

struct Desk {
  std::vector<Inbox> inboxes;
  std::vector<ChannelAccount> channel_accounts;
  std::vector<Pipeline> pipelines;
  friend bool operator==(const Desk&, const Desk&) = default;
};

// An inbox with how many tickets have a conversation in it.
struct InboxInUse {
  Inbox inbox;
  std::int64_t tickets = 0;
  friend bool operator==(const InboxInUse&, const InboxInUse&) = default;
};

struct StageUse {
  StageId stage;
  std::int64_t tickets = 0;
  friend bool operator==(const StageUse&, const StageUse&) = default;
};

// A pipeline with how many tickets are in its stages, those that have none left out.
struct PipelineInUse {
  Pipeline pipeline;
  std::vector<StageUse> stage_tickets;
  friend bool operator==(const PipelineInUse&, const PipelineInUse&) = default;
};

std::int64_t TicketsIn(const PipelineInUse& used, StageId stage);
// In all of its stages.
std::int64_t TicketsIn(const PipelineInUse& used);

inline constexpr std::size_t kDeskNameCodePointsMax = 200;
inline constexpr std::size_t kStagesMax = 50;
// Inboxes, and pipelines.
inline constexpr std::size_t kDeskListMax = 100;

// The name as it is kept: trimmed. Refuses one that is empty, too long or no text.
Result<std::string> CheckDeskName(std::string_view name, std::string_view field);

// Each gives the record as it is kept: names trimmed, stages numbered in their order. What breaks a
// rule is kInvalidArgument under its path, such as "stages.2.name". A pipeline has no stage twice,
// and an open and a closed one that are not retired.
Result<Inbox> CheckInbox(Inbox inbox);
Result<Pipeline> CheckPipeline(Pipeline pipeline);

// Refuses to retire what new tickets use: another has to be chosen first. `accounts` are those of
// the portal.
Status CheckInboxServes(const Inbox& inbox, const TicketRules& rules,
                        std::span<const ChannelAccount> accounts);
// The same, also for the stages that the rules name.
Status CheckPipelineServes(const Pipeline& pipeline, const TicketRules& rules);

// The stages of a pipeline that is new: New, Waiting for us, Waiting for you, Closed, with names in
// `language` or else in English, and with what customers read in every language that ships.
std::vector<Stage> FirstStages(PipelineId pipeline, std::string_view language, Millis now,
                               Random& random);

// Puts `records` in the order of `ids` and numbers their positions. kConflict where the ids are not
// exactly theirs.
Status PutInOrder(std::span<const InboxId> ids, std::vector<Inbox>* records);
Status PutInOrder(std::span<const PipelineId> ids, std::vector<Pipeline>* records);

}  // namespace genkan::domain
