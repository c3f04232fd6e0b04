// What leaves the backend of a ticket's fields, and what its customers change of them.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/settings_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/forms.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

// Hana's ticket in a portal with fields of its own, which ken of her company sees too.
struct Shop {
  Shop() {
    domain::PortalSettings& settings = door.house.portal.settings.Edit();
    settings.fields = SomeForms();
    for (domain::CustomField& field : settings.fields.ticket_fields) {
      field.editable = field.key != "since";
    }
    Keep();
    domain::Ticket ticket = door.house.MakeTicket("Broken printer", door.house.hana.id);
    ticket.companies = {door.house.sakura.id};
    ticket.priority = domain::Priority::kHigh;
    ticket.category = "delivery";
    ticket.channel = "canary channel";
    ticket.owner_shown_name = "Canary Owner";
    ticket.fields = {{"order_no", "A-17"},
                     {"reason", "broken"},
                     {"since", "2026-11-22"},
                     {"secret", "canary value"}};
    door.house.Put(ticket);
  }
  void Keep() { REQUIRE(door.store->PutPortal(door.house.portal).ok()); }
  void Show(std::vector<domain::ShownField> columns, std::vector<domain::ShownField> details) {
    domain::Presentation& presentation = door.house.portal.settings.Edit().presentation;
    presentation.columns = std::move(columns);
    presentation.details = std::move(details);
    Keep();
  }
  domain::Thread Thread(Visitor& visitor) {
    return wire::DecodeThread(BodyOf(visitor.Get("/v1/tickets/1"))).value();
  }
  wire::Response Change(Visitor& visitor, const std::vector<domain::FieldValue>& fields,
                        std::string tag = "?") {
    if (tag == "?") {
      const auto edit = Thread(hana).edit;
      tag = edit.has_value() ? edit->tag : std::string();
    }
    return visitor.Put("/v1/tickets/1/fields", wire::EncodeChangedFields({tag, fields}));
  }
  std::vector<domain::FieldValue> Stored() {
    return door.store->TicketByNumber(door.house.ViewerOf(door.house.hana), domain::TicketNumber{1})
        ->fields;
  }

  FrontDoor door;
  Visitor hana{door, door.house.hana};
  Visitor ken{door, door.house.ken};
};

std::string MessageKeyOf(const wire::Response& response) {
  return JsonOf(response).Find("message_key")->text;
}

TEST_CASE("A list has the chosen columns with their values, in the reader's language",
          "[service][shown]") {
  Shop shop;
  shop.Show({{"reason", {}}, {"subject", {{"en", "What"}, {"ja", "ご用件"}}}, {"since", {}}}, {});
  const auto page = wire::DecodeTicketPage(BodyOf(shop.ken.Get("/v1/tickets"))).value();
  CHECK(page.columns == domain::FieldViews{{"reason", domain::FieldKind::kChoice, "Reason"},
                                           {"subject", domain::FieldKind::kText, "What"},
                                           {"since", domain::FieldKind::kDate, "Since when"}});
  REQUIRE(page.tickets.size() == 1);
  CHECK(page.tickets[0].fields ==
        std::vector<domain::FieldValue>{{"reason", "It is broken"}, {"since", "2026-11-22"}});
  const auto again = wire::DecodeTicketPage(BodyOf(shop.hana.Get("/v1/tickets"))).value();
  CHECK(again.columns[1].label == "ご用件");
  CHECK(again.tickets[0].fields[0].value == "故障");
}

TEST_CASE("What a portal does not show never reaches a customer, in no answer about the ticket",
          "[service][shown]") {
  Shop shop;
  shop.Show({{"subject", {}}, {"secret", {}}}, {{"number", {}}, {"secret", {}}});
  const std::string filed = BodyOf(shop.hana.Post(
      "/v1/tickets",
      wire::EncodeNewTicket(
          {.subject = "Another",
           .text = "Text",
           .form = kReturnForm,
           .priority = domain::Priority::kHigh,
           .fields = {{"order_no", "A-17"}, {"reason", "wrong"}, {"secret", "canary value"}}}),
      {{"idempotency-key", "press-0001"}}));
  REQUIRE(filed.find("Another") != std::string::npos);
  for (const std::string& body :
       {BodyOf(shop.hana.Get("/v1/tickets")), BodyOf(shop.hana.Get("/v1/tickets/1")), filed,
        BodyOf(shop.hana.Put("/v1/tickets/1/state", R"({"state":"open"})")),
        BodyOf(shop.Change(shop.hana, {})), BodyOf(shop.hana.Get("/v1/session"))}) {
    INFO(body);
    for (const char* hidden : {"canary", "Canary", "secret", "A-17", "broken", "2026-11-22", "high",
                               "Delivery", "delivery", "Waiting", "17953488"}) {
      // The number of milliseconds that the ticket was made at begins so; "hana" is the reader.
      CHECK(body.find(hidden) == std::string::npos);
    }
  }
  const auto page = wire::DecodeTicketPage(BodyOf(shop.ken.Get("/v1/tickets"))).value();
  CHECK(page.tickets[0].requester_shown_name.empty());
}

