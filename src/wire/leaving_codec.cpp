#include "genkan/wire/leaving_codec.h"

#include "wire/record_json.h"

namespace genkan::wire {
namespace {

constexpr std::string_view kKeep = "keep";
constexpr std::string_view kHand = "hand";

Result<LeavingWanted> DecodeWanted(std::string_view body, bool whole) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  LeavingWanted wanted;
  const std::string company = reader.Text("company");
  const std::string tickets = whole ? reader.Text("tickets") : std::string(kKeep);
  if (whole) wanted.tag = reader.Text("tag");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  const auto unknown = [](const char* field) {
    return FieldError(field, "error.value_unknown", {{"field", field}});
  };
  const auto id = domain::ParseId<domain::CompanyId>(company);
  if (!id.ok()) return unknown("company");
  wanted.company = *id;
  if (tickets != kKeep && tickets != kHand) return unknown("tickets");
  wanted.tickets = tickets == kHand ? domain::LeftTickets::kHanded : domain::LeftTickets::kKept;
  return wanted;
}

}  // namespace

std::string EncodeCompanyLeaving(const domain::CompanyLeaving& leaving) {
  JsonWriter json;
  RecordWriter(&json).Write(leaving);
  return json.Take();
}

Result<domain::CompanyLeaving> DecodeCompanyLeaving(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  domain::CompanyLeaving leaving;
  GENKAN_TRY_OK(RecordReader(json, UnknownMembers::kIgnored).Read(&leaving));
  return leaving;
}

std::string EncodeLeavingWanted(const LeavingWanted& wanted) {
  JsonWriter json;
  json.BeginObject().Name("company").Text(domain::IdText(wanted.company));
  if (!wanted.tag.empty()) {
    const bool handed = wanted.tickets == domain::LeftTickets::kHanded;
    json.Name("tickets").Text(handed ? kHand : kKeep).Name("tag").Text(wanted.tag);
  }
  json.EndObject();
  return json.Take();
}

Result<LeavingWanted> DecodeLeavingWanted(std::string_view body) {
  return DecodeWanted(body, true);
}

Result<LeavingWanted> DecodeLeavingPreview(std::string_view body) {
  return DecodeWanted(body, false);
}

}  // namespace genkan::wire
