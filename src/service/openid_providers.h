// OpenID Connect providers as we know them: what their discovery document says, and their keys,
// kept for a while. For several threads.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "genkan/service/ports.h"
#include "service/id_token.h"

namespace genkan::service {

inline constexpr Millis kProviderKeptMillis = kMillisPerHour;
// Keys are fetched again for a token with an unknown one, but not more often than this: whoever
// sends us such tokens must not make us ask for ever.
inline constexpr Millis kKeysPauseMillis = kMillisPerMinute;

struct ProviderAddresses {
  std::string authorization;
  std::string token;
  std::string keys;
  std::string user_info;         // Empty: there is none.
  std::string end_session;       // The same.
  bool answers_name_it = false;  // Each answer says who it is from (RFC 9207).
  // The client's secret goes into the form; else, as the standard has it, into a header.
  bool secret_in_form = false;
};

// What a provider answers as JSON. kUnavailable where it cannot answer now, WrongAnswer(reason)
// where it does not want to, or makes no sense.
Result<wire::JsonValue> AskProvider(HttpClient& http, const OutgoingRequest& request,
                                    std::string_view reason);

class OpenIdProviders {
 public:
  explicit OpenIdProviders(const Ports& ports) : ports_(ports) {}

  // REQUIRES: domain::CheckIssuer takes `issuer`.
  Result<ProviderAddresses> AddressesOf(const std::string& issuer);

  // WrongAnswer where none of the provider's keys signed the token.
  Status CheckSignature(const std::string& issuer, const IdToken& token);

 private:
  struct Known {
    ProviderAddresses addresses;
    Millis learnt_at_millis = 0;
    std::vector<ProviderKey> keys;
    bool keys_fetched = false;
    Millis keys_refetched_at_millis = 0;  // For an unknown one.
  };

  Result<Known> Find(const std::string& issuer);
  Result<Known> WithKeys(const std::string& issuer, Known known);

  const Ports& ports_;
  std::mutex mutex_;
  std::map<std::string, Known> known_;
};

}  // namespace genkan::service
