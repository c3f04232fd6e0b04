#include "genkan/client/desk_client.h"

#include "client/link.h"
#include "genkan/wire/desk_codec.h"

namespace genkan::client {
namespace {

using domain::InboxInUse;
using domain::PipelineInUse;

template <typename Used>
struct Kind;

template <>
struct Kind<InboxInUse> {
  static constexpr std::string_view kPath = "/v1/desk/inboxes/";
  static const domain::Inbox& Of(const InboxInUse& used) { return used.inbox; }
  static Status Check(const InboxInUse& used) { return Forget(domain::CheckInbox(used.inbox)); }
  template <typename T>
  static Status Forget(const Result<T>& result) {
    if (!result.ok()) return result.error();
    return Done{};
  }
};

template <>
struct Kind<PipelineInUse> {
  static constexpr std::string_view kPath = "/v1/desk/pipelines/";
  static const domain::Pipeline& Of(const PipelineInUse& used) { return used.pipeline; }
  static Status Check(const PipelineInUse& used) {
    return Kind<InboxInUse>::Forget(domain::CheckPipeline(used.pipeline));
  }
};

// The record that is open, and what is on its way.
template <typename Used>
class OpenRecord {
 public:
  explicit OpenRecord(Link& link) : link_(link) {}

  void Open(std::string id) {
    if (id != id_) shown_ = {};
    id_ = std::move(id);
    wanted_ = true;
    if (shown_.loaded.state != LoadState::kReady) shown_.loaded.state = LoadState::kLoading;
    ForgetSaving();
    link_.RetryNow();
    link_.Changed();
  }

  void OpenNew(const Used& used) {
    id_ = domain::IdText(Kind<Used>::Of(used).id);
    wanted_ = false;
    shown_ = {.loaded = {.state = LoadState::kReady, .error = {}, .value = used}, .tag = {}};
    link_.Changed();
  }

  void Poll() {
    if (!wanted_ || in_flight_ || !link_.MayAsk()) return;
    in_flight_ = true;
    link_.Get(std::string(Kind<Used>::kPath) + id_,
              [this, id = id_](const Result<std::string>& answer) {
                in_flight_ = false;
                if (id != id_ || (!answer.ok() && MayPass(answer.error()))) return;
                wanted_ = false;
                Receive(answer);
              });
  }

  void Save(const Used& used, std::string_view tag) {
    if (shown_.saving == Sending::kSending) return;
    // A draft of a new record from before a reload has an id of its own.
    id_ = domain::IdText(Kind<Used>::Of(used).id);
    const Status checked = Kind<Used>::Check(used);
    if (!checked.ok()) return Fail(checked.error());
    shown_.saving = Sending::kSending;
    link_.Changed();
    link_.Put(std::string(Kind<Used>::kPath) + id_, wire::EncodeTagged(used, tag),
              [this, id = id_](const Result<std::string>& answer) {
                if (id != id_) return;
                if (!answer.ok()) return Fail(answer.error());
                Receive(answer);
                shown_.saving = Sending::kSent;
              });
  }

  void ForgetSaving() {
    if (shown_.saving == Sending::kSending || shown_.saving == Sending::kNothing) return;
    shown_.saving = Sending::kNothing;
    link_.Changed();
  }

  const EditedRecord<Used>& shown() const { return shown_; }

 private:
  void Receive(const Result<std::string>& answer) {
    Used used;
    const auto tag = answer.ok() ? wire::DecodeTagged(*answer, &used) : answer;
    shown_.loaded.state = tag.ok() ? LoadState::kReady : LoadState::kFailed;
    if (tag.ok()) {
      shown_.tag = *tag;
      shown_.loaded.value = std::move(used);
    } else {
      shown_.loaded.error = tag.error();
    }
    link_.Changed();
  }

  void Fail(const Error& error) {
    shown_.saving = Sending::kFailed;
    shown_.save_error = error;
    link_.Changed();
  }

  Link& link_;
  EditedRecord<Used> shown_;
  std::string id_;
  bool wanted_ = false;
  bool in_flight_ = false;
};

}  // namespace

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
