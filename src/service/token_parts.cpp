#include "service/token_parts.h"

#include "genkan/domain/people.h"
#include "genkan/service/base64url.h"

namespace genkan::service {
namespace {

using Kind = wire::JsonValue::Kind;

// Some providers write what is true as a text.
bool IsTrue(const wire::JsonValue* value) {
  return value != nullptr && ((value->kind == Kind::kBoolean && value->boolean) ||
                              (value->kind == Kind::kText && value->text == "true"));
}

}  // namespace

std::string TextOf(const wire::JsonValue& object, std::string_view name) {
  const wire::JsonValue* value = object.Find(name);
  return value != nullptr && value->kind == Kind::kText ? value->text : "";
}

std::optional<Millis> InstantOf(const wire::JsonValue& object, std::string_view name) {
  constexpr double kSecondsMax = 1e11;
  const wire::JsonValue* value = object.Find(name);
  if (value == nullptr || (value->kind != Kind::kInteger && value->kind != Kind::kNumber)) {
    return std::nullopt;
  }
  if (!(value->number > 0 && value->number < kSecondsMax)) return std::nullopt;
  return static_cast<Millis>(value->number * static_cast<double>(kMillisPerSecond));
}

std::optional<wire::JsonValue> ObjectIn(std::string_view base64url) {
  const auto bytes = BytesFromBase64Url(base64url);
  if (!bytes) return std::nullopt;
  auto json = wire::ReadJson(*bytes);
  if (!json.ok() || json->kind != Kind::kObject) return std::nullopt;
  return std::move(json).value();
}

void ReadPerson(const wire::JsonValue& json, IdClaims* claims) {
  if (IsTrue(json.Find("email_verified"))) {
    const auto address = domain::CheckAddress(TextOf(json, "email"));
    if (address.ok()) claims->verified_email = *address;
  }
  const auto name = domain::CheckPersonName(TextOf(json, "name"));
  if (name.ok()) claims->name = *name;
}

}  // namespace genkan::service
