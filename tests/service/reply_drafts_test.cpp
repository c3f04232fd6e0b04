// An answer that was begun is kept for whoever began it, on every device, until it is sent.
#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/ticket.h"
#include "genkan/wire/draft_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/help_desk.h"

namespace genkan::support {
namespace {

struct Begun {
  std::string Path() const {
    return "/v1/tickets/" + std::to_string(static_cast<std::int64_t>(ticket.number));
  }
  wire::Response Put(Visitor& visitor, std::string_view text, std::string_view tag = "") const {
    return visitor.Put(Path() + "/draft",
                       wire::EncodeNewDraft({.text = std::string(text), .tag = std::string(tag)}));
  }
  domain::ReplyDraft Seen(Visitor& visitor) const {
    return wire::DecodeThread(BodyOf(visitor.Get(Path()))).value().draft;
  }

  HelpDesk desk;
  domain::Ticket ticket = desk.AddTicket("It is silent", desk.door.house.hana);
  Visitor hana{desk.door, desk.door.house.hana};
};

TEST_CASE("What is begun on one device is there on another, and for nobody else",
          "[service][draft]") {
  Begun begun;
  CHECK(begun.Seen(begun.hana) == domain::ReplyDraft{});
  const wire::Response put = begun.Put(begun.hana, "Half a thought\r\n");
  REQUIRE(put.status == 200);
  const auto stored = wire::DecodeReplyDraft(BodyOf(put)).value();
  CHECK(stored.text == "Half a thought");
  Visitor phone(begun.desk.door, begun.desk.door.house.hana);
  CHECK(begun.Seen(phone) == stored);
  domain::Ticket shared = begun.ticket;
  shared.contacts.push_back({begun.desk.door.house.noor.id, domain::Involvement::kParticipant});
  begun.desk.door.house.Put(shared);
  Visitor noor(begun.desk.door, begun.desk.door.house.noor);
  CHECK(begun.Seen(noor) == domain::ReplyDraft{});
}

TEST_CASE("Nobody writes over a draft that they have not seen", "[service][draft]") {
  Begun begun;
  const auto first = wire::DecodeReplyDraft(BodyOf(begun.Put(begun.hana, "At home"))).value();
  CHECK(begun.Put(begun.hana, "On the way").status == 409);
  CHECK(begun.Seen(begun.hana).text == "At home");
  const auto second =
      wire::DecodeReplyDraft(BodyOf(begun.Put(begun.hana, "On the way", first.tag))).value();
  CHECK(second.tag != first.tag);
  CHECK(begun.Put(begun.hana, "At home again", first.tag).status == 409);
  // To be rid of it is a change too.
  CHECK(begun.Put(begun.hana, "", first.tag).status == 409);
  CHECK(begun.Put(begun.hana, " \n", second.tag).status == 200);
  CHECK(begun.Seen(begun.hana) == domain::ReplyDraft{});
}

TEST_CASE("A draft goes when its answer is sent, and stays when it is refused",
          "[service][draft]") {
  Begun begun;
  const auto kept = wire::DecodeReplyDraft(BodyOf(begun.Put(begun.hana, "Still silent"))).value();
  const std::string replies = begun.Path() + "/replies?draft_tag=" + kept.tag;
  const std::vector<wire::Header> key = {{"idempotency-key", "press-0001"}};
  CHECK(begun.hana.Post(replies, R"({"text":""})", key).status == 422);
  CHECK_FALSE(begun.Seen(begun.hana).text.empty());
  CHECK(begun.hana.Post(replies, R"({"text":"Still silent."})", key).status == 201);
  CHECK(begun.Seen(begun.hana) == domain::ReplyDraft{});
  // What is begun anew, or elsewhere, outlives it.
  REQUIRE(begun.Put(begun.hana, "Another one").status == 200);
  CHECK(begun.hana.Post(replies, R"({"text":"Still silent."})", key).status == 201);
  CHECK(begun.hana.Post(replies, R"({"text":"And loud."})", {{"idempotency-key", "press-0002"}})
            .status == 201);
  CHECK(begun.Seen(begun.hana).text == "Another one");
}

TEST_CASE("A draft saved while nothing was heard of its answer goes when that is sent again",
          "[service][draft]") {
  Begun begun;
  const std::string replies = begun.Path() + "/replies";
  const std::vector<wire::Header> key = {{"idempotency-key", "press-0003"}};
  CHECK(begun.hana.Post(replies, R"({"text":"Still silent."})", key).status == 201);
  const auto late = wire::DecodeReplyDraft(BodyOf(begun.Put(begun.hana, "Still silent."))).value();
  const std::string again = replies + "?draft_tag=" + late.tag;
  CHECK(begun.hana.Post(again, R"({"text":"Still silent."})", key).status == 201);
  CHECK(begun.Seen(begun.hana) == domain::ReplyDraft{});
}

TEST_CASE("A draft is at most as long as a message", "[service][draft]") {
  Begun begun;
  CHECK(begun.Put(begun.hana, std::string(domain::kMessageBytesMax, 'x')).status == 200);
  CHECK(begun.Put(begun.hana, std::string(domain::kMessageBytesMax + 1, 'x')).status == 422);
}

TEST_CASE("A page that was opened by somebody else asks in vain", "[service][session]") {
  Begun begun;
  const std::string own = domain::IdText(begun.desk.door.house.hana.id);
  const std::string other = domain::IdText(begun.desk.door.house.ken.id);
  const auto ask = [&](const std::string& person) {
    return begun.hana
        .Send({.method = wire::Method::kGet,
               .target = begun.Path(),
               .headers = {{"genkan-person", person}}})
        .status;
  };
  CHECK(ask(own) == 200);
  CHECK(ask(other) == 401);
  CHECK(ask("x") == 401);
}

}  // namespace
}  // namespace genkan::support
