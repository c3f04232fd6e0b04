// A client that says exactly what it is told and reads what comes back, over a blocking socket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/wire/message.h"

namespace genkan::support {

struct HttpReply {
  int status = 0;
  std::vector<wire::Header> headers;  // Names in lower case.
  std::string body;

  std::string_view Header(std::string_view name) const { return wire::HeaderValue(headers, name); }
};

class HttpClient {
 public:
  // `from` is the loopback address that the server sees.
  explicit HttpClient(std::uint16_t port, const std::string& from = "127.0.0.1");
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  void Send(std::string_view bytes);
  // The next reply; none where the server closed instead. `head_only` for the answer to a HEAD.
  std::optional<HttpReply> Read(bool head_only = false);
  // What comes up to and with `end`; all that came where the server closed before.
  std::string ReadUpTo(std::string_view end);
  // Whether the server closes without another byte.
  bool ClosedByServer();

  // Sends one request with Host and, where there is a body, its length, and reads the reply.
  std::optional<HttpReply> Ask(std::string_view method, std::string_view target,
                               const std::vector<wire::Header>& headers = {},
                               std::string_view body = {});

 private:
  bool Fill();

  int socket_ = -1;
  std::string received_;
};

}  // namespace genkan::support
