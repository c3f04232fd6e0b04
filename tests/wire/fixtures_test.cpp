// Every message of the wire as it is written down in tests/fixtures/wire, which the page's tests
// read too. Each is taken apart and put together again, and then damaged in every way.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "genkan/wire/json.h"
#include "genkan/wire/problem.h"
#include "genkan/wire/reply_codec.h"
#include "genkan/wire/session_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/files.h"

using namespace genkan;
using namespace genkan::wire;
using Kind = JsonValue::Kind;

namespace {

std::string Fixture(const std::string& name) {
  return support::RepositoryFile("tests/fixtures/wire/" + name + ".json");
}

void Write(const JsonValue& value, JsonWriter* json) {
  switch (value.kind) {
    case Kind::kBoolean:
      json->Boolean(value.boolean);
      return;
    case Kind::kInteger:
      json->Integer(value.integer);
      return;
    case Kind::kText:
      json->Text(value.text);
      return;
    case Kind::kArray:
      json->BeginArray();
      for (const JsonValue& item : value.items) Write(item, json);
      json->EndArray();
      return;
    case Kind::kObject:
      json->BeginObject();
      for (const JsonMember& member : value.members) {
        json->Name(member.name);
        Write(member.value, json);
      }
      json->EndObject();
      return;
    case Kind::kNull:
    case Kind::kNumber:
      FAIL("The wire has no nulls and no fractions.");
  }
}

std::string Written(const JsonValue& value) {
  JsonWriter json;
  Write(value, &json);
  return json.Take();
}

std::string Compact(std::string_view text) { return Written(ReadJson(text).value()); }

// Decodes a body and encodes what came of it.
using RoundTrip = std::function<Result<std::string>(std::string_view)>;

template <typename View>
RoundTrip Through(Result<View> (*decode)(std::string_view), std::string (*encode)(const View&)) {
  return [decode, encode](std::string_view body) -> Result<std::string> {
    GENKAN_TRY(const View view, decode(body));
    return encode(view);
  };
}

struct MessageKind {
  std::string name;
  RoundTrip round_trip;
  bool request = false;
  std::vector<std::string> optional = {};
};

const std::vector<MessageKind>& MessageKinds() {
  static const std::vector<MessageKind> kinds = {
      {"session", Through(DecodeSession, EncodeSession)},
      {"credentials", Through(DecodeCredentials, EncodeCredentials), true},
      {"ticket_summary", Through(DecodeTicketSummary, EncodeTicketSummary)},
      {"ticket_page", Through(DecodeTicketPage, EncodeTicketPage), false, {"order_no"}},
      {"thread",
       Through(DecodeThread, EncodeThread),
       false,
       {"edit", "order_no", "bought_on", "rating"}},
      {"message", Through(DecodeMessage, EncodeMessage)},
      {"new_reply", Through(DecodeNewReply, EncodeNewReply), true},
      {"new_ticket",
       Through(DecodeNewTicket, EncodeNewTicket),
       true,
       {"language", "form", "category", "priority", "fields", "order_no", "bought_on"}},
  };
  return kinds;
}

// Calls `check` once for each member anywhere in `root`, after `damage` was done to its object.
void ForEachMember(JsonValue& root, JsonValue& place,
                   const std::function<void(JsonValue& object, std::size_t member)>& damage,
                   const std::function<void(const std::string& name)>& check) {
  for (JsonValue& item : place.items) ForEachMember(root, item, damage, check);
  for (std::size_t i = 0; i < place.members.size(); ++i) {
    ForEachMember(root, place.members[i].value, damage, check);
    const JsonValue whole = place;
    const std::string name = place.members[i].name;
    damage(place, i);
    check(name);
    place = whole;
  }
}

bool Optional(const MessageKind& kind, const std::string& name) {
  return std::find(kind.optional.begin(), kind.optional.end(), name) != kind.optional.end();
}

}  // namespace

TEST_CASE("Every message goes through its codec unchanged", "[wire][fixtures]") {
  for (const MessageKind& kind : MessageKinds()) {
    CAPTURE(kind.name);
    const auto again = kind.round_trip(Fixture(kind.name));
    REQUIRE(again.ok());
    CHECK(*again == Compact(Fixture(kind.name)));
  }
}

