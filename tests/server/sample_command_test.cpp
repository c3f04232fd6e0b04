#include <catch2/catch_test_macros.hpp>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Has;
using support::HttpClient;
using support::Outcome;
using support::RunGenkan;
using support::ServeProcess;
using support::TempFolder;

Outcome Sample(const std::string& data, const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"sample", "--data", data};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return RunGenkan(arguments);
}

// What the first contact of the large portal sees, newest first.
std::vector<domain::Ticket> TicketsIn(const std::string& data) {
  const auto installation = support::OpenInstallation(data);
  const service::Store& store = installation->store();
  const auto portal = store.PortalAt("", "bench");
  REQUIRE(portal.ok());
  const auto contact = store.ContactByMemberEmail(portal->id, "contact0@bench.example");
  REQUIRE(contact.ok());
  return store.ListTickets(domain::ViewerFor(*contact, *portal), {.limit = 10'000})->tickets;
}

TEST_CASE("Many sample tickets go into a portal of their own", "[server][sample]") {
  const TempFolder folder;
  const std::string data = folder.path() / "data";
  const Outcome filled = Sample(data, {"--tickets", "300"});
  INFO(filled.err);
  REQUIRE(filled.exit_code == 0);
  CHECK(Has(filled.out, "contact0@bench.example"));
  CHECK(Has(filled.err, "300 of 300 tickets\n"));
  CHECK(TicketsIn(data).size() > 50);
  // They are sample people: on this machine alone.
  CHECK(support::OpenInstallation(data)->store().SampleAccountsExist().value());
  // Once; what is there is left as it is.
  CHECK(Has(Sample(data, {"--tickets", "300"}).err, "has a portal already"));
  ServeProcess serve(data);
  HttpClient client(serve.port());
  const auto reply = client.Ask("POST", "/bench/v1/session",
                                {{"Content-Type", "application/json"}, {"Genkan-Api", "1"}},
                                R"({"email":"contact0@bench.example","password":"genkan-demo"})");
  CHECK(reply->status == 200);
}

TEST_CASE("Many sample contacts go into the same portal, and its manager finds them",
          "[server][sample]") {
  const TempFolder folder;
  const std::string data = folder.path() / "data";
  const Outcome filled = Sample(data, {"--contacts", "300"});
  INFO(filled.err);
  REQUIRE(filled.exit_code == 0);
  ServeProcess serve(data);
  HttpClient client(serve.port());
  const auto signed_in = client.Ask("POST", "/bench/v1/session",
                                    {{"Content-Type", "application/json"}, {"Genkan-Api", "1"}},
                                    R"({"email":"owner@bench.example","password":"genkan-demo"})");
  REQUIRE(signed_in->status == 200);
  const std::string cookie(signed_in->Header("set-cookie"));
  const auto found = client.Ask("GET", "/bench/v1/contacts?q=%E3%81%95%E3%81%A8%E3%81%86",
                                {{"Cookie", cookie.substr(0, cookie.find(';'))}});
  REQUIRE(found->status == 200);
  CHECK(Has(found->body, "佐藤"));
  CHECK_FALSE(Has(found->body, "Haddad"));
}

TEST_CASE("The same seed makes the same sample tickets, another one others", "[server][sample]") {
  const TempFolder folder;
  const std::string first = folder.path() / "first", second = folder.path() / "second",
                    other = folder.path() / "other";
  // Where a day begins in between, the pair is made anew.
  const server::SystemClock clock;
  Millis day = 0;
  do {
    std::filesystem::remove_all(first);
    std::filesystem::remove_all(second);
    day = clock.NowMillis() / kMillisPerDay;
    REQUIRE(Sample(first, {"--tickets", "100", "--seed", "7"}).exit_code == 0);
    REQUIRE(Sample(second, {"--tickets=100", "--seed=7"}).exit_code == 0);
  } while (day != clock.NowMillis() / kMillisPerDay);
  REQUIRE(Sample(other, {"--tickets", "100", "--seed", "8"}).exit_code == 0);
  CHECK(TicketsIn(first) == TicketsIn(second));
  CHECK(TicketsIn(first) != TicketsIn(other));
}

TEST_CASE("A folder with a portal takes no sample tickets", "[server][sample]") {
  const support::Desk desk;
  const Outcome refused = Sample(desk.data(), {"--tickets", "10"});
  CHECK(refused.exit_code == 1);
  CHECK(Has(refused.err, "has a portal already"));
  const auto installation = support::OpenInstallation(desk.data());
  CHECK_FALSE(installation->store().PortalAt("", "bench").ok());
  CHECK_FALSE(installation->store().SampleAccountsExist().value());
}

TEST_CASE("Wrong numbers of sample tickets are refused in one sentence", "[server][sample]") {
  const TempFolder folder;
  const std::string data = folder.path() / "data";
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"--tickets", "0"},
                                             {"--messages", "3"},
                                             {"--tickets", "10", "--messages", "-1"},
                                             {"--tickets", "-5"},
                                             {"--tickets", "many"},
                                             {"--tickets", "99999999999999999999"},
                                             {"--tickets"},
                                             {"--tickets", "10", "--seed", "x"},
                                             {"--seed", "1"},
                                             {"--tickets", "10", "more"}}) {
    const Outcome refused = Sample(data, wrong);
    INFO(refused.err);
    CHECK(refused.exit_code == 2);
    CHECK(std::count(refused.err.begin(), refused.err.end(), '\n') == 1);
  }
  // Nothing of a refused one is in the way.
  CHECK(Sample(data, {"--tickets", "10"}).exit_code == 0);
}

}  // namespace
}  // namespace genkan
