// Accepts connections and counts them, one event loop for all. Not for several threads.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "genkan/base/result.h"
#include "server/http_connection.h"

namespace genkan::server {

class HttpListener {
 public:
  // `loop` and `service` outlive the listener.
  HttpListener(boost::asio::io_context& loop, HttpService& service);
  HttpListener(const HttpListener&) = delete;
  HttpListener& operator=(const HttpListener&) = delete;

  // Binds and listens; port 0 takes a free one. kConflict where the port is taken, kInvalidArgument
  // where the address is none of this machine, else kUnavailable; "reason" says more.
  Status Open(const std::string& address, std::uint16_t port);
  std::uint16_t port() const;

  // Begins to accept.
  void Start();
  // Accepts no more, lets requests under way be answered for `stop_time`, then closes what is left.
  // The loop runs out of work once the last connection is gone.
  void Stop();

 private:
  void Accept();
  void Take(boost::asio::ip::tcp::socket socket);
  void Forget(HttpConnection* connection, const std::string& peer);
  bool HasRoomFor(const std::string& peer) const;

  HttpService& service_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer timer_;
  std::map<HttpConnection*, std::weak_ptr<HttpConnection>> connections_;
  std::map<std::string, std::size_t> connections_by_peer_;
  bool stopping_ = false;
};

}  // namespace genkan::server
