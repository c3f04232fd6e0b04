// A closed ticket is rated by those whom the portal lets, for support to read.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/agent_codec.h"
#include "genkan/wire/rating_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/help_desk.h"

namespace genkan::support {
namespace {

constexpr const char* kGood = R"({"verdict":"good","comment":"Quick.\r\n"})";
constexpr const char* kBad = R"({"verdict":"bad"})";

// A ticket of hana's, closed, with noor on it; ken sees it for his company.
struct Closed {
  Closed() {
    ticket.companies = {house.sakura.id};
    ticket.contacts.push_back({house.noor.id, domain::Involvement::kParticipant});
    MoveTo(house.closed);
  }
  void MoveTo(domain::StageId stage) {
    ticket.stage = stage;
    ticket = house.Put(ticket);
  }
  void Let(domain::TicketCircle circle) {
    house.portal.settings.Edit().powers.rate = circle;
    REQUIRE(desk.door.store->PutPortal(house.portal).ok());
  }
  wire::Response Rate(Visitor& visitor, const std::string& body) {
    return visitor.Put("/v1/tickets/1/rating", body);
  }
  domain::Thread Seen(Visitor& visitor) {
    return wire::DecodeThread(BodyOf(visitor.Get("/v1/tickets/1"))).value();
  }
  std::vector<domain::AgentRating> SeenAtDesk() {
    return wire::DecodeAgentThread(BodyOf(desk.agent.Get(HelpDesk::Path(ticket)))).value().ratings;
  }

