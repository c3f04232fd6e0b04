// The backend is this function. The HTTP server, the tab and the tests are three callers of it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "genkan/base/secret.h"
#include "genkan/service/answer_shelf.h"
#include "genkan/service/ports.h"
#include "genkan/service/store.h"
#include "genkan/wire/message.h"

namespace genkan::service {

// Where a request runs: reads on any thread, writes on the one writer (which may group several
// into one commit), slow ones (password hashing) on a few threads of their own, and so those that
// wait for other servers.
enum class Lane : std::uint8_t { kRead, kWrite, kSlow, kOutside };

struct RouterOptions {
  // The origin people use, such as "https://support.example" or "http://127.0.0.1:8080". Decides
  // the cookie's name and flags and what a same-origin post is.
  std::string public_origin;
  // Whoever brings this key may become the first manager of a portal that has none, on the page
  // /set-up?key=... Empty: there is no such page.
  Secret setup_key;
  // Who mail is from where a portal does not say; empty: an address at the public origin's host.
  std::string mail_from;
  // Where lists are kept that were asked for lately. Null: nowhere.
  AnswerShelf* kept_answers = nullptr;
};

// What is known of a request before its body is read.
struct Admission {
  // Set where the body is not read: the request is refused as it stands, or it is answered already.
  std::optional<wire::Response> answer;
  Lane lane = Lane::kRead;
  std::size_t body_bytes_max = 0;
};

// Whether some member of staff can sign in to `portal` and change its settings.
Result<bool> SomebodyManages(const Store& store, domain::PortalId portal);

class Router {
 public:
  // `store` and what `ports` refers to outlive the router.
  Router(Store& store, const Ports& ports, RouterOptions options);
  ~Router();
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  // Judges the head of a request (its body is empty): unknown paths, methods, sessions, cross-site
  // posts, media types. A read whose session is due to be renewed gets Lane::kWrite. `whole`: no
  // body follows; then what Lane::kRead answers is answered in the same go.
  Admission Admit(const wire::Request& head, bool whole = false) const;

  // Answers a request; admits it first. Never fails: every refusal is a response.
  wire::Response Handle(const wire::Request& request);

  // Every route as "GET /v1/tickets", for the test that holds the OpenAPI document to them.
  std::vector<std::string> RouteNames() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::service
