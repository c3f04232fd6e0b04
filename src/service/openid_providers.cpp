#include "service/openid_providers.h"

#include <algorithm>

#include "genkan/domain/settings/checks.h"

namespace genkan::service {
namespace {

using Kind = wire::JsonValue::Kind;

Error ProviderDown() {
  return {.code = ErrorCode::kUnavailable, .message_key = "error.openid_unavailable"};
}

// The member of that name where it is an address that may be asked.
Result<std::string> AddressIn(const wire::JsonValue& json, std::string_view name) {
  const wire::JsonValue* value = json.Find(name);
  if (value == nullptr || value->kind != Kind::kText) return WrongAnswer(name);
  // A query is allowed here, where an issuer has none.
  const std::string bare = value->text.substr(0, value->text.find('?'));
  if (!domain::CheckIssuer(bare, name).ok() || !domain::CheckUrl("/" + value->text, name).ok()) {
    return WrongAnswer(name);
  }
  return value->text;
}

bool Lists(const wire::JsonValue* list, std::string_view word) {
  return list != nullptr &&
         std::any_of(list->items.begin(), list->items.end(),
                     [&](const wire::JsonValue& each) { return each.text == word; });
}

Result<ProviderAddresses> ReadDiscovery(const wire::JsonValue& json, const std::string& issuer) {
  const wire::JsonValue* named = json.Find("issuer");
  if (named == nullptr || named->text != issuer) return WrongAnswer("issuer");
  ProviderAddresses addresses;
  GENKAN_TRY(addresses.authorization, AddressIn(json, "authorization_endpoint"));
  GENKAN_TRY(addresses.token, AddressIn(json, "token_endpoint"));
  GENKAN_TRY(addresses.keys, AddressIn(json, "jwks_uri"));
  if (json.Find("userinfo_endpoint") != nullptr) {
    GENKAN_TRY(addresses.user_info, AddressIn(json, "userinfo_endpoint"));
  }
  if (json.Find("end_session_endpoint") != nullptr) {
    GENKAN_TRY(addresses.end_session, AddressIn(json, "end_session_endpoint"));
  }
  const wire::JsonValue* names_it = json.Find("authorization_response_iss_parameter_supported");
  addresses.answers_name_it = names_it != nullptr && names_it->boolean;
  const wire::JsonValue* methods = json.Find("token_endpoint_auth_methods_supported");
  addresses.secret_in_form =
      Lists(methods, "client_secret_post") && !Lists(methods, "client_secret_basic");
  return addresses;
}

}  // namespace

Result<wire::JsonValue> AskProvider(HttpClient& http, const OutgoingRequest& request,
                                    std::string_view reason) {
  const auto answer = http.Ask(request);
  if (!answer.ok() || answer->status >= 500 || answer->status == 429) return ProviderDown();
  if (answer->status != 200) return WrongAnswer(reason);
  auto json = wire::ReadJson(answer->body);
  if (!json.ok() || json->kind != Kind::kObject) return WrongAnswer(reason);
  return json;
}

Result<OpenIdProviders::Known> OpenIdProviders::Find(const std::string& issuer) {
  const Millis now = ports_.clock.NowMillis();
  {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(issuer);
    if (found != known_.end() && now < found->second.learnt_at_millis + kProviderKeptMillis) {
      return found->second;
    }
  }
  std::string url = issuer;
  while (url.ends_with('/')) url.pop_back();
  url += "/.well-known/openid-configuration";
  GENKAN_TRY(const wire::JsonValue json, AskProvider(ports_.http, {.url = url}, "discovery"));
  Known known{.learnt_at_millis = now};
  GENKAN_TRY(known.addresses, ReadDiscovery(json, issuer));
  const std::lock_guard lock(mutex_);
  known_.insert_or_assign(issuer, known);
  return known;
}

Result<ProviderAddresses> OpenIdProviders::AddressesOf(const std::string& issuer) {
  GENKAN_TRY(const Known known, Find(issuer));
  return known.addresses;
}

Result<OpenIdProviders::Known> OpenIdProviders::WithKeys(const std::string& issuer, Known known) {
  const auto json = AskProvider(ports_.http, {.url = known.addresses.keys}, "keys");
  if (json.ok()) {
    known.keys = ReadKeySet(*json);
    known.keys_fetched = true;
  }
  const std::lock_guard lock(mutex_);
  known_.insert_or_assign(issuer, known);
  if (!json.ok()) return json.error();
  return known;
}

Status OpenIdProviders::CheckSignature(const std::string& issuer, const IdToken& token) {
  GENKAN_TRY(Known known, Find(issuer));
  const Millis now = ports_.clock.NowMillis();
  if (!known.keys_fetched) {
    GENKAN_TRY(known, WithKeys(issuer, std::move(known)));
  } else if (KeyFor(token, known.keys) == nullptr &&
             now >= known.keys_refetched_at_millis + kKeysPauseMillis) {
    known.keys_refetched_at_millis = now;
    GENKAN_TRY(known, WithKeys(issuer, std::move(known)));
  }
  const ProviderKey* key = KeyFor(token, known.keys);
  if (key == nullptr) return WrongAnswer("key");
  const bool right = ports_.signatures.IsSigned(key->key, token.signed_part, token.signature);
  return right ? Status(Done{}) : Status(WrongAnswer("signature"));
}

}  // namespace genkan::service