  HelpDesk desk;
  House& house = desk.door.house;
  domain::Ticket ticket = desk.AddTicket("It is silent", house.hana);
  Visitor hana{desk.door, house.hana};
  Visitor ken{desk.door, house.ken};
  Visitor noor{desk.door, house.noor};
};

TEST_CASE("Whoever is on a closed ticket rates it, for support alone", "[service][rating]") {
  Closed closed;
  CHECK(closed.Seen(closed.hana).powers.may_rate);
  const wire::Response answer = closed.Rate(closed.hana, kGood);
  REQUIRE(answer.status == 200);
  const domain::Rating stored = wire::DecodeRating(BodyOf(answer)).value();
  CHECK(stored == domain::Rating{.verdict = domain::Verdict::kGood,
                                 .comment = "Quick.",
                                 .given_at_millis = closed.desk.door.clock.NowMillis()});
  CHECK(closed.Seen(closed.hana).rating == stored);
  REQUIRE(closed.Rate(closed.noor, kBad).status == 200);
  CHECK(closed.Seen(closed.noor).rating.verdict == domain::Verdict::kBad);
  CHECK(closed.Seen(closed.ken).rating == domain::Rating{});
  const auto ratings = closed.SeenAtDesk();
  REQUIRE(ratings.size() == 2);
  CHECK(ratings[0].contact.name == "hana");
  CHECK(ratings[0].comment == "Quick.");
  CHECK(ratings[1].verdict == domain::Verdict::kBad);
}

TEST_CASE("A rating moves no ticket, and is mailed to nobody", "[service][rating]") {
  Closed closed;
  closed.desk.door.clock.Advance(kMillisPerHour);
  const domain::Ticket before = closed.desk.Now(closed.ticket);
  REQUIRE(closed.Rate(closed.hana, kGood).status == 200);
  CHECK(closed.desk.Now(closed.ticket) == before);
  closed.desk.door.clock.Advance(kMillisPerHour);
  CHECK(closed.desk.MailByNow().empty());
}

TEST_CASE("Who rates is a power that the manager gives, to nobody where tickets are not rated",
          "[service][rating]") {
  Closed closed;
  CHECK_FALSE(closed.Seen(closed.ken).powers.may_rate);
  CHECK(closed.Rate(closed.ken, kGood).status == 403);
  closed.Let({.requester = false, .participant = false, .colleague = true});
  CHECK(closed.Rate(closed.hana, kGood).status == 403);
  CHECK(closed.Rate(closed.noor, kGood).status == 403);
  CHECK(closed.Rate(closed.ken, kGood).status == 200);
  closed.Let({.requester = false, .participant = false, .colleague = false});
  for (Visitor* visitor : {&closed.hana, &closed.ken, &closed.noor}) {
    CHECK_FALSE(closed.Seen(*visitor).powers.may_rate);
    CHECK(closed.Rate(*visitor, kGood).status == 403);
  }
  CHECK(closed.Seen(closed.ken).rating.verdict == domain::Verdict::kGood);
}

TEST_CASE("A rating is changed within a week of being given, and not afterwards",
          "[service][rating]") {
  Closed closed;
  REQUIRE(closed.Rate(closed.hana, kGood).status == 200);
  const Millis given = closed.desk.door.clock.NowMillis();
  closed.desk.door.clock.Advance(domain::kRatingChangeMillis - 1);
  Visitor hana(closed.desk.door, closed.house.hana);
  REQUIRE(closed.Rate(hana, kBad).status == 200);
  CHECK(closed.Seen(hana).rating ==
        domain::Rating{.verdict = domain::Verdict::kBad, .comment = {}, .given_at_millis = given});
  CHECK(closed.Seen(hana).powers.may_rate);
  closed.desk.door.clock.Advance(1);
  CHECK_FALSE(closed.Seen(hana).powers.may_rate);
  CHECK(closed.Rate(hana, kGood).status == 403);
  // Whoever has said nothing yet may still do so.
  Visitor noor(closed.desk.door, closed.house.noor);
  CHECK(closed.Rate(noor, kGood).status == 200);
}

TEST_CASE("An open ticket is not rated, and keeps what was said of it", "[service][rating]") {
  Closed closed;
  REQUIRE(closed.Rate(closed.hana, kGood).status == 200);
  closed.MoveTo(closed.house.waiting_for_us);
  CHECK(closed.Rate(closed.hana, kBad).status == 403);
  const domain::Thread thread = closed.Seen(closed.hana);
  CHECK_FALSE(thread.powers.may_rate);
  CHECK(thread.rating.verdict == domain::Verdict::kGood);
  CHECK(closed.SeenAtDesk().size() == 1);
}

TEST_CASE("What is no rating is refused at its field", "[service][rating]") {
  Closed closed;
  const auto refused = [&](const std::string& body, std::string_view field) {
    const wire::Response answer = closed.Rate(closed.hana, body);
    CHECK(answer.status == 422);
    CHECK(JsonOf(answer).Find("field")->text == field);
  };
  refused(R"({"verdict":"none"})", "verdict");
  refused(R"({"verdict":"splendid"})", "verdict");
  refused(R"({"verdict":"good","comment":"\u0000"})", "comment");
  const auto of_length = [](std::size_t length) {
    return R"({"verdict":"good","comment":")" + std::string(length, 'x') + R"("})";
  };
  refused(of_length(domain::kRatingCommentCodePointsMax + 1), "comment");
  CHECK(closed.Rate(closed.hana, of_length(domain::kRatingCommentCodePointsMax)).status == 200);
  REQUIRE(closed.Rate(closed.hana, R"({"verdict":"good","comment":" \n"})").status == 200);
  CHECK(closed.Seen(closed.hana).rating.comment.empty());
}

TEST_CASE("What a person takes along holds their ratings, of tickets out of sight as well",
          "[service][rating][privacy]") {
  Closed closed;
  closed.Let({.requester = true, .participant = true, .colleague = true});
  REQUIRE(closed.Rate(closed.ken, R"({"verdict":"bad","comment":"Too slow."})").status == 200);
  closed.ticket.companies.clear();
  closed.ticket = closed.house.Put(closed.ticket);
  const auto data = JsonOf(closed.ken.PostForm("/account/export", ""));
  const auto& ratings = data.Find("ratings")->items;
  REQUIRE(ratings.size() == 1);
  CHECK(ratings[0].Find("number")->integer == 1);
  CHECK(ratings[0].Find("verdict")->text == "bad");
  CHECK(ratings[0].Find("comment")->text == "Too slow.");
}

}  // namespace
}  // namespace genkan::support
