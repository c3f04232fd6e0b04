#include <catch2/catch_test_macros.hpp>

#include "support/import_room.h"

namespace genkan::support {
namespace {

using domain::SignInState;
using service::ImportNotice;
using service::ImportReport;

// What a small desk exports: two organizations of which one shares, people of every kind, tickets
// that name all of them and some who do not exist.
const ImportRoom::Export kDesk{.organizations = R"([
{"_id": 101, "name": "Enthaze", "shared_tickets": true},
{"_id": 102, "name": "Nutralab", "shared_tickets": false}
])",
                               .users = R"([
{"_id": 1, "name": "Francisca Rasmussen", "email": "francisca@desk.example", "role": "admin", "suspended": false, "organization_id": 101},
{"_id": 2, "name": "Cross Barlow", "email": "cross@desk.example", "role": "agent", "suspended": true},
{"_id": 3, "name": "Ingrid Wagner", "email": "Ingrid@Enthaze.example", "role": "end-user", "suspended": false, "organization_id": 101, "locale": "de-CH"},
{"_id": 4, "name": "佐藤 花", "email": "sato@nutralab.example", "role": "end-user", "suspended": true, "organization_id": 102, "locale": "ja"},
{"_id": 5, "name": "No Address", "role": "end-user", "suspended": false, "organization_id": 999},
{"_id": 6, "name": "Kari Vinson", "email": "kari@nutralab.example", "role": "end-user", "organization_id": 102}
])",
                               .tickets = R"json([
{"_id": "436bf9b0-1147", "external_id": "9210", "created_at": "2016-04-28T11:19:34 -10:00", "type": "incident",
 "subject": "A Catastrophe in Korea (North)", "description": "Nostrud ad sit velit.", "priority": "high", "status": "pending",
 "submitter_id": 3, "assignee_id": 1, "organization_id": 102, "tags": ["Ohio", "Guam"], "due_at": "2016-07-31T02:37:50 -10:00", "via": "web"},
{"_id": 35436, "created_at": "2016-05-01T00:00:00Z", "subject": "Held", "description": "D", "priority": "urgent", "status": "hold",
 "requester_id": 6, "submitter_id": 2, "organization_id": 101, "via": {"channel": "voice"},
 "comments": [
  {"id": 1, "author_id": 2, "body": "D", "public": true, "created_at": "2016-05-01T00:00:00Z"},
  {"id": 2, "author_id": 6, "body": "To you", "public": true, "created_at": "2016-05-02T00:00:00Z"},
  {"id": 3, "author_id": 2, "body": "Between us", "public": false, "created_at": "2016-05-03T00:00:00Z"},
  {"id": 4, "author_id": 2, "body": "Nobody said", "created_at": "2016-05-04T00:00:00Z"}]},
{"_id": "c", "created_at": "2016-05-01T00:00:00Z", "subject": "Nobody's", "description": "D", "status": "solved", "submitter_id": 555, "organization_id": 777, "assignee_id": 888, "via": "chat"},
{"_id": "d", "created_at": "2016-05-01T00:00:00Z", "subject": "By staff", "description": "D", "status": "closed", "submitter_id": 1, "organization_id": 101, "via": "chat"},
{"_id": "e", "created_at": "2016-05-01T00:00:00Z", "subject": "Empty", "description": null, "status": "open", "submitter_id": 4, "organization_id": 102, "via": "web"}
])json"};

TEST_CASE("A Zendesk export comes in whole and is counted", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const ImportReport report = room.Zendesk(kDesk);
  CHECK(report.companies == service::ImportCounts{.added = 2});
  CHECK(report.contacts == service::ImportCounts{.added = 4});
  CHECK(report.staff == service::ImportCounts{.added = 2});
  CHECK(report.tickets == service::ImportCounts{.added = 5});
  CHECK(report.contacts_suspended == 1);
  CHECK(report.messages_shown == 5);
  CHECK(report.messages_internal == 3);
  CHECK(room.remarks.records == 5);
}

TEST_CASE("Running an import again changes nothing", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk(kDesk);
  domain::Ticket changed = room.Ticket("zendesk:ticket:35436");
  changed.stage = room.closed;
  changed.subject = "Changed here";
  REQUIRE(store->PutTicket(room.house.portal.id, changed).ok());
  domain::Contact renamed = room.Contact("ingrid@enthaze.example");
  renamed.name.display = "Ingrid Keller";
  renamed.sign_in = SignInState::kActive;
  REQUIRE(store->PutContact(room.house.portal.id, renamed).ok());

  const ImportReport again = room.Zendesk(kDesk);
  CHECK(again.companies == service::ImportCounts{.present = 2});
  CHECK(again.contacts == service::ImportCounts{.present = 4});
  CHECK(again.staff == service::ImportCounts{.present = 2});
  CHECK(again.tickets == service::ImportCounts{.present = 5});
  CHECK(again.messages_shown + again.messages_internal == 0);
  CHECK(room.Ticket("zendesk:ticket:35436") == changed);
  CHECK(room.Contact("ingrid@enthaze.example") == renamed);
}

