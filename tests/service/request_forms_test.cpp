// Request forms over the API: what is asked, what is taken, and what a reader is shown of it.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/field_use_codec.h"
#include "genkan/wire/request_form_codec.h"
#include "genkan/wire/settings_codec.h"
#include "genkan/wire/ticket_codec.h"
#include "support/forms.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

struct FormsDoor : FrontDoor {
  FormsDoor() { SetFields(SomeForms()); }
  void SetFields(const domain::CustomFields& fields) {
    house.portal.settings.Edit().fields = fields;
    REQUIRE(store->PutPortal(house.portal).ok());
  }
};

domain::NewTicket Filled() {
  return {.subject = "Broken printer",
          .text = "It prints blanks.",
          .form = kReturnForm,
          .priority = domain::Priority::kHigh,
          .fields = {{"order_no", "A-17"},
                     {"reason", "broken"},
                     {"since", "2026-11-22"},
                     {"secret", "canary value"}}};
}

wire::Response File(Visitor& visitor, const domain::NewTicket& ticket,
                    const std::string& key = "press-0001") {
  return visitor.Post("/v1/tickets", wire::EncodeNewTicket(ticket), {{"idempotency-key", key}});
}

std::string RefusedField(const wire::Response& response) {
  CHECK(response.status == 422);
  return JsonOf(response).Find("field")->text;
}

TEST_CASE("Forms come in the reader's language, those that are retired do not",
          "[service][forms]") {
  FormsDoor door;
  domain::CustomFields fields = SomeForms();
  fields.forms[1].retired = true;
  door.SetFields(fields);
  Visitor noor(door, door.house.noor);
  const auto english = wire::DecodeRequestForms(BodyOf(noor.Get("/v1/request-forms"))).value();
  CHECK(english == domain::FormViews(fields, "en"));
  REQUIRE(english.size() == 1);
  domain::Contact hana = door.house.hana;
  hana.language = "ja";
  REQUIRE(door.store->PutContact(door.house.portal.id, hana).ok());
  Visitor japanese(door, hana);
  CHECK(wire::DecodeRequestForms(BodyOf(japanese.Get("/v1/request-forms")))->front().name ==
        "返品の申し込み");
}

TEST_CASE("What a form asks is kept with the ticket and shown as far as it is for customers",
          "[service][forms]") {
  FormsDoor door;
  Visitor noor(door, door.house.noor);
  REQUIRE(File(noor, Filled()).status == 201);
  const auto stored =
      door.store->TicketByNumber(door.house.ViewerOf(door.house.noor), domain::TicketNumber{1});
  CHECK(stored->priority == domain::Priority::kHigh);
  CHECK(stored->fields == Filled().fields);
  const wire::Response answer = noor.Get("/v1/tickets/1");
  const domain::Thread thread = wire::DecodeThread(BodyOf(answer)).value();
  std::vector<std::string> shown;
  for (const domain::FieldView& detail : thread.details) {
    const std::string& value = domain::AnswerTo(thread.ticket.fields, detail.field);
    if (!value.empty()) shown.push_back(detail.label + ": " + value);
  }
  CHECK(shown == std::vector<std::string>{"Order number: A-17", "Reason: It is broken",
                                          "Since when: 2026-11-22"});
  // Neither what is hidden nor that there is such a field.
  for (const char* target : {"/v1/tickets/1", "/v1/tickets"}) {
    const std::string body = BodyOf(noor.Get(target));
    CHECK(body.find("canary") == std::string::npos);
    CHECK(body.find("Canary") == std::string::npos);
    CHECK(body.find("secret") == std::string::npos);
  }
}

TEST_CASE("The backend checks a form again, whatever the client has done", "[service][forms]") {
  FormsDoor door;
  Visitor noor(door, door.house.noor);
  domain::NewTicket ticket = Filled();
  ticket.fields.erase(ticket.fields.begin());
  CHECK(RefusedField(File(noor, ticket)) == "order_no");
  ticket = Filled();
  ticket.fields[1].value = "moon";
  CHECK(RefusedField(File(noor, ticket)) == "reason");
  ticket = Filled();
  ticket.fields[2].value = "yesterday";
  CHECK(RefusedField(File(noor, ticket)) == "since");
  ticket = Filled();
  ticket.fields.push_back({"unheard_of", "x"});
  CHECK(RefusedField(File(noor, ticket)) == "unheard_of");
  ticket = Filled();
  ticket.form = {};
  CHECK(RefusedField(File(noor, ticket)) == "form");
  CHECK(door.store->ListTickets(door.house.ViewerOf(door.house.noor), {})->total == 0);
  // What a condition hides is not kept.
  ticket = Filled();
  ticket.fields[1].value = "wrong";
  REQUIRE(File(noor, ticket).status == 201);
  const auto stored =
      door.store->TicketByNumber(door.house.ViewerOf(door.house.noor), domain::TicketNumber{1});
  CHECK(stored->fields == std::vector<domain::FieldValue>{{"order_no", "A-17"},
                                                          {"reason", "wrong"},
                                                          {"secret", "canary value"}});
}

