#include "service/openapi_answers.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/listing_codec.h"
#include "service/mail_stop.h"
#include "support/file_sender.h"
#include "support/front_door.h"
#include "support/help_desk.h"
#include "support/mailbag.h"
#include "support/pictures.h"
#include "support/played_authenticator.h"
#include "support/played_provider.h"
#include "support/widget_host.h"

namespace genkan::support {

std::set<std::string> AnswersOfOpenId() {
  FrontDoor door;
  PlayedProvider provider(door);
  Visitor hana(door), noor(door);
  provider.SignIn(hana);
  hana.Visit("/sign-in/openid/answer");
  domain::AccessRules& access = door.house.portal.settings.Edit().access;
  access.groups_only = true;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  provider.SignIn(noor);
  door.clock.Advance(2 * kMillisPerHour);
  provider.discovery_more = R"(,"issuer":"x")";
  noor.Visit("/sign-in/openid/answer");
  for (const char* path : {"/sign-in/openid", "/sign-in/openid/answer"}) {
    for (int i = 0; i < 21; ++i) noor.Visit(path);
  }
  return door.answered;
}

std::set<std::string> AnswersOfHost() {
  FrontDoor door;
  door.AddManager("owner@example.org");
  Visitor owner(door), itself(door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  door.http.answer = [&](const service::OutgoingRequest& request) {
    const std::string path = request.url.substr(std::string(kPublicOrigin).size());
    return service::IncomingAnswer{.status = itself.Get(path).status, .body = ""};
  };
  owner.Post("/v1/host-check", R"({"host":""})");
  return door.answered;
}

std::set<std::string> AnswersOfWidget() {
  WidgetHost host;
  Visitor frame(host.door), outside(host.door);
  frame.Post("/embed/v1/widget/identity", host.TokenBody(host.Claims("hana")));
  for (const char* way : {"session", "identity"}) {
    const std::string path = std::string("/v1/widget/") + way;
    outside.Post(path, "{}");
    for (int i = 0; i < 21; ++i) {
      const std::string name = std::to_string(i);
      frame.Post("/embed" + path, path.ends_with("session")
                                      ? R"({"email":"n)" + name + R"(@x.example","password":"x"})"
                                      : R"({"token":"x"})");
    }
    frame.address += "0";
  }
  host.owner.Delete("/v1/widget/keys/" + host.kid);
  return host.door.answered;
}

std::set<std::string> AnswersOfDoubles() {
  FrontDoor door;
  door.AddManager("owner@example.org");
  Visitor owner(door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  const std::string merge = "/v1/contacts/" + domain::IdText(door.house.ken.id) + "/merge";
  const std::string into = R"({"into":")" + domain::IdText(door.house.noor.id) + "\"";
  const std::string tag = JsonOf(owner.Post(merge + "/preview", into + "}")).Find("tag")->text;
  owner.Post(merge, into + R"(,"tag":")" + tag + "\"}");
  const std::string leaving = "/v1/contacts/" + domain::IdText(door.house.hana.id) + "/leaving";
  const std::string company = R"({"company":")" + domain::IdText(door.house.sakura.id) + "\"";
  const std::string left =
      JsonOf(owner.Post(leaving + "/preview", company + "}")).Find("tag")->text;
  owner.Post(leaving, company + R"(,"tickets":"hand","tag":")" + left + "\"}");
  return door.answered;
}

