// Mail leaves the program: as files, or by SMTP.
#include <signal.h>
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

#include "server/desk.h"
#include "server/file_mailer.h"
#include "server/files.h"
#include "server/process.h"
#include "server/settings.h"
#include "server/smtp_mailer.h"
#include "support/fakes.h"

namespace genkan {
namespace {

namespace fs = std::filesystem;
using support::Desk;
using support::Has;
using support::ServeProcess;

service::OutgoingMail MailFor(const Desk& desk, service::MailId id) {
  service::OutgoingMail mail{.id = id, .portal = desk.portal().id};
  mail.message = {.from = {.address = "support@example.com"},
                  .to = {.address = support::kMemberEmail},
                  .subject = "s",
                  .text = "canary text\n",
                  .message_id = "m.1@example.com"};
  mail.give_up_at_millis = std::int64_t{1} << 60;
  return mail;
}

std::vector<fs::path> FilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) files.push_back(entry.path());
  return files;
}

// Waits for what the server does by itself.
template <typename Wanted>
bool Eventually(const Wanted& wanted) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!wanted()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::yield();
  }
  return true;
}

TEST_CASE("Without a mail server mail lands in the data folder, and the log says so once",
          "[server][mail]") {
  const Desk desk;
  const fs::path folder = desk.data() / "mail";
  {
    const auto installation = support::OpenInstallation(desk.data());
    for (std::uint64_t i = 1; i <= 2; ++i) {
      REQUIRE(installation->store().PutMail(MailFor(desk, {1, i})).ok());
    }
  }
  ServeProcess serve(desk.data());
  REQUIRE(Eventually([&] { return FilesIn(folder).size() == 2; }));
  serve.process().Signal(SIGTERM);
  const support::Outcome outcome = serve.process().Wait();
  CHECK(outcome.exit_code == 0);
  const std::size_t said = outcome.err.find("mail is written into");
  CHECK(said != std::string::npos);
  CHECK(outcome.err.find("mail is written into", said + 1) == std::string::npos);
  CHECK_FALSE(Has(outcome.err, support::kMemberEmail));
  const fs::path file = FilesIn(folder).front();
  CHECK(file.extension() == ".eml");
  CHECK(server::ReadFile(file).value() == wire::EncodeMail(MailFor(desk, {1, 1}).message).value());
  struct stat status {};
  REQUIRE(stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  const auto installation = support::OpenInstallation(desk.data());
  CHECK(installation->store().MailOf(desk.portal().id).value().empty());
}

TEST_CASE("A mail server that nobody runs is a reason without the password, and a try for later",
          "[server][mail]") {
  server::SmtpMailer mailer(
      {.url = Secret("smtp://user:canary-secret@127.0.0.1:1"), .bounce_address = ""});
  const Status sent =
      mailer.Send({.from = "a@example.com", .to = "b@example.com", .bytes = "x\r\n"});
  REQUIRE_FALSE(sent.ok());
  CHECK(sent.error().code == ErrorCode::kUnavailable);
  REQUIRE(sent.error().params.size() == 1);
  CHECK_FALSE(sent.error().params.front().value.empty());
  CHECK_FALSE(Has(sent.error().params.front().value, "canary"));
}

TEST_CASE("What is no mail server and no sender is refused without repeating it",
          "[server][mail][settings]") {
  for (const char* url : {"http://mail.example", "mail.example:25", "smtp://", "smtp:/canary"}) {
    INFO(url);
    server::Settings settings;
    const std::string complaint = server::ApplySetting("smtp_url", url, &settings);
    CHECK_FALSE(complaint.empty());
    CHECK_FALSE(Has(complaint, "canary"));
  }
  server::Settings settings;
  CHECK(server::ApplySetting("smtp_url", "smtps://a:b@mail.example:465", &settings).empty());
  CHECK(server::ApplySetting("mail_from", "support@example.com", &settings).empty());
  CHECK_FALSE(server::ApplySetting("mail_from", "support", &settings).empty());
}

}  // namespace
}  // namespace genkan