TEST_CASE("A form is filed once under its key, and other answers are another ticket",
          "[service][forms]") {
  FormsDoor door;
  Visitor noor(door, door.house.noor);
  REQUIRE(File(noor, Filled()).status == 201);
  CHECK(File(noor, Filled()).status == 201);
  domain::NewTicket other = Filled();
  other.fields[0].value = "A-18";
  CHECK(File(noor, other).status == 409);
  CHECK(door.store->ListTickets(door.house.ViewerOf(door.house.noor), {})->total == 1);
}

TEST_CASE("A category is shown by its label, retired or not, and an older system's as it is",
          "[service][forms]") {
  FormsDoor door;
  door.house.portal.settings.Edit().presentation.columns = {{"subject", {}}, {"category", {}}};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  for (const char* category : {"delivery", "old", "請求"}) {
    domain::Ticket ticket = door.house.MakeTicket(category, door.house.noor.id);
    ticket.category = category;
    door.house.Put(ticket);
  }
  Visitor noor(door, door.house.noor);
  const auto page = wire::DecodeTicketPage(BodyOf(noor.Get("/v1/tickets"))).value();
  std::vector<std::string> categories;
  for (const domain::TicketSummary& ticket : page.tickets) categories.push_back(ticket.category);
  CHECK(categories == std::vector<std::string>{"請求", "Old days", "Delivery"});
}

TEST_CASE("What a ticket holds is retired and not taken away", "[service][forms]") {
  FormsDoor door;
  door.AddManager("owner@example.org");
  Visitor noor(door, door.house.noor);
  REQUIRE(File(noor, Filled()).status == 201);
  Visitor owner(door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  const auto save = [&](const domain::CustomFields& fields) {
    domain::Portal changed = door.house.portal;
    changed.settings.Edit().fields = fields;
    const std::string tag = JsonOf(owner.Get("/v1/settings/fields")).Find("tag")->text;
    return owner.Put("/v1/settings/fields", wire::EncodeTaggedSection(changed, "fields", tag));
  };
  domain::CustomFields fields = SomeForms();
  std::erase_if(fields.ticket_fields[1].choices,
                [](const domain::Choice& choice) { return choice.key == "broken"; });
  fields.forms[0].fields[3].when_value = "wrong";
  CHECK(RefusedField(save(fields)) == "ticket_fields");
  fields = SomeForms();
  fields.forms.clear();
  fields.ticket_fields.erase(fields.ticket_fields.begin());
  CHECK(RefusedField(save(fields)) == "ticket_fields");
  fields = SomeForms();
  fields.ticket_fields[0].retired = true;
  fields.categories.clear();  // Nobody holds one.
  fields.forms[1].fields.erase(fields.forms[1].fields.begin() + 1);
  CHECK(save(fields).status == 200);
}

TEST_CASE("A manager learns what retiring touches", "[service][forms]") {
  FormsDoor door;
  door.AddManager("owner@example.org");
  Visitor noor(door, door.house.noor);
  REQUIRE(File(noor, Filled()).status == 201);
  CHECK(noor.Get("/v1/field-uses").status == 404);
  Visitor owner(door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  const auto uses = wire::DecodeFieldUses(BodyOf(owner.Get("/v1/field-uses"))).value();
  using domain::FieldOwner;
  CHECK(domain::RecordsUsing(uses, FieldOwner::kTicketField, "reason") == 1);
  CHECK(domain::RecordsUsing(uses, FieldOwner::kTicketField, "reason", "broken") == 1);
  CHECK(domain::RecordsUsing(uses, FieldOwner::kTicketField, "reason", "wrong") == 0);
}

}  // namespace
}  // namespace genkan::support
