#include "server/http_connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <sstream>

#include "genkan/wire/problem.h"
#include "server/http_fields.h"

namespace genkan::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::size_t kReadBytes = 4096;
constexpr int kBusyRetrySeconds = 2;
// Of a file, at once in memory.
constexpr std::size_t kPieceBytes = 256 * 1024;

std::string NewRequestId(Random& random) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<std::uint8_t, 8> bytes{};
  random.Fill(bytes);
  std::string id;
  for (const std::uint8_t byte : bytes) {
    id += kDigits[byte >> 4];
    id += kDigits[byte & 15];
  }
  return id;
}

// The client a trusted proxy names: the last address it appended, since those before it are
// hearsay.
std::string ForwardedAddress(const wire::Request& request, std::string_view otherwise) {
  std::string_view last = otherwise;
  for (const wire::Header& header : request.headers) {
    if (header.name == "x-forwarded-for") last = header.value;
  }
  last = last.substr(last.rfind(',') + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  return std::string(last);
}

}  // namespace

HttpConnection::HttpConnection(Socket socket, std::string peer, HttpService& service)
    : socket_(std::move(socket)),
      peer_(std::move(peer)),
      service_(service),
      deadline_(socket_.get_executor()) {}

void HttpConnection::Start() { NextRequest(); }

void HttpConnection::StartRefusing() {
  stopping_ = true;
  after_ = AfterAnswer::kClose;
  request_id_ = NewRequestId(service_.random);
  Answer(BusyResponse({503, ErrorCode::kTooManyRequests}, kBusyRetrySeconds, request_id_));
}

void HttpConnection::Stop() {
  stopping_ = true;
  const bool owes_nothing = phase_ == Phase::kIdle || phase_ == Phase::kHead ||
                            phase_ == Phase::kLingering || stream_ != nullptr;
  if (owes_nothing) Close();
}

void HttpConnection::Close() {
  error_code ignored;
  socket_.close(ignored);
  deadline_.cancel();
  if (stream_ != nullptr) stream_->gone = true;
  if (const auto closed = std::exchange(closed_, nullptr)) closed();
}

// --- Reading ------------------------------------------------------------------------------------

void HttpConnection::NextRequest() {
  scanned_ = 0;
  request_id_.clear();
  request_ = {};
  const bool idle = requests_ > 0 && buffer_.size() == 0;
  EnterPhase(idle ? Phase::kIdle : Phase::kHead,
             idle ? service_.limits.idle_time : service_.limits.head_time);
  ReadHead();
}

void HttpConnection::ReadHead() {
  const HeadScan scan = ScanHead(Received(), scanned_, service_.limits);
  if (scan.fault) return Refuse(*scan.fault);
  if (scan.bytes > 0) return TakeHead(scan.bytes);
  scanned_ = buffer_.size();
  socket_.async_read_some(buffer_.prepare(kReadBytes),
                          [self = shared_from_this()](error_code error, std::size_t count) {
                            self->OnHeadBytes(error, count);
                          });
}

void HttpConnection::OnHeadBytes(error_code error, std::size_t count) {
  if (timed_out_) return Refuse({408, ErrorCode::kTimeout});
  if (error) return Close();
  if (phase_ == Phase::kIdle) EnterPhase(Phase::kHead, service_.limits.head_time);
  buffer_.commit(count);
  ReadHead();
}

void HttpConnection::TakeHead(std::size_t bytes) {
  began_ = std::chrono::steady_clock::now();
  EnterPhase(Phase::kWorking, {});
  ++requests_;
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(service_.limits.head_bytes_max));
  // Known only once the head is admitted.
  parser_->body_limit(boost::none);
  error_code error;
  const std::string_view head = Received().substr(0, bytes);
  const std::size_t used = parser_->put(asio::buffer(head.data(), head.size()), error);
  if (error || used != bytes || !parser_->is_header_done()) {
    return Refuse({400, ErrorCode::kMalformed});
  }
  buffer_.consume(bytes);
  PrepareRequest();
}

