// Files of messages: sent, seen by whom, marked as sensitive, taken out.
#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/file_rules.h"
#include "genkan/service/attachments.h"
#include "support/file_sender.h"
#include "support/forms.h"
#include "support/help_desk.h"

namespace genkan::support {
namespace {

const std::string kPng = "\x89PNG\r\n\x1a\n....IHDR some rows of it ....IEND\xae\x42\x60\x82";

wire::Response FileTicket(Visitor& visitor, std::string_view rest, std::string key) {
  return visitor.Post("/v1/tickets", R"({"subject":"S","text":"T")" + std::string(rest) + "}",
                      {{"idempotency-key", std::move(key)}});
}

// A ticket of hana's with one file, for Sakura to see.
struct Cabinet {
  Cabinet() {
    domain::Ticket own = desk.door.house.MakeTicket("T", desk.door.house.hana.id);
    own.companies = {desk.door.house.sakura.id};
    ticket = desk.door.house.Put(own);
    desk.door.house.AddMessage(desk.door.house.AddConversation({ticket.id}).id, "first");
  }

  std::string Attach(std::string_view name, std::string_view content) {
    const std::string file = SendFile(hana, name, content);
    REQUIRE(ReplyWith(hana, ticket, {file}, "press-" + std::to_string(++presses)).status == 201);
    return file;
  }
  wire::Response Download(Visitor& visitor, const std::string& file) {
    return visitor.Get("/v1/attachments/" + file);
  }
  std::string BlobOf(const std::string& file) {
    const auto id = domain::ParseId<domain::AttachmentId>(file).value();
    const auto viewer = domain::AgentViewer::Operator(desk.door.house.portal.id);
    return desk.door.store->MessageWithFile(viewer, id).value().attachments.front().blob_key;
  }
  bool Kept(const std::string& blob) { return desk.door.blobs.Read(blob, 0, 1).ok(); }
  // What the files of the thread's last message are called.
  std::vector<std::string> FilesSeen(Visitor& visitor) {
    const auto number = std::to_string(static_cast<std::int64_t>(ticket.number));
    const wire::JsonValue thread = JsonOf(visitor.Get("/v1/tickets/" + number));
    std::vector<std::string> names;
    for (const auto& file : thread.Find("messages")->items.back().Find("attachments")->items) {
      names.push_back(file.Find("file_name")->text);
    }
    return names;
  }

  HelpDesk desk;
  Visitor hana{desk.door, desk.door.house.hana};
  Visitor ken{desk.door, desk.door.house.ken};
  Visitor noor{desk.door, desk.door.house.noor};
  domain::Ticket ticket;
  int presses = 10;
};

TEST_CASE("A file goes along with a reply and comes back as it was, to whoever sees the ticket",
          "[service][files]") {
  Cabinet cabinet;
  const std::string content(2'500'000, 'x');
  const std::string file = cabinet.Attach("log.txt", content);
  CHECK(cabinet.FilesSeen(cabinet.ken) == std::vector<std::string>{"log.txt"});
  for (Visitor* reader : {&cabinet.hana, &cabinet.ken, &cabinet.desk.agent}) {
    const wire::Response answer = cabinet.Download(*reader, file);
    REQUIRE(answer.status == 200);
    const auto& blob = std::get<wire::BlobReference>(answer.body);
    CHECK(blob.bytes == 2'500'000);
    CHECK(cabinet.desk.door.blobs.Read(blob.blob_key, 0, 3'000'000).value() == content);
  }
  CHECK(cabinet.Download(cabinet.noor, file).status == 404);
}

TEST_CASE("The same reply sent twice takes its files along once", "[service][files]") {
  Cabinet cabinet;
  const std::string file = SendFile(cabinet.hana, "a.txt", "a");
  const wire::Response first = ReplyWith(cabinet.hana, cabinet.ticket, {file}, "press-0001");
  const wire::Response second = ReplyWith(cabinet.hana, cabinet.ticket, {file}, "press-0001");
  REQUIRE(second.status == 201);
  CHECK(BodyOf(first) == BodyOf(second));
  CHECK(ReplyWith(cabinet.hana, cabinet.ticket, {file}, "press-0002").status == 422);
  CHECK(ReplyWith(cabinet.hana, cabinet.ticket, {}, "press-0001").status == 409);
}

TEST_CASE("A new ticket and an agent's answer take files along", "[service][files]") {
  Cabinet cabinet;
  const std::string file = SendFile(cabinet.hana, "a.png", kPng);
  const wire::Response filed =
      FileTicket(cabinet.hana, R"(,"attachments":[")" + file + "\"]", "press-0001");
  REQUIRE(filed.status == 201);
  CHECK(cabinet.Download(cabinet.hana, file).status == 200);
  const std::string answer = SendFile(cabinet.desk.agent, "answer.txt", "here");
  const wire::Response said = cabinet.desk.agent.Post(
      HelpDesk::Path(cabinet.ticket, "/messages"),
      R"({"text":"T","audience":"customer","attachments":[")" + answer + "\"]}",
      {{"idempotency-key", "press-0002"}});
  REQUIRE(said.status == 201);
  CHECK(cabinet.Download(cabinet.ken, answer).status == 200);
  // Taken back, it is gone with its answer.
  const std::string blob = cabinet.BlobOf(answer);
  REQUIRE(cabinet.desk.agent.Delete("/v1/agent/messages/" + JsonOf(said).Find("id")->text).status ==
          204);
  CHECK_FALSE(cabinet.Kept(blob));
}

