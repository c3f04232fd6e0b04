#include "genkan/domain/ticket.h"

#include <catch2/catch_test_macros.hpp>

using namespace genkan;
using namespace genkan::domain;

namespace {

std::string RefusalKey(const Result<std::string>& checked) {
  return checked.ok() ? "accepted" : checked.error().message_key;
}

Stage StageOf(std::uint64_t id, StageKind kind, Turn turn) {
  return {.id = {0, id}, .kind = kind, .turn = turn};
}

// New, escalated, waiting for the customer, solved, closed.
const Pipeline kPipeline{.stages = {StageOf(1, StageKind::kOpen, Turn::kSupport),
                                    StageOf(2, StageKind::kOpen, Turn::kSupport),
                                    StageOf(3, StageKind::kOpen, Turn::kCustomer),
                                    StageOf(4, StageKind::kClosed, Turn::kNobody),
                                    StageOf(5, StageKind::kClosed, Turn::kSupport)}};

}  // namespace

TEST_CASE("A message is stored with plain line ends and nothing after its last word",
          "[domain][ticket]") {
  CHECK(CheckMessageText("one\r\ntwo\rthree\n", "text").value() == "one\ntwo\nthree");
  CHECK(CheckMessageText("  kept indent \u3000\n\n", "text").value() == "  kept indent");
  CHECK(CheckMessageText("👪 玄関\ttab", "text").value() == "👪 玄関\ttab");
}

TEST_CASE("A message that cannot be stored is refused with the reason", "[domain][ticket]") {
  CHECK(RefusalKey(CheckMessageText("", "text")) == "error.message_empty");
  CHECK(RefusalKey(CheckMessageText(" \n\u3000\t", "text")) == "error.message_empty");
  CHECK(RefusalKey(CheckMessageText("a\xC3", "text")) == "error.text_forbidden");
  CHECK(RefusalKey(CheckMessageText(std::string_view("a\0b", 3), "text")) ==
        "error.text_forbidden");
  CHECK(RefusalKey(CheckMessageText("a\x1B[2J", "text")) == "error.text_forbidden");
  const auto refused = CheckMessageText("", "message");
  CHECK(refused.error().field == "message");
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("The longest message is stored and one byte more is not", "[domain][ticket]") {
  CHECK(CheckMessageText(std::string(kMessageBytesMax, 'a'), "text").ok());
  CHECK(CheckMessageText(std::string(kMessageBytesMax, 'a') + "\n\n", "text").ok());
  const auto refused = CheckMessageText(std::string(kMessageBytesMax + 1, 'a'), "text");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error() ==
        FieldError("text", "error.message_too_long", {{"max", std::to_string(kMessageBytesMax)}}));
}

TEST_CASE("A subject is one trimmed line of at most 200 characters", "[domain][ticket]") {
  CHECK(CheckSubject(" 請求書について\n").value() == "請求書について");
  std::string longest;
  for (std::size_t i = 0; i < kSubjectCodePointsMax; ++i) longest += "玄";
  CHECK(CheckSubject(longest).value() == longest);
  CHECK(RefusalKey(CheckSubject(longest + "玄")) == "error.subject_too_long");
  CHECK(RefusalKey(CheckSubject(" \u3000")) == "error.subject_empty");
  CHECK(RefusalKey(CheckSubject("one\ntwo")) == "error.text_forbidden");
  CHECK(RefusalKey(CheckSubject("one\xFFtwo")) == "error.text_forbidden");
}

TEST_CASE("A client key is short, plain and hard to hit twice", "[domain][ticket]") {
  CHECK(CheckClientKey("abcDEF_-").ok());
  CHECK(CheckClientKey(std::string(64, 'k')).ok());
  for (const std::string& key :
       {std::string(), std::string("short12"), std::string(65, 'k'), std::string("with space"),
        std::string("quote\"quote"), std::string("玄関玄関玄関")}) {
    CAPTURE(key);
    const Status checked = CheckClientKey(key);
    REQUIRE_FALSE(checked.ok());
    CHECK(checked.error().field == "client_key");
  }
}

TEST_CASE("A customer's answer brings the ticket back to support", "[domain][ticket]") {
  CHECK(StageAfterCustomerReply(kPipeline, {0, 3}) == StageId{0, 1});
}

TEST_CASE("A ticket that support works on already stays where it is", "[domain][ticket]") {
  CHECK(StageAfterCustomerReply(kPipeline, {0, 1}) == StageId{0, 1});
  CHECK(StageAfterCustomerReply(kPipeline, {0, 2}) == StageId{0, 2});
}

TEST_CASE("An answer opens a closed ticket again", "[domain][ticket]") {
  CHECK(StageAfterCustomerReply(kPipeline, {0, 4}) == StageId{0, 1});
  CHECK(StageAfterCustomerReply(kPipeline, {0, 5}) == StageId{0, 1});
  const Pipeline no_turns{.stages = {StageOf(1, StageKind::kOpen, Turn::kNobody),
                                     StageOf(2, StageKind::kClosed, Turn::kNobody)}};
  CHECK(StageAfterCustomerReply(no_turns, {0, 2}) == StageId{0, 1});
}

TEST_CASE("Where no stage fits, an answer changes none", "[domain][ticket]") {
  const Pipeline closed_only{.stages = {StageOf(1, StageKind::kClosed, Turn::kNobody)}};
  CHECK(StageAfterCustomerReply(closed_only, {0, 1}) == StageId{0, 1});
  CHECK(StageAfterCustomerReply({}, {0, 9}) == StageId{0, 9});
  const Pipeline waiting{.stages = {StageOf(1, StageKind::kOpen, Turn::kNobody),
                                    StageOf(2, StageKind::kOpen, Turn::kCustomer)}};
  CHECK(StageAfterCustomerReply(waiting, {0, 2}) == StageId{0, 2});
}

TEST_CASE("A stage is named in the reader's language, else in its first", "[domain][ticket]") {
  const Stage stage{.customer_names = {{"ja", "対応中"}, {"en", "In progress"}}};
  CHECK(TextIn(stage.customer_names, "en") == "In progress");
  CHECK(TextIn(stage.customer_names, "en-GB") == "In progress");
  CHECK(TextIn(stage.customer_names, "pl") == "対応中");
  CHECK(TextIn(Stage{}.customer_names, "en").empty());
  CHECK(FindStage(kPipeline, {0, 3}) == &kPipeline.stages[2]);
  CHECK(FindStage(kPipeline, {0, 9}) == nullptr);
}
