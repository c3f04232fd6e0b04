// A whole portal in one process: store, router, the transport of the tab behind a network that can
// be cut, and the client on top. Nothing runs but what a test polls.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "genkan/client/portal_client.h"
#include "genkan/demo/local_transport.h"
#include "genkan/service/memory_store.h"
#include "genkan/service/router.h"
#include "genkan/wire/problem.h"
#include "genkan/wire/session_codec.h"
#include "support/fakes.h"
#include "support/house.h"
#include "support/ports.h"

namespace genkan::support {

enum class Network { kUp, kDown, kAnswersLost };

// A network that can be cut: on the way there, or on the way back.
class CuttableTransport : public client::Transport {
 public:
  explicit CuttableTransport(client::Transport& inner) : inner_(inner) {}

  void Send(wire::Request request, client::ResponseHandler done) override {
    for (wire::Header& header : request.headers) {
      if (header.name == "genkan-api" && !api_number.empty()) header.value = api_number;
    }
    sent.push_back(request);
    ++waiting_;
    if (network == Network::kDown) {
      refused_.push_back(std::move(done));
      return;
    }
    if (!refused_part.empty() && sent.back().target.find(refused_part) != std::string::npos) {
      failed_.push_back(std::move(done));
      return;
    }
    inner_.Send(std::move(request), [this, lost = network == Network::kAnswersLost,
                                     done = std::move(done)](Result<wire::Response> response) {
      --waiting_;
      done(lost ? Result<wire::Response>(ErrorCode::kTimeout) : std::move(response));
    });
  }

  void Poll() override {
    std::vector<client::ResponseHandler> refused;
    refused.swap(refused_);
    for (const client::ResponseHandler& done : refused) {
      --waiting_;
      done(ErrorCode::kOffline);
    }
    std::vector<client::ResponseHandler> failed;
    failed.swap(failed_);
    for (const client::ResponseHandler& done : failed) {
      --waiting_;
      done(wire::ErrorResponse(Error{.code = ErrorCode::kInternal}, "1"));
    }
    inner_.Poll();
  }

  bool quiet() const { return waiting_ == 0; }

  Network network = Network::kUp;
  std::vector<wire::Request> sent;
  std::string refused_part;  // Requests whose target holds it fail for good; "": none.
  std::string api_number;    // Said instead of the client's own where it is not empty.

 private:
  client::Transport& inner_;
  std::vector<client::ResponseHandler> refused_;
  std::vector<client::ResponseHandler> failed_;
  int waiting_ = 0;
};

// No file but an empty one of strings: the client translates for itself.
class SpareAssets : public service::Assets {
 public:
  const std::string* Find(std::string_view path) const override {
    return path.starts_with("strings/") ? &no_strings_ : nullptr;
  }
  std::string PublicPath(std::string_view) const override { return ""; }

 private:
  std::string no_strings_ = "{}";
};

inline constexpr char kOrigin[] = "http://127.0.0.1:8080";

struct World {
  World() {
    house.portal.slug = "";
    house.portal.settings.Edit().tickets.form_channel_account = house.form.id;
    house.portal.settings.Edit().tickets.new_ticket_pipeline = house.pipeline.id;
    house.portal.settings.Edit().tickets.new_ticket_stage = house.waiting_for_us;
    REQUIRE(store->PutPortal(house.portal).ok());
    house.pipeline.stages[0].turn = domain::Turn::kSupport;
    house.pipeline.stages[1].turn = domain::Turn::kCustomer;
    REQUIRE(store->PutPipeline(house.portal.id, house.pipeline).ok());
  }

  void SignIn(const domain::Contact& contact) {
    const std::string folded = domain::FoldedAddress(contact.member_email);
    const std::string hash = secrets.HashPassword(Secret("a long password")).value();
    REQUIRE(store->SetPasswordHash(house.portal.id, folded, hash).ok());
    wire::Request request{.method = wire::Method::kPost, .target = "/v1/session"};
    request.headers = {{"content-type", "application/json"}, {"genkan-api", "1"}};
    request.body = wire::EncodeCredentials({contact.member_email, Secret("a long password")});
    int status = 0;
    local.Send(std::move(request),
               [&](Result<wire::Response> response) { status = response.value().status; });
    local.Poll();
    REQUIRE(status == 200);
  }

  // Lets everything that is under way arrive, with all that follows from it.
  void Settle() {
    for (int polls = 0; polls < 100; ++polls) {
      portal.Poll();
      if (transport.quiet()) return;
    }
    FAIL("The client never comes to rest.");
  }

  void Open(const domain::Ticket& ticket) {
    portal.Go({.screen = client::Screen::kTicket, .number = ticket.number});
    Settle();
  }

  std::vector<std::string> ThreadTexts() const {
    std::vector<std::string> texts;
    for (const auto& message : portal.thread().thread.messages) texts.push_back(message.text);
    return texts;
  }

  std::unique_ptr<service::Store> store = service::NewMemoryStore();
  House house{*store};
  ManualClock clock{kNoon};
  CountingRandom random;
  QuickSecrets secrets;
  FixedLocale locale;
  SpareAssets assets;
  Outside http;
  QuickSignatures signatures;
  service::MemoryBlobs blobs{secrets};
  service::Ports ports{clock, random, secrets, locale, assets, http, signatures, blobs};
  service::Router router{*store, ports, {.public_origin = kOrigin}};
  demo::LocalTransport local{router, kOrigin};
  CuttableTransport transport{local};
  client::PortalClient portal{transport, clock, random};
};

}  // namespace genkan::support