void HttpConnection::PrepareRequest() {
  request_id_ = NewRequestId(service_.random);
  request_ = RequestFromHead(parser_->get());
  if (const auto fault = JudgeFields(parser_->get())) return Refuse(*fault);
  const auto& proxies = service_.trusted_proxies;
  const bool trusted = std::find(proxies.begin(), proxies.end(), peer_) != proxies.end();
  request_.remote_address = trusted ? ForwardedAddress(request_, peer_) : peer_;
  request_.headers.push_back({"x-request-id", request_id_});
  const bool last = requests_ >= service_.limits.requests_per_connection_max;
  after_ = parser_->keep_alive() && !last ? AfterAnswer::kKeepOpen : AfterAnswer::kClose;
  if (const StaticFile* file = service_.static_files.Find(request_); file && parser_->is_done()) {
    const StaticAnswer answer = AnswerWith(*file, request_);
    return Write(answer.head, answer.body);
  }
  Admit();
}

void HttpConnection::Admit() {
  const bool queued = RunOnLane(
      service::Lane::kRead,
      [this]() -> Status {
        admission_ = service_.admit(request_, parser_->is_done());
        return Done{};
      },
      [this](const Status&) { OnAdmitted(std::move(admission_)); });
  if (!queued) RefuseBusy(service::Lane::kRead);
}

void HttpConnection::OnAdmitted(service::Admission admission) {
  admission_ = std::move(admission);
  if (admission_.answer) {
    // The body of a refused request is not read, so what follows cannot be told from it.
    if (!parser_->is_done()) after_ = AfterAnswer::kClose;
    return Answer(*std::move(admission_.answer));
  }
  if (parser_->is_done()) return Dispatch(admission_.lane);
  const auto announced = parser_->content_length();
  if (announced && *announced > admission_.body_bytes_max) {
    return Refuse({413, ErrorCode::kTooLarge});
  }
  parser_->body_limit(admission_.body_bytes_max);
  body_bytes_ = 0;
  EnterPhase(Phase::kBody, service_.limits.body_time);
  if (ExpectsContinue(parser_->get()) && buffer_.size() == 0) return SendContinue();
  ReadBody();
}

void HttpConnection::SendContinue() {
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(socket_, asio::buffer(kContinue.data(), kContinue.size()),
                    [self = shared_from_this()](error_code error, std::size_t) {
                      if (error) return self->Close();
                      self->ReadBody();
                    });
}

void HttpConnection::ReadBody() {
  http::async_read_some(socket_, buffer_, *parser_,
                        [self = shared_from_this()](error_code error, std::size_t count) {
                          self->OnBodyBytes(error, count);
                        });
}

void HttpConnection::OnBodyBytes(error_code error, std::size_t count) {
  if (timed_out_) return Refuse({408, ErrorCode::kTimeout});
  if (error == http::error::body_limit) return Refuse({413, ErrorCode::kTooLarge});
  if (error == http::error::end_of_stream || error == http::error::partial_message) return Close();
  if (error.category() == http::make_error_code(http::error::bad_chunk).category() && error) {
    return Refuse({400, ErrorCode::kMalformed});
  }
  if (error) return Close();
  body_bytes_ += count;
  if (!parser_->is_done()) {
    // Every byte buys time at the slowest rate allowed, so a trickle ends and a slow line does not.
    const auto bought = TimeFor(count);
    deadline_.expires_at(deadline_.expiry() + bought);
    WaitForDeadline();
    return ReadBody();
  }
  EnterPhase(Phase::kWorking, {});
  request_.body = std::move(parser_->get().body());
  Dispatch(admission_.lane);
}

// --- Answering ----------------------------------------------------------------------------------

void HttpConnection::Dispatch(service::Lane lane) {
  const bool queued = RunOnLane(
      lane,
      [this]() -> Status {
        response_ = service_.handle(request_);
        if (response_.status >= 500) return ErrorCode::kInternal;
        return Done{};
      },
      [this](const Status& committed) {
        if (!committed.ok()) return Answer(wire::ErrorResponse(committed.error(), request_id_));
        Answer(std::move(response_));
      });
  if (!queued) RefuseBusy(lane);
}

void HttpConnection::RefuseBusy(service::Lane lane) {
  const HttpFault fault = lane == service::Lane::kSlow ? HttpFault{429, ErrorCode::kTooManyRequests}
                                                       : HttpFault{503, ErrorCode::kUnavailable};
  if (!parser_->is_done()) after_ = AfterAnswer::kClose;
  Answer(BusyResponse(fault, kBusyRetrySeconds, request_id_));
}

