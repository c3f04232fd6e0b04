#include "server/http_listener.h"

#include <algorithm>
#include <boost/asio/ip/v6_only.hpp>

namespace genkan::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// When descriptors run out, waiting beats spinning.
constexpr std::chrono::milliseconds kAcceptPause{100};

Error ListenError(const error_code& error) {
  ErrorCode code = ErrorCode::kUnavailable;
  if (error == asio::error::address_in_use) code = ErrorCode::kConflict;
  if (error.value() == EADDRNOTAVAIL) code = ErrorCode::kInvalidArgument;
  return {.code = code, .params = {{"reason", error.message()}}};
}

std::string PeerOf(const tcp::socket& socket) {
  error_code error;
  const tcp::endpoint endpoint = socket.remote_endpoint(error);
  if (error) return {};
  const asio::ip::address address = endpoint.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

}  // namespace

HttpListener::HttpListener(asio::io_context& loop, HttpService& service)
    : service_(service), acceptor_(loop), timer_(loop) {}

Status HttpListener::Open(const std::string& address, std::uint16_t port) {
  error_code error;
  const asio::ip::address parsed = asio::ip::make_address(address, error);
  if (error)
    return Error{.code = ErrorCode::kInvalidArgument, .params = {{"reason", error.message()}}};
  const tcp::endpoint endpoint(parsed, port);
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) return ListenError(error);
  return Done{};
}

std::uint16_t HttpListener::port() const {
  error_code ignored;
  return acceptor_.local_endpoint(ignored).port();
}

void HttpListener::Start() { Accept(); }

void HttpListener::Stop() {
  if (std::exchange(stopping_, true)) return;
  error_code ignored;
  acceptor_.close(ignored);
  // A connection that closes leaves the map, so the walk is over a copy.
  const auto connections = connections_;
  for (const auto& [key, weak] : connections) {
    if (const auto connection = weak.lock()) connection->Stop();
  }
  timer_.cancel();
  if (connections_.empty()) return;
  timer_.expires_after(service_.limits.stop_time);
  timer_.async_wait([this](error_code error) {
    if (error) return;
    const auto late = connections_;
    for (const auto& [key, weak] : late) {
      if (const auto connection = weak.lock()) connection->Close();
    }
  });
}

void HttpListener::Accept() {
  acceptor_.async_accept([this](error_code error, tcp::socket socket) {
    if (stopping_) return;
    if (!error) {
      Take(std::move(socket));
      return Accept();
    }
    timer_.expires_after(kAcceptPause);
    timer_.async_wait([this](error_code cancelled) {
      if (!cancelled && !stopping_) Accept();
    });
  });
}

void HttpListener::Take(tcp::socket socket) {
  const std::string peer = PeerOf(socket);
  if (peer.empty()) return;  // Gone before we looked.
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  const bool room = HasRoomFor(peer);
  auto connection = std::make_shared<HttpConnection>(std::move(socket), peer, service_);
  connections_.emplace(connection.get(), connection);
  ++connections_by_peer_[peer];
  HttpConnection* const key = connection.get();
  connection->OnClosed([this, key, peer] { Forget(key, peer); });
  room ? connection->Start() : connection->StartRefusing();
}

void HttpListener::Forget(HttpConnection* connection, const std::string& peer) {
  connections_.erase(connection);
  const auto count = connections_by_peer_.find(peer);
  if (count != connections_by_peer_.end() && --count->second == 0)
    connections_by_peer_.erase(count);
  if (stopping_ && connections_.empty()) timer_.cancel();
}

bool HttpListener::HasRoomFor(const std::string& peer) const {
  if (connections_.size() >= service_.limits.connections_max) return false;
  const auto& proxies = service_.trusted_proxies;
  if (std::find(proxies.begin(), proxies.end(), peer) != proxies.end()) return true;
  const auto count = connections_by_peer_.find(peer);
  return count == connections_by_peer_.end() ||
         count->second < service_.limits.connections_per_address_max;
}

}  // namespace genkan::server
