// A portal's own colours and logo, from the manager's page to the customer's screen.
#include <catch2/catch_test_macros.hpp>

#include "support/office.h"
#include "support/pictures.h"

namespace genkan::support {
namespace {

using ui::Role;

TEST_CASE("A logo is chosen, seen before it is saved, and shown to customers", "[ui][branding]") {
  for (const float width : {1280.0F, 360.0F}) {
    FrontDoor door;
    Office office(door, {.window = {.width = width}});
    PortalPage ken(door, door.house.ken, {.window = {.width = width}});
    ken.page.Open("/tickets");
    CHECK(ken.page.Find(Role::kImage) == nullptr);
    office.page.Open("/manage/branding");
    const std::string& label = office.Text("manage.branding.logo");
    CHECK(office.page.Find(Role::kTextField, label)->field_kind == ui::FieldKind::kFile);
    REQUIRE(office.page.Fill(label, "logo.png\n" + std::string(kOnePixel)));
    CHECK(office.page.Find(Role::kImage, label)->href == kOnePixel);
    CHECK(Complaints(office.page) == std::vector<std::string>());
    REQUIRE(office.page.Press(Role::kButton, office.Text("manage.save")));
    CHECK(office.Portal().settings->branding.logo == kOnePixel);
    ken.page.Open("/tickets");
    PortalPage again(door, door.house.ken, {.window = {.width = width}});
    again.page.Open("/tickets");
    const ui::Node* logo = again.page.Find(Role::kImage, door.house.portal.name);
    REQUIRE(logo != nullptr);
    CHECK(logo->href.starts_with("/brand/logo?v="));
    CHECK(Complaints(again.page) == std::vector<std::string>());
  }
}

TEST_CASE("What is no picture is told at its field", "[ui][branding]") {
  FrontDoor door;
  Office office(door);
  office.page.Open("/manage/branding");
  const std::string& label = office.Text("manage.branding.logo");
  // Larger than what a page reads.
  REQUIRE(office.page.Fill(label, "holiday.png\n"));
  REQUIRE(office.page.Press(Role::kButton, office.Text("manage.save")));
  const ui::Node* field = office.page.Find(Role::kTextField, label);
  CHECK(field->description == office.Text("error.picture_invalid"));
  CHECK(office.page.focus() == field->id);
  REQUIRE(office.page.Press(Role::kButton, office.Text("manage.branding.take_away")));
  REQUIRE(office.page.Press(Role::kButton, office.Text("manage.save")));
  CHECK(office.Portal().settings->branding.logo.empty());
}

}  // namespace
}  // namespace genkan::support