TEST_CASE("A form that asks for files takes no ticket without one", "[service][files]") {
  Cabinet cabinet;
  House& house = cabinet.desk.door.house;
  domain::CustomFields& fields = house.portal.settings.Edit().fields;
  fields = SomeForms();
  fields.ticket_fields[2].kind = domain::FieldKind::kFiles;
  fields.forms[0].fields = {{.field = "subject", .required = true},
                            {.field = "since", .required = true},
                            {.field = "message", .required = true}};
  REQUIRE(cabinet.desk.door.store->PutPortal(house.portal).ok());
  const std::string under = R"(,"form":")" + domain::IdText(kReturnForm) + '"';
  const wire::Response without = FileTicket(cabinet.hana, under, "press-0001");
  REQUIRE(without.status == 422);
  CHECK(JsonOf(without).Find("field")->text == "since");
  const std::string file = SendFile(cabinet.hana, "a.png", kPng);
  const wire::Response with =
      FileTicket(cabinet.hana, under + R"(,"attachments":[")" + file + "\"]", "press-0002");
  REQUIRE(with.status == 201);
  CHECK(cabinet.Download(cabinet.hana, file).status == 200);
}

TEST_CASE("Nobody sends what somebody else has brought, or what has not come whole",
          "[service][files]") {
  Cabinet cabinet;
  const std::string hanas = SendFile(cabinet.hana, "a.txt", "a");
  const wire::Response stolen = ReplyWith(cabinet.ken, cabinet.ticket, {hanas}, "press-0001");
  CHECK(JsonOf(stolen).Find("message_key")->text == "error.upload_gone");
  const std::string half = BeginFile(cabinet.hana, "b.txt", 2);
  SendPart(cabinet.hana, half, 0, "b");
  const wire::Response early = ReplyWith(cabinet.hana, cabinet.ticket, {half}, "press-0002");
  CHECK(JsonOf(early).Find("message_key")->text == "error.upload_unfinished");
  CHECK(SendPart(cabinet.ken, half, 1, "b").status == 404);
  CHECK(ReplyWith(cabinet.hana, cabinet.ticket, {hanas, hanas}, "press-0003").status == 422);
  const std::vector<std::string> many(11, hanas);
  CHECK(ReplyWith(cabinet.hana, cabinet.ticket, many, "press-0004").status == 422);
  CHECK(cabinet.FilesSeen(cabinet.hana).empty());
}

