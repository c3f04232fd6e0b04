// One's own account: profile, mail about tickets, and where one is signed in.
#include <catch2/catch_test_macros.hpp>
#include <iterator>

#include "genkan/service/mailer.h"
#include "genkan/service/privacy.h"
#include "support/help_desk.h"
#include "support/mailbag.h"

namespace genkan::support {
namespace {

constexpr const char* kFirefox =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

bool Has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Takes what it is given.
class Letterbox : public service::Mailer {
 public:
  Status Send(const service::MailParcel& parcel) override {
    to.push_back(parcel.to);
    return Done{};
  }
  std::vector<std::string> to;
};

struct Account : HelpDesk {
  void Choose(const domain::Contact& contact, const std::string& choice) {
    Visitor visitor(door, contact);
    REQUIRE(visitor.PostForm("/account/mail", "ticket_mail=" + choice).status == 303);
  }

  domain::Contact Now(const domain::Contact& contact) {
    return door.store->ContactById(door.house.portal.id, contact.id).value();
  }

  // Whom mail goes to that is due by now, each looked at as its turn comes.
  std::vector<std::string> Sent() {
    door.clock.Advance(domain::kUndoMillis + kMillisPerMinute);
    Letterbox letterbox;
    REQUIRE(service::SendDueMail({.store = *door.store,
                                  .mailer = letterbox,
                                  .clock = door.clock,
                                  .report = [](const service::MailReport&) {}})
                .ok());
    return letterbox.to;
  }

  // Hana's, in Sakura, of which Ken is, too.
  domain::Ticket OfSakura() {
    domain::Ticket ticket = AddTicket("The lights", door.house.hana);
    ticket.companies = {door.house.sakura.id};
    return door.store->PutTicket(door.house.portal.id, ticket).value();
  }

