// A manager at the portal's settings, on headless frames.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>

#include "genkan/ui/manage.h"
#include "genkan/wire/session_codec.h"
#include "support/portal_page.h"

namespace genkan::support {

// The real client over the real backend in memory.
struct Office {
  explicit Office(FrontDoor& at, PageOptions options = {})
      : door(at),
        strings(ShippedManageStrings(options.language)),
        wing(ui::NewManageWing(settings, strings)),
        page({.client = client,
              .strings = strings,
              .zone = zone,
              .clock = door.clock,
              .busy = [this] { return wire.busy(); },
              .kept = std::move(options.kept),
              .wing = wing.get()},
             options.window) {
    if (door.store->StaffOf(door.house.portal.id)->empty()) door.AddManager("owner@example.org");
    wire::Request request{.method = wire::Method::kPost, .target = "/v1/session"};
    request.headers = {{"content-type", "application/json"}, {"genkan-api", "1"}};
    request.body = wire::EncodeCredentials(
        {.email = "owner@example.org", .password = Secret(std::string(kPassword))});
    local.Send(std::move(request),
               [](const Result<wire::Response>& answer) { REQUIRE(answer->status == 200); });
    local.Poll();
  }

  domain::Portal Portal() { return door.store->PortalById(door.house.portal.id).value(); }
  const std::string& Text(std::string_view key) { return strings.Text(key); }

  FrontDoor& door;
  demo::LocalTransport local{door.router, std::string(kPublicOrigin)};
  Wire wire{local};
  client::PortalClient client{wire, door.clock, door.random};
  client::SettingsClient settings{wire, door.clock, door.random};
  Strings strings;
  std::unique_ptr<ui::Wing> wing;
  FixedZone zone{9 * 60};
  platform::HeadlessPortal page;
};

}  // namespace genkan::support
