// Where the portal is, and whether its host leads there: from the manager's page.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("A manager hears whether the host they typed leads here, and what to do if not",
          "[ui][manage][host]") {
  struct Told {
    std::string reason;
    std::string text_key;
  };
  const Told all[] = {{"not_resolved", "manage.address.not_resolved"},
                      {"bad_certificate", "manage.address.bad_certificate"},
                      {"timed_out", "manage.address.timed_out"},
                      {"not_asked", "manage.address.not_asked"},
                      {"", "manage.address.not_reached"}};
  for (const std::string& language : ShippedLanguages()) {
    FrontDoor door;
    door.house.portal.languages = {language};
    REQUIRE(door.store->PutPortal(door.house.portal).ok());
    Office office(door, {.language = language});
    office.page.Open("/manage/address");
    REQUIRE(office.page.Fill(office.Text("manage.address.host"), "help.sakura.example"));
    const auto told = [&](const std::string& text_key) {
      REQUIRE(office.page.Press(Role::kButton, office.Text("manage.address.check")));
      return office.page.Shows(
          office.strings.Format(text_key, {{"address", "http://help.sakura.example:8080"}}));
    };
    for (const Told& each : all) {
      INFO(each.text_key);
      door.http.answer = [&](const auto&) {
        return Error{.code = ErrorCode::kUnavailable, .params = {{"reason", each.reason}}};
      };
      CHECK(told(each.text_key));
    }
    door.http.answer = [](const auto&) { return service::IncomingAnswer{.status = 200}; };
    CHECK(told("manage.address.another_server"));
    door.http.answer = [&](const service::OutgoingRequest& request) {
      Visitor itself(door);
      const wire::Response answer = itself.Get(request.url.substr(request.url.find("/.well")));
      return service::IncomingAnswer{.status = answer.status, .body = BodyOf(answer)};
    };
    CHECK(told("manage.address.reached"));
    CHECK(Complaints(office.page) == std::vector<std::string>());
    // Nothing was saved by it.
    CHECK(office.Portal().host.empty());
  }
}

}  // namespace
}  // namespace genkan::support
