#include "server/curl_http_client.h"

#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstring>

#include "genkan/service/outside_reasons.h"
#include "server/curl_parts.h"

namespace genkan::server {
namespace {

namespace ip = boost::asio::ip;

// RFC 6890's registries, as far as a name may lead there.
constexpr const char* kOwnNetworks[] = {
    "0.0.0.0/8",     "10.0.0.0/8",      "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16",
    "172.16.0.0/12", "192.0.0.0/24",    "192.0.2.0/24",   "192.88.99.0/24", "192.168.0.0/16",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"};
// All of IPv6 that is handed out (2000::/3) but for what holds an IPv4 address or is nobody's.
constexpr const char* kGivenOut = "2000::/3";
constexpr const char* kOwnNetworks6[] = {"2001::/23", "2001:db8::/32", "2002::/16"};

bool IsIn(const ip::address_v4& address, const char* network) {
  const auto hosts = ip::make_network_v4(network);
  return ip::network_v4(address, hosts.prefix_length()).canonical() == hosts;
}

bool IsIn(const ip::address_v6& address, const char* network) {
  const auto hosts = ip::make_network_v6(network);
  return ip::network_v6(address, hosts.prefix_length()).canonical() == hosts;
}

// What libcurl asks before it connects, with the address that the name led to.
struct Gate {
  OutsideRules rules;
  bool this_machine = false;  // The URL says so itself.
  bool refused = false;       // An address was one that we never ask.
};

curl_socket_t OpenSocket(void* given, curlsocktype, curl_sockaddr* address) {
  auto& gate = *static_cast<Gate*>(given);
  ip::tcp::endpoint end;
  if (address->addrlen > end.capacity()) return CURL_SOCKET_BAD;
  std::memcpy(end.data(), &address->addr, address->addrlen);
  const std::string host = end.address().to_string();
  const bool allowed = gate.this_machine ? IsOnThisMachine(host)
                                         : gate.rules.private_networks || IsPublicAddress(host);
  gate.refused |= !allowed;
  if (!allowed) return CURL_SOCKET_BAD;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Why `code` came.
Error NoAnswer(CURLcode code, const Gate& gate) {
  const auto because = [](std::string_view reason) {
    return Error{.code = ErrorCode::kUnavailable, .params = {{"reason", std::string(reason)}}};
  };
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return because(service::kHostNotResolved);
    case CURLE_OPERATION_TIMEDOUT:
      return because(service::kAnswerTimedOut);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
      return because(service::kCertificateBad);
    default:
      return gate.refused ? because(service::kAddressNotAsked)
                          : Error{.code = ErrorCode::kUnavailable};
  }
}

struct Body {
  std::string bytes;
  std::size_t bytes_max = 0;
};

std::size_t TakeBytes(char* bytes, std::size_t size, std::size_t count, void* given) {
  auto* const body = static_cast<Body*>(given);
  if (body->bytes.size() + size * count > body->bytes_max) return 0;
  body->bytes.append(bytes, size * count);
  return size * count;
}

}  // namespace

bool IsPublicAddress(std::string_view text) {
  boost::system::error_code error;
  const auto address = ip::make_address(std::string(text), error);
  if (error) return false;
  if (address.is_v4()) {
    for (const char* network : kOwnNetworks) {
      if (IsIn(address.to_v4(), network)) return false;
    }
    return true;
  }
  for (const char* network : kOwnNetworks6) {
    if (IsIn(address.to_v6(), network)) return false;
  }
  return IsIn(address.to_v6(), kGivenOut);
}

Result<service::IncomingAnswer> CurlHttpClient::Ask(const service::OutgoingRequest& request) {
  const CurlHandle handle = NewCurlHandle();
  if (handle == nullptr) return ErrorCode::kUnavailable;
  Gate gate{.rules = rules_};
  gate.this_machine = IsOnThisMachine(PartOfUrl(request.url, CURLUPART_HOST));
  const bool secure = request.url.starts_with("https://");
  if (gate.this_machine ? !rules_.this_machine : !secure) return ErrorCode::kForbidden;
  const auto set = [&](CURLoption option, auto value) {
    curl_easy_setopt(handle.get(), option, value);
  };
  Body body{.bytes_max = limits_.body_bytes_max};
  CurlList headers(curl_slist_append(nullptr, "Accept: application/json"));
  const Secret authorization("Authorization: " + request.authorization.Reveal());
  if (!request.authorization.empty()) {
    curl_slist_append(headers.get(), authorization.Reveal().c_str());
  }
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, gate.this_machine ? "http,https" : "https");
  // A proxy would connect in our place, to wherever it likes.
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits_.connect_time.count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits_.whole_time.count()));
  set(CURLOPT_HTTPHEADER, headers.get());
  set(CURLOPT_OPENSOCKETFUNCTION, OpenSocket);
  set(CURLOPT_OPENSOCKETDATA, &gate);
  set(CURLOPT_WRITEFUNCTION, TakeBytes);
  set(CURLOPT_WRITEDATA, &body);
  EndWhere(stopping_, handle.get());
  const std::string& form = request.form.Reveal();
  if (!form.empty()) {
    set(CURLOPT_POSTFIELDS, form.c_str());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(form.size()));
  }
  const CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) return NoAnswer(code, gate);
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  return service::IncomingAnswer{.status = static_cast<int>(status), .body = std::move(body.bytes)};
}

}  // namespace genkan::server
