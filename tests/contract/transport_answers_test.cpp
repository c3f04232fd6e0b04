// What the server answers before the backend hears of a request, held to the OpenAPI document:
// every such status that is written down is really given by that operation, in the shape that is
// promised.
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "server/http_client.h"
#include "server/test_server.h"
#include "service/routes.h"
#include "support/front_door.h"

namespace genkan {
namespace {

using support::ApiDocument;
using support::FrontDoor;
using support::HttpClient;

// One wrong way to send a request that is otherwise right.
struct Fault {
  int status = 0;
  std::string query;
  std::string version = "HTTP/1.1";
  std::string fields;
  // The empty line that ends the head, and what follows.
  std::string end = "\r\n";
};

std::vector<Fault> Faults() {
  std::string many_fields;
  for (int i = 0; i < 70; ++i) many_fields += "x-" + std::to_string(i) + ": x\r\n";
  return {{.status = 400, .fields = "no colon\r\n"},
          {.status = 413, .fields = "content-length: 2000000\r\n"},
          {.status = 414, .query = "?" + std::string(3000, 'x')},
          {.status = 415, .fields = "content-encoding: gzip\r\n"},
          {.status = 417, .fields = "expect: wonders\r\n"},
          {.status = 431, .fields = many_fields},
          {.status = 505, .version = "HTTP/1.2"}};
}

// A backend behind a server, asked in raw bytes.
class BehindHttp {
 public:
  explicit BehindHttp(support::TestBackend backend) : server_(With(std::move(backend))) {
    door_.house.AddTicket("It is silent", door_.house.hana.id);
    support::Visitor hana(door_, door_.house.hana);
    cookie_ = hana.cookie;
    door_.AddManager("owner@example.org");
    support::Visitor owner(door_);
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
    managers_cookie_ = owner.cookie;
    door_.AddAgent("sam@example.org");
    support::Visitor sam(door_);
    REQUIRE(sam.SignIn("sam@example.org").status == 200);
    agents_cookie_ = sam.cookie;
  }

  // Sends a request to an operation such as "GET /v1/tickets" and notes what it answers.
  void Send(const std::string& operation, const Fault& fault) {
    const std::size_t space = operation.find(' ');
    std::string target = operation.substr(space + 1);
    if (const std::size_t brace = target.find('{'); brace != std::string::npos) {
      target.replace(brace, target.find('}') - brace + 1, "1");
    }
    const bool part = operation.starts_with("PATCH");
    const char* media = part                         ? "application/octet-stream"
                        : target.starts_with("/v1/") ? "application/json"
                                                     : "application/x-www-form-urlencoded";
    HttpClient client(server_.port());
    client.Send(operation.substr(0, space) + " " + PrefixFor(operation) + target + fault.query +
                " " + fault.version +
                "\r\nhost: 127.0.0.1\r\ngenkan-api: 1\r\nsec-fetch-site: same-origin\r\n" +
                "idempotency-key: press-0001\r\ncookie: " + CookieFor(operation) +
                "\r\ncontent-type: " + media + "\r\n" + fault.fields + fault.end);
    const auto reply = client.Read();
    INFO(operation << " should answer " << fault.status);
    REQUIRE(reply);
    CHECK(reply->status == fault.status);
    const wire::Method method = operation.starts_with("GET")    ? wire::Method::kGet
                                : operation.starts_with("POST") ? wire::Method::kPost
                                : operation.starts_with("PUT")  ? wire::Method::kPut
                                : part                          ? wire::Method::kPatch
                                                                : wire::Method::kDelete;
    const wire::Response response{
        .status = reply->status, .headers = reply->headers, .body = reply->body};
    CHECK(document.Complaints({.method = method, .target = target}, response) ==
          std::vector<std::string>{});
    answered.insert(operation + " " + std::to_string(reply->status));
  }

  const ApiDocument document;
  std::set<std::string> answered;

 private:
  support::TestBackend With(support::TestBackend backend) {
    backend.admit = [this](const wire::Request& head, bool whole) {
      return door_.router.Admit(head, whole);
    };
    backend.handle = [this](const wire::Request& request) { return door_.router.Handle(request); };
    // Refused connections come faster than they end.
    backend.limits.connections_per_address_max = 1000;
    // The backend in memory is for one thread.
    backend.lanes.read_threads = 1;
    return backend;
  }

  FrontDoor door_;
  support::TestServer server_;
  static const service::Route* RouteOf(const std::string& operation) {
    for (const service::Route& route : service::Routes()) {
      const std::string name = std::string(wire::MethodName(route.method)) + " ";
      if (operation == name + std::string(route.path)) return &route;
    }
    return nullptr;
  }
  // What is there in frames alone is below their path.
  static std::string PrefixFor(const std::string& operation) {
    const service::Route* route = RouteOf(operation);
    const bool framed = route != nullptr && route->in_widget == service::InWidget::kOnly;
    return framed ? "/" + std::string(service::kWidgetSegment) : "";
  }
  const std::string& CookieFor(const std::string& operation) const {
    const service::Route* route = RouteOf(operation);
    if (route == nullptr) return cookie_;
    if (route->caller == service::Caller::kManager) return managers_cookie_;
    return route->caller == service::Caller::kAgent ? agents_cookie_ : cookie_;
  }

  std::string cookie_;
  std::string managers_cookie_;
  std::string agents_cookie_;
};

TEST_CASE("Every status of the transport is in the document, and given", "[contract][openapi]") {
  BehindHttp open({});
  support::TestBackend impatience;
  impatience.limits.head_time = std::chrono::milliseconds(20);
  BehindHttp impatient(std::move(impatience));
  support::TestBackend load;
  load.lanes.read_queue_max = 0;
  BehindHttp busy(std::move(load));
  for (const std::string& operation : open.document.OperationNames()) {
    for (const Fault& fault : Faults()) open.Send(operation, fault);
    impatient.Send(operation, {.status = 408, .end = ""});
    busy.Send(operation, {.status = 503});
  }
  std::set<std::string> answered = open.answered;
  answered.insert(impatient.answered.begin(), impatient.answered.end());
  answered.insert(busy.answered.begin(), busy.answered.end());
  for (const std::string& documented : open.document.TransportAnswers()) {
    INFO(documented);
    CHECK(answered.contains(documented));
  }
}

}  // namespace
}  // namespace genkan
