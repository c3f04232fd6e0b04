// The inboxes, channel accounts and pipelines on the wire: all of them, one of them, their order.
// What was read can be sent back as a change: counts are read only and are not looked at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/desk.h"

namespace genkan::wire {

// The answer of GET /v1/desk. The tag stands for all that is in it.
struct TaggedDesk {
  std::string tag;
  domain::Desk desk;
};
std::string EncodeDesk(const TaggedDesk& desk);
Result<TaggedDesk> DecodeDesk(std::string_view body);

// One record, {"tag": …, "inbox": {…}, "tickets": 3}. Decoding reads over what is there already: a
// field that the JSON leaves out keeps its value; it gives the tag. Paths in errors begin in the
// record, such as "stages.2.name".
std::string EncodeTagged(const domain::InboxInUse& used, std::string_view tag);
std::string EncodeTagged(const domain::PipelineInUse& used, std::string_view tag);
Result<std::string> DecodeTagged(std::string_view body, domain::InboxInUse* used);
Result<std::string> DecodeTagged(std::string_view body, domain::PipelineInUse* used);

// The body of PUT /v1/desk: in which order the lists are to be.
struct TaggedOrder {
  std::string tag;
  std::vector<domain::InboxId> inboxes;
  std::vector<domain::PipelineId> pipelines;
};
std::string EncodeTaggedOrder(const TaggedOrder& order);
Result<TaggedOrder> DecodeTaggedOrder(std::string_view body);

// For tags and for the audit log.
std::string EncodeRecord(const domain::Inbox& inbox);
std::string EncodeRecord(const domain::Pipeline& pipeline);
std::string EncodeOrder(const domain::Desk& desk);

}  // namespace genkan::wire
