// One client's connection: reads a head, has it admitted, reads the body, has it answered, writes
// the answer, and begins again. All of it happens on the event loop but admission and answering,
// which run on the lanes. Requests that come pipelined are answered one after the other.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "genkan/base/clock.h"
#include "genkan/base/random.h"
#include "genkan/service/router.h"
#include "server/event_feed.h"
#include "server/http_answer.h"
#include "server/http_head.h"
#include "server/lanes.h"
#include "server/log.h"
#include "server/static_files.h"

namespace genkan::server {

// What a connection works with; all of it outlives every connection and every job.
struct HttpService {
  // Router::Admit and Router::Handle. Called on the lanes, several at once.
  // As service::Router::Admit and Handle.
  std::function<service::Admission(const wire::Request&, bool whole)> admit;
  std::function<wire::Response(const wire::Request&)> handle;
  // What a file holds, so many bytes from there on; see service::Blobs::Read.
  std::function<Result<std::string>(const std::string& blob_key, std::int64_t offset,
                                    std::size_t length)>
      read_blob;
  const StaticFiles& static_files;
  Lanes& lanes;
  EventFeed& feed;
  Log& log;
  const Clock& clock;
  Random& random;
  HttpLimits limits;
  // Addresses of reverse proxies, whose X-Forwarded-For is believed.
  std::vector<std::string> trusted_proxies;
};

class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
 public:
  using Socket = boost::asio::ip::tcp::socket;
  HttpConnection(Socket socket, std::string peer, HttpService& service);
  // `closed` is called once, on the event loop, when the connection is over.
  void OnClosed(std::function<void()> closed) { closed_ = std::move(closed); }
  void Start();
  // Answers 503 and closes: for a client that has too many connections.
  void StartRefusing();
  // Lets a request under way be answered, then closes.
  void Stop();
  // Closes now.
  void Close();

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  // What happens when a deadline passes.
  enum class Phase : std::uint8_t {
    kIdle,
    kHead,
    kBody,
    kWorking,
    kWriting,
    kStreaming,
    kLingering
  };

  void NextRequest();
  void ReadHead();
  void OnHeadBytes(boost::system::error_code error, std::size_t count);
  void TakeHead(std::size_t bytes);
  void PrepareRequest();
  void Admit();
  void OnAdmitted(service::Admission admission);
  void SendContinue();
  void ReadBody();
  void OnBodyBytes(boost::system::error_code error, std::size_t count);
  void Dispatch(service::Lane lane);
  void RefuseBusy(service::Lane lane);
  // Runs `work` on a lane and `then` back here; false where the lane is full.
  bool RunOnLane(service::Lane lane, std::function<Status()> work,
                 std::function<void(const Status& committed)> then);

  // Answers in the transport's own name and closes.
  void Refuse(const HttpFault& fault);
  void Answer(wire::Response response);
  void Write(const wire::Response& head, std::string_view body);
  void LogAnswer(int status, std::size_t bytes);
  void OnWritten(boost::system::error_code error, std::size_t count);
  void Linger();

  // The answer is a stream of events: writes what has come, and goes on until either side ends.
  void Stream(wire::EventStream events);
  void WriteEvents(std::string text, std::function<void()> done);
  void WatchForEnd();

  // The body is a file's: reads a piece of it and writes it, until all of it is out.
  void SendBlob();
  void SendPiece(std::int64_t offset);
  void WritePiece(std::string piece, std::int64_t after);

  void EnterPhase(Phase phase, std::chrono::milliseconds time);
  void WaitForDeadline();
  void OnDeadline();
  std::chrono::milliseconds TimeFor(std::size_t bytes) const;
  std::string_view Received() const;

  Socket socket_;
  const std::string peer_;
  HttpService& service_;
  std::function<void()> closed_;
  boost::asio::steady_timer deadline_;
  Phase phase_ = Phase::kHead;
  bool timed_out_ = false;
  bool stopping_ = false;
  std::size_t requests_ = 0;

  boost::beast::flat_buffer buffer_;
  std::size_t scanned_ = 0;
  std::optional<Parser> parser_;
  std::size_t body_bytes_ = 0;
  std::chrono::steady_clock::time_point began_;

  std::string request_id_;
  wire::Request request_;
  service::Admission admission_;
  wire::Response response_;
  AfterAnswer after_ = AfterAnswer::kKeepOpen;
  std::shared_ptr<OpenStream> stream_;
  HttpAnswer answer_;
  std::optional<boost::beast::http::response_serializer<boost::beast::http::span_body<const char>>>
      serializer_;
};

}  // namespace genkan::server
