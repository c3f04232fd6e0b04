// Somebody asks for their data or to be erased, and a manager answers.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/audit_codec.h"
#include "genkan/wire/privacy_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/forms.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

struct PrivacyDesk {
  PrivacyDesk() {
    door.AddManager("owner@example.org");
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
  }
  House& house() { return door.house; }

  domain::Ticket Ticket(const std::string& subject, domain::CompanyId company = {}) {
    domain::Ticket ticket = house().MakeTicket(subject, house().hana.id);
    if (company) ticket.companies = {company};
    ticket = house().Put(ticket);
    domain::Message message =
        house().MakeMessage(house().AddConversation({ticket.id}).id, "Where are they?");
    message.author = {
        .kind = domain::AuthorKind::kContact, .contact = house().hana.id, .shown_name = "hana"};
    message.audience = domain::Audience::kCustomer;
    REQUIRE(door.store->PutMessage(house().portal.id, message).ok());
    message = house().MakeMessage(message.conversation, "Canary: she is difficult.");
    message.audience = domain::Audience::kInternal;
    REQUIRE(door.store->PutMessage(house().portal.id, message).ok());
    return ticket;
  }

  domain::PrivacyQueue Queue() {
    const auto queue = wire::DecodePrivacyQueue(BodyOf(owner.Get("/v1/privacy")));
    REQUIRE(queue.ok());
    return *queue;
  }
  std::string PathOf(const domain::PrivacyRequest& request, const std::string& end) {
    return "/v1/privacy/requests/" + domain::IdText(request.id) + end;
  }
  domain::ErasurePreview Preview(const domain::PrivacyRequest& request) {
    const auto preview = wire::DecodeErasurePreview(BodyOf(owner.Get(PathOf(request, "/preview"))));
    REQUIRE(preview.ok());
    return *preview;
  }
  wire::Response CarryOut(const domain::PrivacyRequest& request) {
    return owner.Post(PathOf(request, "/carry-out"),
                      wire::EncodeOneText("tag", Preview(request).tag));
  }
  std::string ContactPath(const domain::Contact& contact) {
    return "/v1/contacts/" + domain::IdText(contact.id);
  }

  FrontDoor door;
  Visitor owner{door};
};

TEST_CASE("A customer takes all their data along, and nothing that is not for them",
          "[service][privacy]") {
  PrivacyDesk desk;
  desk.Ticket("Boxes");
  domain::Ticket hidden = desk.house().MakeTicket("Canary hidden", desk.house().hana.id);
  hidden.hidden = true;
  desk.house().Put(hidden);
  Visitor hana(desk.door, desk.house().hana);
  CHECK(BodyOf(hana.Visit("/account")).find("/account/export") != std::string::npos);
  const auto file = hana.PostForm("/account/export", "");
  REQUIRE(file.status == 200);
  const std::string data = BodyOf(file);
  CHECK(data.find("hana@example.org") != std::string::npos);
  CHECK(data.find("Where are they?") != std::string::npos);
  CHECK(data.find("Sakura Trading") != std::string::npos);
  CHECK(data.find("Canary") == std::string::npos);
  const auto queue = desk.Queue();
  REQUIRE(queue.requests.size() == 1);
  CHECK(queue.requests[0].state == domain::PrivacyState::kDone);
  CHECK(queue.requests[0].kind == domain::PrivacyKind::kExport);
}

TEST_CASE("A customer asks to be erased, and a manager sees what would go before it goes",
          "[service][privacy]") {
  PrivacyDesk desk;
  House& house = desk.house();
  const domain::Ticket alone = desk.Ticket("Hers alone");
  const domain::Ticket shared = desk.Ticket("Of Sakura", house.sakura.id);
  Visitor hana(desk.door, house.hana);
  Visitor ken(desk.door, house.ken);
  CHECK(hana.PostForm("/account/erasure", "sure=1").status == 303);
  CHECK(hana.PostForm("/account/erasure", "sure=1").status == 303);
  const auto queue = desk.Queue();
  REQUIRE(queue.requests.size() == 1);
  const domain::PrivacyRequest& request = queue.requests[0];
  CHECK(request.asked_by.empty());
  CHECK(request.checked_at_millis != 0);
  CHECK(request.due_at_millis == domain::PrivacyDue(request.asked_at_millis));

  const auto preview = desk.Preview(request);
  CHECK(preview.going == std::vector{static_cast<std::int64_t>(alone.number)});
  CHECK(preview.staying == std::vector{static_cast<std::int64_t>(shared.number)});
  CHECK(desk.owner.Post(desk.PathOf(request, "/carry-out"), wire::EncodeOneText("tag", "old"))
            .status == 409);
  REQUIRE(desk.CarryOut(request).status == 200);

  CHECK(hana.Get("/v1/session").status == 401);
  Visitor anew(desk.door);
  CHECK(anew.SignIn("hana@example.org").status == 401);
  const std::string path = "/v1/tickets/" + std::to_string(static_cast<int>(shared.number));
  const std::string thread = BodyOf(ken.Get(path));
  CHECK(thread.find("Where are they?") != std::string::npos);
  CHECK(thread.find("Former customer 1") != std::string::npos);
  CHECK(thread.find("hana") == std::string::npos);
  CHECK(BodyOf(desk.owner.Get("/v1/audit")).find("hana") == std::string::npos);
  CHECK(desk.owner.Get(desk.ContactPath(house.hana)).status == 404);
  const auto after = desk.Queue();
  CHECK(after.requests[0].state == domain::PrivacyState::kDone);
  CHECK(after.requests[0].shown_name == "元のお客様 1");
}