TEST_CASE("A dry run reports the same and changes nothing", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const ImportReport trial = room.Zendesk(kDesk, true);
  const auto remarks = room.remarks.remarks.size();
  CHECK(store->TicketByExternalId(room.house.portal.id, "zendesk:ticket:c").error().code ==
        ErrorCode::kNotFound);
  CHECK_FALSE(store->ContactByExternalId(room.house.portal.id, "zendesk:user:3").ok());
  CHECK(store->ChannelAccounts(room.house.portal.id)->size() == 1);
  CHECK(room.Zendesk(kDesk) == trial);
  CHECK(room.remarks.remarks.size() == remarks);
}

TEST_CASE("Imported agents and admins are authors without rights", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk(kDesk);
  for (const char* id : {"zendesk:user:1", "zendesk:user:2"}) {
    const auto staff = store->StaffByExternalId(room.house.portal.id, id);
    REQUIRE(staff.ok());
    CHECK(staff->permissions.empty());
    CHECK(staff->sign_in == SignInState::kNone);
  }
  CHECK_FALSE(store->ContactByMemberEmail(room.house.portal.id, "francisca@desk.example").ok());
  const domain::Ticket theirs = room.Ticket("zendesk:ticket:d");
  CHECK(theirs.contacts.empty());
  CHECK(room.remarks.Of(ImportNotice::kRequesterIsStaff) ==
        std::vector<std::string>{"tickets.json:13 ticket d: 1"});
}

TEST_CASE("Whoever was deleted comes in and is reported", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk({.users = R"([{"_id": 1, "name": "Gone", "role": "end-user", "active": false},
{"_id": 2, "name": "Here", "role": "end-user", "active": true}])",
                .tickets = "[]"});
  CHECK(room.remarks.Of(ImportNotice::kPersonDeleted) ==
        std::vector<std::string>{"users.json:1 user 1: "});
}

TEST_CASE("End users can be let in, suspended ones not", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk(kDesk);
  const domain::Contact ingrid = room.Contact("ingrid@enthaze.example");
  CHECK(ingrid.sign_in == SignInState::kNone);
  CHECK(ingrid.member_email == "Ingrid@Enthaze.example");
  CHECK(ingrid.name.display == "Ingrid Wagner");
  CHECK(ingrid.name.family.empty());
  CHECK(room.Contact("sato@nutralab.example").sign_in == SignInState::kSuspended);
}

TEST_CASE("Nobody sees more of their company than they did before", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk(kDesk);
  const domain::Portal& portal = room.house.portal;
  // Ingrid's organization shared its tickets, Kari's did not.
  const domain::Viewer ingrid = ViewerFor(room.Contact("ingrid@enthaze.example"), portal);
  const domain::Viewer kari = ViewerFor(room.Contact("kari@nutralab.example"), portal);
  const domain::Ticket hers = room.Ticket("zendesk:ticket:436bf9b0-1147");
  const domain::Ticket of_enthaze = room.Ticket("zendesk:ticket:35436");
  CHECK(SightOf(ingrid, hers) == domain::Sight::kOwn);
  CHECK(SightOf(ingrid, of_enthaze) == domain::Sight::kPrimaryCompany);
  CHECK(SightOf(kari, of_enthaze) == domain::Sight::kOwn);
  CHECK(SightOf(kari, hers) == domain::Sight::kNone);
}

TEST_CASE("Statuses, priorities, channels and dates are taken over", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk(kDesk);
  const domain::Ticket pending = room.Ticket("zendesk:ticket:436bf9b0-1147");
  CHECK(pending.stage == room.waiting);
  CHECK(pending.priority == domain::Priority::kHigh);
  CHECK(pending.channel == domain::kChannelForm);
  CHECK(pending.category == "incident");
  CHECK(pending.owner_shown_name == "Francisca Rasmussen");
  CHECK(pending.created_at_millis ==
        MillisFromCivil(
            {.year = 2016, .month = 4, .day = 28, .hour = 21, .minute = 19, .second = 34}, 0));
  const domain::Ticket held = room.Ticket("zendesk:ticket:35436");
  CHECK(held.stage == room.held);
  CHECK(held.channel == domain::kChannelPhone);
  CHECK(held.last_activity_at_millis == MillisFromCivil({.year = 2016, .month = 5, .day = 4}, 0));
  CHECK(room.Ticket("zendesk:ticket:c").stage == room.closed);
  CHECK(room.Ticket("zendesk:ticket:d").stage == room.closed);
  CHECK(room.Ticket("zendesk:ticket:e").stage == room.open);
}

