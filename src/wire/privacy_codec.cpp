#include "genkan/wire/privacy_codec.h"

#include "wire/enum_names.h"
#include "wire/record_json.h"

namespace genkan::wire {
namespace {

constexpr EnumName<domain::PrivacyKind> kKindNames[] = {{domain::PrivacyKind::kExport, "export"},
                                                        {domain::PrivacyKind::kErase, "erase"}};
constexpr EnumName<domain::PrivacyState> kStateNames[] = {
    {domain::PrivacyState::kOpen, "open"},
    {domain::PrivacyState::kDone, "done"},
    {domain::PrivacyState::kRefused, "refused"},
    {domain::PrivacyState::kWithdrawn, "withdrawn"}};

}  // namespace

template <>
inline constexpr auto& kNames<domain::PrivacyKind> = kKindNames;
template <>
inline constexpr auto& kNames<domain::PrivacyState> = kStateNames;

std::string EncodePrivacyQueue(const domain::PrivacyQueue& queue) { return Encoded(queue); }
Result<domain::PrivacyQueue> DecodePrivacyQueue(std::string_view body) {
  return Decoded<domain::PrivacyQueue>(body);
}

std::string EncodePrivacyRequest(const domain::PrivacyRequest& request) { return Encoded(request); }
Result<domain::PrivacyRequest> DecodePrivacyRequest(std::string_view body) {
  return Decoded<domain::PrivacyRequest>(body);
}

std::string EncodeErasurePreview(const domain::ErasurePreview& preview) { return Encoded(preview); }
Result<domain::ErasurePreview> DecodeErasurePreview(std::string_view body) {
  return Decoded<domain::ErasurePreview>(body);
}

std::string EncodeRetentionList(const domain::RetentionList& list) { return Encoded(list); }
Result<domain::RetentionList> DecodeRetentionList(std::string_view body) {
  return Decoded<domain::RetentionList>(body);
}

std::string EncodeErasure(const domain::Erasure& erasure) { return Encoded(erasure); }
Result<domain::Erasure> DecodeErasure(std::string_view text) {
  return Decoded<domain::Erasure>(text);
}

std::string EncodePrivacyKind(domain::PrivacyKind kind) {
  return EncodeOneText("kind", NameOf(kKindNames, kind));
}

Result<domain::PrivacyKind> DecodePrivacyKind(std::string_view body) {
  GENKAN_TRY(const std::string word, DecodeOneText("kind", body));
  const domain::PrivacyKind kind = ValueOf(kKindNames, word);
  if (NameOf(kKindNames, kind) != word) return FieldError("kind", "error.value_unknown");
  return kind;
}

std::string EncodeOneText(std::string_view name, std::string_view text) {
  JsonWriter json;
  json.BeginObject().Name(name).Text(text).EndObject();
  return json.Take();
}

Result<std::string> DecodeOneText(std::string_view name, std::string_view body) {
  GENKAN_TRY(const JsonValue json, ReadJson(body));
  ObjectReader reader(json);
  std::string text = reader.Text(name);
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  return text;
}

}  // namespace genkan::wire
