// Texts that are for some eyes only are planted in a portal, and then all that it answers, streams
// and mails to anybody is searched for them.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "server/matrix_world.h"
#include "server/sqlite_store.h"
#include "support/temp_folder.h"

namespace genkan::support {
namespace {

struct Canary {
  std::string_view text;
  // Who finds it: else nothing would show that the search can.
  std::set<Role> readers;
  // Who may find it where something shows it.
  std::set<Role> others = {};
};

const Canary kCanaries[] = {
    {kCanaryNote, {Role::kAgent}},
    {kCanaryHidden, {Role::kAgent}},
    {kCanaryForeign, {Role::kAgent}},
    {kCanaryField, {Role::kAgent}},
    {kCanaryOwner, {Role::kAgent}},
    {kCanaryStage, {Role::kAgent, Role::kManager}},
    {kCanaryPipeline, {Role::kAgent, Role::kManager}},
    {kCanaryInbox, {Role::kAgent, Role::kManager}},
    {kCanaryStaffMail, {Role::kAgent}, {Role::kManager}},
    {kCanaryProperty, {}, {Role::kManager}},
    {kCanaryFile, {Role::kAgent}},
    {kCanaryRedacted, {}},
};

// All that reaches whoever asked.
std::string AllOf(const wire::Response& response, const service::Blobs& blobs) {
  std::string all;
  for (const wire::Header& header : response.headers) all += header.value + "\n";
  if (const auto* text = std::get_if<std::string>(&response.body)) all += *text;
  if (const auto* file = std::get_if<wire::BlobReference>(&response.body)) {
    all += blobs.Read(file->blob_key, 0, static_cast<std::size_t>(file->bytes)).value();
  }
  if (const auto* stream = std::get_if<wire::EventStream>(&response.body)) {
    all += stream->text + stream->last_event_id;
  }
  return all;
}

std::set<std::string_view> FoundIn(std::string_view text) {
  std::set<std::string_view> found;
  for (const Canary& canary : kCanaries) {
    if (text.find(canary.text) != std::string_view::npos) found.insert(canary.text);
  }
  return found;
}

// Mail in the outbox: whose own ticket it is may read of it.
void CheckMail(const std::vector<service::OutgoingMail>& mails) {
  for (const service::OutgoingMail& mail : mails) {
    INFO("mail to " << mail.message.to.address << ": " << mail.message.subject);
    std::set<std::string_view> found = FoundIn(mail.message.subject + "\n" + mail.message.text);
    if (mail.message.to.address == "pavel@example.org") found.erase(kCanaryForeign);
    CHECK(found == std::set<std::string_view>());
  }
}

// What each role has found, over all cells of the matrix.
using Findings = std::map<Role, std::set<std::string_view>>;

void Search(MatrixWorld& world, const MatrixRow& row, Findings* findings) {
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    const auto role = static_cast<Role>(i);
    const MatrixAnswer answer = world.Ask(row.operation, row.object, role);
    for (const std::string_view text : FoundIn(AllOf(answer.response, world.door.blobs))) {
      INFO(row.operation << " of " << row.object << " as " << kRoleNames[i] << " tells " << text);
      const auto canary = std::find_if(std::begin(kCanaries), std::end(kCanaries),
                                       [&](const Canary& each) { return each.text == text; });
      CHECK((canary->readers.contains(role) || canary->others.contains(role)));
      (*findings)[role].insert(text);
    }
    CheckMail(answer.mail);
  }
}

void CheckAll(MatrixWorld& world) {
  Findings findings;
  for (const MatrixRow& row : ReadMatrix()) Search(world, row, &findings);
  for (const Canary& canary : kCanaries) {
    for (const Role role : canary.readers) {
      INFO(kRoleNames[static_cast<std::size_t>(role)] << " does not find " << canary.text);
      CHECK(findings[role].contains(canary.text));
    }
  }
}

TEST_CASE("What is not for somebody's eyes is in no answer, event, mail, page or export to them",
          "[server][matrix][canary]") {
  MatrixWorld world(service::NewMemoryStore());
  CheckAll(world);
}

TEST_CASE("What is not for somebody's eyes leaves SQLite for nobody else",
          "[server][matrix][canary]") {
  const TempFolder folder;
  auto store = server::SqliteStore::Open(folder.path() / "data", [](auto) {});
  REQUIRE(store.ok());
  MatrixWorld world(std::move(store).value());
  CheckAll(world);
}

TEST_CASE("A preview tells its manager no more than it would tell the customer",
          "[server][matrix][canary]") {
  MatrixWorld world(service::NewMemoryStore());
  int shown = 0;
  for (const MatrixRow& row : ReadMatrix()) {
    if (!row.operation.starts_with("GET /")) continue;
    INFO(row.operation << " of " << row.object);
    const wire::Response answer = world.AskInPreview(row.operation, row.object).response;
    CHECK(FoundIn(AllOf(answer, world.door.blobs)) == std::set<std::string_view>());
    shown += answer.status == 200 ? 1 : 0;
  }
  CHECK(shown > 5);
}

TEST_CASE("Whoever listens is told of no ticket that they cannot open",
          "[server][matrix][canary]") {
  MatrixWorld world(service::NewMemoryStore());
  int told = 0;
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    const auto role = static_cast<Role>(i);
    std::set<std::int64_t> open;
    const std::string reading =
        role == Role::kAgent ? "GET /v1/agent/tickets/{number}" : "GET /v1/tickets/{number}";
    for (const char* object : {"own", "foreign", "hidden", "merged"}) {
      const MatrixAnswer answer = world.Ask(reading, object, role);
      if (answer.text == "200") open.insert(std::stoll(world.Id("ticket", object)));
    }
    if (!open.empty()) open.insert(std::stoll(world.Id("ticket", "target")));
    for (const std::int64_t number : world.NumbersOfChanges(role)) {
      INFO(kRoleNames[i] << " hears of #" << number);
      CHECK(open.contains(number));
      ++told;
    }
  }
  CHECK(told > 0);
}

}  // namespace
}  // namespace genkan::support
