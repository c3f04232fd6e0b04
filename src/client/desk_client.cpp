#include "genkan/client/desk_client.h"

#include "client/open_record.h"

namespace genkan::client {
namespace {

template <typename T>
Status StatusOf(const Result<T>& result) {
  if (!result.ok()) return result.error();
  return Done{};
}

}  // namespace

using domain::InboxInUse;
using domain::PipelineInUse;

template <>
struct RecordKind<InboxInUse> {
  static constexpr std::string_view kPath = "/v1/desk/inboxes/";
  static domain::InboxId IdOf(const InboxInUse& used) { return used.inbox.id; }
  static Status Check(const InboxInUse& used) { return StatusOf(domain::CheckInbox(used.inbox)); }
};

template <>
struct RecordKind<PipelineInUse> {
  static constexpr std::string_view kPath = "/v1/desk/pipelines/";
  static domain::PipelineId IdOf(const PipelineInUse& used) { return used.pipeline.id; }
  static Status Check(const PipelineInUse& used) {
    return StatusOf(domain::CheckPipeline(used.pipeline));
  }
};

std::string RecordDraftText(const domain::Inbox& inbox, std::string_view tag) {
  return wire::EncodeTagged(InboxInUse{.inbox = inbox}, tag);
}

std::string RecordDraftText(const domain::Pipeline& pipeline, std::string_view tag) {
  return wire::EncodeTagged(PipelineInUse{.pipeline = pipeline, .stage_tickets = {}}, tag);
}

Result<std::string> ReadRecordDraft(std::string_view text, domain::Inbox* inbox) {
  InboxInUse used{.inbox = *inbox};
  const auto tag = wire::DecodeTagged(text, &used);
  if (tag.ok()) *inbox = used.inbox;
  return tag;
}

Result<std::string> ReadRecordDraft(std::string_view text, domain::Pipeline* pipeline) {
  PipelineInUse used{.pipeline = *pipeline, .stage_tickets = {}};
  const auto tag = wire::DecodeTagged(text, &used);
  if (tag.ok()) *pipeline = used.pipeline;
  return tag;
}

struct DeskClient::Parts {
  explicit Parts(Link& used_link) : link(used_link) {}

  void Receive(const Result<std::string>& answer) {
    auto read = answer.ok() ? wire::DecodeDesk(*answer) : Result<wire::TaggedDesk>(answer.error());
    shown.state = read.ok() ? LoadState::kReady : LoadState::kFailed;
    if (read.ok()) {
      tag = std::move(read->tag);
      shown.value = std::move(read->desk);
    } else {
      shown.error = read.error();
    }
    link.Changed();
  }

  Link& link;
  Loaded<domain::Desk> shown;
  std::string tag;
  bool wanted = false;
  bool in_flight = false;
  Sending ordering = Sending::kNothing;
  Error order_error;
  OpenRecord<InboxInUse> inbox{link};
  OpenRecord<PipelineInUse> pipeline{link};
};

DeskClient::DeskClient(Link& link) : parts_(std::make_unique<Parts>(link)) {}
DeskClient::~DeskClient() = default;

void DeskClient::Poll() {
  Parts& parts = *parts_;
  parts.inbox.Poll();
  parts.pipeline.Poll();
  if (!parts.wanted || parts.in_flight || !parts.link.MayAsk()) return;
  parts.in_flight = true;
  parts.link.Get("/v1/desk", [&parts](const Result<std::string>& answer) {
    parts.in_flight = false;
    if (!answer.ok() && MayPass(answer.error())) return;
    parts.wanted = false;
    parts.Receive(answer);
  });
}

void DeskClient::Load() {
  Parts& parts = *parts_;
  parts.wanted = true;
  if (parts.shown.state != LoadState::kReady) parts.shown.state = LoadState::kLoading;
  if (parts.ordering != Sending::kSending) parts.ordering = Sending::kNothing;
  parts.link.RetryNow();
  parts.link.Changed();
}

const Loaded<domain::Desk>& DeskClient::desk() const { return parts_->shown; }

void DeskClient::SaveOrder(const domain::Desk& desk) {
  Parts& parts = *parts_;
  if (parts.ordering == Sending::kSending) return;
  wire::TaggedOrder order{.tag = parts.tag, .inboxes = {}, .pipelines = {}};
  for (const domain::Inbox& inbox : desk.inboxes) order.inboxes.push_back(inbox.id);
  for (const domain::Pipeline& pipeline : desk.pipelines) order.pipelines.push_back(pipeline.id);
  parts.ordering = Sending::kSending;
  parts.link.Changed();
  parts.link.Put("/v1/desk", wire::EncodeTaggedOrder(order),
                 [&parts](const Result<std::string>& answer) {
                   parts.ordering = answer.ok() ? Sending::kSent : Sending::kFailed;
                   if (!answer.ok()) parts.order_error = answer.error();
                   if (answer.ok()) parts.Receive(answer);
                   parts.link.Changed();
                 });
}

Sending DeskClient::ordering() const { return parts_->ordering; }
const Error& DeskClient::order_error() const { return parts_->order_error; }

void DeskClient::Open(domain::InboxId id) { parts_->inbox.Open(domain::IdText(id)); }
void DeskClient::Open(domain::PipelineId id) { parts_->pipeline.Open(domain::IdText(id)); }
void DeskClient::OpenNew(const domain::Inbox& inbox) { parts_->inbox.OpenNew({.inbox = inbox}); }
void DeskClient::OpenNew(const domain::Pipeline& pipeline) {
  parts_->pipeline.OpenNew({.pipeline = pipeline, .stage_tickets = {}});
}

const EditedRecord<InboxInUse>& DeskClient::inbox() const { return parts_->inbox.shown(); }
const EditedRecord<PipelineInUse>& DeskClient::pipeline() const { return parts_->pipeline.shown(); }

void DeskClient::Save(const domain::Inbox& inbox, std::string_view tag) {
  parts_->inbox.Save({.inbox = inbox}, tag);
}
void DeskClient::Save(const domain::Pipeline& pipeline, std::string_view tag) {
  parts_->pipeline.Save({.pipeline = pipeline, .stage_tickets = {}}, tag);
}

void DeskClient::ForgetSaving() {
  parts_->inbox.ForgetSaving();
  parts_->pipeline.ForgetSaving();
}

}  // namespace genkan::client