TEST_CASE("A part that was lost is sent again from where it is missing", "[service][files]") {
  Cabinet cabinet;
  const std::string file = BeginFile(cabinet.hana, "a.txt", 6);
  CHECK(JsonOf(SendPart(cabinet.hana, file, 0, "abc")).Find("received")->integer == 3);
  const wire::JsonValue lost = JsonOf(SendPart(cabinet.hana, file, 0, "abc"));
  CHECK(lost.Find("params")->Find("received")->text == "3");
  CHECK(JsonOf(SendPart(cabinet.hana, file, 3, "def")).Find("received")->integer == 6);
  // The answer to the last part was lost.
  CHECK(JsonOf(SendPart(cabinet.hana, file, 3, "def")).Find("received")->integer == 6);
}

TEST_CASE("Only what is a picture from end to end is shown; nothing else can run",
          "[service][files]") {
  Cabinet cabinet;
  const wire::Response picture = cabinet.Download(cabinet.hana, cabinet.Attach("a.png", kPng));
  CHECK(HeaderOf(picture, "content-type") == "image/png");
  CHECK(HeaderOf(picture, "content-disposition").starts_with("inline; "));
  const wire::Response polyglot =
      cabinet.Download(cabinet.hana, cabinet.Attach("b.png", kPng + "<script>alert(1)</script>"));
  const wire::Response text =
      cabinet.Download(cabinet.hana, cabinet.Attach("見積\"書\xe2\x80\xae.txt", "<b>plain</b>"));
  for (const wire::Response& kept : {polyglot, text}) {
    CHECK(HeaderOf(kept, "content-type") == "application/octet-stream");
    CHECK(HeaderOf(kept, "content-disposition").starts_with("attachment; "));
  }
  CHECK(HeaderOf(text, "content-disposition") ==
        "attachment; filename=\"__________.txt\""
        "; filename*=UTF-8''%E8%A6%8B%E7%A9%8D%22%E6%9B%B8.txt");
  for (const wire::Response& any : {picture, polyglot, text}) {
    CHECK(HeaderOf(any, "content-security-policy") == "sandbox; default-src 'none'");
    CHECK(HeaderOf(any, "x-content-type-options") == "nosniff");
    CHECK(HeaderOf(any, "cross-origin-resource-policy") == "same-origin");
    CHECK(HeaderOf(any, "cache-control") == "no-store");
  }
}

TEST_CASE("What is refused is refused before it is sent or when it has come, and is kept nowhere",
          "[service][files]") {
  Cabinet cabinet;
  const auto refusal = [](const wire::Response& response) {
    CHECK(response.status == 422);
    return JsonOf(response).Find("message_key")->text;
  };
  CHECK(refusal(Announce(cabinet.hana, "a.txt", 0)) == "error.file_empty");
  CHECK(refusal(Announce(cabinet.hana, "a.txt", 26214401)) == "error.file_too_large");
  CHECK(refusal(Announce(cabinet.hana, "a.svg", 10)) == "error.file_type");
  const std::string lie = BeginFile(cabinet.hana, "a.png", 25);
  CHECK(refusal(SendPart(cabinet.hana, lie, 0, "<svg onload='alert(1)'/>.")) ==
        "error.file_content");
  CHECK(SendPart(cabinet.hana, lie, 0, "x").status == 404);
  const std::string longer = BeginFile(cabinet.hana, "a.txt", 3);
  CHECK(refusal(SendPart(cabinet.hana, longer, 0, "four")) == "error.file_content");
}

TEST_CASE("A person can leave only so much lying about, and what nobody takes along goes in a day",
          "[service][files]") {
  Cabinet cabinet;
  for (int i = 0; i < 10; ++i) BeginFile(cabinet.hana, "a.zip", domain::kFileBytesMax);
  CHECK(Announce(cabinet.hana, "a.zip", domain::kFileBytesMax).status == 429);
  CHECK(Announce(cabinet.ken, "a.zip", domain::kFileBytesMax).status == 201);
  const std::string kept = SendFile(cabinet.ken, "a.txt", "a");
  FrontDoor& door = cabinet.desk.door;
  door.clock.Advance(service::kUploadKeptMillis + 1);
  REQUIRE(service::SweepUploads(*door.store, door.blobs,
                                door.clock.NowMillis() - service::kUploadKeptMillis)
              .ok());
  CHECK(door.store->BytesOfUploads().value() == 0);
  CHECK(SendPart(cabinet.ken, kept, 0, "x").status == 404);
  CHECK_FALSE(cabinet.Kept(door.secrets.Digest("a")));
}

