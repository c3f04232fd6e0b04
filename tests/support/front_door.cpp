#include "support/front_door.h"

#include "genkan/wire/problem.h"
#include "genkan/wire/session_codec.h"

namespace genkan::support {

FrontDoor::FrontDoor(std::string public_origin, std::unique_ptr<service::Store> kept_in)
    : store(std::move(kept_in)),
      router(*store, ports,
             {.public_origin = std::move(public_origin),
              .setup_key = Secret(std::string(kSetupKey))}) {
  house.portal.slug = "";
  house.portal.name = "Genkan Support";
  house.portal.languages = {"ja", "en"};
  house.portal.time_zone = "Asia/Tokyo";
  house.portal.settings.Edit().tickets.form_channel_account = house.form.id;
  house.portal.settings.Edit().tickets.new_ticket_pipeline = house.pipeline.id;
  house.portal.settings.Edit().tickets.new_ticket_stage = house.waiting_for_us;
  REQUIRE(store->PutPortal(house.portal).ok());
  for (domain::Contact* contact : {&house.hana, &house.ken, &house.noor}) {
    contact->language = contact == &house.hana ? "ja" : "en";
    REQUIRE(store->PutContact(house.portal.id, *contact).ok());
    const auto hash = secrets.HashPassword(Secret(std::string(kPassword)));
    REQUIRE(store->SetPasswordHash(house.portal.id, contact->member_email, *hash).ok());
  }
}

wire::Response FrontDoor::Send(const wire::Request& request) {
  wire::Request head = request;
  head.body.clear();
  const service::Admission admission = router.Admit(head);
  wire::Response response = router.Handle(request);
  if (admission.answer.has_value()) CHECK(admission.answer->status == response.status);
  document_.slug = house.portal.slug;
  CHECK(document_.Complaints(request, response) == std::vector<std::string>());
  answered.insert(document_.OperationOf(request) + " " + std::to_string(response.status));
  return response;
}

domain::Staff FrontDoor::AddManager(const std::string& email) {
  return AddStaff({.name = {.display = "Owner"},
                   .email = email,
                   .permissions = {domain::Permission::kCustomerPortalSettings}});
}

domain::Staff FrontDoor::AddAgent(const std::string& email) {
  return AddStaff({.name = {.display = "Sam"},
                   .language = "en",
                   .email = email,
                   .permissions = {domain::Permission::kTickets}});
}

domain::Staff FrontDoor::AddStaff(domain::Staff staff) {
  staff.id = house.Next<domain::StaffId>();
  staff.sign_in = domain::SignInState::kActive;
  REQUIRE(store->PutStaff(house.portal.id, staff).ok());
  const auto hash = secrets.HashPassword(Secret(std::string(kPassword)));
  REQUIRE(store->SetPasswordHash(house.portal.id, staff.email, *hash).ok());
  return staff;
}

Visitor::Visitor(FrontDoor& door, const domain::Contact& contact) : door_(door) {
  REQUIRE(SignIn(contact.member_email).status == 200);
}

wire::Response Visitor::Get(const std::string& target) {
  return Send({.target = target, .headers = {{"accept", "application/json"}}});
}

wire::Response Visitor::Visit(const std::string& target) {
  return Send({.target = target, .headers = {{"accept", "text/html,*/*;q=0.8"}}});
}

namespace {

wire::Request JsonRequest(wire::Method method, const std::string& target, const std::string& json,
                          const std::vector<wire::Header>& more) {
  wire::Request request{.method = method, .target = target, .body = json};
  request.headers = {{"content-type", "application/json"}, {"genkan-api", "1"}};
  request.headers.insert(request.headers.end(), more.begin(), more.end());
  return request;
}

}  // namespace

wire::Response Visitor::Post(const std::string& target, const std::string& json,
                             std::vector<wire::Header> more) {
  return Send(JsonRequest(wire::Method::kPost, target, json, more));
}

wire::Response Visitor::Put(const std::string& target, const std::string& json) {
  return Send(JsonRequest(wire::Method::kPut, target, json, {}));
}

wire::Response Visitor::PostForm(const std::string& target, const std::string& form) {
  wire::Request request{.method = wire::Method::kPost, .target = target, .body = form};
  request.headers = {{"accept", "text/html"},
                     {"content-type", "application/x-www-form-urlencoded"},
                     {"origin", std::string(kPublicOrigin)},
                     {"sec-fetch-site", "same-origin"}};
  return Send(std::move(request));
}

wire::Response Visitor::Delete(const std::string& target) {
  return Send(
      {.method = wire::Method::kDelete, .target = target, .headers = {{"genkan-api", "1"}}});
}

wire::Response Visitor::Send(wire::Request request) {
  request.remote_address = address;
  if (!cookie.empty()) request.headers.push_back({"cookie", cookie});
  wire::Response response = door_.Send(request);
  const std::string set = HeaderOf(response, "set-cookie");
  if (!set.empty()) cookie = set.substr(0, set.find(';'));
  return response;
}

wire::Response Visitor::SignIn(const std::string& email, std::string_view password) {
  return Post("/v1/session",
              wire::EncodeCredentials({.email = email, .password = Secret(std::string(password))}));
}

const std::string& BodyOf(const wire::Response& response) {
  return std::get<std::string>(response.body);
}

std::string HeaderOf(const wire::Response& response, std::string_view name) {
  return std::string(wire::HeaderValue(response.headers, name));
}

wire::JsonValue JsonOf(const wire::Response& response) {
  const auto json = wire::ReadJson(BodyOf(response), kDocumentLimits);
  REQUIRE(json.ok());
  return *json;
}

std::string CodeOf(const wire::Response& response) {
  const wire::JsonValue json = JsonOf(response);
  const wire::JsonValue* code = json.Find("code");
  return code != nullptr ? code->text : "";
}

}  // namespace genkan::support
