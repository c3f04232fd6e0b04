// Every record goes over the line and comes back the same; what is no such record does not.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/reply_codec.h"
#include "genkan/wire/session_codec.h"
#include "genkan/wire/ticket_codec.h"

namespace genkan::wire {
namespace {

domain::TicketSummary SomeTicket() {
  return {.number = domain::TicketNumber{42},
          .subject = "発送が遅れています",
          .subject_language = "ja",
          .stage = {.name = "対応中",
                    .kind = domain::StageKind::kClosed,
                    .turn = domain::Turn::kCustomer},
          .priority = domain::Priority::kUrgent,
          .category = "Delivery",
          .channel = "facebook_messenger",
          .requester_shown_name = "佐藤 花",
          .owner_shown_name = "Mori",
          .created_at_millis = 1'795'000'000'000,
          .last_activity_at_millis = 1'795'000'000'001,
          .sight = domain::Sight::kFurtherCompany};
}

domain::MessageView SomeMessage() {
  return {.id = domain::MessageId{0x0193'5000'0000'7000, 0x8000'0000'0000'0001},
          .author_kind = domain::AuthorKind::kStaff,
          .own = true,
          .author_shown_name = "Mori",
          .channel = "email",
          .text = "First line\nSecond \"line\" <b>",
          .language = "en",
          .sent_at_millis = 1'795'000'000'000,
          .attachments = {{.id = domain::AttachmentId{1, 2},
                           .file_name = "請求書.pdf",
                           .media_type = "application/pdf",
                           .bytes = 5'000'000'000}}};
}

domain::FieldsEdit SomeEdit() {
  domain::FieldsEdit edit{.answers = {{"reason", "broken"}}, .tag = "0f"};
  edit.form.questions = {{.field = "reason",
                          .kind = domain::FieldKind::kChoice,
                          .label = "Why",
                          .required = true,
                          .options = {{"broken", "It is broken"}}}};
  return edit;
}

// `body` with one member's name changed, so that it is missing and another is unknown.
std::string Renamed(std::string body, const std::string& name) {
  const std::size_t place = body.find("\"" + name + "\"");
  REQUIRE(place != std::string::npos);
  return body.replace(place + 1, name.size(), name + "_");
}

TEST_CASE("A page of tickets goes over the line and comes back the same", "[wire][codec]") {
  const domain::TicketPage page{.columns = {{"subject", domain::FieldKind::kText, "件名"},
                                            {"since", domain::FieldKind::kDate, ""}},
                                .tickets = {SomeTicket(), {.sight = domain::Sight::kOwn}},
                                .total = 2'000'000'000'000,
                                .first_at = -1,
                                .next_cursor = "abc-_"};
  const auto back = DecodeTicketPage(EncodeTicketPage(page));
  REQUIRE(back.ok());
  CHECK(*back == page);
  CHECK(*DecodeTicketPage(EncodeTicketPage({})) == domain::TicketPage{});
}

TEST_CASE("A thread goes over the line and comes back the same", "[wire][codec]") {
  const domain::ConversationView conversation{.id = domain::ConversationId{1, 2},
                                              .channel = "chat",
                                              .begun_at_millis = 1'795'000'000'000,
                                              .unread = true};
  const domain::Thread thread{.ticket = SomeTicket(),
                              .conversations = {conversation},
                              .messages = {SomeMessage(), SomeMessage()},
                              .older_cursor = "older",
                              .messages_total = 202,
                              .powers = {.may_reply = true, .may_close = true},
                              .answer_expected_at_millis = 1795352400000,
                              .details = {{"reason", domain::FieldKind::kChoice, "Why"}},
                              .edit = SomeEdit(),
                              .rating = {.verdict = domain::Verdict::kBad,
                                         .comment = "Too slow.",
                                         .given_at_millis = 1'795'000'000'000}};
  const auto back = DecodeThread(EncodeThread(thread));
  REQUIRE(back.ok());
  CHECK(*back == thread);
}

TEST_CASE("A message and a ticket go over the line alone, too", "[wire][codec]") {
  CHECK(*DecodeMessage(EncodeMessage(SomeMessage())) == SomeMessage());
  CHECK(*DecodeTicketSummary(EncodeTicketSummary(SomeTicket())) == SomeTicket());
}

TEST_CASE("A session goes over the line and comes back the same", "[wire][codec]") {
  const domain::SessionView session{.portal_name = "Genkan Support",
                                    .shown_name = "佐藤 花",
                                    .email = "hana@sakura.example",
                                    .company_name = "Sakura Trading 株式会社",
                                    .company_view = true,
                                    .staff = true,
                                    .language = "ja",
                                    .time_zone = "Asia/Tokyo",
                                    .now_millis = 1'795'000'000'000,
                                    .tickets_word = "お問い合わせ",
                                    .links = {{"Help", "https://help.example/?a=1&b=2"}}};
  const auto back = DecodeSession(EncodeSession(session));
  REQUIRE(back.ok());
  CHECK(*back == session);
}

TEST_CASE("What a person sends goes over the line, its client key apart", "[wire][codec]") {
  const auto reply = DecodeNewReply(EncodeNewReply({.text = "Hi\n", .client_key = "12345678"}));
  REQUIRE(reply.ok());
  CHECK(reply->text == "Hi\n");
  CHECK(reply->client_key.empty());
  const domain::NewReply aside{.text = "Hi", .conversation = domain::ConversationId{1, 2}};
  CHECK(DecodeNewReply(EncodeNewReply(aside))->conversation == aside.conversation);
  const auto ticket =
      DecodeNewTicket(EncodeNewTicket({.subject = "S", .text = "T", .language = "ja"}));
  REQUIRE(ticket.ok());
  CHECK(ticket->subject == "S");
  CHECK(ticket->text == "T");
  CHECK(ticket->language == "ja");
  const auto credentials =
      DecodeCredentials(EncodeCredentials({.email = "a@b", .password = Secret("pass\"word")}));
  REQUIRE(credentials.ok());
  CHECK(credentials->email == "a@b");
  CHECK(credentials->password.Reveal() == "pass\"word");
}

TEST_CASE("A request with a field missing, unknown or of the wrong type says which",
          "[wire][codec]") {
  const auto missing = DecodeNewTicket(R"({"subject": "S"})");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == ErrorCode::kInvalidArgument);
  CHECK(missing.error().field == "text");
  CHECK(missing.error().message_key == "error.field_missing");

  const auto unknown = DecodeNewTicket(R"({"subject": "S", "text": "T", "number": 1})");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().field == "number");
  CHECK(unknown.error().message_key == "error.field_unknown");

  for (const char* wrong : {"1", "null", "true", "[]", "{}", "1.5"}) {
    const auto typed = DecodeNewReply(std::string(R"({"text": )") + wrong + "}");
    REQUIRE_FALSE(typed.ok());
    CHECK(typed.error().field == "text");
    CHECK(typed.error().message_key == "error.field_type");
  }
  for (const char* no_object : {"[]", "1", "\"text\"", "null"}) {
    CHECK(DecodeNewReply(no_object).error().code == ErrorCode::kMalformed);
  }
}

TEST_CASE("An answer may bring fields that the reader does not know", "[wire][codec]") {
  std::string body = EncodeTicketPage({.tickets = {SomeTicket()}});
  body.insert(1, R"("new_thing": {"a": [1]},)");
  const auto page = DecodeTicketPage(body);
  REQUIRE(page.ok());
  CHECK(page->tickets.size() == 1);
}

TEST_CASE("An answer that lacks a field is refused", "[wire][codec]") {
  for (const char* name : {"tickets", "total", "next_cursor", "number", "stage", "kind", "sight"}) {
    INFO(name);
    CHECK_FALSE(
        DecodeTicketPage(Renamed(EncodeTicketPage({.tickets = {SomeTicket()}}), name)).ok());
  }
  for (const char* name : {"id", "own", "text", "attachments", "file_name", "bytes"}) {
    INFO(name);
    CHECK_FALSE(DecodeMessage(Renamed(EncodeMessage(SomeMessage()), name)).ok());
  }
  CHECK_FALSE(DecodeSession("{}").ok());
  CHECK_FALSE(DecodeThread("{}").ok());
}

TEST_CASE("A word that a newer backend says is read as the harmless one", "[wire][codec]") {
  std::string body = EncodeMessage(SomeMessage());
  body.replace(body.find("\"staff\""), 7, "\"robot\"");
  CHECK(DecodeMessage(body)->author_kind == domain::AuthorKind::kUnverified);
}

}  // namespace
}  // namespace genkan::wire
