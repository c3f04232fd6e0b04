// A whole backend in memory, and visitors who send it requests as a browser or a tool would.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "genkan/service/memory_store.h"
#include "genkan/service/router.h"
#include "genkan/wire/json.h"
#include "support/house.h"
#include "support/openapi.h"
#include "support/ports.h"

namespace genkan::support {

inline constexpr std::string_view kPublicOrigin = "http://127.0.0.1:8080";
inline constexpr std::string_view kPassword = "genkan-demo";
inline constexpr std::string_view kSetupKey = "the-key-that-was-printed";

class FrontDoor {
 public:
  explicit FrontDoor(std::string public_origin = std::string(kPublicOrigin),
                     std::unique_ptr<service::Store> kept_in = service::NewMemoryStore());

  // Admits the request as a server does, then handles it. Both must agree, and the response must
  // be what the OpenAPI document says.
  wire::Response Send(const wire::Request& request);

  domain::Staff AddManager(const std::string& email);
  // Who answers tickets and may not change the settings.
  domain::Staff AddAgent(const std::string& email);

  std::unique_ptr<service::Store> store;
  ManualClock clock{kNoon + kMillisPerDay};
  CountingRandom random;
  QuickSecrets secrets;
  FixedLocale locale;
  RepositoryAssets assets;
  Outside http;
  QuickSignatures signatures;
  service::MemoryBlobs blobs{secrets};
  service::Ports ports{clock, random, secrets, locale, assets, http, signatures, blobs};
  House house{*store};
  service::Router router;
  // What was answered so far, as "GET /v1/tickets 200".
  std::set<std::string> answered;

 private:
  domain::Staff AddStaff(domain::Staff staff);

  ApiDocument document_;
};

// One browser or tool: it keeps the session cookie it is given.
class Visitor {
 public:
  explicit Visitor(FrontDoor& door) : door_(door) {}
  // Signed in as `contact` of the house.
  Visitor(FrontDoor& door, const domain::Contact& contact);

  wire::Response Get(const std::string& target);
  // A person's navigation.
  wire::Response Visit(const std::string& target);
  wire::Response Post(const std::string& target, const std::string& json,
                      std::vector<wire::Header> more = {});
  wire::Response Put(const std::string& target, const std::string& json);
  wire::Response PostForm(const std::string& target, const std::string& form);
  wire::Response Delete(const std::string& target);
  // Adds the cookie and keeps the one that comes back.
  wire::Response Send(wire::Request request);

  wire::Response SignIn(const std::string& email, std::string_view password = kPassword);

  std::string cookie;
  std::string address = "192.0.2.1";

 private:
  FrontDoor& door_;
};

const std::string& BodyOf(const wire::Response& response);
std::string HeaderOf(const wire::Response& response, std::string_view name);
// The body as JSON; stops the test where it is none.
wire::JsonValue JsonOf(const wire::Response& response);
// The member `code` of a problem.
std::string CodeOf(const wire::Response& response);

}  // namespace genkan::support