TEST_CASE("The old number finds the ticket for those who may see it", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk(kDesk);
  const domain::Portal& portal = room.house.portal;
  const domain::TicketNumber old_number{35436};
  const auto found =
      store->TicketByNumber(ViewerFor(room.Contact("kari@nutralab.example"), portal), old_number);
  REQUIRE(found.ok());
  CHECK(found->subject == "Held");
  CHECK(found->external_number == "35436");
  CHECK_FALSE(
      store->TicketByNumber(ViewerFor(room.Contact("sato@nutralab.example"), portal), old_number)
          .ok());
}

TEST_CASE("Who and what is missing leaves the ticket in and is reported", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk(kDesk);
  const domain::Ticket ticket = room.Ticket("zendesk:ticket:c");
  CHECK(ticket.contacts.empty());
  CHECK(ticket.companies.empty());
  CHECK(ticket.owner_shown_name.empty());
  const std::string where = "tickets.json:12 ticket c: ";
  CHECK(room.remarks.Of(ImportNotice::kPersonMissing) == std::vector{where + "555"});
  CHECK(room.remarks.Of(ImportNotice::kOwnerMissing) == std::vector{where + "888"});
  CHECK(room.remarks.Of(ImportNotice::kCompanyMissing) ==
        std::vector<std::string>{"users.json:6 user 5: 999", where + "777"});
}

TEST_CASE("The description is the first message that the customer reads", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk(kDesk);
  const domain::Contact ingrid = room.Contact("ingrid@enthaze.example");
  const auto shown = room.Shown(ingrid, room.Ticket("zendesk:ticket:436bf9b0-1147").id);
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].text == "Nostrud ad sit velit.");
  CHECK(shown[0].author.kind == domain::AuthorKind::kContact);
  CHECK(shown[0].author.contact == ingrid.id);
  CHECK(room.Shown(ingrid, room.Ticket("zendesk:ticket:e").id).empty());
}

TEST_CASE("A comment that has structure comes in with it, and with nothing that runs",
          "[service][import][html]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  ImportRoom::Export desk = kDesk;
  desk.tickets = R"([{"_id": 1, "created_at": "2016-05-01T00:00:00Z", "subject": "S",
      "description": "Do this", "status": "open", "requester_id": 6, "submitter_id": 6,
      "organization_id": 102, "via": "web", "comments": [
      {"id": 1, "author_id": 6, "plain_body": "Do this", "public": true,
       "html_body": "<p>Do <a href=\"https://a.example\">this</a><script>x()</script></p>",
       "created_at": "2016-05-01T00:00:00Z"}]}])";
  room.Zendesk(desk);
  const auto shown =
      room.Shown(room.Contact("kari@nutralab.example"), room.Ticket("zendesk:ticket:1").id);
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].text == "Do [this](https://a.example)");
}

TEST_CASE(
    "A first comment comes in once and as private as it was, in whichever form it is repeated",
    "[service][import]") {
  const auto export_with = [](const std::string& description, const std::string& visibility) {
    ImportRoom::Export desk = kDesk;
    desk.tickets = R"([{"_id": 1, "created_at": "2016-05-01T00:00:00Z", "subject": "S",
      "description": ")" +
                   description + R"(", "status": "open", "requester_id": 6,
      "submitter_id": 6, "organization_id": 102, "via": "web", "comments": [
      {"id": 1, "author_id": 6, "body": "With **marks**", "plain_body": "With marks",
       "created_at": "2016-05-01T00:00:00Z")" +
                   visibility + R"(},
      {"id": 2, "author_id": 6, "body": "Later", "public": true,
       "created_at": "2016-05-02T00:00:00Z"}]}])";
    return desk;
  };
  const auto texts_of = [&](const std::string& description, const std::string& visibility) {
    const auto store = service::NewMemoryStore();
    ImportRoom room(*store);
    room.Zendesk(export_with(description, visibility));
    std::vector<std::string> texts;
    for (const domain::Message& message :
         room.Shown(room.Contact("kari@nutralab.example"), room.Ticket("zendesk:ticket:1").id)) {
      texts.push_back(message.text);
    }
    return texts;
  };
  const std::vector<std::string> both = {"With marks", "Later"}, later = {"Later"};
  CHECK(texts_of("With **marks**", R"(, "public": true)") == both);
  CHECK(texts_of("With marks", R"(, "public": true)") == both);
  CHECK(texts_of("With **marks**", R"(, "public": false)") == later);
  CHECK(texts_of("With marks", R"(, "public": false)") == later);
  CHECK(texts_of("Another form of it", R"(, "public": false)") == later);
}

