#include "genkan/wire/agent_codec.h"

#include "wire/enum_names.h"
#include "wire/file_ids.h"
#include "wire/object_reader.h"
#include "wire/record_json.h"
#include "wire/settings_names.h"

namespace genkan::wire {
namespace {

constexpr EnumName<domain::Audience> kAudienceNames[] = {{domain::Audience::kInternal, "internal"},
                                                         {domain::Audience::kCustomer, "customer"}};

constexpr EnumName<domain::Involvement> kInvolvementNames[] = {
    {domain::Involvement::kParticipant, "participant"},
    {domain::Involvement::kRequester, "requester"},
    {domain::Involvement::kShared, "shared"}};

}  // namespace

template <>
inline constexpr auto& kNames<domain::Audience> = kAudienceNames;
template <>
inline constexpr auto& kNames<domain::Involvement> = kInvolvementNames;

namespace {

// {"name": "id"}, an empty text for none; or {"name": ["id"]}.
template <typename AnyIds>
std::string EncodedOnlyId(std::string_view name, const AnyIds& ids) {
  JsonWriter json;
  json.BeginObject();
  RecordWriter write(&json);
  write(name, ids);
  json.EndObject();
  return json.Take();
}

// The same of a word that is true or false.
std::string EncodedOnlyFlag(std::string_view name, bool value) {
  JsonWriter json;
  json.BeginObject().Name(name).Boolean(value).EndObject();
  return json.Take();
}

Result<bool> DecodeOnlyFlag(std::string_view body, std::string_view name) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  const bool value = reader.Boolean(name);
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return value;
}

template <typename AnyId>
Result<AnyId> IdFrom(const std::string& text, std::string_view field) {
  if (text.empty()) return AnyId{};
  const auto id = domain::ParseId<AnyId>(text);
  if (!id.ok()) return FieldError(field, "error.value_unknown", {{"field", std::string(field)}});
  return *id;
}

// The id that is the body's one member.
template <typename AnyId>
Result<AnyId> DecodeOnlyId(std::string_view body, std::string_view name) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  const std::string text = reader.Text(name);
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return IdFrom<AnyId>(text, name);
}

// The ids that are the body's one member.
template <typename AnyId>
Result<std::vector<AnyId>> DecodeOnlyIds(std::string_view body, std::string_view name) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  const std::vector<JsonValue>& items = reader.Array(name);
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  std::vector<AnyId> ids;
  for (const JsonValue& item : items) {
    GENKAN_TRY(const auto id, IdFrom<AnyId>(item.text, name));
    if (!id) return FieldError(name, "error.value_unknown", {{"field", std::string(name)}});
    ids.push_back(id);
  }
  return ids;
}

}  // namespace

std::string EncodeAgentTicketPage(const domain::AgentTicketPage& page) { return Encoded(page); }
std::string EncodeAgentTicket(const domain::AgentTicket& ticket) { return Encoded(ticket); }
std::string EncodeAgentThread(const domain::AgentThread& thread) { return Encoded(thread); }
std::string EncodeAgentMessage(const domain::AgentMessageView& message) { return Encoded(message); }
std::string EncodeAgentDesk(const domain::AgentDesk& desk) { return Encoded(desk); }
std::string EncodeMergePreview(const domain::MergePreview& preview) { return Encoded(preview); }
std::string EncodeSightPreview(const domain::SightPreview& preview) { return Encoded(preview); }

std::string EncodeAgentContactPage(const domain::AgentContactPage& page) { return Encoded(page); }

Result<domain::AgentTicketPage> DecodeAgentTicketPage(std::string_view body) {
  return Decoded<domain::AgentTicketPage>(body);
}
Result<domain::AgentTicket> DecodeAgentTicket(std::string_view body) {
  return Decoded<domain::AgentTicket>(body);
}
Result<domain::AgentThread> DecodeAgentThread(std::string_view body) {
  return Decoded<domain::AgentThread>(body);
}
Result<domain::AgentMessageView> DecodeAgentMessage(std::string_view body) {
  return Decoded<domain::AgentMessageView>(body);
}
Result<domain::AgentDesk> DecodeAgentDesk(std::string_view body) {
  return Decoded<domain::AgentDesk>(body);
}
Result<domain::MergePreview> DecodeMergePreviewed(std::string_view body) {
  return Decoded<domain::MergePreview>(body);
}
Result<domain::SightPreview> DecodeSightPreview(std::string_view body) {
  return Decoded<domain::SightPreview>(body);
}
Result<domain::AgentContactPage> DecodeAgentContactPage(std::string_view body) {
  return Decoded<domain::AgentContactPage>(body);
}

