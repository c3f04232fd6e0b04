// `genkan admin invite`, and the mail it sends.
#include <signal.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include "server/desk.h"
#include "server/files.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::HttpClient;
using support::kMemberEmail;
using support::Outcome;
using support::RunGenkan;
using support::ServeProcess;

Outcome Invite(const Desk& desk, const std::string& email) {
  return RunGenkan({"admin", "invite", email, "--data", desk.data()});
}

std::string PathOf(const std::string& out) {
  const std::size_t begin = out.find("/welcome?token=");
  REQUIRE(begin != std::string::npos);
  return out.substr(begin, out.find('\n', begin) - begin);
}

TEST_CASE("An invitation from the shell is printed, mailed, and lets the person in",
          "[server][invite][mail]") {
  const Desk desk;
  {
    // Who is invited has no password yet, whose change would be told by another mail.
    const auto installation = support::OpenInstallation(desk.data());
    REQUIRE(installation->store().SetPasswordHash(desk.portal().id, kMemberEmail, "").ok());
  }
  ServeProcess serve(desk.data());
  const Outcome invited = Invite(desk, kMemberEmail);
  INFO(invited.err);
  REQUIRE(invited.exit_code == 0);
  const std::string origin = "http://127.0.0.1:" + std::to_string(serve.port());
  CHECK(Has(invited.out, origin + "/welcome?token="));
  const std::string path = PathOf(invited.out);
  HttpClient client(serve.port());
  const auto page = client.Ask("GET", path, {{"Accept", "text/html"}});
  REQUIRE(page);
  CHECK(page->status == 200);
  const auto in = client.Ask(
      "POST", path, {{"Content-Type", "application/x-www-form-urlencoded"}, {"Origin", origin}},
      "password=quiet+green+lamp");
  REQUIRE(in);
  CHECK(in->status == 303);
  CHECK_FALSE(support::SignIn(client, kMemberEmail, "quiet green lamp").empty());
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  const std::filesystem::path mailed = desk.data() / "mail";
  while (!std::filesystem::exists(mailed) || std::filesystem::is_empty(mailed)) {
    REQUIRE(std::chrono::steady_clock::now() < deadline);
    std::this_thread::yield();
  }
  serve.process().Signal(SIGTERM);
  const Outcome served = serve.process().Wait();
  CHECK_FALSE(Has(served.err, path.substr(path.find('=') + 1, 43)));
  std::size_t mails = 0;
  for (const auto& entry : std::filesystem::directory_iterator(mailed)) {
    CHECK(Has(server::ReadFile(entry.path()).value(), kMemberEmail));
    ++mails;
  }
  CHECK(mails == 1);
}

TEST_CASE("Without a server the link leads to where config.json says, and the mail waits",
          "[server][invite][mail]") {
  const Desk desk;
  std::ofstream(desk.data() / "config.json")
      << R"({"public_url": "https://support.example", "mail_from": "help@support.example"})";
  const Outcome invited = Invite(desk, kMemberEmail);
  REQUIRE(invited.exit_code == 0);
  CHECK(Has(invited.out, "\nhttps://support.example/welcome?token="));
  {
    const auto installation = support::OpenInstallation(desk.data());
    const auto mails = installation->store().MailOf(desk.portal().id).value();
    REQUIRE(mails.size() == 1);
    CHECK(mails.front().message.from.address == "help@support.example");
    CHECK(Has(mails.front().message.text, "https://support.example/welcome?token="));
  }
  std::ofstream(desk.data() / "config.json") << R"({"public_url": "http://support.example"})";
  const Outcome nowhere = Invite(desk, kMemberEmail);
  CHECK(nowhere.exit_code == 1);
  CHECK(Has(nowhere.err, "config.json is not right"));
}

TEST_CASE("Whom nobody knows cannot be invited", "[server][invite]") {
  const Desk desk;
  const Outcome unknown = Invite(desk, "nobody@example.org");
  CHECK(unknown.exit_code == 1);
  CHECK(Has(unknown.err, "nobody here has the address nobody@example.org"));
  CHECK(Has(Invite(desk, "nobody").err, "no email address"));
  CHECK(RunGenkan({"admin", "invite", "--data", desk.data()}).exit_code == 2);
  CHECK(
      Has(RunGenkan({"admin", "invite", "--portal", "x", kMemberEmail, "--data", desk.data()}).err,
          "there is no portal \"x\""));
}

TEST_CASE("Whoever is named becomes a contact with the invitation, and once", "[server][invite]") {
  const Desk desk;
  const auto invite = [&] {
    return RunGenkan({"admin", "invite", "--name", "Mei Lin", "--company", "Lin & Co.",
                      "mei@lin.example", "--data", desk.data()});
  };
  CHECK(invite().exit_code == 0);
  CHECK(invite().exit_code == 0);
  const auto installation = support::OpenInstallation(desk.data());
  const service::Store& store = installation->store();
  const auto holders = store.ContactsByAddress(desk.portal().id, "mei@lin.example").value();
  REQUIRE(holders.size() == 1);
  CHECK(holders[0].name.display == "Mei Lin");
  CHECK(holders[0].sign_in == domain::SignInState::kInvited);
  REQUIRE(holders[0].companies.size() == 1);
  const auto companies = store.CompaniesByName(desk.portal().id, "Lin & Co.").value();
  REQUIRE(companies.size() == 1);
  CHECK(holders[0].companies[0].company == companies[0].id);
  CHECK(holders[0].companies[0].primary);
}

// How many mails lie in the folder, those that are being written left out.
std::size_t MailsIn(const std::filesystem::path& mailed) {
  std::size_t mails = 0;
  if (!std::filesystem::exists(mailed)) return mails;
  for (const auto& entry : std::filesystem::directory_iterator(mailed)) {
    mails += entry.path().extension() == ".eml" ? 1 : 0;
  }
  return mails;
}

TEST_CASE("Inviting many goes on after a restart, and nobody gets a second mail",
          "[server][invite][mail]") {
  constexpr std::size_t kGuests = 12;
  const Desk desk;
  {
    const auto installation = support::OpenInstallation(desk.data());
    service::Store& store = installation->store();
    const service::InvitationRun run{.id = {1, 1}};
    REQUIRE(store.PutInvitationRun(desk.portal().id, run).ok());
    for (std::size_t i = 0; i < kGuests; ++i) {
      const std::string email = "guest" + std::to_string(i) + "@example.org";
      const domain::Contact guest{.id = {2, i + 1}, .addresses = {email}, .member_email = email};
      REQUIRE(store.PutContact(desk.portal().id, guest).ok());
      REQUIRE(
          store.PutInvitationTarget(desk.portal().id, {.run = run.id, .contact = guest.id}).ok());
    }
  }
  const std::filesystem::path mailed = desk.data() / "mail";
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  const auto wait_for = [&](std::size_t mails) {
    while (MailsIn(mailed) < mails) {
      REQUIRE(std::chrono::steady_clock::now() < deadline);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  };
  {
    ServeProcess serve(desk.data());
    wait_for(1);
    serve.process().Signal(SIGTERM);
    CHECK(serve.process().Wait().exit_code == 0);
  }
  ServeProcess serve(desk.data());
  wait_for(kGuests);
  serve.process().Signal(SIGTERM);
  CHECK(serve.process().Wait().exit_code == 0);
  CHECK(MailsIn(mailed) == kGuests);
  const auto installation = support::OpenInstallation(desk.data());
  CHECK(installation->store().CountInvitations(desk.portal().id, {1, 1}).value() ==
        domain::InvitationCounts{.sent = kGuests});
}

}  // namespace
}  // namespace genkan
