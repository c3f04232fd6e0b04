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
  visit("name", stage.name);
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
void VisitFields(Visitor& visit, RecordOf<StageUse> auto& use) {
  visit("stage", use.stage);
  visit("tickets", use.tickets);
}

}  // namespace genkan::domain

namespace genkan::wire {

template <typename Visitor>
void VisitFields(Visitor& visit, domain::RecordOf<TaggedDesk> auto& tagged) {
  visit("tag", tagged.tag);
  visit("inboxes", tagged.desk.inboxes);
  visit("channel_accounts", tagged.desk.channel_accounts);
  visit("pipelines", tagged.desk.pipelines);
}

template <typename Visitor>
void VisitFields(Visitor& visit, domain::RecordOf<TaggedOrder> auto& order) {
  visit("tag", order.tag);
  visit("inboxes", order.inboxes);
  visit("pipelines", order.pipelines);
}

namespace {

// A full desk: a hundred pipelines of fifty stages.
constexpr JsonLimits kDeskLimits{.depth_max = 32, .nodes_max = 1'000'000};

constexpr EnumName<domain::InboxKind> kInboxKindNames[] = {
    {domain::InboxKind::kInbox, "inbox"}, {domain::InboxKind::kHelpDesk, "help_desk"}};

}  // namespace

template <>
inline constexpr auto& kNames<domain::InboxKind> = kInboxKindNames;

namespace {

// The tag and the record under `name`, which is read over `record`.
template <typename Record>
Result<std::string> ReadTagged(const JsonValue& body, std::string_view name, Record* record,
                               std::string_view count) {
  ObjectReader reader(body);
  std::string tag = reader.Text("tag");
  const JsonValue& value = reader.Object(name);
  // Read only: whoever sends back what they have read may send it too.
  if (const JsonValue* given = body.Find(count); given != nullptr) {
    if (given->kind == JsonValue::Kind::kArray) {
      reader.Array(count);
    } else {
      reader.Integer(count);
    }
  }
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  GENKAN_TRY_OK(RecordReader(value, UnknownMembers::kRefused).Read(record));
  return tag;
}

void SetPipelines(domain::Pipeline* pipeline) {
  for (domain::Stage& stage : pipeline->stages) stage.pipeline = pipeline->id;
}

}  // namespace

std::string EncodeDesk(const TaggedDesk& desk) { return Encoded(desk); }

Result<TaggedDesk> DecodeDesk(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body, kDeskLimits));
  TaggedDesk tagged;
  GENKAN_TRY_OK(RecordReader(json, UnknownMembers::kIgnored).Read(&tagged));
  for (domain::Pipeline& pipeline : tagged.desk.pipelines) SetPipelines(&pipeline);
  return tagged;
}

std::string EncodeTagged(const domain::InboxInUse& used, std::string_view tag) {
  JsonWriter json;
  json.BeginObject().Name("tag").Text(tag).Name("inbox");
  RecordWriter(&json).Write(used.inbox);
  json.Name("tickets").Integer(used.tickets).EndObject();
  return json.Take();
}

std::string EncodeTagged(const domain::PipelineInUse& used, std::string_view tag) {
  JsonWriter json;
  json.BeginObject().Name("tag").Text(tag).Name("pipeline");
  RecordWriter(&json).Write(used.pipeline);
  json.Name("stage_tickets");
  RecordWriter(&json).Write(used.stage_tickets);
  json.EndObject();
  return json.Take();
}

Result<std::string> DecodeTagged(std::string_view body, domain::InboxInUse* used) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  GENKAN_TRY(std::string tag, ReadTagged(json, "inbox", &used->inbox, "tickets"));
  if (const JsonValue* tickets = json.Find("tickets")) used->tickets = tickets->integer;
  return tag;
}

Result<std::string> DecodeTagged(std::string_view body, domain::PipelineInUse* used) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  GENKAN_TRY(std::string tag, ReadTagged(json, "pipeline", &used->pipeline, "stage_tickets"));
  SetPipelines(&used->pipeline);
  used->stage_tickets.clear();
  const JsonValue* counts = json.Find("stage_tickets");
  if (counts == nullptr) return tag;
  for (const JsonValue& item : counts->items) {
    GENKAN_TRY_OK(
        RecordReader(item, UnknownMembers::kIgnored).Read(&used->stage_tickets.emplace_back()));
  }
  return tag;
}

std::string EncodeTaggedOrder(const TaggedOrder& order) { return Encoded(order); }

Result<TaggedOrder> DecodeTaggedOrder(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  TaggedOrder order;
  GENKAN_TRY_OK(RecordReader(json, UnknownMembers::kRefused).Read(&order));
  if (order.tag.empty()) return FieldError("tag", "error.field_missing", {{"field", "tag"}});
  return order;
}

std::string EncodeRecord(const domain::Inbox& inbox) { return Encoded(inbox); }
std::string EncodeRecord(const domain::Pipeline& pipeline) { return Encoded(pipeline); }

std::string EncodeOrder(const domain::Desk& desk) {
  JsonWriter json;
  json.BeginObject().Name("inboxes").BeginArray();
  for (const domain::Inbox& inbox : desk.inboxes) json.Text(inbox.name);
  json.EndArray().Name("pipelines").BeginArray();
  for (const domain::Pipeline& pipeline : desk.pipelines) json.Text(pipeline.name);
  json.EndArray().EndObject();
  return json.Take();
}

}  // namespace genkan::wire
