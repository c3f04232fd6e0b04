// The machine's clock jumps: by hand, by a time server, or since it slept.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/ticket_codec.h"
#include "support/help_desk.h"

namespace genkan::support {
namespace {

struct Jumping {
  int Reply(std::string_view text, const std::string& key) {
    return hana
        .Post(path + "/replies", R"({"text":")" + std::string(text) + "\"}",
              {{"idempotency-key", key}})
        .status;
  }
  std::size_t Count(std::string_view text) {
    const auto thread = wire::DecodeThread(BodyOf(hana.Get(path))).value();
    return static_cast<std::size_t>(
        std::count_if(thread.messages.begin(), thread.messages.end(),
                      [&](const auto& message) { return message.text == text; }));
  }

  HelpDesk desk;
  domain::Ticket ticket = desk.AddTicket("It is silent", desk.door.house.hana);
  Visitor hana{desk.door, desk.door.house.hana};
  std::string path = "/v1/tickets/" + std::to_string(static_cast<std::int64_t>(ticket.number));
};

TEST_CASE("A clock that is set back ends no session, and what is sent is stored once",
          "[service][clock]") {
  Jumping jumping;
  CHECK(jumping.Reply("Before.", "press-0001") == 201);
  jumping.desk.door.clock.Advance(-kMillisPerDay);
  CHECK(jumping.Reply("Before.", "press-0001") == 201);
  CHECK(jumping.Reply("After.", "press-0002") == 201);
  CHECK(jumping.Count("Before.") == 1);
  CHECK(jumping.Count("After.") == 1);
  jumping.desk.door.clock.Advance(kMillisPerDay);
  CHECK(jumping.Reply("After.", "press-0002") == 201);
  CHECK(jumping.Count("After.") == 1);
}

TEST_CASE("A clock that jumps ahead ends sessions with a clear answer, and one signs in again",
          "[service][clock]") {
  Jumping jumping;
  CHECK(jumping.Reply("Before.", "press-0001") == 201);
  jumping.desk.door.clock.Advance(3650 * kMillisPerDay);
  const wire::Response refused = jumping.hana.Get(jumping.path);
  CHECK(refused.status == 401);
  CHECK(CodeOf(refused) == "unauthenticated");
  jumping.desk.door.clock.Advance(-3650 * kMillisPerDay);
  Visitor again(jumping.desk.door, jumping.desk.door.house.hana);
  CHECK(again.Get(jumping.path).status == 200);
}

}  // namespace
}  // namespace genkan::support
