#include "server/matrix_requests.h"

#include <string_view>

namespace genkan::support {
namespace {

struct Entry {
  std::string_view operation;
  const char* query = "";
  const char* body = "";
};

constexpr Entry kRequests[] = {
    {.operation = "POST /sign-in", .body = "email=ken%40example.org&password=genkan-demo"},
    {.operation = "POST /v1/session",
     .body = R"({"email":"ken@example.org","password":"genkan-demo"})"},
    {.operation = "GET /v1/search", .query = "?q=canary"},
    {.operation = "POST /v1/tickets", .body = R"({"subject":"New","text":"One more."})"},
    {.operation = "POST /v1/tickets/{number}/replies", .body = R"({"text":"Still silent."})"},
    {.operation = "PUT /v1/tickets/{number}/state", .body = R"({"state":"closed"})"},
    {.operation = "PUT /v1/tickets/{number}/fields",
     .body = R"({"tag":"{fields_tag}","fields":{"order_no":"A-18"}})"},
    {.operation = "PUT /v1/tickets/{number}/draft",
     .body = R"({"text":"Half a thought","tag":""})"},
    {.operation = "PUT /v1/tickets/{number}/read", .body = R"({"upto_millis":1})"},
    {.operation = "PUT /v1/views", .body = R"({"name":"Mine","query":"state=open"})"},
    {.operation = "PUT /v1/views/{id}", .body = R"({"name":"Renamed"})"},
    {.operation = "PUT /v1/settings/{section}",
     .body = R"({"tag":"{tag}","settings":{"passkeys":true}})"},
    {.operation = "POST /v1/settings/{section}/effect",
     .body = R"({"tag":"{tag}","settings":{"passkeys":true}})"},
    {.operation = "PUT /v1/desk",
     .body = R"({"tag":"{tag}","inboxes":["{inbox}"],"pipelines":["{pipeline}"]})"},
    {.operation = "PUT /v1/desk/inboxes/{id}", .body = R"({"tag":"{tag}","inbox":{"name":"I"}})"},
    {.operation = "PUT /v1/desk/pipelines/{id}", .body = "{pipeline_document}"},
    {.operation = "GET /set-up", .query = "?key=the-key-that-was-printed"},
    {.operation = "POST /set-up",
     .query = "?key=the-key-that-was-printed",
     .body = "name=O&email=o%40example.org&password=twelve+letters"},
    {.operation = "POST /address", .body = "email=another%40example.org"},
    {.operation = "GET /address/new", .query = "?token={address_new}"},
    {.operation = "POST /address/new", .query = "?token={address_new}"},
    {.operation = "GET /address/undo", .query = "?token={address_undo}"},
    {.operation = "POST /address/undo", .query = "?token={address_undo}"},
    {.operation = "GET /welcome", .query = "?token={invitation}"},
    {.operation = "POST /welcome",
     .query = "?token={invitation}",
     .body = "password=quiet+green+lamp"},
    {.operation = "POST /reset", .body = "email=ken%40example.org"},
    {.operation = "GET /reset/new", .query = "?token={reset}"},
    {.operation = "POST /reset/new",
     .query = "?token={reset}",
     .body = "password=a+green+lamp+too"},
    {.operation = "POST /sign-in/mail", .body = "email=ken%40example.org"},
    {.operation = "POST /sign-in/code", .body = "code={sign_in_code}"},
    {.operation = "GET /sign-in/link", .query = "?token={sign_in}"},
    {.operation = "POST /sign-in/link", .query = "?token={sign_in}"},
    {.operation = "GET /sign-in/openid/answer",
     .query = "?code=c-1&state=forged&iss=https%3A%2F%2Flogin.example"},
    {.operation = "POST /v1/mail/test", .body = R"({"kind":"sign_in"})"},
    {.operation = "PUT /v1/openid/client-secret", .body = R"({"client_secret":"x"})"},
    {.operation = "GET /v1/contacts", .query = "?q=an"},
    {.operation = "PUT /v1/contacts/{id}",
     .body = R"({"tag":"{tag}","contact":{"name":{"display":"Kay"},"company_view":true}})"},
    {.operation = "PUT /v1/companies/{id}", .body = R"({"tag":"{tag}","company":{"name":"C"}})"},
    {.operation = "POST /v1/contact-imports",
     .body =
         R"({"file_name":"a.csv","content":"bmFtZSxlbWFpbApNYWksbWFpQG1vcmkuZXhhbXBsZQo=","dry_run":false})"},
    {.operation = "POST /v1/staff", .body = R"({"email":"new@example.org"})"},
    {.operation = "PUT /v1/staff/{id}/permissions", .body = R"({"settings":true,"tickets":true})"},
    {.operation = "POST /v1/contact-doubles/apart", .body = R"({"key":"aken@example.org"})"},
    {.operation = "POST /v1/contacts/{id}/leaving/preview", .body = R"({"company":"{sakura}"})"},
    {.operation = "POST /v1/contacts/{id}/leaving",
     .body = R"({"company":"{sakura}","tickets":"hand","tag":"{leaving_tag}"})"},
    {.operation = "POST /v1/contacts/{id}/merge/preview", .body = R"({"into":"{noor}"})"},
    {.operation = "POST /v1/contacts/{id}/merge",
     .body = R"({"into":"{noor}","tag":"{contact_merge_tag}"})"},
    {.operation = "POST /v1/contacts/{id}/privacy-requests", .body = R"({"kind":"erase"})"},
    {.operation = "PUT /v1/contacts/{id}/legal-hold", .body = R"({"reason":"Case 7"})"},
    {.operation = "PUT /v1/tickets/{number}/legal-hold", .body = R"({"reason":"Case 8"})"},
    {.operation = "POST /v1/privacy/requests/{id}/identity", .body = R"({"note":"By phone."})"},
    {.operation = "POST /v1/privacy/requests/{id}/carry-out", .body = R"({"tag":""})"},
    {.operation = "POST /v1/privacy/requests/{id}/refusal", .body = R"({"reason":"A claim."})"},
    {.operation = "POST /account/erasure", .body = "sure=1"},
    {.operation = "POST /account/withdrawal", .body = "kind=erase"},
    {.operation = "POST /register", .body = "name=New&email=new%40example.org"},
    {.operation = "POST /register/code", .body = "code={register_code}"},
    {.operation = "GET /register/finish", .query = "?token={register}"},
    {.operation = "POST /register/finish",
     .query = "?token={register}",
     .body = "password=quiet+green+lamp"},
    {.operation = "POST /consent", .body = "version=1&agree=1"},
    {.operation = "POST /sign-in/passkey", .body = "{passkey_sign_in}"},
    {.operation = "POST /passkeys", .body = "{passkey_made}"},
    {.operation = "POST /passkeys/{id}/rename", .body = "name=Phone"},
    {.operation = "POST /v1/host-check", .body = R"({"host":""})"},
    {.operation = "POST /v1/agent/tickets/{number}/messages",
     .body = R"({"text":"We look into it.","audience":"customer"})"},
    {.operation = "POST /v1/uploads", .body = R"({"file_name":"a.txt","bytes":9})"},
    {.operation = "PATCH /v1/uploads/{id}", .query = "?offset=0", .body = "part"},
    {.operation = "PUT /v1/agent/attachments/{id}/sensitive", .body = R"({"sensitive":true})"},
    {.operation = "PUT /v1/agent/tickets/{number}/owner", .body = R"({"owner":"{agent}"})"},
    {.operation = "PUT /v1/agent/tickets/{number}/stage", .body = R"({"stage":"{closed_stage}"})"},
    {.operation = "PUT /v1/agent/tickets/{number}/requester", .body = R"({"contact":"{ken}"})"},
    {.operation = "PUT /v1/agent/tickets/{number}/companies",
     .body = R"({"companies":["{sakura}"]})"},
    {.operation = "GET /v1/agent/contacts", .query = "?q=an"},
    {.operation = "POST /v1/agent/tickets/{number}/requester/preview",
     .body = R"({"contact":"{ken}"})"},
    {.operation = "POST /v1/agent/tickets/{number}/companies/preview",
     .body = R"({"companies":["{sakura}"]})"},
    {.operation = "PUT /v1/agent/tickets/{number}/audience", .body = R"({"restricted":true})"},
    {.operation = "PUT /v1/agent/tickets/{number}/participants", .body = R"({"participants":[]})"},
    {.operation = "POST /v1/agent/tickets/{number}/audience/preview",
     .body = R"({"restricted":true})"},
    {.operation = "POST /v1/agent/tickets/{number}/participants/preview",
     .body = R"({"participants":["{ken}"]})"},
    {.operation = "PUT /v1/agent/tickets/{number}/hidden", .body = R"({"hidden":true})"},
    {.operation = "POST /v1/agent/tickets/{number}/merge/preview", .body = R"({"into":{target}})"},
    {.operation = "POST /v1/agent/tickets/{number}/merge",
     .body = R"({"into":{target},"tag":"{merge_tag}"})"},
};

}  // namespace

MatrixRequest MatrixRequestOf(const std::string& operation) {
  for (const Entry& each : kRequests) {
    if (each.operation == operation) return {.query = each.query, .body = each.body};
  }
  return {};
}

}  // namespace genkan::support
