// What a customer is told of a search in their tickets.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/search_codec.h"
#include "support/forms.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

using domain::FoundIn;
using domain::SearchPage;

SearchPage PageOf(const wire::Response& response) {
  REQUIRE(response.status == 200);
  const auto page = wire::DecodeSearchPage(BodyOf(response));
  REQUIRE(page.ok());
  return *page;
}

std::string TargetOf(std::string_view typed) {
  return "/v1/search?q=" + wire::PercentEncoded(typed);
}

SearchPage Found(Visitor& visitor, std::string_view typed) {
  INFO(typed);
  return PageOf(visitor.Get(TargetOf(typed)));
}

std::string Marked(const std::vector<domain::TextPart>& parts) {
  std::string text;
  for (const domain::TextPart& part : parts) text += part.match ? "[" + part.text + "]" : part.text;
  return text;
}

TEST_CASE("Words in marks are found, and shown without them", "[service][search][rich]") {
  FrontDoor door;
  const domain::Ticket ticket = door.house.AddTicket("Help", door.house.hana.id);
  door.house.AddMessage(door.house.AddConversation({ticket.id}).id,
                        "Try **the scanner**, see [manual](https://a.example/guide).");
  Visitor hana(door, door.house.hana);
  SearchPage page = Found(hana, "scanner");
  REQUIRE(page.results.size() == 1);
  CHECK(Marked(page.results[0].snippet) == "Try the [scanner], see manual.");
  page = Found(hana, "guide");
  REQUIRE(page.results.size() == 1);
  CHECK(Marked(page.results[0].snippet) == "…see [manual](https://a.example/[guide]).");
}

TEST_CASE("A search says why each ticket was found", "[service][search]") {
  FrontDoor door;
  domain::PortalSettings& settings = door.house.portal.settings.Edit();
  settings.fields = SomeForms();
  for (domain::CustomField& field : settings.fields.ticket_fields) {
    field.shown = field.key == "order_no";
  }
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  domain::Ticket ticket = door.house.MakeTicket("The ｻｰﾊﾞｰ is down", door.house.hana.id);
  ticket.fields = {{"order_no", "ORD-77"}, {"reason", "canary"}};
  ticket.category = "delivery";
  ticket = door.house.Put(ticket);
  door.house.AddMessage(door.house.AddConversation({ticket.id}).id,
                        "Since this morning.\nThe label printer beeps.");
  Visitor hana(door, door.house.hana);

  SearchPage page = Found(hana, "サーバー");
  REQUIRE(page.results.size() == 1);
  CHECK(page.total == 1);
  CHECK(page.all);
  CHECK(page.results[0].found_in == FoundIn::kSubject);
  CHECK(Marked(page.results[0].subject) == "The [ｻｰﾊﾞ]ｰ is down");
  CHECK(page.results[0].snippet.empty());

  page = Found(hana, "printer");
  REQUIRE(page.results.size() == 1);
  CHECK(page.results[0].found_in == FoundIn::kMessage);
  CHECK(Marked(page.results[0].snippet) == "Since this morning. The label [printer] beeps.");
  CHECK(page.results[0].source == "Somebody");
  CHECK(page.results[0].sent_at_millis == kNoon);

  page = Found(hana, "ord-77");
  REQUIRE(page.results.size() == 1);
  CHECK(page.results[0].found_in == FoundIn::kField);
  CHECK(Marked(page.results[0].snippet) == "[ORD-77]");
  CHECK_FALSE(page.results[0].source.empty());

  // By the words that the customer reads, not by what is kept for them.
  page = Found(hana, "配送");
  REQUIRE(page.results.size() == 1);
  CHECK(page.results[0].found_in == FoundIn::kField);
  CHECK(Marked(page.results[0].snippet) == "[配送]");

  // What customers are not shown finds nothing.
  CHECK(Found(hana, "canary").results.empty());
}

