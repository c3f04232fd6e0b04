// The whole way through a real provider: npm's oidc-provider, in a process of its own.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <map>
#include <memory>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Has;
using support::HttpClient;
using support::HttpReply;

class Provider {
 public:
  explicit Provider(const std::vector<std::string>& options)
      : process_(Arguments(options), {}, "node") {
    while (!issuer_.starts_with("http://")) {
      issuer_ = process_.ReadLine();
      INFO("the provider said: " << issuer_);
      REQUIRE_FALSE(issuer_.empty());
    }
  }

  const std::string& issuer() const { return issuer_; }
  std::string port() const { return issuer_.substr(issuer_.rfind(':') + 1); }

 private:
  static std::vector<std::string> Arguments(const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {GENKAN_SOURCE_DIR "/tests/server/oidc_provider.mjs"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return arguments;
  }

  support::Process process_;
  std::string issuer_;
};

// As much of a browser as following redirects takes.
class Browser {
 public:
  // Goes to an address of this machine; the reply, and where it leads.
  HttpReply Go(const std::string& url) {
    const std::string authority = url.substr(7, url.find('/', 7) - 7);
    const auto port =
        static_cast<std::uint16_t>(std::stoi(authority.substr(authority.find(':') + 1)));
    HttpClient client(port);
    std::string cookies;
    for (const auto& [name, value] : cookies_) {
      cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    }
    client.Send("GET " + url.substr(7 + authority.size()) + " HTTP/1.1\r\nHost: " + authority +
                "\r\nAccept: text/html\r\nCookie: " + cookies + "\r\nConnection: close\r\n\r\n");
    const auto reply = client.Read();
    REQUIRE(reply);
    for (const wire::Header& header : reply->headers) {
      if (header.name != "set-cookie") continue;
      const std::size_t equals = header.value.find('=');
      cookies_[header.value.substr(0, equals)] =
          header.value.substr(equals + 1, header.value.find(';') - equals - 1);
    }
    next = std::string(reply->Header("location"));
    if (next.starts_with('/')) next = "http://" + authority + next;
    return *reply;
  }

  // Follows redirects until one leads to an address that holds `part`.
  void FollowTo(const std::string& url, const std::string& part) {
    next = url;
    for (int hops = 0; hops < 10 && !Has(next, part); ++hops) Go(std::string(next));
    INFO(next);
    REQUIRE(Has(next, part));
  }

  std::string next;

 private:
  std::map<std::string, std::string> cookies_;
};

void Set(const support::Desk& desk, const std::string& issuer) {
  const auto file = desk.folder().path() / "settings.json";
  std::ofstream(file) << R"({"genkan_settings":1,"access":{"openid":{"on":true,"issuer":")"
                      << issuer << R"(","client_id":"genkan","unknown_subject":"created"}}})";
  const auto applied =
      support::RunGenkan({"admin", "apply-settings", file.string(), "--data", desk.data()});
  INFO(applied.err);
  REQUIRE(applied.exit_code == 0);
}

TEST_CASE("A real provider signs a customer in, also with new keys, and is missed when it is down",
          "[server][openid]") {
  const support::Desk desk;
  support::ServeProcess serve(desk.data());
  const std::string here = "http://127.0.0.1:" + std::to_string(serve.port());
  const std::vector<std::string> options = {"--redirect", here + "/sign-in/openid/answer", "--auto",
                                            support::kMemberEmail};
  auto provider = std::make_unique<Provider>(options);
  Set(desk, provider->issuer());
  const auto set =
      support::RunGenkan({"admin", "set-openid-secret", "--data", desk.data()}, "provider-word\n");
  INFO(set.err);
  REQUIRE(set.exit_code == 0);
  CHECK_FALSE(Has(set.out, "provider-word"));
  const std::string port = provider->port();
  for (const bool new_keys : {false, true}) {
    if (new_keys) {
      provider.reset();
      std::vector<std::string> again = options;
      again.insert(again.end(), {"--port", port});
      provider = std::make_unique<Provider>(again);
    }
    Browser browser;
    browser.FollowTo(here + "/sign-in/openid?lang=en", "/sign-in/openid/answer");
    const HttpReply in = browser.Go(std::string(browser.next));
    INFO(in.body);
    CHECK(in.status == 303);
    CHECK(browser.next == here + "/tickets");
    const HttpReply session = browser.Go(here + "/v1/session");
    CHECK(Has(session.body, support::kMemberEmail));
  }
  Browser browser;
  browser.FollowTo(here + "/sign-in/openid?lang=en", "/sign-in/openid/answer");
  provider.reset();
  const HttpReply page = browser.Go(std::string(browser.next));
  CHECK(page.status == 503);
  CHECK(Has(page.body, "cannot be reached just now"));
}

TEST_CASE("A wrong client secret signs nobody in and is told to nobody", "[server][openid]") {
  const support::Desk desk;
  support::ServeProcess serve(desk.data());
  const std::string here = "http://127.0.0.1:" + std::to_string(serve.port());
  const Provider provider({"--redirect", here + "/sign-in/openid/answer", "--auto", "a@b.example"});
  Set(desk, provider.issuer());
  REQUIRE(support::RunGenkan({"admin", "set-openid-secret", "--data", desk.data()}, "canary\n")
              .exit_code == 0);
  Browser browser;
  browser.FollowTo(here + "/sign-in/openid?lang=en", "/sign-in/openid/answer");
  const HttpReply page = browser.Go(std::string(browser.next));
  CHECK(page.status == 401);
  CHECK(Has(page.body, "(code)"));
  CHECK_FALSE(Has(page.body, "canary"));
}

}  // namespace
}  // namespace genkan
