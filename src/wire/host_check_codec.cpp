#include "genkan/wire/host_check_codec.h"

#include "wire/enum_names.h"
#include "wire/object_reader.h"

namespace genkan::wire {
namespace {

using domain::HostOutcome;

constexpr EnumName<HostOutcome> kOutcomeNames[] = {
    {HostOutcome::kNotReached, "not_reached"},
    {HostOutcome::kReached, "reached"},
    {HostOutcome::kAnotherServer, "another_server"},
    {HostOutcome::kNotResolved, "not_resolved"},
    {HostOutcome::kBadCertificate, "bad_certificate"},
    {HostOutcome::kTimedOut, "timed_out"},
    {HostOutcome::kNotAsked, "not_asked"}};

std::string OneText(std::string_view name, std::string_view text) {
  JsonWriter json;
  json.BeginObject().Name(name).Text(text).EndObject();
  return json.Take();
}

Result<std::string> ReadOneText(std::string_view name, std::string_view body,
                                UnknownMembers unknown) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  std::string text = reader.Text(name);
  GENKAN_TRY_OK(reader.Finish(unknown));
  return text;
}

}  // namespace

std::string EncodeHostQuestion(std::string_view host) { return OneText("host", host); }

Result<std::string> DecodeHostQuestion(std::string_view body) {
  return ReadOneText("host", body, UnknownMembers::kRefused);
}

std::string EncodeHostCheck(const domain::HostCheck& check) {
  JsonWriter json;
  json.BeginObject();
  json.Name("outcome").Text(NameOf(kOutcomeNames, check.outcome));
  json.Name("address").Text(check.address);
  json.EndObject();
  return json.Take();
}

Result<domain::HostCheck> DecodeHostCheck(std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  domain::HostCheck check{.outcome = ValueOf(kOutcomeNames, reader.Text("outcome")),
                          .address = reader.Text("address")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return check;
}

std::string EncodeHostProof(std::string_view proof) { return OneText("proof", proof); }

Result<std::string> DecodeHostProof(std::string_view body) {
  return ReadOneText("proof", body, UnknownMembers::kIgnored);
}

}  // namespace genkan::wire
