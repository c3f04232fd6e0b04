// An agent at the desk, on headless frames: the real client over the real backend in memory.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "genkan/ui/desk.h"
#include "genkan/wire/session_codec.h"
#include "support/help_desk.h"
#include "support/portal_page.h"

namespace genkan::support {

struct AgentPage {
  explicit AgentPage(HelpDesk& at, PageOptions options = {})
      : desk(at),
        strings(ShippedDeskStrings(options.language)),
        wing(ui::NewDeskWing(agent, strings)),
        page({.client = client,
              .strings = strings,
              .zone = zone,
              .clock = desk.door.clock,
              .busy = [this] { return wire.busy(); },
              .kept = std::move(options.kept),
              .wing = wing.get()},
             options.window) {
    wire::Request request{.method = wire::Method::kPost, .target = "/v1/session"};
    request.headers = {{"content-type", "application/json"}, {"genkan-api", "1"}};
    request.body = wire::EncodeCredentials(
        {.email = "sam@example.org", .password = Secret(std::string(kPassword))});
    local.Send(std::move(request),
               [](const Result<wire::Response>& answer) { REQUIRE(answer->status == 200); });
    local.Poll();
  }

  static std::string PathOf(const domain::Ticket& ticket, const std::string& below = "") {
    return "/desk/tickets/" + std::to_string(static_cast<std::int64_t>(ticket.number)) + below;
  }
  void Open(const domain::Ticket& ticket) { page.Open(PathOf(ticket)); }

  HelpDesk& desk;
  demo::LocalTransport local{desk.door.router, std::string(kPublicOrigin)};
  Wire wire{local};
  client::PortalClient client{wire, desk.door.clock, desk.door.random};
  client::AgentClient agent{wire, desk.door.clock, desk.door.random};
  Strings strings;
  std::unique_ptr<ui::Wing> wing;
  FixedZone zone{9 * 60};
  platform::HeadlessPortal page;
};

}  // namespace genkan::support