TEST_CASE("A message without one of its fields is refused", "[wire][fixtures]") {
  for (const MessageKind& kind : MessageKinds()) {
    JsonValue root = ReadJson(Fixture(kind.name)).value();
    const auto remove = [](JsonValue& object, std::size_t member) {
      object.members.erase(object.members.begin() + static_cast<std::ptrdiff_t>(member));
    };
    ForEachMember(root, root, remove, [&](const std::string& name) {
      CAPTURE(kind.name, name);
      CHECK(kind.round_trip(Written(root)).ok() == Optional(kind, name));
    });
  }
}

TEST_CASE("A field of the wrong type is refused, in a request by its name", "[wire][fixtures]") {
  for (const MessageKind& kind : MessageKinds()) {
    JsonValue root = ReadJson(Fixture(kind.name)).value();
    const auto retype = [](JsonValue& object, std::size_t member) {
      JsonValue& value = object.members[member].value;
      value.kind = value.kind == Kind::kInteger ? Kind::kText : Kind::kInteger;
    };
    ForEachMember(root, root, retype, [&](const std::string& name) {
      CAPTURE(kind.name, name);
      const auto refused = kind.round_trip(Written(root));
      REQUIRE_FALSE(refused.ok());
      if (kind.request) CHECK(refused.error().field == name);
    });
  }
}

TEST_CASE("An unknown field is refused in a request and ignored in an answer", "[wire][fixtures]") {
  for (const MessageKind& kind : MessageKinds()) {
    JsonValue root = ReadJson(Fixture(kind.name)).value();
    const auto add = [](JsonValue& object, std::size_t) {
      object.members.push_back({"unheard_of", JsonValue{.kind = Kind::kBoolean}});
    };
    ForEachMember(root, root, add, [&](const std::string& name) {
      // Among values by their fields every name is known.
      if (!kind.request && (name == "order_no" || name == "bought_on")) return;
      CAPTURE(kind.name, name);
      const auto read = kind.round_trip(Written(root));
      CHECK(read.ok() == !kind.request);
      if (kind.request) CHECK(read.error().field == "unheard_of");
    });
  }
}

TEST_CASE("What is no object is malformed", "[wire][fixtures]") {
  for (const MessageKind& kind : MessageKinds()) {
    for (const char* body : {"", "null", "[]", "42", "\"text\"", "{", "\xFF"}) {
      CAPTURE(kind.name, body);
      const auto refused = kind.round_trip(body);
      REQUIRE_FALSE(refused.ok());
      CHECK(refused.error().code == ErrorCode::kMalformed);
    }
  }
}

TEST_CASE("A word that a later version invents is taken for the harmless one", "[wire][fixtures]") {
  const std::string known = Fixture("ticket_summary");
  std::string later = known;
  later.replace(later.find("\"high\""), 6, "\"cosmic\"");
  CHECK(DecodeTicketSummary(known)->priority == domain::Priority::kHigh);
  CHECK(DecodeTicketSummary(later)->priority == domain::Priority::kNone);
}

TEST_CASE("The problem of the fixture is the error it says", "[wire][fixtures]") {
  const Error error = FieldError("subject", "error.subject_too_long", {{"max", "200"}});
  const std::string fixture = Fixture("problem");
  CHECK(ErrorFrom({.status = 422, .body = fixture}) == error);
  const Response response = ErrorResponse(error, "01a201a4-1");
  CHECK(std::get<std::string>(response.body) == Compact(fixture));
}

TEST_CASE("The thread of the fixture is the thread it shows", "[wire][fixtures]") {
  const auto thread = DecodeThread(Fixture("thread"));
  REQUIRE(thread.ok());
  CHECK(thread->ticket.number == domain::TicketNumber{42});
  CHECK(thread->ticket.stage.turn == domain::Turn::kCustomer);
  CHECK(thread->ticket.sight == domain::Sight::kOwn);
  REQUIRE(thread->conversations.size() == 2);
  CHECK(thread->conversations[1].channel == "email");
  CHECK(thread->conversations[1].unread);
  CHECK(thread->rating.verdict == domain::Verdict::kGood);
  REQUIRE(thread->messages.size() == 2);
  CHECK(thread->messages[0].own);
  CHECK(thread->messages[0].author_kind == domain::AuthorKind::kContact);
  CHECK(thread->messages[1].attachments.at(0).bytes == 48213);
  CHECK(thread->messages[1].language == "en");
  CHECK(thread->messages_total == 202);
  CHECK(thread->answer_expected_at_millis == 1795352400000);
}
