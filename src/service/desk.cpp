// A manager reads, makes and changes what there is to choose from: inboxes, channel accounts,
// pipelines. Whoever changes something repeats the tag under which it was read.
#include <algorithm>

#include "genkan/service/desk_changes.h"
#include "genkan/wire/desk_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/handlers.h"
#include "service/parameters.h"
#include "service/tags.h"

namespace genkan::service {
namespace {

using domain::InboxInUse;
using domain::PipelineInUse;

// Of one record. Its place in the list is not what is being edited.
template <typename Record>
std::string RecordTag(const Backend& backend, Record record) {
  record.position = 0;
  return ShortTag(backend, wire::EncodeRecord(record));
}

Error ChangedMeanwhile() {
  return {.code = ErrorCode::kConflict, .message_key = "error.settings_changed"};
}

Result<InboxInUse> Find(const Backend& backend, const Call& call, domain::InboxId id) {
  GENKAN_TRY(const auto inboxes, backend.store.Inboxes(call.portal.id));
  const auto found = std::find_if(inboxes.begin(), inboxes.end(),
                                  [&](const domain::Inbox& inbox) { return inbox.id == id; });
  if (found == inboxes.end()) return ErrorCode::kNotFound;
  return InboxInUse{.inbox = *found};
}

Result<PipelineInUse> Find(const Backend& backend, const Call& call, domain::PipelineId id) {
  PipelineInUse used;
  GENKAN_TRY(used.pipeline, backend.store.PipelineById(call.portal.id, id));
  return used;
}

Status CountTickets(const Backend& backend, const Call& call, InboxInUse* used) {
  GENKAN_TRY(used->tickets, backend.store.TicketsOfInbox(call.portal.id, used->inbox.id));
  return Done{};
}

Status CountTickets(const Backend& backend, const Call& call, PipelineInUse* used) {
  GENKAN_TRY(used->stage_tickets, backend.store.TicketsInStages(call.portal.id, used->pipeline.id));
  return Done{};
}

domain::Inbox& RecordOf(InboxInUse& used) { return used.inbox; }
domain::Pipeline& RecordOf(PipelineInUse& used) { return used.pipeline; }

Result<DeskChange> Save(const DeskParts& parts, const InboxInUse& sent) {
  return SaveInbox(parts, sent.inbox);
}
Result<DeskChange> Save(const DeskParts& parts, const PipelineInUse& sent) {
  return SavePipeline(parts, sent.pipeline);
}

// There is no record with an id that is none.
template <typename AnyId>
Result<AnyId> IdOf(const Call& call) {
  const auto id = domain::ParseId<AnyId>(call.parameter);
  if (!id.ok() || !*id) return ErrorCode::kNotFound;
  return *id;
}

template <typename Used>
Answer RecordAnswer(const Backend& backend, const Call& call, int status, Used used) {
  GENKAN_TRY_OK(CountTickets(backend, call, &used));
  return JsonAnswer(status, wire::EncodeTagged(used, RecordTag(backend, RecordOf(used))));
}

Status Log(const Backend& backend, const Call& call, const DeskChange& change) {
  if (change.action.empty()) return Done{};
  return RecordAudit(backend, call,
                     {.action = change.action,
                      .subject = change.subject,
                      .before = change.before,
                      .after = change.after});
}

template <typename Used, typename AnyId>
Answer GetRecord(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const AnyId id, IdOf<AnyId>(call));
  GENKAN_TRY(Used used, Find(backend, call, id));
  return RecordAnswer(backend, call, 200, std::move(used));
}

template <typename Used, typename AnyId>
Answer PutRecord(const Backend& backend, const Call& call) {
  GENKAN_TRY(const AnyId id, IdOf<AnyId>(call));
  Result<Used> known = Find(backend, call, id);
  if (!known.ok() && known.error().code != ErrorCode::kNotFound) return known.error();
  Used sent = known.ok() ? *known : Used{};
  RecordOf(sent).id = id;
  GENKAN_TRY(const std::string tag, wire::DecodeTagged(call.request.body, &sent));
  if (RecordOf(sent).id != id) return FieldError("id", "error.value_unknown");
  const std::string current = known.ok() ? RecordTag(backend, RecordOf(*known)) : std::string();
  if (tag != current) return ChangedMeanwhile();
  bool made = false;
  GENKAN_TRY_OK(backend.store.Atomically([&]() -> Status {
    GENKAN_TRY(const DeskChange change, Save({backend.store, backend.ports, call.portal}, sent));
    made = change.made;
    return Log(backend, call, change);
  }));
  GENKAN_TRY(Used now, Find(backend, call, id));
  return RecordAnswer(backend, call, made ? 201 : 200, std::move(now));
}

Result<wire::TaggedDesk> ReadTagged(const Backend& backend, const Call& call) {
  wire::TaggedDesk tagged;
  GENKAN_TRY(tagged.desk, ReadDesk(backend.store, call.portal.id));
  tagged.tag = ShortTag(backend, wire::EncodeDesk(tagged));
  return tagged;
}

}  // namespace

Answer GetDesk(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const wire::TaggedDesk tagged, ReadTagged(backend, call));
  return JsonAnswer(200, wire::EncodeDesk(tagged));
}

Answer PutDesk(const Backend& backend, const Call& call) {
  GENKAN_TRY(const wire::TaggedOrder order, wire::DecodeTaggedOrder(call.request.body));
  GENKAN_TRY(const wire::TaggedDesk before, ReadTagged(backend, call));
  if (order.tag != before.tag) return ChangedMeanwhile();
  GENKAN_TRY_OK(backend.store.Atomically([&]() -> Status {
    GENKAN_TRY(const DeskChange change,
               SaveOrder({backend.store, backend.ports, call.portal},
                         {.inboxes = order.inboxes, .pipelines = order.pipelines}));
    return Log(backend, call, change);
  }));
  GENKAN_TRY(const wire::TaggedDesk after, ReadTagged(backend, call));
  return JsonAnswer(200, wire::EncodeDesk(after));
}

Answer GetInbox(const Backend& backend, const Call& call) {
  return GetRecord<InboxInUse, domain::InboxId>(backend, call);
}

Answer PutInbox(const Backend& backend, const Call& call) {
  return PutRecord<InboxInUse, domain::InboxId>(backend, call);
}

Answer GetPipeline(const Backend& backend, const Call& call) {
  return GetRecord<PipelineInUse, domain::PipelineId>(backend, call);
}

Answer PutPipeline(const Backend& backend, const Call& call) {
  return PutRecord<PipelineInUse, domain::PipelineId>(backend, call);
}

}  // namespace genkan::service
