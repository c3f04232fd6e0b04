// Requests as no client makes them. FrontDoor holds every answer to the document.
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "support/front_door.h"

namespace genkan::support {
namespace {

constexpr int kRounds = 1500;

class Mutator {
 public:
  // The same bytes in every run.
  int Below(int end) { return static_cast<int>(engine_() % static_cast<unsigned>(end)); }

  // `text` with up to four bytes changed, added, doubled or taken away.
  std::string Changed(std::string text) {
    for (int changes = Below(5); changes > 0; --changes) {
      const auto place = static_cast<std::size_t>(Below(static_cast<int>(text.size()) + 1));
      const char byte = static_cast<char>(Below(256));
      switch (Below(4)) {
        case 0:
          if (place < text.size()) text[place] = byte;
          break;
        case 1:
          text.insert(place, 1, byte);
          break;
        case 2:
          text.insert(place, text.substr(place / 2));
          break;
        default:
          text.erase(place / 2, place);
      }
    }
    return text;
  }

 private:
  std::mt19937 engine_{20261122};
};

const std::vector<wire::Request> kSeeds = {
    {.target = "/v1/tickets?limit=5&at=1&state=open&scope=all&after=abc"},
    {.target = "/v1/tickets/1?messages_before=01935000-0000-7000-8000-000000000001"},
    {.target = "/sign-in?next=%2Ftickets%2F7&lang=en"},
    {.method = wire::Method::kPost,
     .target = "/v1/tickets/1/replies",
     .body = R"({"text":"日本語\n\u3042 \ud83d\ude00"})"},
    {.method = wire::Method::kPost,
     .target = "/v1/tickets",
     .body = R"({"subject":"件名","text":"text","language":"ja"})"},
    {.method = wire::Method::kPost,
     .target = "/v1/session",
     .body = R"({"email":"hana@example.org","password":"genkan-demo"})"},
    {.method = wire::Method::kPost,
     .target = "/sign-in?lang=ja",
     .body = "email=hana%40example.org&password=genkan-demo"},
};

TEST_CASE("Whatever bytes come in, a documented answer goes out", "[service][bad_input]") {
  FrontDoor door;
  door.house.AddTicket("T", door.house.hana.id);
  Visitor hana(door, door.house.hana);
  const std::string cookie = hana.cookie;
  Mutator mutator;
  for (int round = 0; round < kRounds; ++round) {
    wire::Request request = kSeeds[static_cast<std::size_t>(round) % kSeeds.size()];
    const bool form = request.target.starts_with("/sign-in");
    request.target = mutator.Changed(request.target);
    if (request.method == wire::Method::kPost) {
      request.body = mutator.Changed(request.body);
      request.headers.push_back(
          {"content-type", form ? "application/x-www-form-urlencoded" : "application/json"});
    }
    request.headers.push_back({"accept", mutator.Below(2) == 0 ? "text/html" : "*/*"});
    request.headers.push_back({"sec-fetch-site", "same-origin"});
    request.headers.push_back({"genkan-api", mutator.Below(8) == 0 ? mutator.Changed("1") : "1"});
    request.headers.push_back({"idempotency-key", mutator.Changed("press-0001")});
    hana.cookie = mutator.Below(4) == 0 ? mutator.Changed(cookie) : cookie;
    INFO(round << " " << request.target << "\n" << request.body);
    const wire::Response response = hana.Send(std::move(request));
    CHECK(response.status < 500);
    // Nobody waits for the throttle here, and no session grows old.
    door.clock.Advance(kMillisPerMinute);
  }
  hana.cookie = cookie;
}

}  // namespace
}  // namespace genkan::support
