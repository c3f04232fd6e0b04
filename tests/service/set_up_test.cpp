// The first manager of a new installation, and the end of the guided set-up.
#include <catch2/catch_test_macros.hpp>

#include "support/front_door.h"

namespace genkan::support {
namespace {

const std::string kSetUp = "/set-up?key=" + std::string(kSetupKey);
constexpr const char* kOwner =
    "name=%E5%A4%A7%E5%AE%B6&email=Owner%40example.org&password=twelve+letters";

TEST_CASE("Whoever has the printed key becomes the manager and goes on to the set-up",
          "[service][set-up]") {
  FrontDoor door;
  Visitor owner(door);
  CHECK(owner.Visit(kSetUp).status == 200);
  const wire::Response begun = owner.PostForm(kSetUp, kOwner);
  CHECK(begun.status == 303);
  CHECK(HeaderOf(begun, "location") == "/manage/set-up");
  CHECK(owner.Get("/v1/settings/access").status == 200);
  const auto staff = door.store->StaffByEmail(door.house.portal.id, "owner@example.org");
  REQUIRE(staff.ok());
  CHECK(staff->name.display == "大家");
  Visitor again(door);
  CHECK(again.SignIn("owner@example.org", "twelve letters").status == 200);
}

TEST_CASE("Whoever sets up in a language is spoken to in it afterwards", "[service][set-up]") {
  FrontDoor door;
  door.house.portal.languages = {"en", "ja"};
  REQUIRE(door.store->PutPortal(door.house.portal).ok());
  Visitor owner(door);
  const std::string page = BodyOf(owner.Visit(std::string(kSetUp) + "&lang=ja"));
  const std::size_t begin = page.find("action=\"") + 8;
  std::string action = page.substr(begin, page.find('"', begin) - begin);
  while (action.find("&amp;") != std::string::npos) action.replace(action.find("&amp;"), 5, "&");
  REQUIRE(owner.PostForm(action, kOwner).status == 303);
  CHECK(door.store->StaffOf(door.house.portal.id)->front().language == "ja");
}

TEST_CASE("The key works once, and no other does", "[service][set-up]") {
  FrontDoor door;
  Visitor owner(door), late(door);
  CHECK(late.Visit("/set-up").status == 404);
  CHECK(late.Visit("/set-up?key=guess").status == 404);
  CHECK(late.PostForm("/set-up?key=guess", kOwner).status == 404);
  REQUIRE(owner.PostForm(kSetUp, kOwner).status == 303);
  CHECK(late.Visit(kSetUp).status == 404);
  CHECK(late.PostForm(kSetUp, "name=L&email=late%40example.org&password=twelve+letters").status ==
        404);
  CHECK(door.store->StaffOf(door.house.portal.id)->size() == 1);
}

TEST_CASE("A portal that somebody can manage has no first manager", "[service][set-up]") {
  FrontDoor door;
  door.AddManager("owner@example.org");
  Visitor visitor(door);
  CHECK(visitor.Visit(kSetUp).status == 404);
}

TEST_CASE("What cannot be is said at its field, and what was typed stays", "[service][set-up]") {
  FrontDoor door;
  Visitor owner(door);
  const std::pair<const char*, const char*> wrong[] = {
      {"name=+&email=o%40example.org&password=twelve+letters", "id=\"name\""},
      {"name=O&email=nobody&password=twelve+letters", "id=\"email\""},
      {"name=O&email=o%40example.org&password=elevenchars", "id=\"password\""}};
  for (const auto& [form, field] : wrong) {
    INFO(form);
    const wire::Response response = owner.PostForm(kSetUp, form);
    CHECK(response.status == 422);
    const std::string& page = BodyOf(response);
    const std::string input =
        page.substr(page.find(field), page.find('>', page.find(field)) - page.find(field));
    CHECK(input.find("aria-invalid=\"true\"") != std::string::npos);
    CHECK(page.find("elevenchars") == std::string::npos);
  }
  CHECK(BodyOf(owner.PostForm(kSetUp, "name=O&email=o%40example.org&password=x"))
            .find("value=\"o@example.org\"") != std::string::npos);
  CHECK(door.store->StaffOf(door.house.portal.id)->empty());
}

TEST_CASE("Customers are let in when the set-up is finished, which is logged",
          "[service][set-up]") {
  FrontDoor door;
  Visitor owner(door), ken(door);
  REQUIRE(owner.PostForm(kSetUp, kOwner).status == 303);
  CHECK(ken.SignIn("ken@example.org").status == 403);
  CHECK(ken.Post("/v1/portal/open", "").status == 401);
  CHECK(owner
            .Send({.method = wire::Method::kPost,
                   .target = "/v1/portal/open",
                   .headers = {{"genkan-api", "1"}}})
            .status == 204);
  CHECK(ken.SignIn("ken@example.org").status == 200);
  CHECK(ken.Send({.method = wire::Method::kPost,
                  .target = "/v1/portal/open",
                  .headers = {{"genkan-api", "1"}}})
            .status == 404);
  const auto log = door.store->AuditEntries(door.house.portal.id, {});
  REQUIRE(log->size() == 2);
  CHECK(log->at(0).action == "portal.opened");
  CHECK(log->at(0).actor_shown_name == "大家");
  CHECK(log->at(1).action == "set_up.begun");
}

TEST_CASE("A manager sees what there is to choose from", "[service][set-up]") {
  FrontDoor door;
  door.AddManager("owner@example.org");
  Visitor owner(door), ken(door, door.house.ken);
  REQUIRE(owner.SignIn("owner@example.org").status == 200);
  const wire::JsonValue desk = JsonOf(owner.Get("/v1/desk"));
  CHECK(desk.Find("inboxes")->items.size() == 1);
  CHECK(desk.Find("channel_accounts")->items.size() == 1);
  CHECK(desk.Find("pipelines")->items.at(0).Find("stages")->items.size() == 3);
  CHECK(ken.Get("/v1/desk").status == 404);
}

}  // namespace
}  // namespace genkan::support
