// Mail about tickets: whoever files one gets its number by mail, once.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/mail_message.h"
#include "genkan/wire/settings_codec.h"
#include "support/mailbag.h"

namespace genkan::support {
namespace {

constexpr const char* kTicket =
    R"({"subject":"No light","text":"Since this morning.\nAll floors."})";

wire::Response File(Visitor& visitor, const std::string& key) {
  return visitor.Post("/v1/tickets", kTicket, {{"idempotency-key", key}});
}

bool Has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("Whoever files a ticket gets its number by mail, and once", "[service][mail][tickets]") {
  FrontDoor door;
  Visitor ken(door, door.house.ken);
  REQUIRE(File(ken, "key-00001").status == 201);
  REQUIRE(File(ken, "key-00001").status == 201);
  const wire::MailMessage mail = TakeMail(door);
  CHECK(mail.to.address == door.house.ken.member_email);
  CHECK(mail.subject == "[#1] No light");
  CHECK(Has(mail.text, std::string(kPublicOrigin) + "/tickets/1\n"));
  CHECK(Has(mail.text, "> Since this morning.\n> All floors."));
  CHECK_FALSE(Has(mail.text, "You can expect"));
  CHECK(wire::EncodeMail(mail).ok());
}

TEST_CASE("The mail says by when to expect an answer, by the reader's clocks",
          "[service][mail][tickets][hours]") {
  FrontDoor door;
  for (domain::Stage& stage : door.house.pipeline.stages) {
    if (stage.id == door.house.waiting_for_us) stage.turn = domain::Turn::kSupport;
  }
  REQUIRE(door.store->PutPipeline(door.house.portal.id, door.house.pipeline).ok());
  door.house.portal.settings.Edit().hours.answer_within_minutes = 60;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor ken(door, door.house.ken);
  REQUIRE(File(ken, "key-00001").status == 201);
  CHECK(Has(TakeMail(door).text, "You can expect our answer by "));
}

TEST_CASE("All mail about a ticket refers to one id that nobody else can make",
          "[service][mail][tickets]") {
  FrontDoor door;
  Visitor ken(door, door.house.ken);
  REQUIRE(File(ken, "key-00001").status == 201);
  const wire::MailMessage first = TakeMail(door);
  REQUIRE(File(ken, "key-00002").status == 201);
  const wire::MailMessage second = TakeMail(door);
  CHECK(first.references.starts_with("t."));
  CHECK(first.message_id != first.references);
  CHECK(first.references != second.references);
  const std::string encoded = *wire::EncodeMail(first);
  CHECK(Has(encoded, "\r\nReferences: <" + first.references + ">\r\n"));
  wire::MailMessage forged = first;
  forged.references = "a@b>\r\nBcc: c@d";
  CHECK_FALSE(wire::EncodeMail(forged).ok());
}

TEST_CASE("A manager may switch the confirmation off", "[service][mail][tickets]") {
  FrontDoor door;
  door.house.portal.settings.Edit().mail.receipts = false;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor ken(door, door.house.ken);
  REQUIRE(File(ken, "key-00001").status == 201);
  CHECK(MailIn(door).empty());
}

TEST_CASE("The manager's own words are filled in, and what a customer wrote fills in nothing",
          "[service][mail][tickets]") {
  FrontDoor door;
  door.house.portal.settings.Edit().mail.templates = {
      {.kind = domain::MailKind::kTicketReceived,
       .subject = {{"en", "Got it: {number}"}},
       .body = {{"en", "{greeting}\n{subject} at {link}"}}}};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor ken(door, door.house.ken);
  REQUIRE(ken.Post("/v1/tickets", R"({"subject":"{code} {link}","text":"{name}"})",
                   {{"idempotency-key", "key-00001"}})
              .status == 201);
  const wire::MailMessage mail = TakeMail(door);
  CHECK(mail.subject == "Got it: 1");
  CHECK(Has(mail.text, "{code} {link} at http"));
}

TEST_CASE("A test mail goes to the manager who asks, for every mail that is sent",
          "[service][mail][settings]") {
  FrontDoor door;
  door.AddManager("owner@example.org");
  Visitor owner(door), ken(door, door.house.ken);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  using domain::MailKind;
  for (const MailKind kind :
       {MailKind::kInvitation, MailKind::kSignIn, MailKind::kPasswordReset,
        MailKind::kTicketReceived, MailKind::kReply, MailKind::kTicketClosed}) {
    const wire::Response answer = owner.Post("/v1/mail/test", wire::EncodeMailKind(kind));
    CHECK(answer.status == 202);
    CHECK(wire::DecodeTestMail(BodyOf(answer))->to == "owner@example.org");
    const wire::MailMessage mail = TakeMail(door);
    CHECK(mail.to.address == "owner@example.org");
    CHECK((Has(mail.subject, "Test") || Has(mail.subject, "テスト")));
    CHECK_FALSE(Has(mail.text, "{"));
  }
  CHECK(owner.Post("/v1/mail/test", R"({"kind":"spam"})").status == 422);
  CHECK(ken.Post("/v1/mail/test", wire::EncodeMailKind(MailKind::kSignIn)).status == 404);
  CHECK(MailIn(door).empty());
}

}  // namespace
}  // namespace genkan::support