bool HttpConnection::RunOnLane(service::Lane lane, std::function<Status()> work,
                               std::function<void(const Status&)> then) {
  auto self = shared_from_this();
  return service_.lanes.Run(
      lane,
      {.work = std::move(work), .done = [self, then = std::move(then)](const Status& committed) {
         asio::post(self->socket_.get_executor(), [self, then, committed] { then(committed); });
       }});
}

void HttpConnection::Refuse(const HttpFault& fault) {
  after_ = AfterAnswer::kClose;
  timed_out_ = false;
  if (request_id_.empty()) request_id_ = NewRequestId(service_.random);
  Answer(FaultResponse(fault, request_id_));
}

void HttpConnection::Answer(wire::Response response) {
  response_ = std::move(response);
  if (auto* events = std::get_if<wire::EventStream>(&response_.body)) {
    return Stream(std::move(*events));
  }
  if (std::holds_alternative<wire::BlobReference>(response_.body)) return SendBlob();
  Write(response_, *std::get_if<std::string>(&response_.body));
}

void HttpConnection::Write(const wire::Response& head, std::string_view body) {
  if (stopping_) after_ = AfterAnswer::kClose;
  const unsigned version = parser_ && parser_->is_header_done() ? parser_->get().version() : 11;
  answer_ = AnswerFrom(head, body,
                       {.method = request_.method,
                        .http_version = version,
                        .after = after_,
                        .request_id = request_id_,
                        .now = service_.clock.NowMillis()});
  LogAnswer(head.status, answer_.body().size());
  EnterPhase(Phase::kWriting, service_.limits.body_time + TimeFor(body.size()));
  serializer_.emplace(answer_);
  http::async_write(socket_, *serializer_,
                    [self = shared_from_this()](error_code error, std::size_t count) {
                      self->OnWritten(error, count);
                    });
}

void HttpConnection::LogAnswer(int status, std::size_t bytes) {
  const auto took = std::chrono::steady_clock::now() - began_;
  service_.log.Request(
      {.request_id = request_id_,
       .method = request_.target.empty() ? "" : wire::MethodName(request_.method),
       .path = PathOf(request_.target),
       .status = status,
       .bytes = bytes,
       .micros = request_.target.empty()
                     ? 0
                     : std::chrono::duration_cast<std::chrono::microseconds>(took).count()});
}

void HttpConnection::OnWritten(error_code error, std::size_t) {
  serializer_.reset();
  response_ = {};
  if (error) return Close();
  if (after_ == AfterAnswer::kKeepOpen && !stopping_) return NextRequest();
  socket_.shutdown(Socket::shutdown_send, error);
  EnterPhase(Phase::kLingering, service_.limits.linger_time);
  Linger();
}

void HttpConnection::SendBlob() {
  const auto bytes =
      static_cast<std::uint64_t>(std::get_if<wire::BlobReference>(&response_.body)->bytes);
  if (stopping_) after_ = AfterAnswer::kClose;
  answer_ = AnswerFrom(response_, "",
                       {.method = request_.method,
                        .http_version = parser_->get().version(),
                        .after = after_,
                        .request_id = request_id_,
                        .now = service_.clock.NowMillis()});
  answer_.content_length(bytes);
  std::ostringstream head;
  head << answer_.base();
  LogAnswer(response_.status, bytes);
  WritePiece(head.str(), 0);
}

void HttpConnection::SendPiece(std::int64_t offset) {
  const wire::BlobReference& blob = *std::get_if<wire::BlobReference>(&response_.body);
  if (offset >= blob.bytes) return OnWritten({}, 0);
  const std::size_t length = std::min(kPieceBytes, static_cast<std::size_t>(blob.bytes - offset));
  auto piece = std::make_shared<std::string>();
  EnterPhase(Phase::kWorking, {});
  const bool queued = RunOnLane(
      service::Lane::kRead,
      [this, piece, offset, length, key = blob.blob_key]() -> Status {
        GENKAN_TRY(*piece, service_.read_blob(key, offset, length));
        return Done{};
      },
      [this, piece, offset, length](const Status&) {
        // The head has promised more: only a broken line says that it does not come.
        if (piece->size() != length) return Close();
        WritePiece(std::move(*piece), offset + static_cast<std::int64_t>(length));
      });
  if (!queued) Close();
}

