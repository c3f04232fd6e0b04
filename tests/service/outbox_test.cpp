#include <catch2/catch_test_macros.hpp>

#include "genkan/service/mailer.h"
#include "genkan/service/memory_store.h"
#include "support/fakes.h"
#include "support/house.h"

namespace genkan::support {
namespace {

using service::MailOutcome;
using service::OutgoingMail;

// Keeps what it is given, or refuses it.
class Letterbox : public service::Mailer {
 public:
  Status Send(const service::MailParcel& parcel) override {
    if (refusal) return *refusal;
    parcels.push_back(parcel);
    return Done{};
  }

  std::optional<Error> refusal;
  std::vector<service::MailParcel> parcels;
};

struct PostOffice {
  OutgoingMail Put(const std::string& to, Millis give_up_after = kMillisPerDay) {
    OutgoingMail mail{.id = house.Next<service::MailId>(), .portal = house.portal.id};
    mail.message = {.from = {.address = "support@example.com"},
                    .to = {.address = to},
                    .subject = "s",
                    .text = "the secret\n",
                    .message_id = "m.1@example.com"};
    mail.next_try_at_millis = clock.NowMillis();
    mail.give_up_at_millis = clock.NowMillis() + give_up_after;
    REQUIRE(store->PutMail(mail).ok());
    return mail;
  }

  int Send() {
    const auto dealt_with = service::SendDueMail(
        {.store = *store,
         .mailer = letterbox,
         .clock = clock,
         .report = [this](const service::MailReport& report) { reports.push_back(report); }});
    REQUIRE(dealt_with.ok());
    return *dealt_with;
  }

  void Break(ErrorCode code, const std::string& reason) {
    letterbox.refusal = Error{.code = code, .params = {{"reason", reason}}};
  }

  OutgoingMail Kept() {
    const auto mails = store->MailOf(house.portal.id).value();
    REQUIRE(mails.size() == 1);
    return mails.front();
  }

  std::unique_ptr<service::Store> store = service::NewMemoryStore();
  House house{*store};
  ManualClock clock;
  Letterbox letterbox;
  std::vector<service::MailReport> reports;
};

TEST_CASE("Mail is handed over once and leaves the outbox", "[service][mail]") {
  PostOffice office;
  const OutgoingMail mail = office.Put("hana@example.org");
  CHECK(office.Send() == 1);
  CHECK(office.Send() == 0);
  REQUIRE(office.letterbox.parcels.size() == 1);
  const service::MailParcel& parcel = office.letterbox.parcels.front();
  CHECK(parcel.id == mail.id);
  CHECK(parcel.from == "support@example.com");
  CHECK(parcel.to == "hana@example.org");
  CHECK(parcel.bytes == wire::EncodeMail(mail.message).value());
  CHECK(office.store->MailOf(office.house.portal.id).value().empty());
  CHECK(office.reports.front().outcome == MailOutcome::kSent);
}

TEST_CASE("A mail server that is down is tried again, more and more rarely", "[service][mail]") {
  PostOffice office;
  office.Put("hana@example.org");
  office.Break(ErrorCode::kUnavailable, "nobody listens");
  CHECK(office.Send() == 1);
  CHECK(office.Send() == 0);
  CHECK(office.Kept().reason == "nobody listens");
  CHECK(office.reports.front().outcome == MailOutcome::kPostponed);
  office.clock.Advance(service::MailDelay(1) - 1);
  CHECK(office.Send() == 0);
  office.clock.Advance(1);
  CHECK(office.Send() == 1);
  office.clock.Advance(service::MailDelay(1));
  CHECK(office.Send() == 0);
  for (int failures = 1; failures < 60; ++failures) {
    CHECK(service::MailDelay(failures) <= service::MailDelay(failures + 1));
    CHECK(service::MailDelay(failures) <= kMillisPerHour);
  }
  office.letterbox.refusal.reset();
  office.clock.Advance(service::MailDelay(2));
  CHECK(office.Send() == 1);
  CHECK(office.letterbox.parcels.size() == 1);
}

TEST_CASE("Mail whose time is over is given up and kept without its text", "[service][mail]") {
  PostOffice office;
  office.Put("hana@example.org", kMillisPerMinute);
  office.Break(ErrorCode::kUnavailable, "nobody listens");
  while (!office.Kept().failed) {
    REQUIRE(office.Send() == 1);
    office.clock.Advance(service::MailDelay(office.Kept().tries));
  }
  CHECK(office.Kept().tries == 2);
  CHECK(office.Kept().message.text.empty());
  CHECK(office.Kept().message.to.address == "hana@example.org");
  CHECK(office.Kept().reason == "nobody listens");
  CHECK(office.reports.back().outcome == MailOutcome::kGivenUp);
  office.letterbox.refusal.reset();
  office.clock.Advance(kMillisPerDay);
  CHECK(office.Send() == 0);
}

TEST_CASE("A refused mail and one that cannot be mailed hold up no other", "[service][mail]") {
  PostOffice office;
  office.Put("花子@example.org");
  office.Put("ken@example.org");
  CHECK(office.Send() == 2);
  REQUIRE(office.letterbox.parcels.size() == 1);
  CHECK(office.letterbox.parcels.front().to == "ken@example.org");
  CHECK(office.Kept().failed);
  PostOffice refusing;
  refusing.Put("ken@example.org");
  refusing.Break(ErrorCode::kInvalidArgument, "550");
  CHECK(refusing.Send() == 1);
  CHECK(refusing.Kept().failed);
  CHECK(refusing.Kept().tries == 1);
}

}  // namespace
}  // namespace genkan::support