TEST_CASE("Whoever asks in somebody's name says how they know, before anything is done",
          "[service][privacy]") {
  PrivacyDesk desk;
  const auto made = desk.owner.Post(desk.ContactPath(desk.house().hana) + "/privacy-requests",
                                    wire::EncodePrivacyKind(domain::PrivacyKind::kErase));
  REQUIRE(made.status == 201);
  const auto request = wire::DecodePrivacyRequest(BodyOf(made));
  CHECK_FALSE(request->asked_by.empty());
  CHECK(request->checked_at_millis == 0);
  CHECK(desk.CarryOut(*request).status == 409);
  CHECK(desk.owner.Post(desk.PathOf(*request, "/identity"), wire::EncodeOneText("note", " "))
            .status == 422);
  CHECK(
      desk.owner.Post(desk.PathOf(*request, "/identity"), wire::EncodeOneText("note", "By phone."))
          .status == 200);
  CHECK(desk.CarryOut(*request).status == 200);
  CHECK(desk.owner.Post(desk.PathOf(*request, "/refusal"), wire::EncodeOneText("reason", "No"))
            .status == 409);
}

TEST_CASE("A request is refused with a reason, and the history says so", "[service][privacy]") {
  PrivacyDesk desk;
  Visitor hana(desk.door, desk.house().hana);
  REQUIRE(hana.PostForm("/account/erasure", "sure=1").status == 303);
  const auto request = desk.Queue().requests.at(0);
  CHECK(desk.owner.Post(desk.PathOf(request, "/refusal"), wire::EncodeOneText("reason", "A claim."))
            .status == 200);
  CHECK(desk.Queue().requests.at(0).reason == "A claim.");
  const std::string page = BodyOf(hana.Visit("/account"));
  CHECK(page.find("依頼を断りました") != std::string::npos);
  CHECK(page.find("ログインしました") != std::string::npos);
}

TEST_CASE("A legal hold stops erasing and retention, in words, until it is lifted",
          "[service][privacy]") {
  PrivacyDesk desk;
  House& house = desk.house();
  domain::Ticket old = house.MakeTicket("Old", house.hana.id);
  old.stage = house.closed;
  old.last_activity_at_millis = kNoon - 400 * kMillisPerDay;
  house.Put(old);
  domain::Portal portal = house.portal;
  portal.settings.Edit().privacy.retention = {{house.pipeline.id, 12}};
  REQUIRE(desk.door.store->PutPortal(portal).ok());
  const auto retention = [&] {
    return wire::DecodeRetentionList(BodyOf(desk.owner.Get("/v1/privacy/retention")))
        .value()
        .pipelines.at(0);
  };
  CHECK(retention().tickets == 1);
  const std::string hold = desk.ContactPath(house.hana) + "/legal-hold";
  REQUIRE(desk.owner.Put(hold, wire::EncodeOneText("reason", "Case 7")).status == 204);
  CHECK(desk.Queue().holds.at(0).reason == "Case 7");
  CHECK(retention().tickets == 0);
  CHECK(retention().held == 1);
  Visitor hana(desk.door, house.hana);
  REQUIRE(hana.PostForm("/account/erasure", "sure=1").status == 303);
  const auto request = desk.Queue().requests.at(0);
  const auto refused = desk.CarryOut(request);
  CHECK(refused.status == 409);
  CHECK(BodyOf(refused).find("Case 7") != std::string::npos);
  CHECK(desk.owner.Delete(hold).status == 204);
  CHECK(desk.CarryOut(request).status == 200);
}