void HttpConnection::WritePiece(std::string piece, std::int64_t after) {
  EnterPhase(Phase::kWriting, service_.limits.body_time + TimeFor(piece.size()));
  auto kept = std::make_shared<const std::string>(std::move(piece));
  asio::async_write(socket_, asio::buffer(*kept),
                    [self = shared_from_this(), kept, after](error_code error, std::size_t) {
                      if (error) return self->Close();
                      self->SendPiece(after);
                    });
}

// The end of the connection is the end of the body (RFC 9112 §6.3), which every HTTP/1 client and
// proxy can read.
void HttpConnection::Stream(wire::EventStream events) {
  after_ = AfterAnswer::kClose;
  stream_ = std::make_shared<OpenStream>();
  stream_->last_event_id = std::move(events.last_event_id);
  stream_->write = [self = weak_from_this()](std::string text, std::function<void()> done) {
    if (const auto connection = self.lock()) connection->WriteEvents(std::move(text), done);
  };
  stream_->end = [self = weak_from_this()] {
    if (const auto connection = self.lock()) connection->Close();
  };
  answer_ = AnswerFrom(response_, "",
                       {.method = request_.method,
                        .http_version = parser_->get().version(),
                        .after = after_,
                        .request_id = request_id_,
                        .now = service_.clock.NowMillis()});
  answer_.erase(http::field::content_length);
  std::ostringstream head;
  head << answer_.base();
  LogAnswer(response_.status, 0);
  stream_->writing = true;
  WriteEvents(head.str() + events.text, [stream = stream_] { stream->writing = false; });
  stream_->request = std::move(request_);
  service_.feed.Add(stream_);
  WatchForEnd();
}

void HttpConnection::WriteEvents(std::string text, std::function<void()> done) {
  EnterPhase(Phase::kStreaming, service_.limits.body_time + TimeFor(text.size()));
  auto kept = std::make_shared<const std::string>(std::move(text));
  asio::async_write(socket_, asio::buffer(*kept),
                    [self = shared_from_this(), kept, done](error_code error, std::size_t) {
                      if (error) return self->Close();
                      // Nothing has to come from now on, for as long as the feed has nothing.
                      self->EnterPhase(Phase::kWorking, {});
                      done();
                    });
}

// A client that asks for more on this line would never be heard.
void HttpConnection::WatchForEnd() {
  buffer_.consume(buffer_.size());
  socket_.async_read_some(buffer_.prepare(kReadBytes),
                          [self = shared_from_this()](error_code, std::size_t) { self->Close(); });
}

void HttpConnection::Linger() {
  buffer_.consume(buffer_.size());
  socket_.async_read_some(buffer_.prepare(kReadBytes),
                          [self = shared_from_this()](error_code error, std::size_t) {
                            if (error) return self->Close();
                            self->Linger();
                          });
}

// --- Deadlines ----------------------------------------------------------------------------------

void HttpConnection::EnterPhase(Phase phase, std::chrono::milliseconds time) {
  phase_ = phase;
  if (phase == Phase::kWorking) {
    deadline_.cancel();
    return;
  }
  deadline_.expires_after(time);
  WaitForDeadline();
}

void HttpConnection::WaitForDeadline() {
  deadline_.async_wait([self = shared_from_this()](error_code error) {
    const bool moved = self->deadline_.expiry() > std::chrono::steady_clock::now();
    if (!error && !moved && self->phase_ != Phase::kWorking) self->OnDeadline();
  });
}

void HttpConnection::OnDeadline() {
  const bool owes_answer = phase_ == Phase::kBody || (phase_ == Phase::kHead && buffer_.size() > 0);
  if (!owes_answer) return Close();
  timed_out_ = true;
  socket_.cancel();
}

std::chrono::milliseconds HttpConnection::TimeFor(std::size_t bytes) const {
  return std::chrono::milliseconds(bytes * 1000 / service_.limits.rate_bytes_per_second_min);
}

std::string_view HttpConnection::Received() const {
  const auto data = buffer_.cdata();
  return {static_cast<const char*>(data.data()), data.size()};
}

}  // namespace genkan::server
