// The sample portal, filled into a store and read as its people read it.
#include "genkan/service/sample_fill.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "genkan/service/memory_store.h"
#include "support/fakes.h"
#include "support/ports.h"

namespace genkan::service {
namespace {

struct SampleRoom {
  SampleRoom() { REQUIRE(FillSampleData(*store, ports).ok()); }

  domain::Portal portal() { return store->PortalAt("", "").value(); }
  domain::Contact contact(std::string_view email) {
    return store->ContactByMemberEmail(portal().id, email).value();
  }
  domain::Viewer viewer(std::string_view email) {
    return domain::ViewerFor(contact(email), portal());
  }
  std::vector<domain::Ticket> tickets(std::string_view email) {
    return store->ListTickets(viewer(email), {.limit = 1000}).value().tickets;
  }
  std::vector<ThreadMessage> messages(std::string_view email, domain::TicketId ticket) {
    return store->MessagesOf(viewer(email), ticket, {.limit = 1000}).value().messages;
  }

  support::ManualClock clock;
  support::CountingRandom random;
  support::QuickSecrets secrets;
  support::FixedLocale locale;
  support::RepositoryAssets assets;
  support::Outside http;
  support::QuickSignatures signatures;
  MemoryBlobs blobs{secrets};
  Ports ports{clock, random, secrets, locale, assets, http, signatures, blobs};
  std::unique_ptr<Store> store = NewMemoryStore();
};

constexpr std::string_view kHana = "hana@sakura.example";
constexpr std::string_view kKen = "ken@sakura.example";
constexpr std::string_view kNoor = "noor@atlas.example";

}  // namespace

TEST_CASE("The sample people sign in with the published password", "[service][sample]") {
  SampleRoom room;
  for (const std::string_view email : kSampleSignIns) {
    const auto hash = room.store->PasswordHash(room.portal().id, email);
    REQUIRE(hash.ok());
    CHECK(room.secrets.VerifyPassword(Secret(std::string(kSamplePassword)), *hash));
  }
  CHECK(*room.store->SampleAccountsExist());
  const auto owner = room.store->StaffByEmail(room.portal().id, "owner@genkan.example");
  REQUIRE(owner.ok());
  CHECK(owner->permissions == std::vector{domain::Permission::kCustomerPortalSettings});
  const auto sam = room.store->StaffByEmail(room.portal().id, "sam@genkan.example");
  REQUIRE(sam.ok());
  CHECK(sam->permissions == std::vector{domain::Permission::kTickets});
}

TEST_CASE("Colleagues see their company's sample tickets, Noor her own", "[service][sample]") {
  SampleRoom room;
  const auto kens = room.tickets(kKen);
  const auto has_requester = [&](const domain::Ticket& ticket, std::string_view email) {
    return ticket.contacts.at(0).contact == room.contact(email).id;
  };
  CHECK(std::any_of(kens.begin(), kens.end(),
                    [&](const auto& ticket) { return has_requester(ticket, kHana); }));
  const auto noors = room.tickets(kNoor);
  CHECK(noors.size() >= 8);
  CHECK(std::all_of(noors.begin(), noors.end(),
                    [&](const auto& ticket) { return has_requester(ticket, kNoor); }));
}

TEST_CASE("The sample shows every channel, stage and priority", "[service][sample]") {
  SampleRoom room;
  std::set<std::string> channels;
  std::set<domain::StageId> stages;
  std::set<domain::Priority> priorities;
  std::size_t longest = 0;
  bool without_conversation = false;
  for (const domain::Ticket& ticket : room.tickets(kHana)) {
    channels.insert(ticket.channel);
    stages.insert(ticket.stage);
    priorities.insert(ticket.priority);
    const auto messages = room.messages(kHana, ticket.id);
    longest = std::max(longest, messages.size());
    without_conversation |= !room.store->ReplyConversation(room.viewer(kHana), ticket.id).ok();
  }
  CHECK(channels ==
        std::set<std::string>{"form", "email", "chat", "facebook_messenger", "phone", "line"});
  CHECK(stages.size() == 5);
  CHECK(priorities.size() == 5);
  CHECK(longest >= 40);
  CHECK(without_conversation);
}

TEST_CASE("Nothing hidden, internal or loose of the sample is shown", "[service][sample]") {
  SampleRoom room;
  for (const std::string_view email : {kHana, kKen, kNoor}) {
    for (const domain::Ticket& ticket : room.tickets(email)) {
      CHECK(ticket.subject.find("canary") == std::string::npos);
      for (const ThreadMessage& shown : room.messages(email, ticket.id)) {
        CHECK(shown.message.text.find("canary") == std::string::npos);
      }
    }
  }
}

TEST_CASE("No sample message lies in the future, whatever the hour", "[service][sample]") {
  SampleRoom room;
  for (const domain::Ticket& ticket : room.tickets(kHana)) {
    CHECK(ticket.last_activity_at_millis <= room.clock.NowMillis());
    Millis before = 0;
    for (const ThreadMessage& shown : room.messages(kHana, ticket.id)) {
      CHECK(shown.message.sent_at_millis >= before);
      before = shown.message.sent_at_millis;
    }
    CHECK(before <= ticket.last_activity_at_millis);
  }
}

TEST_CASE("The sample is filled once and whole", "[service][sample]") {
  SampleRoom room;
  const auto before = room.tickets(kHana);
  CHECK(FillSampleData(*room.store, room.ports).error().code == ErrorCode::kConflict);
  CHECK(room.tickets(kHana) == before);
}

}  // namespace genkan::service