  const std::string hana = door.house.hana.member_email;
  const std::string ken = door.house.ken.member_email;
};

using Addresses = std::vector<std::string>;

TEST_CASE("Whoever wants mail about all tickets gets the answers in their company's, too",
          "[service][account][mail]") {
  Account account;
  const domain::Ticket ticket = account.OfSakura();
  account.Answer(ticket, "Try this.");
  CHECK(account.Sent() == Addresses{account.hana});
  account.Choose(account.door.house.ken, "all");
  account.Answer(ticket, "And this.");
  CHECK(account.Sent() == Addresses{account.hana, account.ken});
  account.Choose(account.door.house.ken, "mine");
  account.Answer(ticket, "Or this.");
  CHECK(account.Sent() == Addresses{account.hana});
}

TEST_CASE("Mail about all tickets tells of none that its reader may not see",
          "[service][account][mail]") {
  Account account;
  account.Choose(account.door.house.ken, "all");
  account.Choose(account.door.house.noor, "all");
  domain::Ticket ticket = account.OfSakura();
  ticket.restricted = true;
  REQUIRE(account.door.store->PutTicket(account.door.house.portal.id, ticket).ok());
  account.Answer(ticket, "For Hana alone.");
  CHECK(account.Sent() == Addresses{account.hana});
  const domain::Ticket other = account.OfSakura();
  account.Answer(other, "For the company.");
  SECTION("who is of the company when it goes out gets it") {
    CHECK(account.Sent() == Addresses{account.hana, account.ken});
  }
  SECTION("who lost sight while the mail waited does not") {
    domain::Contact ken = account.Now(account.door.house.ken);
    ken.company_view = false;
    REQUIRE(account.door.store->PutContact(account.door.house.portal.id, ken).ok());
    CHECK(account.Sent() == Addresses{account.hana});
  }
}

TEST_CASE("Whoever wants no mail about tickets gets none, and none that waits already",
          "[service][account][mail]") {
  Account account;
  const domain::Ticket ticket = account.OfSakura();
  account.Answer(ticket, "Try this.");
  account.Choose(account.door.house.hana, "none");
  CHECK(account.Sent().empty());
  account.Answer(ticket, "And this.");
  CHECK(MailIn(account.door).empty());
  Visitor hana(account.door, account.door.house.hana);
  REQUIRE(hana.Post("/v1/tickets", R"({"subject":"One more","text":"x"})",
                    {{"idempotency-key", "key-00001"}})
              .status == 201);
  CHECK(MailIn(account.door).empty());
  // What one signs in with comes all the same.
  Visitor nobody(account.door);
  REQUIRE(nobody.PostForm("/reset", "email=hana%40example.org").status < 400);
  CHECK(account.Sent() == Addresses{account.hana});
}

TEST_CASE("The link in a mail stops mail at a press, without signing in, and not by being opened",
          "[service][account][mail]") {
  Account account;
  account.Answer(account.OfSakura(), "Try this.");
  account.door.clock.Advance(kMillisPerMinute);
  const wire::MailMessage mail = account.MailByNow().front();
  REQUIRE(mail.unsubscribe.starts_with(kPublicOrigin));
  CHECK(Has(mail.text, "\n" + mail.unsubscribe + "\n"));
  const std::string link = mail.unsubscribe.substr(kPublicOrigin.size());
  Visitor nobody(account.door);
  CHECK(Has(BodyOf(nobody.Visit(link)), "Stop the mail"));
  CHECK(account.Now(account.door.house.hana).ticket_mail == domain::TicketMail::kMine);
  SECTION("by the page's button") { CHECK(nobody.PostForm(link, "").status == 200); }
  SECTION("by a mail program, which has no origin and sends a form of many parts") {
    wire::Request request{.method = wire::Method::kPost, .target = link};
    request.headers = {{"content-type", "multipart/form-data; boundary=b"},
                       {"origin", "https://mail.example"}};
    request.body =
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
        "One-Click\r\n--b--\r\n";
    CHECK(account.door.Send(request).status == 200);
  }
  CHECK(account.Now(account.door.house.hana).ticket_mail == domain::TicketMail::kNone);
  CHECK(Has(BodyOf(nobody.Visit(link)), "You get no more mail"));
  CHECK_FALSE(Has(BodyOf(nobody.Visit(link)), "Stop the mail"));
  Visitor hana(account.door, account.door.house.hana);
  CHECK(Has(BodyOf(hana.Visit("/account")), "stopped by the link in a mail"));
}

TEST_CASE("Nobody stops another's mail with a link of their own", "[service][account][mail]") {
  Account account;
  Visitor nobody(account.door);
  const std::string of_ken = domain::IdText(account.door.house.ken.id);
  for (const std::string& query : {std::string(), "?contact=" + of_ken,
                                   "?contact=" + of_ken + "&key=" + std::string(32, '0')}) {
    CHECK(nobody.Visit("/account/mail/stop" + query).status == 404);
    CHECK(nobody.PostForm("/account/mail/stop" + query, "").status == 404);
  }
  CHECK(account.Now(account.door.house.ken).ticket_mail == domain::TicketMail::kMine);
}

TEST_CASE("A notice begins with how to answer, by the page or by mail too, in every language",
          "[service][account][mail]") {
  for (const bool watched : {false, true}) {
    for (const char* language : {"en", "ja", "pl"}) {
      Account account;
      if (watched) account.door.house.portal.settings.Edit().mail.reply_to = "help@example.com";
      account.door.house.portal.languages = {"en", "ja", "pl"};
      account.door.house.portal.settings.Edit().mail.templates = {
          {.kind = domain::MailKind::kTicketClosed, .body = {{"en", "It is over: {link}"}}}};
      REQUIRE(account.door.store->PutPortal(account.door.house.portal).ok());
      domain::Contact hana = account.door.house.hana;
      hana.language = language;
      REQUIRE(account.door.store->PutContact(account.door.house.portal.id, hana).ok());
      account.Answer(account.OfSakura(), "Try this.");
      account.door.clock.Advance(kMillisPerMinute);
      const wire::MailMessage mail = account.MailByNow().front();
      INFO(mail.text);
      const std::size_t link = mail.text.find(std::string(kPublicOrigin) + "/tickets/1?message=");
      REQUIRE(link != std::string::npos);
      CHECK(std::count(mail.text.begin(), mail.text.begin() + static_cast<std::ptrdiff_t>(link),
                       '\n') <= 1);
      CHECK(mail.reply_to == (watched ? "help@example.com" : ""));
      const bool by_mail = Has(mail.text, "reply to this mail") ||
                           Has(mail.text, "このメールへの返信") ||
                           Has(mail.text, "odpisać na tę wiadomość");
      CHECK(by_mail == watched);
    }
  }
}

TEST_CASE("The link of a mail leads to its message after signing in", "[service][account][mail]") {
  Account account;
  account.Answer(account.OfSakura(), "Try this.");
  account.door.clock.Advance(kMillisPerMinute);
  const wire::MailMessage mail = account.MailByNow().front();
  const std::string link = LinkIn(mail);
  Visitor nobody(account.door);
  const std::string sign_in = HeaderOf(nobody.Visit(link), "location");
  CHECK(sign_in == "/sign-in?next=" + wire::PercentEncoded(link));
  const wire::Response in =
      nobody.PostForm(sign_in, "email=hana%40example.org&password=genkan-demo");
  CHECK(HeaderOf(in, "location") == link);
}

TEST_CASE("The account page leads back after signing in", "[service][account]") {
  Account account;
  Visitor nobody(account.door);
  CHECK(HeaderOf(nobody.Visit("/account"), "location") == "/sign-in?next=%2Faccount");
  const wire::Response in =
      nobody.PostForm("/sign-in?next=%2Faccount", "email=ken%40example.org&password=genkan-demo");
  CHECK(HeaderOf(in, "location") == "/account");
}

TEST_CASE("Name, language and time zone are one's own to change", "[service][account]") {
  Account account;
  Visitor ken(account.door, account.door.house.ken);
  const auto save = [&](const std::string& form) { return ken.PostForm("/account/profile", form); };
  CHECK(HeaderOf(save("name=Ken+Brown&language=ja&time_zone=Asia%2FTokyo"), "location") ==
        "/account?done=profile");
  const domain::Contact now = account.Now(account.door.house.ken);
  CHECK(now.name.display == "Ken Brown");
  CHECK(now.language == "ja");
  CHECK(now.time_zone == "Asia/Tokyo");
  const std::string page = BodyOf(ken.Visit("/account?done=profile"));
  CHECK(Has(page, "プロフィールを保存しました。"));
  CHECK(Has(page, "<option value=\"Asia/Tokyo\" selected>"));
  const wire::Response wrong = save("name=Ken&language=xx&time_zone=");
  CHECK(wrong.status == 422);
  CHECK(Has(BodyOf(wrong), "role=\"alert\""));
  CHECK(save("name=Ken&language=ja&time_zone=Mars%2FPort").status == 422);
  CHECK(save("name=&language=ja&time_zone=").status == 422);
  CHECK(account.Now(account.door.house.ken) == now);
}

TEST_CASE("A name that is as before keeps its parts", "[service][account]") {
  Account account;
  domain::Contact hana = account.door.house.hana;
  hana.name = {.family = "山田", .given = "花子", .reading = "やまだ はなこ"};
  hana.language = "ja";
  REQUIRE(account.door.store->PutContact(account.door.house.portal.id, hana).ok());
  Visitor visitor(account.door, hana);
  const std::string shown = domain::ShownName(hana.name, "ja");
  REQUIRE(visitor
              .PostForm("/account/profile",
                        "name=" + wire::PercentEncoded(shown) + "&language=ja&time_zone=UTC")
              .status == 303);
  hana.time_zone = "UTC";
  CHECK(account.Now(hana) == hana);
}

TEST_CASE("The API changes what it is told and leaves the rest", "[service][account]") {
  Account account;
  Visitor ken(account.door, account.door.house.ken);
  REQUIRE(ken.Put("/v1/account", R"({"time_zone":"Asia/Tokyo"})").status == 200);
  REQUIRE(ken.Put("/v1/account", R"({"ticket_mail":"all"})").status == 200);
  const wire::JsonValue now = JsonOf(ken.Get("/v1/account"));
  CHECK(now.Find("time_zone")->text == "Asia/Tokyo");
  CHECK(now.Find("ticket_mail")->text == "all");
  CHECK(ken.Put("/v1/account", R"({"ticket_mail":"some"})").status == 422);
  CHECK(ken.Put("/v1/account", R"({"member_email":"x@example.org"})").status == 422);
  CHECK(account.agent.Get("/v1/account").status == 404);
}

TEST_CASE("Every session is listed in words, and any of them is ended from any other",
          "[service][account][sessions]") {
  Account account;
  Visitor laptop(account.door), phone(account.door);
  wire::Request sign_in{.method = wire::Method::kPost, .target = "/v1/session"};
  sign_in.headers = {
      {"content-type", "application/json"}, {"genkan-api", "1"}, {"user-agent", kFirefox}};
  sign_in.body = R"({"email":"ken@example.org","password":"genkan-demo"})";
  REQUIRE(laptop.Send(sign_in).status == 200);
  account.door.clock.Advance(kMillisPerHour);
  REQUIRE(phone.SignIn("ken@example.org").status == 200);
  const std::string page = BodyOf(laptop.Visit("/account"));
  CHECK(Has(page, "Firefox on Windows"));
  CHECK(Has(page, "Unknown browser"));
  CHECK(Has(page, "This one"));
  const wire::JsonValue list = JsonOf(laptop.Get("/v1/account/sessions"));
  const auto& sessions = list.Find("sessions")->items;
  REQUIRE(sessions.size() == 2);
  CHECK_FALSE(sessions[0].Find("current")->boolean);
  CHECK(sessions[1].Find("browser")->text == "Firefox");
  CHECK(sessions[1].Find("current")->boolean);
  const std::string of_phone = "/account/sessions/" + sessions[0].Find("id")->text;
  Visitor noor(account.door, account.door.house.noor);
  CHECK(noor.PostForm(of_phone + "/end", "").status == 404);
  CHECK(phone.Get("/v1/session").status == 200);
  CHECK(HeaderOf(laptop.PostForm(of_phone + "/end", ""), "location") == "/account?done=session");
  CHECK(phone.Get("/v1/session").status == 401);
  CHECK(phone.Get("/v1/changes").status == 401);
  CHECK(laptop.Get("/v1/session").status == 200);
  CHECK(Has(BodyOf(laptop.Visit("/account")), "You ended a session."));
}

TEST_CASE("All other sessions end at one press, and nobody else's",
          "[service][account][sessions]") {
  Account account;
  Visitor here(account.door, account.door.house.ken), there(account.door, account.door.house.ken),
      elsewhere(account.door, account.door.house.ken), noor(account.door, account.door.house.noor);
  REQUIRE(here.PostForm("/account/sessions/end-others", "").status == 303);
  CHECK(here.Get("/v1/session").status == 200);
  CHECK(there.Get("/v1/session").status == 401);
  CHECK(elsewhere.Get("/v1/session").status == 401);
  CHECK(noor.Get("/v1/session").status == 200);
  CHECK(Has(BodyOf(here.Visit("/account")), "You ended all other sessions."));
  // Another site's page cannot press.
  wire::Request forged{.method = wire::Method::kPost, .target = "/account/sessions/end-others"};
  forged.headers = {{"content-type", "application/x-www-form-urlencoded"},
                    {"origin", "https://elsewhere.example"},
                    {"cookie", here.cookie}};
  CHECK(account.door.Send(forged).status == 403);
}

TEST_CASE("A session that is over, or looks on, is in no list", "[service][account][sessions]") {
  Account account;
  Visitor before(account.door, account.door.house.ken);
  account.door.clock.Advance(account.door.house.portal.settings->access.session_idle_millis +
                             kMillisPerMinute);
  Visitor ken(account.door, account.door.house.ken);
  CHECK(JsonOf(ken.Get("/v1/account/sessions")).Find("sessions")->items.size() == 1);
}

TEST_CASE("What one chose and where one signed in is in the file with one's data",
          "[service][account][privacy]") {
  Account account;
  Visitor ken(account.door, account.door.house.ken);
  REQUIRE(ken.PostForm("/account/mail", "ticket_mail=none").status == 303);
  const std::string file = BodyOf(ken.PostForm("/account/export", ""));
  CHECK(Has(file, R"("mail_about_tickets":"none")"));
  CHECK(Has(file, R"("browser":)"));
  CHECK(Has(file, "account.changed"));
}

}  // namespace
}  // namespace genkan::support
