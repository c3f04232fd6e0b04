#include "server/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

namespace genkan::support {

HttpClient::HttpClient(std::uint16_t port, const std::string& from)
    : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // A test that waits longer than this has failed.
  timeval limit{.tv_sec = 20};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  const int yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  sockaddr_in own{};
  own.sin_family = AF_INET;
  own.sin_addr.s_addr = ::inet_addr(from.c_str());
  REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&own), sizeof own) == 0);
  REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
}

HttpClient::~HttpClient() { ::close(socket_); }

void HttpClient::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // The server had enough; what it said can still be read.
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string HttpClient::ReadUpTo(std::string_view end) {
  std::size_t found = 0;
  while ((found = received_.find(end)) == std::string::npos) {
    if (!Fill()) return std::exchange(received_, {});
  }
  const std::string read = received_.substr(0, found + end.size());
  received_.erase(0, read.size());
  return read;
}

bool HttpClient::Fill() {
  std::array<char, 65536> part;
  const ssize_t count = ::recv(socket_, part.data(), part.size(), 0);
  if (count <= 0) return false;
  received_.append(part.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<HttpReply> HttpClient::Read(bool head_only) {
  while (received_.find("\r\n\r\n") == std::string::npos) {
    if (!Fill()) return std::nullopt;
  }
  HttpReply reply;
  const std::size_t end = received_.find("\r\n\r\n") + 4;
  const std::string head = received_.substr(0, end);
  received_.erase(0, end);
  reply.status = std::atoi(head.c_str() + std::string_view("HTTP/1.1 ").size());
  for (std::size_t at = head.find("\r\n") + 2; at + 2 < head.size();) {
    const std::size_t line_end = head.find("\r\n", at);
    const std::size_t colon = head.find(':', at);
    std::string name = head.substr(at, colon - at);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    reply.headers.push_back({name, head.substr(colon + 2, line_end - colon - 2)});
    at = line_end + 2;
  }
  if (head_only) return reply;
  const std::size_t length =
      std::strtoul(std::string(reply.Header("content-length")).c_str(), nullptr, 10);
  while (received_.size() < length) {
    if (!Fill()) return std::nullopt;
  }
  reply.body = received_.substr(0, length);
  received_.erase(0, length);
  return reply;
}

bool HttpClient::ClosedByServer() { return received_.empty() && !Fill(); }

std::optional<HttpReply> HttpClient::Ask(std::string_view method, std::string_view target,
                                         const std::vector<wire::Header>& headers,
                                         std::string_view body) {
  std::string text = std::string(method) + ' ' + std::string(target) + " HTTP/1.1\r\nHost: x\r\n";
  for (const wire::Header& header : headers) text += header.name + ": " + header.value + "\r\n";
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  Send(text + "\r\n" + std::string(body));
  return Read(method == "HEAD");
}

}  // namespace genkan::support