TEST_CASE("A comment whose visibility nobody knows stays inside", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk(kDesk);
  const auto shown =
      room.Shown(room.Contact("kari@nutralab.example"), room.Ticket("zendesk:ticket:35436").id);
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].text == "D");
  CHECK(shown[0].author.kind == domain::AuthorKind::kStaff);
  CHECK(shown[0].author.shown_name == "Cross Barlow");
  CHECK(shown[1].text == "To you");
  CHECK(room.remarks.Of(ImportNotice::kVisibilityUnknown).size() == 1);
}

TEST_CASE("Mail between addresses inside comes in as an internal note", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.house.portal.settings.Edit().tickets.internal_addresses = {"@desk.example"};
  ImportRoom::Export desk = kDesk;
  desk.tickets = R"json([
{"_id": 1, "created_at": "2016-05-01T00:00:00Z", "subject": "By mail", "description": "First", "status": "open",
 "requester_id": 6, "organization_id": 102,
 "via": {"channel": "email", "source": {"from": {"address": "kari@nutralab.example"}, "to": {"address": "help@desk.example"}}},
 "comments": [
  {"id": 1, "author_id": 6, "body": "First", "public": true, "created_at": "2016-05-01T00:00:00Z"},
  {"id": 2, "author_id": 2, "body": "Ours", "public": true, "created_at": "2016-05-02T00:00:00Z",
   "via": {"channel": "email", "source": {"from": {"address": "cross@desk.example", "original_recipients": ["help@desk.example"]}, "to": {}}}},
  {"id": 3, "author_id": 2, "body": "Theirs too", "public": true, "created_at": "2016-05-03T00:00:00Z",
   "via": {"channel": "email", "source": {"from": {"address": "cross@desk.example", "original_recipients": ["help@desk.example", "kari@nutralab.example"]}, "to": {"address": "help@desk.example"}}}}]}
])json";
  room.Zendesk(desk);
  const auto shown =
      room.Shown(room.Contact("kari@nutralab.example"), room.Ticket("zendesk:ticket:1").id);
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].text == "First");
  CHECK(shown[1].text == "Theirs too");
  CHECK(room.remarks.Of(ImportNotice::kInternalMail).size() == 1);
}

TEST_CASE("Tags and other things without a place are kept for the staff", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk(kDesk);
  domain::ChannelAccountId form;
  const auto accounts = store->ChannelAccounts(room.house.portal.id);
  for (const domain::ChannelAccount& account : *accounts) {
    if (account.address == "zendesk" && account.kind == domain::kChannelForm) form = account.id;
  }
  const auto note =
      store->MessageByExternalId(room.house.portal.id, form, "zendesk:ticket:436bf9b0-1147/note");
  REQUIRE(note.ok());
  CHECK(note->audience == domain::Audience::kInternal);
  CHECK(note->text == "tags: Ohio, Guam\nexternal_id: 9210\ndue_at: 2016-07-31T02:37:50 -10:00");
}