TEST_CASE("A sensitive file is nowhere for customers, where the portal says so",
          "[service][files]") {
  Cabinet cabinet;
  const std::string file = cabinet.Attach("passport.txt", "secret");
  const std::string mark = "/v1/agent/attachments/" + file + "/sensitive";
  REQUIRE(cabinet.desk.agent.Put(mark, R"({"sensitive":true})").status == 200);
  CHECK(cabinet.FilesSeen(cabinet.hana).empty());
  CHECK(cabinet.Download(cabinet.hana, file).status == 404);
  CHECK(cabinet.Download(cabinet.desk.agent, file).status == 200);
  domain::Portal& portal = cabinet.desk.door.house.portal;
  portal.settings.Edit().tickets.hide_sensitive_files = false;
  REQUIRE(cabinet.desk.door.store->PutPortal(portal).ok());
  CHECK(cabinet.Download(cabinet.hana, file).status == 200);
  portal.settings.Edit().tickets.hide_sensitive_files = true;
  REQUIRE(cabinet.desk.door.store->PutPortal(portal).ok());
  REQUIRE(cabinet.desk.agent.Put(mark, R"({"sensitive":false})").status == 200);
  CHECK(cabinet.FilesSeen(cabinet.hana) == std::vector<std::string>{"passport.txt"});
}

TEST_CASE("A file that was taken out leaves its date, and nothing on the disk but what others name",
          "[service][files]") {
  Cabinet cabinet;
  const std::string first = cabinet.Attach("a.txt", "the same");
  const std::string second = cabinet.Attach("b.txt", "the same");
  const std::string blob = cabinet.BlobOf(first);
  const auto redact = [&](const std::string& file) {
    return cabinet.desk.agent.Post("/v1/agent/attachments/" + file + "/redaction", "").status;
  };
  REQUIRE(redact(first) == 200);
  CHECK(cabinet.Download(cabinet.hana, first).status == 404);
  CHECK(cabinet.Download(cabinet.desk.agent, first).status == 404);
  CHECK(cabinet.Download(cabinet.hana, second).status == 200);
  REQUIRE(redact(second) == 200);
  CHECK_FALSE(cabinet.Kept(blob));
  const std::vector<std::string> seen = cabinet.FilesSeen(cabinet.hana);
  REQUIRE(seen.size() == 1);
  CHECK(seen.front().starts_with("A file was removed on "));
  CHECK(redact(second) == 200);
}

TEST_CASE("What a redacted message held is off the disk", "[service][files]") {
  Cabinet cabinet;
  const std::string file = cabinet.Attach("a.txt", "a");
  const std::string blob = cabinet.BlobOf(file);
  const auto viewer = domain::AgentViewer::Operator(cabinet.desk.door.house.portal.id);
  const auto id = domain::ParseId<domain::AttachmentId>(file).value();
  const auto message = cabinet.desk.door.store->MessageWithFile(viewer, id).value().id;
  REQUIRE(
      cabinet.desk.agent.Post("/v1/agent/messages/" + domain::IdText(message) + "/redaction", "")
          .status == 200);
  CHECK_FALSE(cabinet.Kept(blob));
}

TEST_CASE("A hidden ticket's files are hidden with it", "[service][files]") {
  Cabinet cabinet;
  const std::string file = cabinet.Attach("a.txt", "a");
  REQUIRE(cabinet.desk.agent.Put(HelpDesk::Path(cabinet.ticket, "/hidden"), R"({"hidden":true})")
              .status == 200);
  CHECK(cabinet.Download(cabinet.hana, file).status == 404);
  CHECK(cabinet.Download(cabinet.desk.agent, file).status == 200);
}

}  // namespace
}  // namespace genkan::support
