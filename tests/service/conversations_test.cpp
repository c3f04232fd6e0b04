// A ticket with several conversations: what each holds, and where an answer goes.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/ticket_codec.h"
#include "support/help_desk.h"

namespace genkan::support {
namespace {

// A ticket of hana's into which another of hers was merged.
struct Merged {
  Merged() {
    const domain::Ticket other = desk.AddTicket("Dark", desk.door.house.hana);
    const wire::Response previewed =
        desk.agent.Post(HelpDesk::Path(other, "/merge/preview"), R"({"into":1})");
    REQUIRE(previewed.status == 200);
    const std::string tag = JsonOf(previewed).Find("tag")->text;
    REQUIRE(desk.agent.Post(HelpDesk::Path(other, "/merge"), R"({"into":1,"tag":")" + tag + R"("})")
                .status == 200);
  }
  domain::Thread Seen(const std::string& query = "") {
    return wire::DecodeThread(BodyOf(hana.Get("/v1/tickets/1" + query))).value();
  }
  static std::vector<std::string> Texts(const domain::Thread& thread) {
    std::vector<std::string> texts;
    for (const domain::MessageView& message : thread.messages) texts.push_back(message.text);
    return texts;
  }
  static std::string Only(const domain::ConversationView& conversation) {
    return "?conversation=" + domain::IdText(conversation.id);
  }
  wire::Response Reply(const std::string& text, const std::string& conversation) {
    return hana.Post("/v1/tickets/1/replies",
                     R"({"text":")" + text + R"(","conversation":")" + conversation + R"("})",
                     {{"idempotency-key", "press-" + text}});
  }

  HelpDesk desk;
  domain::Ticket ticket = desk.AddTicket("No light", desk.door.house.hana);
  Visitor hana{desk.door, desk.door.house.hana};
};

TEST_CASE("A ticket into which another was merged has the conversations of both",
          "[service][conversation]") {
  Merged merged;
  const domain::Thread all = merged.Seen();
  REQUIRE(all.conversations.size() == 2);
  CHECK(Merged::Texts(all) == std::vector<std::string>{"about No light", "about Dark"});
  CHECK(all.conversations[0].channel == "form");
  const domain::Thread first = merged.Seen(Merged::Only(all.conversations[0]));
  CHECK(Merged::Texts(first) == std::vector<std::string>{"about No light"});
  CHECK(first.messages_total == 1);
  CHECK(first.conversations == all.conversations);
  CHECK(Merged::Texts(merged.Seen(Merged::Only(all.conversations[1]))) ==
        std::vector<std::string>{"about Dark"});
  // One that the ticket does not show is no secret: all of them are shown.
  const auto nowhere = merged.desk.door.house.Next<domain::ConversationId>();
  CHECK(merged.Seen("?conversation=" + domain::IdText(nowhere)) == all);
  CHECK(merged.hana.Get("/v1/tickets/1?conversation=first").status == 422);
}

TEST_CASE("A ticket with one conversation has none to choose from", "[service][conversation]") {
  HelpDesk desk;
  desk.AddTicket("No light", desk.door.house.hana);
  Visitor hana(desk.door, desk.door.house.hana);
  CHECK(wire::DecodeThread(BodyOf(hana.Get("/v1/tickets/1")))->conversations.empty());
}

TEST_CASE("An answer goes into the conversation that it was written in",
          "[service][conversation]") {
  Merged merged;
  const auto conversations = merged.Seen().conversations;
  REQUIRE(merged.Reply("to-the-first", domain::IdText(conversations[0].id)).status == 201);
  CHECK(Merged::Texts(merged.Seen(Merged::Only(conversations[0]))).back() == "to-the-first");
  CHECK(Merged::Texts(merged.Seen(Merged::Only(conversations[1]))).size() == 1);
  const auto nowhere = merged.desk.door.house.Next<domain::ConversationId>();
  REQUIRE(merged.Reply("to-the-newest", domain::IdText(nowhere)).status == 201);
  CHECK(Merged::Texts(merged.Seen(Merged::Only(conversations[1]))).back() == "to-the-newest");
  CHECK(merged.Reply("to-nobody", "first").status == 422);
}

TEST_CASE("Each conversation says whether it holds something unread", "[service][conversation]") {
  Merged merged;
  const auto unread = [&] {
    const auto all = merged.Seen().conversations;
    return std::pair(all[0].unread, all[1].unread);
  };
  merged.desk.door.clock.Advance(kMillisPerMinute);
  REQUIRE(merged.hana
              .Put("/v1/tickets/1/read",
                   R"({"upto_millis":)" + std::to_string(merged.desk.door.clock.NowMillis()) + "}")
              .status == 204);
  CHECK(unread() == std::pair(false, false));
  merged.desk.door.clock.Advance(kMillisPerMinute);
  merged.desk.Answer(merged.ticket, "Press the switch.");
  CHECK(unread() == std::pair(false, true));
}

}  // namespace
}  // namespace genkan::support