std::set<std::string> AnswersOfAddress() {
  FrontDoor door;
  door.AddManager("owner@example.org");
  Visitor owner(door), ken(door, door.house.ken), guest(door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  const std::string change =
      "/v1/contacts/" + domain::IdText(door.house.ken.id) + "/address-change";
  const auto try_link = [&](const std::string& link) {
    guest.Visit(link);
    guest.PostForm(link, "%");
    guest.PostForm(link, "x=1");
    guest.PostForm(link, "");
  };
  const auto ask = [&](const std::string& name) {
    ken.PostForm("/address", "email=" + name + "%40example.org");
    return LinkIn(TakeMail(door));
  };
  const std::string first = ask("mori");
  owner.Post(change, "");
  TakeMail(door);
  owner.Delete(change);
  try_link(first);
  const auto take = [&](const std::string& name) {
    REQUIRE(door.store->PutContact(door.house.portal.id, door.house.MakeContact(name)).ok());
  };
  const std::string second = ask("mori");
  take("mori");
  try_link(second);
  try_link(ask("kenji"));
  const std::string undo = LinkIn(TakeMail(door));
  take("ken");
  try_link(undo);
  domain::Contact moved =
      door.store->ContactByMemberEmail(door.house.portal.id, "ken@example.org").value();
  moved.member_email = "other@example.org";
  REQUIRE(door.store->PutContact(door.house.portal.id, moved).ok());
  try_link(undo);
  for (int i = 0; i < 7; ++i) ken.PostForm("/address", "email=often%40example.org");
  return door.answered;
}

// What an agent is answered who redacts what a legal hold keeps, and a manager who suspends them.
void RedactHeld(FrontDoor& door) {
  const domain::Staff sam = door.AddAgent("sam@example.org");
  domain::Message message = door.house.MakeMessage(
      door.house.AddConversation({door.house.AddTicket("Held", {}).id}).id, "See the file.");
  message.attachments = {{.id = door.house.Next<domain::AttachmentId>(), .blob_key = "content"}};
  REQUIRE(door.store->PutMessage(door.house.portal.id, message).ok());
  Visitor agent(door), owner(door);
  REQUIRE(agent.SignIn("sam@example.org").status == 200);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  owner.Put("/v1/tickets/2/legal-hold", R"({"reason":"Case 9"})");
  agent.Post("/v1/agent/messages/" + domain::IdText(message.id) + "/redaction", "");
  agent.Post("/v1/agent/attachments/" + domain::IdText(message.attachments[0].id) + "/redaction",
             "");
  const std::string staff = "/v1/staff/" + domain::IdText(sam.id) + "/suspension";
  owner.Post(staff, "");
  owner.Delete(staff);
}

std::set<std::string> AnswersOfPrivacy() {
  FrontDoor door;
  door.AddManager("owner@example.org");
  Visitor owner(door), ken(door, door.house.ken), nobody(door);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  const std::string contact = "/v1/contacts/" + domain::IdText(door.house.ken.id);
  ken.Visit("/account");
  nobody.Visit("/account");
  ken.Visit("/signed-in");
  nobody.Visit("/signed-in");
  ken.PostForm("/account/export", "");
  ken.PostForm("/account/erasure", "sure=1");
  ken.PostForm("/account/withdrawal", "kind=erase");
  ken.PostForm("/account/withdrawal", "%");
  ken.PostForm("/account/erasure", "sure=1");
  door.house.AddTicket("Boxes", door.house.hana.id);
  owner.Put("/v1/tickets/1/legal-hold", R"({"reason":"Case 8"})");
  RedactHeld(door);
  owner.Delete("/v1/tickets/1/legal-hold");
  const auto requests = JsonOf(owner.Get("/v1/privacy"));
  const std::string path =
      "/v1/privacy/requests/" + requests.Find("requests")->items.at(0).Find("id")->text;
  owner.Get("/v1/privacy/retention");
  owner.Get(path + "/preview");
  owner.Post(path + "/carry-out", R"({"tag":"old"})");
  owner.Put(contact + "/legal-hold", R"({"reason":"Case 7"})");
  owner.Delete(contact + "/legal-hold");
  for (const char* end : {"/identity", "/carry-out", "/refusal"}) owner.Post(path + end, "{");
  owner.Post(path + "/identity", R"({"note":"By phone."})");
  owner.Post(path + "/refusal", R"({"reason":"A claim."})");
  owner.Post(path + "/refusal", R"({"reason":"A claim."})");
  owner.Post(path + "/identity", R"({"note":"By phone."})");
  const auto made = JsonOf(owner.Post(contact + "/privacy-requests", R"({"kind":"export"})"));
  const std::string other = "/v1/privacy/requests/" + made.Find("id")->text;
  owner.Post(other + "/identity", R"({"note":"By phone."})");
  owner.Get(other + "/export");
  owner.Post(other + "/carry-out", R"({"tag":""})");
  return door.answered;
}

std::set<std::string> AnswersOfPasskeys() {
  FrontDoor door(kPasskeyOrigin);
  PlayedAuthenticator authenticator(door);
  Visitor ken(door, door.house.ken), nobody(door);
  ken.Visit("/passkeys");
  authenticator.Make(ken);
  authenticator.Make(ken);
  authenticator.type = "other";
  authenticator.Make(ken);
  authenticator.type = "";
  authenticator.SignIn(nobody);
  Visitor other(door);
  authenticator.sign = [](const auto&) { return "forged"; };
  authenticator.SignIn(other);
  authenticator.sign = [](const auto&) { return "signed"; };
  const auto kept = door.store->PasskeysOf(door.house.portal.id, door.house.ken.id, {}).value();
  const std::string path = "/passkeys/" + domain::IdText(kept.front().id);
  for (const char* form : {"%", "y=1"}) {
    ken.PostForm("/passkeys", form);
    other.PostForm("/sign-in/passkey", form);
    ken.PostForm(path + "/rename", form);
    ken.PostForm(path + "/remove", form);
  }
  door.house.portal.settings.Edit().access.groups_only = true;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  authenticator.SignIn(other);
  door.house.portal.settings.Edit().access.groups_only = false;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  ken.PostForm(path + "/rename", "name=x");
  ken.PostForm(path + "/remove", "");
  for (int i = 0; i < 21; ++i) authenticator.SignIn(other);
  return door.answered;
}

std::set<std::string> AnswersOfFiles() {
  HelpDesk desk;
  const domain::Ticket ticket = desk.AddTicket("first", desk.door.house.hana);
  Visitor hana(desk.door, desk.door.house.hana);
  const std::string file = SendFile(hana, "log.txt", "all of it");
  REQUIRE(ReplyWith(hana, ticket, {file}, "press-0001").status == 201);
  const std::string draft =
      "/v1/tickets/" + std::to_string(static_cast<std::int64_t>(ticket.number)) + "/draft";
  hana.Put(draft, R"({"text":"Half","tag":""})");
  hana.Put(draft, R"({"text":"Half a thought","tag":""})");
  hana.Put(draft, R"({"text":"\u0000","tag":""})");
  const std::string rating =
      "/v1/tickets/" + std::to_string(static_cast<std::int64_t>(ticket.number)) + "/rating";
  hana.Put(rating, R"({"verdict":"none"})");
  hana.Put(rating, R"({"verdict":"good"})");
  domain::Ticket closed = ticket;
  closed.stage = desk.door.house.closed;
  desk.door.house.Put(closed);
  hana.Put(rating, R"({"verdict":"good"})");
  hana.Get("/v1/tickets/" + std::to_string(static_cast<std::int64_t>(ticket.number)));
  desk.agent.Get(HelpDesk::Path(ticket));
  hana.Get("/v1/attachments/" + file);
  hana.Get("/v1/attachments/" + file + "?x=1");
  desk.agent.Put("/v1/agent/attachments/" + file + "/sensitive", R"({"sensitive":true})");
  desk.agent.Put("/v1/agent/attachments/" + file + "/sensitive", R"({"sensitive":1})");
  desk.agent.Post("/v1/agent/attachments/" + file + "/redaction", "");
  const std::string begun = BeginFile(hana, "a.txt", 3);
  SendPart(hana, begun, 1, "x");
  SendPart(hana, begun, 0, "");
  SendPart(hana, begun, 0, "four");
  SendPart(hana, begun, 0, "two");
  hana.Delete("/v1/uploads/" + begun);
  for (int i = 0; i < 51; ++i) hana.Post("/v1/uploads", R"({"file_name":"a.txt","bytes":1})");
  return desk.door.answered;
}

std::set<std::string> AnswersOfLists() {
  FrontDoor door;
  Visitor hana(door, door.house.hana);
  hana.Get("/v1/tickets?priority=dire");
  hana.Get("/v1/tickets/filters?x=1");
  hana.Get("/v1/tickets/export.csv?separator=tab");
  hana.Get("/v1/views?x=1");
  const std::string saved = BodyOf(hana.Put("/v1/views", R"({"name":"Mine","query":""})"));
  const auto views = wire::DecodeSavedViews(saved);
  REQUIRE(views.ok());
  const std::string view = "/v1/views/" + domain::IdText(views->views.front().id);
  hana.Put(view, R"({"name":""})");
  hana.Put(view, R"({"name":"Others"})");
  hana.Put("/v1/views", R"({"name":"","query":""})");
  hana.Delete(view);
  return door.answered;
}

std::set<std::string> AnswersOfAccount() {
  FrontDoor door;
  Visitor ken(door, door.house.ken), other(door, door.house.ken);
  const std::string stop = service::StopPath(door.secrets, door.house.portal.id, door.house.ken.id);
  ken.Visit(stop);
  ken.PostForm(stop, "");
  ken.Get(stop + "0");
  ken.PostForm(stop + "0", "");
  ken.PostForm("/preview" + stop, "");
  ken.PostForm("/account/mail", "ticket_mail=some");
  ken.PostForm("/account/profile", "name=&language=&time_zone=");
  ken.PostForm("/account/sessions/end-others", "x=1");
  const auto end = [&](const domain::Contact& contact) {
    const auto sessions = door.store->SessionsOf(door.house.portal.id, contact.id).value();
    return "/account/sessions/" + domain::IdText(sessions.front().id);
  };
  ken.PostForm(end(door.house.ken) + "/end", "x=1");
  ken.PostForm(end(door.house.ken) + "/end", "");
  ken.Delete("/v1" + end(door.house.ken));
  return door.answered;
}

std::set<std::string> AnswersOfAgents() {
  HelpDesk desk;
  const domain::Ticket first = desk.AddTicket("first", desk.door.house.hana);
  const domain::Ticket second = desk.AddTicket("second", desk.door.house.hana);
  desk.agent.Get("/v1/agent/tickets?after=forged");
  const auto press = [&](const std::string& text) {
    return desk.agent.Post(HelpDesk::Path(first, "/messages"),
                           R"({"text":")" + text + R"(","audience":"customer"})",
                           {{"idempotency-key", "press-0001"}});
  };
  const std::string message = "/v1/agent/messages/" + JsonOf(press("a")).Find("id")->text;
  press("b");
  desk.agent.Post(message + "/redaction", "");
  desk.agent.Delete(message);
  const std::string late = desk.Answer(first, "late").Find("id")->text;
  desk.door.clock.Advance(domain::kUndoMillis);
  desk.agent.Delete("/v1/agent/messages/" + late);
  const std::string merge = HelpDesk::Path(first, "/merge");
  const std::string tag =
      JsonOf(desk.agent.Post(merge + "/preview", R"({"into":2})")).Find("tag")->text;
  desk.agent.Post(merge, R"({"into":2,"tag":")" + tag + R"("})");
  return desk.door.answered;
}

std::set<std::string> AnswersOfBrand() {
  FrontDoor door;
  domain::Branding& branding = door.house.portal.settings.Edit().branding;
  branding.logo = branding.favicon = kOnePixel;
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor nobody(door);
  for (const char* path : {"/brand/logo", "/brand/icon", "/brand/style.css"}) {
    nobody.Get(path);
    nobody.Get(path + std::string("?w=1"));
  }
  return door.answered;
}

}  // namespace genkan::support
