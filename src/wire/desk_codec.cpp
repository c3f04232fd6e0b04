#include "genkan/wire/desk_codec.h"

#include "genkan/domain/settings/fields.h"
#include "wire/enum_names.h"
#include "wire/record_json.h"

namespace genkan::domain {

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Inbox> auto& inbox) {
  visit("id", inbox.id);
  visit("name", inbox.name);
  visit("kind", inbox.kind);
  visit("position", inbox.position);
  visit("retired", inbox.retired);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<ChannelAccount> auto& account) {
  visit("id", account.id);
  visit("inbox", account.inbox);
  visit("kind", account.kind);
  visit("address", account.address);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Stage> auto& stage) {
  visit("id", stage.id);
  visit("customer_names", stage.customer_names);
  visit("kind", stage.kind);
  visit("turn", stage.turn);
  visit("position", stage.position);
  visit("retired", stage.retired);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Pipeline> auto& pipeline) {
  visit("id", pipeline.id);
  visit("name", pipeline.name);
  visit("stages", pipeline.stages);
  visit("position", pipeline.position);
  visit("retired", pipeline.retired);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<Desk> auto& desk) {
  visit("inboxes", desk.inboxes);
  visit("channel_accounts", desk.channel_accounts);
  visit("pipelines", desk.pipelines);
}

}  // namespace genkan::domain

namespace genkan::wire {
namespace {

constexpr EnumName<domain::InboxKind> kInboxKindNames[] = {
    {domain::InboxKind::kInbox, "inbox"}, {domain::InboxKind::kHelpDesk, "help_desk"}};

}  // namespace

template <>
inline constexpr auto& kNames<domain::InboxKind> = kInboxKindNames;
template <>
inline constexpr auto& kNames<domain::StageKind> = kStageKindNames;
template <>
inline constexpr auto& kNames<domain::Turn> = kTurnNames;

std::string EncodeDesk(const domain::Desk& desk) {
  JsonWriter json;
  RecordWriter(&json).Write(desk);
  return json.Take();
}

Result<domain::Desk> DecodeDesk(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  domain::Desk desk;
  GENKAN_TRY_OK(RecordReader(json, UnknownMembers::kIgnored).Read(&desk));
  for (domain::Pipeline& pipeline : desk.pipelines) {
    for (domain::Stage& stage : pipeline.stages) stage.pipeline = pipeline.id;
  }
  return desk;
}

}  // namespace genkan::wire