TEST_CASE("A detail that may be changed is changed, by whoever is on the ticket, and logged",
          "[service][edit]") {
  Shop shop;
  const domain::Thread before = shop.Thread(shop.hana);
  REQUIRE(before.edit.has_value());
  CHECK(before.edit->answers == domain::Answers{{"order_no", "A-17"}, {"reason", "broken"}});
  REQUIRE(shop.Change(shop.hana, {{"order_no", " A-18 "}}).status == 200);
  CHECK(shop.Stored() == std::vector<domain::FieldValue>{{"order_no", "A-18"},
                                                         {"reason", "broken"},
                                                         {"since", "2026-11-22"},
                                                         {"secret", "canary value"}});
  CHECK(shop.Thread(shop.hana).ticket.fields[0] == domain::FieldValue{"order_no", "A-18"});
  const auto log = shop.door.store->AuditEntries(shop.door.house.portal.id, {}).value();
  REQUIRE(log.size() == 1);
  CHECK(log[0].action == "ticket.details_changed");
  CHECK(log[0].subject == "#1");
  CHECK(log[0].contact == shop.door.house.hana.id);
  CHECK(log[0].before.find("A-17") != std::string::npos);
  CHECK(log[0].after.find("A-18") != std::string::npos);
  // The same again is no change.
  REQUIRE(shop.Change(shop.hana, {{"order_no", "A-18"}}).status == 200);
  CHECK(shop.door.store->AuditEntries(shop.door.house.portal.id, {})->size() == 1);
}

TEST_CASE("Of two who change a detail the second is told", "[service][edit]") {
  Shop shop;
  const std::string tag = shop.Thread(shop.hana).edit->tag;
  REQUIRE(shop.Change(shop.hana, {{"order_no", "A-18"}}, tag).status == 200);
  const wire::Response second = shop.Change(shop.hana, {{"order_no", "A-19"}}, tag);
  CHECK(second.status == 409);
  CHECK(MessageKeyOf(second) == "error.details_changed");
  CHECK(shop.Stored()[0].value == "A-18");
}

TEST_CASE("A colleague, a stranger and a closed ticket are refused, and told what to do",
          "[service][edit]") {
  Shop shop;
  CHECK_FALSE(shop.Thread(shop.ken).edit.has_value());
  const wire::Response colleague = shop.Change(shop.ken, {{"order_no", "A-18"}});
  CHECK(colleague.status == 403);
  CHECK(MessageKeyOf(colleague) == "error.details_not_yours");
  Visitor noor(shop.door, shop.door.house.noor);
  CHECK(shop.Change(noor, {{"order_no", "A-18"}}).status == 404);
  domain::PipelineRules rules{
      .pipeline = shop.door.house.pipeline.id, .may_close = true, .may_answer_closed = false};
  shop.door.house.portal.settings.Edit().tickets.pipelines = {rules};
  shop.Keep();
  REQUIRE(shop.hana.Put("/v1/tickets/1/state", R"({"state":"closed"})").status == 200);
  CHECK_FALSE(shop.Thread(shop.hana).edit.has_value());
  CHECK(MessageKeyOf(shop.Change(shop.hana, {{"order_no", "A-18"}})) == "error.details_closed");
  CHECK(shop.Stored()[0].value == "A-17");
}

TEST_CASE("The backend checks a changed detail, and hides that there are hidden ones",
          "[service][edit]") {
  Shop shop;
  const auto refused = [&](const char* field, const char* value) {
    const wire::Response response = shop.Change(shop.hana, {{field, value}});
    CHECK(response.status == 422);
    return MessageKeyOf(response);
  };
  CHECK(refused("order_no", "") == "error.answer_missing");
  CHECK(refused("reason", "sun") == "error.choice_unknown");
  CHECK(refused("since", "2026-11-23") == "error.detail_fixed");
  CHECK(refused("status", "closed") == "error.detail_fixed");
  CHECK(refused("secret", "x") == refused("unheard_of", "x"));
  CHECK(refused("secret", "x") == "error.field_unknown");
  CHECK(shop.Stored()[0].value == "A-17");
}

TEST_CASE("Columns and details are saved as they can be shown, and not otherwise",
          "[service][shown]") {
  Shop shop;
  shop.door.AddManager("owner@example.org");
  Visitor owner(shop.door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  const auto save = [&](const std::string& section, const auto& change) {
    domain::Portal changed = shop.door.store->PortalById(shop.door.house.portal.id).value();
    change(changed.settings.Edit());
    const std::string target = "/v1/settings/" + section;
    const std::string tag = JsonOf(owner.Get(target)).Find("tag")->text;
    const wire::Response response =
        owner.Put(target, wire::EncodeTaggedSection(changed, section, tag));
    return response.status == 200 ? std::string("saved") : MessageKeyOf(response);
  };
  CHECK(save("presentation", [](auto& settings) {
          settings.presentation.details = {{"unheard_of", {}}};
        }) == "error.value_unknown");
  CHECK(save("presentation", [](auto& settings) {
          settings.presentation.columns = {{"number", {}}};
        }) == "error.columns_bare");
  CHECK(save("presentation", [](auto& settings) {
          settings.presentation.details = {{"order_no", {}}};
        }) == "saved");
  CHECK(save("fields", [](auto& settings) { settings.fields.ticket_fields[0].shown = false; }) ==
        "error.nothing_shown");
}

}  // namespace
}  // namespace genkan::support
