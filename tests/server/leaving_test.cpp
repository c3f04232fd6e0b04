// Who leaves while their page is open hears nothing more within a second, by whatever way they go.
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <functional>

#include "genkan/wire/json.h"
#include "genkan/wire/settings_codec.h"
#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using namespace std::chrono_literals;
using support::Desk;
using support::HttpClient;
using support::kMemberEmail;
using support::kMemberPassword;
using support::ServeProcess;

constexpr const char* kOwner = "owner@example.org";

// Hana is of Sakura and in a group that alone is let in; a manager is at work.
class Leaving {
 public:
  Leaving() {
    const auto installation = support::OpenInstallation(desk_.data());
    service::Store& store = installation->store();
    domain::Staff owner{.id = {0x0193'5000'0000'7000, 7},
                        .email = kOwner,
                        .permissions = {domain::Permission::kCustomerPortalSettings},
                        .sign_in = domain::SignInState::kActive};
    REQUIRE(store.PutStaff(desk_.portal().id, owner).ok());
    const auto hash = installation->ports().secrets.HashPassword(Secret(kMemberPassword));
    REQUIRE(store.SetPasswordHash(desk_.portal().id, kOwner, *hash).ok());
    REQUIRE(store.PutCompany(desk_.portal().id, company_).ok());
    domain::Contact hana = desk_.contact();
    hana.companies = {{.company = company_.id, .primary = true}};
    REQUIRE(store.PutContact(desk_.portal().id, hana).ok());
    portal_ = store.PortalById(desk_.portal().id).value();
    domain::PortalSettings& settings = portal_.settings.Edit();
    settings.groups = {{.id = {0x0193'5000'0000'7000, 9}, .name = "VIP", .contacts = {hana.id}},
                       {.id = {0x0193'5000'0000'7000, 10}, .name = "Rest"}};
    settings.access.groups_only = true;
    settings.access.groups = {settings.groups[0].id, settings.groups[1].id};
    portal_.being_set_up = false;
    REQUIRE(store.PutPortal(portal_).ok());
  }

  // Opens Hana's page, does `act` as the manager, and waits for the page's stream to end.
  void EndsAfter(const std::function<void(Leaving&)>& act) {
    ServeProcess serve(desk_.data());
    HttpClient member(serve.port()), manager(serve.port()), page(serve.port());
    manager_ = &manager;
    const std::string cookie = SignIn(member, kMemberEmail, kMemberPassword);
    cookie_ = SignIn(manager, kOwner, kMemberPassword);
    REQUIRE_FALSE(cookie.empty());
    REQUIRE_FALSE(cookie_.empty());
    page.Send("GET /v1/changes HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookie + "\r\n\r\n");
    CHECK(page.ReadUpTo("\r\n\r\n").starts_with("HTTP/1.1 200"));
    CHECK(page.ReadUpTo("\n\n").starts_with("id: "));
    act(*this);
    const auto left = std::chrono::steady_clock::now();
    CHECK(page.ClosedByServer());
    CHECK(std::chrono::steady_clock::now() - left < 1s);
    const std::vector<wire::Header> again = {{"Genkan-Api", "1"}, {"Cookie", cookie}};
    CHECK(member.Ask("GET", "/v1/tickets", again)->status == 401);
  }

  std::string Ask(const std::string& method, const std::string& path, const std::string& body) {
    const std::vector<wire::Header> headers = {{"Content-Type", "application/json"},
                                               {"Sec-Fetch-Site", "same-origin"},
                                               {"Genkan-Api", "1"},
                                               {"Cookie", cookie_}};
    const auto reply = manager_->Ask(method, path, headers, body);
    REQUIRE(reply.has_value());
    REQUIRE(reply->status == 200);
    return reply->body;
  }
  std::string ContactPath() const { return "/v1/contacts/" + domain::IdText(desk_.contact().id); }
  std::string CompanyText() const { return domain::IdText(company_.id); }
  void SaveSection(const char* section, const std::function<void(domain::PortalSettings*)>& edit) {
    const std::string path = std::string("/v1/settings/") + section;
    const auto read = wire::ReadJson(Ask("GET", path, ""));
    edit(&portal_.settings.Edit());
    Ask("PUT", path, wire::EncodeTaggedSection(portal_, section, read->Find("tag")->text));
  }

 private:
  Desk desk_;
  domain::Company company_{.id = {0x0193'5000'0000'7000, 8}, .name = "Sakura"};
  domain::Portal portal_;
  HttpClient* manager_ = nullptr;
  std::string cookie_;
};

TEST_CASE("A customer who is deactivated hears nothing more within a second",
          "[server][serve][leaving]") {
  Leaving().EndsAfter([](Leaving& at) { at.Ask("POST", at.ContactPath() + "/suspension", ""); });
}

TEST_CASE("A customer whose company membership ends hears nothing more within a second",
          "[server][serve][leaving]") {
  Leaving().EndsAfter([](Leaving& at) {
    const std::string company = R"({"company":")" + at.CompanyText() + "\"";
    const std::string path = at.ContactPath() + "/leaving";
    const auto shown = wire::ReadJson(at.Ask("POST", path + "/preview", company + "}"));
    at.Ask("POST", path,
           company + R"(,"tickets":"hand","tag":")" + shown->Find("tag")->text + "\"}");
  });
}

TEST_CASE("A customer who is taken out of the group that is let in hears nothing more",
          "[server][serve][leaving]") {
  Leaving().EndsAfter([](Leaving& at) {
    at.SaveSection("groups",
                   [](domain::PortalSettings* settings) { settings->groups[0].contacts.clear(); });
  });
}

TEST_CASE("A customer whose group is let in no more hears nothing more",
          "[server][serve][leaving]") {
  Leaving().EndsAfter([](Leaving& at) {
    at.SaveSection("access", [](domain::PortalSettings* settings) {
      settings->access.groups.erase(settings->access.groups.begin());
    });
  });
}

}  // namespace
}  // namespace genkan