TEST_CASE("The ticket whose number is searched comes first", "[service][search]") {
  FrontDoor door;
  const domain::Ticket first = door.house.AddTicket("one", door.house.hana.id);
  for (const char* subject : {"1 and only", "about 1", "11"}) {
    domain::Ticket ticket = door.house.MakeTicket(subject, door.house.hana.id);
    ticket.last_activity_at_millis += kMillisPerHour;
    door.house.Put(ticket);
  }
  Visitor hana(door, door.house.hana);
  for (const char* typed : {"1", "#1", "１"}) {
    const SearchPage page = Found(hana, typed);
    REQUIRE_FALSE(page.results.empty());
    CHECK(page.results[0].ticket.number == first.number);
    CHECK(page.results[0].found_in == FoundIn::kNumber);
    CHECK(page.total == 4);
  }
  Visitor noor(door, door.house.noor);
  CHECK(Found(noor, "#1").results.empty());
}

TEST_CASE("A search comes page by page", "[service][search]") {
  FrontDoor door;
  for (int i = 0; i < 5; ++i) {
    door.house.AddTicket("needle " + std::to_string(i), door.house.hana.id);
  }
  Visitor hana(door, door.house.hana);
  std::string after;
  std::string subjects;
  for (int pages = 0; pages < 3; ++pages) {
    const SearchPage page = PageOf(hana.Get(TargetOf("needle") + "&limit=2" + after));
    CHECK(page.total == 5);
    for (const auto& result : page.results) subjects += result.ticket.subject + " ";
    CHECK(page.next_cursor.empty() == (pages == 2));
    after = "&after=" + page.next_cursor;
  }
  CHECK(subjects == "needle 4 needle 3 needle 2 needle 1 needle 0 ");
  for (const char* cursor : {"x", "MS4y", "MS4yLjM", "_w", "MS4yLjMuNA"}) {
    CHECK(hana.Get(TargetOf("needle") + "&after=" + cursor).status == 400);
  }
}

TEST_CASE("A search for nothing, or for too much, is refused", "[service][search]") {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  for (const char* target : {"/v1/search", "/v1/search?q=", "/v1/search?q=%20-%20",
                             "/v1/search?q=a&limit=0", "/v1/search?q=a&q=b", "/v1/search?x=a"}) {
    INFO(target);
    CHECK(hana.Get(target).status == 422);
  }
  CHECK(hana.Get(TargetOf(std::string(201, 'a'))).status == 422);
  CHECK(hana.Get(TargetOf(std::string(200, 'a'))).status == 200);
}

TEST_CASE("A search tells a customer nothing that a thread would not", "[service][search]") {
  FrontDoor door;
  const domain::Ticket ticket = door.house.AddTicket("ticket", door.house.hana.id);
  const domain::Conversation conversation = door.house.AddConversation({ticket.id});
  domain::Message note = door.house.MakeMessage(conversation.id, "canary of the desk");
  note.audience = domain::Audience::kInternal;
  REQUIRE(door.store->PutMessage(door.house.portal.id, note).ok());
  domain::Message gone = door.house.MakeMessage(conversation.id, "canary of before");
  gone.redacted_at_millis = kNoon;
  REQUIRE(door.store->PutMessage(door.house.portal.id, gone).ok());
  domain::Message file = door.house.MakeMessage(conversation.id, "See the file.");
  file.attachments = {{.id = door.house.Next<domain::AttachmentId>(),
                       .file_name = "canary.pdf",
                       .media_type = "application/pdf",
                       .sensitive = true}};
  REQUIRE(door.store->PutMessage(door.house.portal.id, file).ok());
  Visitor hana(door, door.house.hana);
  for (const char* typed : {"canary", "ca", "desk", "before", "c"}) {
    CHECK(Found(hana, typed).total == 0);
  }
  CHECK(Found(hana, "file").total == 1);
}

}  // namespace
}  // namespace genkan::support