std::string EncodeAgentAnswer(const AgentAnswer& answer) {
  JsonWriter json;
  json.BeginObject().Name("text").Text(answer.text);
  json.Name("audience").Text(NameOf(kAudienceNames, answer.audience));
  if (!answer.language.empty()) json.Name("language").Text(answer.language);
  WriteFileIds(answer.attachments, &json);
  json.EndObject();
  return json.Take();
}

std::string EncodeOwner(domain::StaffId owner) { return EncodedOnlyId("owner", owner); }
std::string EncodeStage(domain::StageId stage) { return EncodedOnlyId("stage", stage); }

std::string EncodeRequester(const RequesterChange& change) {
  JsonWriter json;
  json.BeginObject();
  RecordWriter write(&json);
  write("contact", change.contact);
  write("keep_previous", change.keep_previous);
  json.EndObject();
  return json.Take();
}

std::string EncodeCompanies(const std::vector<domain::CompanyId>& companies) {
  return EncodedOnlyId("companies", companies);
}
std::string EncodeParticipants(const std::vector<domain::ContactId>& participants) {
  return EncodedOnlyId("participants", participants);
}
std::string EncodeRestricted(bool restricted) { return EncodedOnlyFlag("restricted", restricted); }

std::string EncodeHidden(bool hidden) { return EncodedOnlyFlag("hidden", hidden); }
std::string EncodeSensitive(bool sensitive) { return EncodedOnlyFlag("sensitive", sensitive); }

std::string EncodeMerge(const MergeWanted& wanted) {
  JsonWriter json;
  json.BeginObject().Name("into").Integer(static_cast<std::int64_t>(wanted.into));
  if (!wanted.tag.empty()) json.Name("tag").Text(wanted.tag);
  json.EndObject();
  return json.Take();
}

Result<AgentAnswer> DecodeAgentAnswer(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  AgentAnswer answer{.text = reader.Text("text"), .language = reader.OptionalText("language")};
  const std::string audience = reader.Text("audience");
  GENKAN_TRY(answer.attachments, ReadFileIds(json, &reader));
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  answer.audience = ValueOf(kAudienceNames, audience);
  if (NameOf(kAudienceNames, answer.audience) != audience) {
    return FieldError("audience", "error.value_unknown", {{"field", "audience"}});
  }
  return answer;
}

Result<domain::StaffId> DecodeOwner(std::string_view body) {
  return DecodeOnlyId<domain::StaffId>(body, "owner");
}

Result<domain::StageId> DecodeStage(std::string_view body) {
  return DecodeOnlyId<domain::StageId>(body, "stage");
}

Result<RequesterChange> DecodeRequester(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  const std::string contact = reader.Text("contact");
  RequesterChange change;
  if (json.Find("keep_previous") != nullptr) change.keep_previous = reader.Boolean("keep_previous");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  GENKAN_TRY(change.contact, IdFrom<domain::ContactId>(contact, "contact"));
  return change;
}

Result<std::vector<domain::CompanyId>> DecodeCompanies(std::string_view body) {
  return DecodeOnlyIds<domain::CompanyId>(body, "companies");
}

Result<std::vector<domain::ContactId>> DecodeParticipants(std::string_view body) {
  return DecodeOnlyIds<domain::ContactId>(body, "participants");
}

Result<bool> DecodeSensitive(std::string_view body) { return DecodeOnlyFlag(body, "sensitive"); }

Result<bool> DecodeHidden(std::string_view body) { return DecodeOnlyFlag(body, "hidden"); }
Result<bool> DecodeRestricted(std::string_view body) { return DecodeOnlyFlag(body, "restricted"); }

Result<MergeWanted> DecodeMerge(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  MergeWanted wanted{.into = domain::TicketNumber{reader.Integer("into")},
                     .tag = reader.Text("tag")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return wanted;
}

Result<MergeWanted> DecodeMergePreview(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  const MergeWanted wanted{.into = domain::TicketNumber{reader.Integer("into")}};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return wanted;
}

}  // namespace genkan::wire
