// The document and the router say the same: every status that is written down is really given, and
// nothing else is; but for those that transports give, which transport_answers_test.cpp asks for.
// That each answer has the documented shape is checked by FrontDoor, always.
#include "support/openapi.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "genkan/base/strings.h"
#include "genkan/wire/contact_codec.h"
#include "genkan/wire/desk_codec.h"
#include "service/openapi_answers.h"
#include "service/routes.h"
#include "support/files.h"
#include "support/front_door.h"
#include "support/mailbag.h"
#include "support/pictures.h"

namespace genkan::support {
namespace {

using wire::Header;
using wire::Method;

constexpr std::string_view kFormMedia = "application/x-www-form-urlencoded";

constexpr std::pair<const char*, const char*> kAgentBodies[] = {
    {"messages", R"({"text":"x","audience":"internal"})"},
    {"owner", R"({"owner":""})"},
    {"stage", R"({"stage":"STAGE"})"},
    {"requester", R"({"contact":""})"},
    {"companies", R"({"companies":[]})"},
    {"requester/preview", R"({"contact":""})"},
    {"companies/preview", R"({"companies":[]})"},
    {"audience", R"({"restricted":true})"},
    {"participants", R"({"participants":[]})"},
    {"audience/preview", R"({"restricted":true})"},
    {"participants/preview", R"({"participants":[]})"},
    {"hidden", R"({"hidden":true})"},
    {"merge/preview", R"({"into":2})"},
    {"merge", R"({"into":2,"tag":"old"})"}};

// What a well-made request to a route that takes a body holds.
std::string BodyFor(const service::Route& route) {
  if (route.path == "/set-up") return "name=O&email=o%40example.org&password=twelve+letters";
  if (route.path == "/address") return "email=ken2%40example.org";
  if (route.path == "/reset" || route.path == "/sign-in/mail") return "email=ken%40example.org";
  if (route.path == "/sign-in") return "email=ken%40example.org&password=genkan-demo";
  if (route.path == "/v1/widget/identity") return R"({"token":"x"})";
  if (route.path == "/v1/widget/keys") return R"({"name":"Knowledge base"})";
  if (route.path == "/v1/session" || route.path == "/v1/widget/session")
    return R"({"email":"ken@example.org","password":"genkan-demo"})";
  if (route.path.starts_with("/v1/settings/{section}"))
    return R"({"tag":"TAG","settings":{"passkeys":false}})";
  if (route.path == "/v1/tickets") return R"({"subject":"x","text":"x"})";
  if (route.path == "/v1/tickets/{number}/state") return R"({"state":"open"})";
  if (route.path == "/v1/tickets/{number}/fields") return R"({"tag":"","fields":{}})";
  if (route.path == "/v1/tickets/{number}/draft") return R"({"text":"Half","tag":""})";
  if (route.path == "/v1/tickets/{number}/rating") return R"({"verdict":"good"})";
  if (route.path == "/v1/tickets/{number}/read") return R"({"upto_millis":1})";
  if (route.path.starts_with("/v1/views")) return R"({"name":"Mine","query":"state=open"})";
  if (route.path == "/v1/account") return R"({"ticket_mail":"all"})";
  if (route.path == "/account/profile") return "name=Ken&language=&time_zone=";
  if (route.path == "/account/mail") return "ticket_mail=all";
  if (route.path == "/v1/mail/test") return R"({"kind":"sign_in"})";
  if (route.path == "/v1/host-check") return R"({"host":""})";
  if (route.path == "/v1/openid/client-secret") return R"({"client_secret":"x"})";
  if (route.path == "/v1/desk")
    return R"({"tag":"TAG","inboxes":["INBOX"],"pipelines":["PIPELINE"]})";
  if (route.path.starts_with("/v1/desk/inboxes")) return R"({"tag":"TAG","inbox":{"name":"I"}})";
  if (route.path == "/v1/contacts/{id}") {
    return R"({"tag":"TAG","contact":{"company_view":false}})";
  }
  if (route.path == "/v1/contact-doubles/apart") return R"({"key":"aken@example.org"})";
  if (route.path == "/v1/contacts/{id}/leaving/preview") return R"({"company":"COMPANY"})";
  if (route.path == "/v1/contacts/{id}/leaving") {
    return R"({"company":"COMPANY","tickets":"keep","tag":"old"})";
  }
  if (route.path == "/v1/contacts/{id}/merge/preview") return R"({"into":"OTHER"})";
  if (route.path == "/v1/contacts/{id}/merge") return R"({"into":"OTHER","tag":"old"})";
  if (route.path == "/v1/contacts/{id}/privacy-requests") return R"({"kind":"erase"})";
  if (route.path.ends_with("/legal-hold")) return R"({"reason":"Case 7"})";
  if (route.path.ends_with("/identity")) return R"({"note":"By phone."})";
  if (route.path.ends_with("/carry-out")) return R"({"tag":""})";
  if (route.path.ends_with("/refusal")) return R"({"reason":"A claim."})";
  if (route.path == "/v1/companies/{id}") return R"({"tag":"TAG","company":{"name":"C"}})";
  if (route.path == "/v1/contact-imports") {
    return R"({"file_name":"a.csv","content":"bmFtZSxlbWFpbApNYWksbWFpQG1vcmkuZXhhbXBsZQo=","dry_run":false})";
  }
  if (route.path == "/v1/staff") return R"({"email":"new@example.org"})";
  if (route.path == "/v1/staff/{id}/permissions") return R"({"settings":true,"tickets":true})";
  for (const auto& [path, body] : kAgentBodies) {
    if (route.path == std::string("/v1/agent/tickets/{number}/") + path) return body;
  }
  if (route.path.starts_with("/v1/desk/pipelines")) return R"({"tag":"TAG","pipeline":{}})";
  return route.body == service::BodyKind::kJson ? R"({"text":"x"})" : "";
}

// A request to `route` with nothing wrong in it.
wire::Request GoodRequest(const service::Route& route) {
  wire::Request request{.method = route.method, .target = std::string(route.path)};
  if (const std::size_t brace = request.target.find('{'); brace != std::string::npos) {
    const bool section = route.path.find("{section}") != std::string_view::npos;
    const bool inbox = route.path.find("inboxes/{id}") != std::string_view::npos;
    const bool pipeline = route.path.find("pipelines/{id}") != std::string_view::npos;
    const bool contact = route.path.find("contacts/{id}") != std::string_view::npos;
    const bool company = route.path.find("companies/{id}") != std::string_view::npos;
    const bool staff = route.path.find("staff/{id}") != std::string_view::npos;
    const char* value = section    ? "access"
                        : company  ? "COMPANY"
                        : staff    ? "STAFF"
                        : inbox    ? "INBOX"
                        : pipeline ? "PIPELINE"
                        : contact  ? "CONTACT"
                                   : "1";
    request.target.replace(brace, request.target.find('}') - brace + 1, value);
  }
  if (route.in_widget == service::InWidget::kOnly) request.target.insert(0, "/embed");
  if (route.path == "/v1/search") request.target += "?q=x";
  if (route.path == "/v1/tickets/similar") request.target += "?subject=x";
  if (route.path == "/set-up") request.target += "?key=" + std::string(kSetupKey);
  request.headers = {{"sec-fetch-site", "same-origin"}, {"idempotency-key", "press-0001"}};
  if (route.path.starts_with("/v1/")) request.headers.push_back({"genkan-api", "1"});
  if (route.body == service::BodyKind::kJson) {
    request.headers.push_back({"content-type", "application/json"});
  } else if (route.body == service::BodyKind::kForm) {
    request.headers.push_back({"content-type", std::string(kFormMedia)});
  } else if (route.body == service::BodyKind::kBytes) {
    request.headers.push_back({"content-type", "application/octet-stream"});
  }
  if (route.body != service::BodyKind::kNone) request.body = BodyFor(route);
  return request;
}

wire::Request With(wire::Request request, std::string_view name, const std::string& value) {
  for (Header& header : request.headers) {
    if (header.name == name) header.value = value;
  }
  return request;
}

wire::Request WithBody(wire::Request request, const std::string& body) {
  request.body = body;
  return request;
}

// The ids of the house, where a route names a record.
void FillInIds(House& house, wire::Request* request) {
  const auto staff = house.store().StaffOf(house.portal.id);
  const std::pair<std::string_view, std::string> ids[] = {
      {"STAFF", staff->empty() ? std::string("1") : domain::IdText(staff->back().id)},
      {"INBOX", domain::IdText(house.inbox.id)},
      {"PIPELINE", domain::IdText(house.pipeline.id)},
      {"CONTACT", domain::IdText(house.ken.id)},
      {"OTHER", domain::IdText(house.noor.id)},
      {"COMPANY", domain::IdText(house.sakura.id)},
      {"STAGE", domain::IdText(house.closed)}};
  for (const auto& [place, id] : ids) {
    for (std::string* text : {&request->target, &request->body}) {
      const std::size_t at = text->find(place);
      if (at != std::string::npos) text->replace(at, place.size(), id);
    }
  }
}

// A change repeats the tag of what was read.
void FillInTag(Visitor& visitor, wire::Request* request) {
  constexpr std::string_view kPlace = "TAG";
  const std::size_t place = request->body.find(kPlace);
  if (place == std::string::npos) return;
  const wire::Response read = visitor.Get(request->target);
  if (read.status != 200) return;
  request->body.replace(place, kPlace.size(), JsonOf(read).Find("tag")->text);
}

// Everything that can be wrong with a request to `route`, and nothing.
std::vector<wire::Request> Variants(const service::Route& route) {
  const wire::Request good = GoodRequest(route);
  std::vector<wire::Request> variants = {
      good, With(good, "genkan-api", "0"), With(good, "genkan-api", "x"),
      With(good, "sec-fetch-site", "cross-site"), With(good, "content-type", "text/plain")};
  if (route.body != service::BodyKind::kNone) {
    const bool form = route.body == service::BodyKind::kForm;
    variants.push_back(WithBody(good, form ? "%" : "{"));
    variants.push_back(WithBody(good, form ? "x=1" : "{}"));
    variants.push_back(WithBody(good, std::string(service::BodyBytesMax(route.body) + 1, 'x')));
    variants.push_back(
        WithBody(good, form ? "email=x&password=x" : R"({"email":"x","password":"x"})"));
    variants.push_back(WithBody(
        good, route.path == "/v1/tickets" ? R"({"subject":"y","text":"y"})" : R"({"text":"y"})"));
  }
  return variants;
}

// What the pages are answered on which somebody registers.
void AskAboutRegistration(FrontDoor& door) {
  const auto set = [&](bool groups_only) {
    domain::AccessRules& access = door.house.portal.settings.Edit().access;
    access.self_registration = true;
    access.groups_only = groups_only;
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
  };
  set(false);
  Visitor visitor(door), noor(door, door.house.noor);
  for (const char* path : {"/register", "/register/code"}) visitor.Visit(path);
  noor.Visit("/register");
  const auto press = [&](const std::string& target, const std::string& form) {
    for (const char* body : {"%", "x=1"}) visitor.PostForm(target, body);
    return visitor.PostForm(target, form);
  };
  press("/register", "name=New&email=new%40example.org");
  const wire::MailMessage mail = TakeMail(door);
  visitor.Visit(LinkIn(mail));
  visitor.PostForm("/register/code", "code=nothing");
  const std::string finish = HeaderOf(press("/register/code", "code=" + CodeIn(mail)), "location");
  set(true);
  press(finish, "password=quiet+green+lamp");
  set(false);
  press(finish, "password=quiet+green+lamp");
}

// What the pages answer that links and codes in mail lead to.
std::set<std::string> AnswersOfMail() {
  FrontDoor door;
  domain::AccessRules& access = door.house.portal.settings.Edit().access;
  access.mailed_link = access.mailed_code = true;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor ken(door);
  const auto press = [&](const std::string& target, const std::string& form) {
    for (const char* body : {"%", "x=1"}) ken.PostForm(target, body);
    ken.PostForm(target, form);
  };
  REQUIRE(Invite(door, door.house.ken).ok());
  const std::string welcome = LinkIn(TakeMail(door));
  ken.Visit(welcome);
  press(welcome, "password=quiet+green+lamp");
  TakeMail(door);
  press("/reset", "email=ken%40example.org");
  const std::string reset = LinkIn(TakeMail(door));
  ken.Visit(reset);
  press(reset, "password=another+green+lamp");
  TakeMail(door);
  press("/sign-in/mail", "email=ken%40example.org");
  const wire::MailMessage mail = TakeMail(door);
  ken.Visit("/sign-in/code");
  ken.PostForm("/sign-in/code", "code=nothing");
  ken.Visit(LinkIn(mail));
  press("/sign-in/code", "code=" + CodeIn(mail));
  press("/sign-in/mail", "email=ken%40example.org");
  press(LinkIn(TakeMail(door)), "");
  AskAboutRegistration(door);
  for (int i = 0; i < 21; ++i) {
    ken.PostForm("/reset", "email=n" + std::to_string(i) + "%40example.org");
  }
  for (const char* path : {"/sign-in/mail", "/sign-in/code", "/register", "/register/code"}) {
    ken.PostForm(path, "");
  }
  return door.answered;
}

// What a customer is answered who has not accepted the consent text, and on its page.
std::set<std::string> AnswersOfConsent() {
  FrontDoor door;
  door.house.portal.settings.Edit().consent = {.on = true, .text = {{"en", "x"}}, .version = 1};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor ken(door);
  REQUIRE(ken.SignIn("ken@example.org").status == 200);
  for (const service::Route& route : service::Routes()) {
    if (route.caller != service::Caller::kSignedIn || route.before_consent) continue;
    ken.Send(GoodRequest(route));
  }
  ken.Visit("/consent");
  for (const char* form : {"%", "x=1", "version=1", "version=7&agree=1", "version=1&agree=1"}) {
    ken.PostForm("/consent", form);
  }
  for (const char* form : {"%", "x=1", ""}) ken.PostForm("/consent/withdraw", form);
  return door.answered;
}

// What is answered about contacts and companies besides.
void ManagePeople(FrontDoor& door, Visitor& owner) {
  owner.Put("/v1/contacts/" + domain::IdText(door.house.ken.id), R"({"tag":"old","contact":{}})");
  owner.Put("/v1/contacts/" + domain::IdText(door.house.Next<domain::ContactId>()),
            R"({"tag":"","contact":{"name":{"display":"New"}}})");
  const std::string ken = "/v1/contacts/" + domain::IdText(door.house.ken.id);
  owner.Post(ken + "/invitation", "");
  owner.Post("/v1/invitations", "");
  domain::Contact uninvited = door.house.MakeContact("uninvited");
  uninvited.sign_in = domain::SignInState::kNone;
  CHECK(door.store->PutContact(door.house.portal.id, uninvited).ok());
  owner.Post("/v1/contacts/" + domain::IdText(uninvited.id) + "/password-reset", "");
  owner.Post("/v1/contacts/" + domain::IdText(uninvited.id) + "/invitation", "");
  uninvited.member_email.clear();
  CHECK(door.store->PutContact(door.house.portal.id, uninvited).ok());
  owner.Post("/v1/contacts/" + domain::IdText(uninvited.id) + "/invitation", "");
  owner.Post("/v1/invitations?group=x", "");
  const wire::Response begun = owner.Post("/v1/invitations", "");
  CHECK(begun.status == 201);
  const auto runs = wire::DecodeInvitationRuns(BodyOf(begun)).value();
  owner.Delete("/v1/invitations/" + domain::IdText(runs.front().id));
  const std::string company =
      "/v1/companies/" + domain::IdText(door.house.Next<domain::CompanyId>());
  owner.Put(company, R"({"tag":"","company":{"name":"New"}})");
  owner.Put(company, R"({"tag":"old","company":{}})");
}

// As it goes well, under an old tag, and of a ticket that is not there.
void ChangeDetails(FrontDoor& door, Visitor& visitor) {
  door.house.portal.settings.Edit().fields.ticket_fields = {
      {.key = "order_no", .label = {{"en", "Order"}}, .shown = true, .editable = true}};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  visitor.Put("/v1/tickets/99/fields", R"({"tag":"","fields":{}})");
  visitor.Put("/v1/tickets/1/fields", R"({"tag":"","fields":{}})");
  visitor.Put("/v1/tickets/1/fields", R"({"tag":"old","fields":{"order_no":"A-17"}})");
}

// Every route as nobody, a customer and a manager ask it, as data and as a page.
std::set<std::string> AnswersOfRoutes() {
  std::set<std::string> answered;
  for (const service::Route& route : service::Routes()) {
    for (const char* person : {"", "hana@example.org", "owner@example.org", "sam@example.org"}) {
      FrontDoor door;
      // Set-up is for a portal that nobody can manage.
      if (!route.path.starts_with("/set-up")) door.AddManager("owner@example.org");
      if (door.store->StaffOf(door.house.portal.id)->empty() && *person == 'o') continue;
      if (*person == 's') door.AddAgent(person);
      door.house.AddTicket("T", door.house.hana.id);
      door.house.AddTicket("U", door.house.hana.id);
      Visitor visitor(door);
      if (*person != 0) REQUIRE(visitor.SignIn(person).status == 200);
      for (wire::Request request : Variants(route)) {
        FillInIds(door.house, &request);
        if (route.method == Method::kPut) FillInTag(visitor, &request);
        const std::string cookie = visitor.cookie;
        visitor.Send(request);
        request.headers.push_back({"accept", "text/html"});
        visitor.cookie = cookie;
        visitor.Send(request);
        visitor.cookie = cookie;
      }
      answered.insert(door.answered.begin(), door.answered.end());
    }
  }
  return answered;
}

TEST_CASE("Every status in the document is given, and every status given is in it",
          "[service][openapi]") {
  std::set<std::string> answered;
  for (const auto ask :
       {AnswersOfMail, AnswersOfBrand, AnswersOfOpenId, AnswersOfConsent, AnswersOfPasskeys,
        AnswersOfHost, AnswersOfAddress, AnswersOfAgents, AnswersOfFiles, AnswersOfLists,
        AnswersOfDoubles, AnswersOfPrivacy, AnswersOfAccount, AnswersOfWidget, AnswersOfRoutes}) {
    answered.merge(ask());
  }
  FrontDoor door;
  Visitor visitor(door);
  for (int i = 0; i < 6; ++i) {
    visitor.SignIn("hana@example.org", "wrong");
    visitor.PostForm("/sign-in", "email=noor%40example.org&password=wrong");
  }
  Visitor hana(door);
  hana.address = "192.0.2.2";
  door.clock.Advance(kMillisPerHour);
  REQUIRE(hana.SignIn("hana@example.org").status == 200);
  hana.Get("/v1/tickets/99");
  hana.Visit("/set-up?key=wrong");
  hana.PostForm("/set-up?key=wrong", "");
  hana.Get("/v1/tickets/99?at=1");
  hana.Get("/v1/tickets?after=forged");
  hana.Get("/v1/search?q=x&after=forged");
  const std::string set_up = "/set-up?key=" + std::string(kSetupKey);
  hana.PostForm(set_up, "%");
  hana.PostForm(set_up, "x=1");
  door.AddManager("owner@example.org");
  Visitor owner(door);
  owner.address = "192.0.2.3";
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  owner.Put("/v1/settings/access", R"({"tag":"old","settings":{}})");
  door.house.AddTicket("T", door.house.hana.id);
  hana.Put("/v1/tickets/99/state", R"({"state":"closed"})");
  hana.Put("/v1/tickets/1/state", R"({"state":"closed"})");
  hana.Put("/v1/tickets/1/state", R"({"state":"asleep"})");
  ChangeDetails(door, hana);
  ManagePeople(door, owner);
  owner.Put("/v1/desk", R"({"tag":"old","inboxes":[],"pipelines":[]})");
  const std::string new_id = domain::IdText(door.house.Next<domain::PipelineId>());
  owner.Put("/v1/desk/inboxes/" + new_id, R"({"tag":"","inbox":{"name":"New"}})");
  owner.Put("/v1/desk/inboxes/" + new_id, R"({"tag":"old","inbox":{}})");
  domain::PipelineInUse pipeline{.pipeline = door.house.pipeline, .stage_tickets = {}};
  pipeline.pipeline.id = domain::ParseId<domain::PipelineId>(new_id).value();
  owner.Put("/v1/desk/pipelines/" + new_id, wire::EncodeTagged(pipeline, ""));
  owner.Put("/v1/desk/pipelines/" + new_id, wire::EncodeTagged(pipeline, "old"));
  hana.Post("/v1/tickets/99/replies", R"({"text":"x"})", {{"idempotency-key", "press-0001"}});
  answered.insert(door.answered.begin(), door.answered.end());
  CHECK(answered == ApiDocument().BackendAnswers());
}

TEST_CASE("What the document refers to is in it", "[service][openapi]") {
  const std::string text = RepositoryFile("assets/openapi.json");
  const ApiDocument document;
  constexpr std::string_view kReference = "#/components/schemas/";
  for (std::size_t at = text.find(kReference); at != std::string::npos;
       at = text.find(kReference, at + 1)) {
    const std::size_t begin = at + kReference.size();
    const std::string name = text.substr(begin, text.find('"', begin) - begin);
    INFO(name);
    CHECK(document.HasSchema(name));
  }
}

TEST_CASE("The document knows every error code", "[service][openapi]") {
  const ApiDocument document;
  std::set<std::string> documented;
  for (const wire::JsonValue& word :
       document.Schema("Problem").Find("properties")->Find("code")->Find("enum")->items) {
    documented.insert(word.text);
  }
  std::set<std::string> ours;
  for (int i = 0; i <= static_cast<int>(ErrorCode::kInternal); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    if (code != ErrorCode::kOffline) ours.insert(std::string(ErrorCodeName(code)));
  }
  CHECK(documented == ours);
}

TEST_CASE("The list takes the documented parameters, to their documented ends",
          "[service][openapi]") {
  const ApiDocument document;
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  for (const wire::JsonValue& parameter :
       document.Operation("GET /v1/tickets").Find("parameters")->items) {
    const std::string start = "/v1/tickets?" + parameter.Find("name")->text + "=";
    INFO(start);
    const wire::JsonValue& schema = *parameter.Find("schema");
    if (const wire::JsonValue* words = schema.Find("enum")) {
      for (const wire::JsonValue& word : words->items) {
        CHECK(hana.Get(start + word.text).status == 200);
      }
    }
    if (const wire::JsonValue* minimum = schema.Find("minimum")) {
      CHECK(hana.Get(start + std::to_string(minimum->integer)).status == 200);
      CHECK(hana.Get(start + std::to_string(minimum->integer - 1)).status == 422);
    }
    if (const wire::JsonValue* maximum = schema.Find("maximum")) {
      CHECK(hana.Get(start + std::to_string(maximum->integer)).status == 200);
      CHECK(hana.Get(start + std::to_string(maximum->integer + 1)).status == 422);
    }
  }
}

TEST_CASE("A request body needs the documented fields and takes no others", "[service][openapi]") {
  const ApiDocument document;
  FrontDoor door;
  door.house.AddTicket("T", door.house.hana.id);
  Visitor hana(door, door.house.hana);
  const std::vector<std::pair<std::string, std::string>> bodies = {
      {"/v1/session", "Credentials"},
      {"/v1/tickets", "NewTicket"},
      {"/v1/tickets/1/replies", "NewReply"}};
  for (const auto& [target, name] : bodies) {
    const wire::JsonValue& schema = document.Schema(name);
    CHECK_FALSE(schema.Find("additionalProperties")->boolean);
    std::set<std::string> required;
    for (const wire::JsonValue& field : schema.Find("required")->items) required.insert(field.text);
    for (const auto& left_out : schema.Find("properties")->members) {
      INFO(target << " without " << left_out.name);
      wire::JsonWriter json;
      json.BeginObject();
      for (const auto& property : schema.Find("properties")->members) {
        // Here there is neither a form nor a conversation that could be named.
        const bool named = property.name == "form" || property.name == "conversation";
        if (property.name == left_out.name || named) continue;
        const wire::JsonValue* words = property.value.Find("enum");
        json.Name(property.name);
        const std::string& type = property.value.Find("type")->text;
        if (type == "object") {
          json.BeginObject().EndObject();
        } else if (type == "boolean") {
          json.Boolean(false);
        } else if (type == "array") {
          json.BeginArray().EndArray();
        } else {
          json.Text(words != nullptr ? words->items.front().text : "en");
        }
      }
      json.EndObject();
      const wire::Response response =
          hana.Post(target, json.Take(), {{"idempotency-key", "press-" + left_out.name}});
      CHECK((response.status == 422) == required.contains(left_out.name));
    }
  }
}

}  // namespace
}  // namespace genkan::support