TEST_CASE("A hold on a ticket keeps it and its people until it is lifted", "[service][privacy]") {
  PrivacyDesk desk;
  desk.door.AddAgent("sam@example.org");
  Visitor agent(desk.door);
  REQUIRE(agent.SignIn("sam@example.org").status == 200);
  const domain::Ticket ticket = desk.Ticket("Boxes");
  const std::string number = std::to_string(static_cast<int>(ticket.number));
  const std::string hold = "/v1/tickets/" + number + "/legal-hold";
  CHECK(agent.Put(hold, wire::EncodeOneText("reason", "Case 8")).status == 404);
  CHECK(desk.owner.Put(hold, wire::EncodeOneText("reason", " ")).status == 422);
  CHECK(desk.owner.Put("/v1/tickets/99/legal-hold", wire::EncodeOneText("reason", "x")).status ==
        404);
  REQUIRE(desk.owner.Put(hold, wire::EncodeOneText("reason", "Case 8")).status == 204);
  const auto queue = desk.Queue();
  REQUIRE(queue.ticket_holds.size() == 1);
  CHECK(queue.ticket_holds[0].subject == "Boxes");
  CHECK(queue.ticket_holds[0].number == static_cast<std::int64_t>(ticket.number));
  const auto thread = JsonOf(agent.Get("/v1/agent/tickets/" + number));
  CHECK(thread.Find("hold_reason")->text == "Case 8");
  const std::string message = thread.Find("messages")->items.at(0).Find("id")->text;
  const auto kept = agent.Post("/v1/agent/messages/" + message + "/redaction", "");
  CHECK(kept.status == 409);
  CHECK(BodyOf(kept).find("error.ticket_held") != std::string::npos);

  Visitor hana(desk.door, desk.house().hana);
  CHECK(BodyOf(hana.Get("/v1/tickets/" + number)).find("Case 8") == std::string::npos);
  REQUIRE(hana.PostForm("/account/erasure", "sure=1").status == 303);
  const auto request = desk.Queue().requests.at(0);
  CHECK(desk.Preview(request).hold_reason == "Case 8");
  CHECK(desk.CarryOut(request).status == 409);
  REQUIRE(desk.owner.Delete(hold).status == 204);
  CHECK(desk.Queue().ticket_holds.empty());
  CHECK(agent.Post("/v1/agent/messages/" + message + "/redaction", "").status == 200);
  CHECK(desk.CarryOut(request).status == 200);
  const std::string audit = BodyOf(desk.owner.Get("/v1/audit"));
  CHECK(audit.find("hold.set") != std::string::npos);
  CHECK(audit.find("hold.lifted") != std::string::npos);
}

TEST_CASE("Whoever asked to be erased takes it back while nobody has answered",
          "[service][privacy]") {
  PrivacyDesk desk;
  Visitor hana(desk.door, desk.house().hana);
  Visitor ken(desk.door, desk.house().ken);
  REQUIRE(hana.PostForm("/account/erasure", "sure=1").status == 303);
  CHECK(BodyOf(hana.Visit("/account")).find("/account/withdrawal") != std::string::npos);
  // Nobody else's.
  CHECK(ken.PostForm("/account/withdrawal", "kind=erase").status == 303);
  CHECK(desk.Queue().requests.at(0).state == domain::PrivacyState::kOpen);
  CHECK(hana.PostForm("/account/withdrawal", "kind=export").status == 303);
  CHECK(desk.Queue().requests.at(0).state == domain::PrivacyState::kOpen);
  CHECK(hana.PostForm("/account/withdrawal", "kind=erase").status == 303);
  CHECK(hana.PostForm("/account/withdrawal", "kind=erase").status == 303);
  const auto request = desk.Queue().requests.at(0);
  CHECK(request.state == domain::PrivacyState::kWithdrawn);
  CHECK(desk.CarryOut(request).status == 409);
  const std::string page = BodyOf(hana.Visit("/account"));
  CHECK(page.find("/account/withdrawal") == std::string::npos);
  CHECK(page.find("依頼を取り下げました") != std::string::npos);
  CHECK(BodyOf(desk.owner.Get("/v1/audit")).find("privacy.withdrawn") != std::string::npos);
  // They may ask anew.
  REQUIRE(hana.PostForm("/account/erasure", "sure=1").status == 303);
  CHECK(desk.CarryOut(desk.Queue().requests.at(0)).status == 200);
}

TEST_CASE("A request that was recorded in somebody's name is theirs to take back",
          "[service][privacy]") {
  PrivacyDesk desk;
  REQUIRE(desk.owner
              .Post(desk.ContactPath(desk.house().hana) + "/privacy-requests",
                    wire::EncodePrivacyKind(domain::PrivacyKind::kExport))
              .status == 201);
  Visitor hana(desk.door, desk.house().hana);
  CHECK(BodyOf(hana.Visit("/account")).find("データの依頼を取り下げる") != std::string::npos);
  CHECK(hana.PostForm("/account/withdrawal", "kind=export").status == 303);
  CHECK(desk.Queue().requests.at(0).state == domain::PrivacyState::kWithdrawn);
}

TEST_CASE("The history of an account says who looked on, and nobody else's", "[service][privacy]") {
  PrivacyDesk desk;
  Visitor hana(desk.door, desk.house().hana);
  Visitor ken(desk.door, desk.house().ken);
  REQUIRE(desk.owner.Post(desk.ContactPath(desk.house().hana) + "/preview", "").status == 201);
  CHECK(BodyOf(hana.Visit("/account")).find("お客様の表示でポータルを確認") != std::string::npos);
  CHECK(BodyOf(ken.Visit("/account")).find("お客様の表示でポータルを確認") == std::string::npos);
}

}  // namespace
}  // namespace genkan::support
