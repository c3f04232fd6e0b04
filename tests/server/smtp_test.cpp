// Mail by SMTP, to a real mail server: npm's smtp-server, in a process of its own.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/json.h"
#include "server/desk.h"
#include "server/process.h"
#include "server/smtp_mailer.h"

namespace genkan {
namespace {

using support::Has;

class MailServer {
 public:
  explicit MailServer(const std::vector<std::string>& options = {})
      : process_(Arguments(options), {}, "node"), port_(process_.ReadLine()) {
    INFO("the mail server said: " << port_);
    REQUIRE(std::atoi(port_.c_str()) > 0);
  }

  const std::string& port() const { return port_; }

  // The next message it took; waits for it.
  wire::JsonValue Next() {
    const auto json = wire::ReadJson(process_.ReadLine());
    REQUIRE(json.ok());
    return *json;
  }

 private:
  static std::vector<std::string> Arguments(const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {GENKAN_SOURCE_DIR "/tests/server/smtp_server.mjs"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return arguments;
  }

  support::Process process_;
  const std::string port_;
};

Status Send(const std::string& url, const std::string& to, const std::string& bytes = "x\r\n") {
  server::SmtpMailer mailer({.url = Secret(url), .bounce_address = "bounces@example.com"});
  return mailer.Send({.from = "support@example.com", .to = to, .bytes = bytes});
}

std::string ReasonOf(const Status& sent) {
  REQUIRE_FALSE(sent.ok());
  REQUIRE(sent.error().params.size() == 1);
  return sent.error().params.front().value;
}

TEST_CASE("A mail server gets every byte, and bounces go where they were set to go",
          "[server][mail][smtp]") {
  MailServer server;
  const wire::MailMessage message{
      .from = {.name = "玄関", .address = "support@example.com"},
      .to = {.name = "花子", .address = "hana@example.org"},
      .subject = "件名",
      .text = ".\n..dots\n\nお世話になっております。\n" + std::string(3000, 'x') + "\n",
      .message_id = "m.1@example.com"};
  const std::string bytes = wire::EncodeMail(message).value();
  for (const std::string& sent :
       {bytes, std::string("Subject: s\r\n\r\n.\r\n..dots\r\n.end\r\n")}) {
    REQUIRE(Send("smtp://127.0.0.1:" + server.port(), "hana@example.org", sent).ok());
    const wire::JsonValue taken = server.Next();
    CHECK(taken.Find("data")->text == sent);
    CHECK(taken.Find("from")->text == "bounces@example.com");
    REQUIRE(taken.Find("to")->items.size() == 1);
    CHECK(taken.Find("to")->items.front().text == "hana@example.org");
  }
}

TEST_CASE("Name and password of the mail server are those of its URL", "[server][mail][smtp]") {
  MailServer server({"--user", "genkan", "--password", "canary@word"});
  REQUIRE(Send("smtp://genkan:canary%40word@127.0.0.1:" + server.port(), "hana@example.org").ok());
  CHECK(server.Next().Find("user")->text == "genkan");
  // A wrong password can be put right, so that the mail waits.
  const Status refused =
      Send("smtp://genkan:canary-wrong@127.0.0.1:" + server.port(), "hana@example.org");
  CHECK_FALSE(Has(ReasonOf(refused), "canary"));
  CHECK(refused.error().code == ErrorCode::kUnavailable);
}

TEST_CASE("Who is refused for good is given up, who is refused for now is tried again",
          "[server][mail][smtp]") {
  MailServer server;
  const std::string url = "smtp://127.0.0.1:" + server.port();
  const Status refused = Send(url, "hana@refused.example");
  CHECK(Has(ReasonOf(refused), "550"));
  CHECK(refused.error().code == ErrorCode::kInvalidArgument);
  const Status later = Send(url, "hana@busy.example");
  CHECK(Has(ReasonOf(later), "451"));
  CHECK(later.error().code == ErrorCode::kUnavailable);
}

TEST_CASE("A mail server whose certificate nobody vouches for gets nothing",
          "[server][mail][smtp]") {
  MailServer server({"--tls"});
  const Status refused =
      Send("smtps://genkan:canary@127.0.0.1:" + server.port(), "hana@example.org");
  CHECK_FALSE(Has(ReasonOf(refused), "canary"));
  CHECK(refused.error().code == ErrorCode::kUnavailable);
}

TEST_CASE("An invitation reaches the mail server that is set", "[server][mail][smtp]") {
  MailServer server;
  const support::Desk desk;
  support::ServeProcess serve(desk.data(), {"--smtp-url", "smtp://127.0.0.1:" + server.port(),
                                            "--mail-from", "help@example.com"});
  REQUIRE(support::RunGenkan({"admin", "invite", support::kMemberEmail, "--data", desk.data()})
              .exit_code == 0);
  const wire::JsonValue taken = server.Next();
  CHECK(taken.Find("from")->text == "help@example.com");
  CHECK(taken.Find("to")->items.front().text == support::kMemberEmail);
  CHECK(Has(taken.Find("data")->text, "/welcome?token"));
  CHECK_FALSE(std::filesystem::exists(desk.data() / "mail"));
}

}  // namespace
}  // namespace genkan
