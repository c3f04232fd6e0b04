// A frame in another page over HTTP: keys from the shell, a session that a page's server vouches
// for, and the end of both.
#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "genkan/service/base64url.h"
#include "genkan/wire/widget_codec.h"
#include "server/desk.h"
#include "server/process.h"
#include "service/widget_token.h"

namespace genkan {
namespace {

using namespace std::chrono_literals;
using support::Desk;
using support::HttpClient;
using support::kMemberEmail;
using support::Outcome;
using support::RunGenkan;
using support::ServeProcess;

Outcome Admin(const Desk& desk, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "admin");
  arguments.insert(arguments.end(), {"--data", desk.data()});
  return RunGenkan(arguments);
}

// What stands behind `name` in a line of its own.
std::string LineOf(const std::string& text, const std::string& name) {
  const std::size_t begin = text.find(name + " ") + name.size() + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

std::string Base64UrlOf(const std::string& text) {
  return service::Base64UrlText(std::string_view(text));
}

TEST_CASE("The code of a token is HMAC with SHA-256 (RFC 4231)", "[server][widget]") {
  const Desk desk;
  const auto installation = support::OpenInstallation(desk.data());
  const service::Secrets& secrets = installation->ports().secrets;
  CHECK(service::WidgetTokenCode(secrets, Secret("Jefe"), "what do ya want for nothing?") ==
        service::BytesFromHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
  CHECK(service::WidgetTokenCode(secrets, Secret(std::string(131, '\xaa')),
                                 "Test Using Larger Than Block-Size Key - Hash Key First") ==
        service::BytesFromHex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
}

TEST_CASE("A key from the shell lets somebody in, and its end ends their stream within a second",
          "[server][serve][widget]") {
  const Desk desk, other;
  const auto signer = support::OpenInstallation(other.data());
  ServeProcess serve(desk.data());
  const Outcome made = Admin(desk, {"add-widget-key", "Help pages"});
  REQUIRE(made.exit_code == 0);
  const std::string kid = LineOf(made.out, "kid");
  const Secret secret(LineOf(made.out, "secret"));
  CHECK(Admin(desk, {"list-widget-keys"}).out == kid + "  Help pages\n");
  CHECK(Admin(desk, {"export-settings"}).out.find(secret.Reveal()) == std::string::npos);

  const std::int64_t now = signer->ports().clock.NowMillis() / 1000;
  const std::string claims = R"({"aud":"http://127.0.0.1:)" + std::to_string(serve.port()) +
                             R"(","iat":)" + std::to_string(now) + R"(,"exp":)" +
                             std::to_string(now + 60) + R"(,"jti":"1","sub":"17","email":")" +
                             std::string(kMemberEmail) + R"(","email_verified":true})";
  const std::string text =
      Base64UrlOf(R"({"alg":"HS256","kid":")" + kid + "\"}") + "." + Base64UrlOf(claims);
  const std::string token =
      text + "." + Base64UrlOf(service::WidgetTokenCode(signer->ports().secrets, secret, text));
  HttpClient client(serve.port());
  const std::vector<wire::Header> headers = {
      {"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}, {"Genkan-Api", "1"}};
  const auto in =
      client.Ask("POST", "/embed/v1/widget/identity", headers, R"({"token":")" + token + "\"}");
  REQUIRE(in);
  INFO(in->body);
  REQUIRE(in->status == 200);
  const std::string bearer = wire::DecodeWidgetSession(in->body)->token;

  HttpClient page(serve.port());
  page.Send("GET /embed/v1/changes HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + bearer +
            "\r\n\r\n");
  CHECK(page.ReadUpTo("\r\n\r\n").starts_with("HTTP/1.1 200"));
  CHECK(page.ReadUpTo("\n\n").starts_with("id: "));
  REQUIRE(Admin(desk, {"revoke-widget-key", kid}).exit_code == 0);
  const auto revoked = std::chrono::steady_clock::now();
  CHECK(page.ClosedByServer());
  CHECK(std::chrono::steady_clock::now() - revoked < 1s);
  CHECK(Admin(desk, {"list-widget-keys"}).out.empty());
  CHECK(Admin(desk, {"revoke-widget-key", kid}).exit_code == 1);
  CHECK(Admin(desk, {"add-widget-key"}).exit_code == 2);
}

}  // namespace
}  // namespace genkan
