// A data folder with a customer who can sign in and a ticket of theirs, for tests of the program.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <set>
#include <string>

#include "server/http_client.h"
#include "server/installation.h"
#include "server/portal_setup.h"
#include "support/temp_folder.h"

namespace genkan::support {

constexpr const char* kMemberEmail = "hana@example.org";
constexpr const char* kMemberPassword = "canary-password";

inline std::unique_ptr<server::Installation> OpenInstallation(const std::filesystem::path& data) {
  auto installation = server::Installation::Open(data, server::AssetsDir(), [](auto) {});
  REQUIRE(installation.ok());
  return std::move(installation).value();
}

class Desk {
 public:
  Desk() {
    const auto installation = OpenInstallation(data());
    service::Store& store = installation->store();
    const auto portal = server::EnsurePortal(store, installation->ports());
    REQUIRE(portal.ok());
    portal_ = *portal;
    contact_ = {.id = NewId<domain::ContactId>(*installation),
                .addresses = {kMemberEmail},
                .member_email = kMemberEmail,
                .sign_in = domain::SignInState::kActive};
    REQUIRE(store.PutContact(portal_.id, contact_).ok());
    const auto hash = installation->ports().secrets.HashPassword(Secret(kMemberPassword));
    REQUIRE(store.SetPasswordHash(portal_.id, kMemberEmail, *hash).ok());
    domain::Ticket ticket{.id = NewId<domain::TicketId>(*installation), .subject = "It is silent"};
    ticket.pipeline = portal_.settings->tickets.new_ticket_pipeline;
    ticket.stage = portal_.settings->tickets.new_ticket_stage;
    ticket.contacts = {{contact_.id, domain::Involvement::kRequester}};
    REQUIRE(store.PutTicket(portal_.id, ticket).ok());
  }

  std::filesystem::path data() const { return folder_.path() / "data"; }
  const support::TempFolder& folder() const { return folder_; }
  const domain::Portal& portal() const { return portal_; }
  const domain::Contact& contact() const { return contact_; }

 private:
  template <typename AnyId>
  static AnyId NewId(server::Installation& installation) {
    return domain::NewId<AnyId>(installation.clock().NowMillis(), installation.random());
  }

  support::TempFolder folder_;
  domain::Portal portal_;
  domain::Contact contact_;
};

// The replies that the desk's ticket has, each of which must be whole and there once.
inline std::set<std::string> StoredReplies(const Desk& desk) {
  const auto installation = OpenInstallation(desk.data());
  const domain::Viewer viewer = domain::ViewerFor(desk.contact(), desk.portal());
  const auto ticket = installation->store().TicketByNumber(viewer, domain::TicketNumber{1});
  REQUIRE(ticket.ok());
  const auto thread = installation->store().MessagesOf(viewer, ticket->id, {.limit = 100'000});
  REQUIRE(thread.ok());
  std::set<std::string> stored;
  for (const auto& message : thread->messages) stored.insert(message.message.text);
  CHECK(stored.size() == thread->messages.size());
  return stored;
}

// Signs in over HTTP; the Cookie header that proves it, empty where it was refused.
inline std::string SignIn(HttpClient& client, const std::string& email,
                          const std::string& password) {
  const auto reply = client.Ask("POST", "/v1/session",
                                {{"Content-Type", "application/json"},
                                 {"Sec-Fetch-Site", "same-origin"},
                                 {"Genkan-Api", "1"}},
                                "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
  REQUIRE(reply);
  const std::string cookie(reply->Header("set-cookie"));
  return reply->status < 300 ? cookie.substr(0, cookie.find(';')) : "";
}

}  // namespace genkan::support