TEST_CASE("A bad record is named by file and line, the rest goes in", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const std::string good =
      R"("created_at": "2016-05-01T00:00:00Z", "subject": "S", "status": "open")";
  const ImportReport report =
      room.Zendesk({.users = R"({"_id": 1, "name": 5})",
                    .tickets = "{\"_id\": 1, " + good + "}\n" +              // 1
                               "{\"_id\": 2, \"subject\": tru}\n" +          // 2
                               "{\"_id\": 3, \"subject\": [\"x\"]}\n" +      // 3
                               "{\"subject\": \"no id\"}\n" +                // 4
                               "{\"_id\": 5, \"created_at\": \"soon\"}\n" +  // 5
                               "42\n" +                                      // 6
                               "{\"_id\": 7, \"subject\": \"\xFF\"}\n" +     // 7
                               "{\"_id\": 1, " + good + "}\n" +              // 8
                               "{\"_id\": 9, \"subject\": \"x\n" +           // 9
                               "{\"_id\": 10, \"status\": \"deleted\"}\n" +  // 10
                               "{\"_id\": 11, " + good + "}"});              // 11
  CHECK(report.tickets == service::ImportCounts{.added = 2, .left_out = 9});
  CHECK(report.contacts == service::ImportCounts{.left_out = 1});
  const auto lines = [&](ImportNotice notice) { return room.remarks.Of(notice); };
  using Lines = std::vector<std::string>;
  CHECK(lines(ImportNotice::kMalformed) == Lines{"tickets.json:2 : 2", "tickets.json:7 : 7"});
  CHECK(lines(ImportNotice::kWrongType) ==
        Lines{"users.json:1 : name", "tickets.json:3 : subject"});
  CHECK(lines(ImportNotice::kMissingField) == Lines{"tickets.json:4 : id"});
  CHECK(lines(ImportNotice::kUnreadableDate) == Lines{"tickets.json:5 ticket 5: soon"});
  CHECK(lines(ImportNotice::kNotAnObject) == Lines{"tickets.json:6 : "});
  CHECK(lines(ImportNotice::kRepeatedId) == Lines{"tickets.json:8 ticket 1: "});
  CHECK(lines(ImportNotice::kUnfinished) == Lines{"tickets.json:9 : "});
  CHECK(lines(ImportNotice::kDeleted) == Lines{"tickets.json:10 ticket 10: "});
}

TEST_CASE("An address that somebody has already is not taken from them", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  domain::Staff owner{.id = room.house.Next<domain::StaffId>(), .email = "owner@desk.example"};
  owner.sign_in = SignInState::kActive;
  REQUIRE(store->PutStaff(room.house.portal.id, owner).ok());
  const ImportReport report = room.Zendesk({.users = R"([
{"_id": 1, "name": "Hana", "email": "HANA@example.org", "role": "end-user", "suspended": true},
{"_id": 2, "name": "Owner", "email": "owner@desk.example", "role": "end-user"},
{"_id": 3, "name": "Owner", "email": "Owner@desk.example", "role": "admin"},
{"_id": 4, "name": "Ken", "email": "ken@example.org", "role": "admin"}
])"});
  CHECK(room.Contact("hana@example.org") == room.house.hana);
  CHECK_FALSE(store->ContactByMemberEmail(room.house.portal.id, "owner@desk.example").ok());
  CHECK(*store->StaffByEmail(room.house.portal.id, "owner@desk.example") == owner);
  CHECK_FALSE(store->StaffByEmail(room.house.portal.id, "ken@example.org").ok());
  CHECK(report.contacts == service::ImportCounts{.added = 1, .present = 1});
  CHECK(report.staff == service::ImportCounts{.added = 1, .present = 1});
}

TEST_CASE("Texts that are too long are cut into messages, not off", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  const std::string text = std::string(70000, 'a') + "\\n" + std::string(60000, 'b');
  const std::string subject = std::string(1000, 's') + "\\u0000";
  const ImportReport report = room.Zendesk(
      {.users = R"({"_id": 1, "name": "A", "email": "a@a.example", "role": "end-user"})",
       .tickets = "{\"_id\": 1, \"created_at\": \"2016-05-01T00:00:00Z\", \"submitter_id\": 1, "
                  "\"status\": \"open\", \"subject\": \"" +
                  subject + "\", \"description\": \"" + text + "\"}"});
  REQUIRE(report.tickets.added == 1);
  const domain::Ticket ticket = room.Ticket("zendesk:ticket:1");
  CHECK(CodePointCount(ticket.subject) == domain::kSubjectCodePointsMax);
  const auto shown = room.Shown(room.Contact("a@a.example"), ticket.id);
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].text == std::string(65536, 'a'));
  CHECK(shown[1].text == std::string(70000 - 65536, 'a') + "\n" + std::string(60000, 'b'));
  CHECK(report.notices.at(ImportNotice::kTextSplit) == 1);
  CHECK(report.notices.at(ImportNotice::kShortened) == 1);
  CHECK(report.notices.at(ImportNotice::kControlsRemoved) == 1);
}

TEST_CASE("A ticket that never had a public comment stays hidden", "[service][import]") {
  const auto store = service::NewMemoryStore();
  ImportRoom room(*store);
  room.Zendesk({.tickets = R"({"_id": 1, "created_at": "2016-05-01T00:00:00Z", "subject": "S",
                               "description": "Secret", "is_public": false})"});
  CHECK(room.Ticket("zendesk:ticket:1").hidden);
}

}  // namespace
}  // namespace genkan::support
