#include "service/mail_texts.h"

#include <catch2/catch_test_macros.hpp>

#include "service/hours_text.h"
#include "service/strings_shelf.h"
#include "support/fakes.h"
#include "support/ports.h"
#include "support/shipped_strings.h"

namespace genkan::service {
namespace {

constexpr const char* kLink = "https://support.example/welcome?token=t";

struct Desk {
  Desk() {
    portal.name = "さくらサポート";
    portal.languages = {"ja", "en"};
  }

  wire::MailMessage Compose(std::string_view language, const Addressee& addressee,
                            const MailOccasion& occasion) const {
    return ComposeMail(portal, strings.In(language), zone, addressee, occasion);
  }

  std::string Greet(std::string_view language, const Addressee& addressee) const {
    return Greeting(portal, strings.In(language), addressee);
  }

  support::RepositoryAssets assets;
  StringsShelf strings{assets};
  domain::Portal portal;
  support::FixedZone zone{9 * 60};
};

bool Has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const Addressee kBoth = {
    .address = "hana@example.org", .name = "山田 花子", .company = "株式会社あおば商事"};
const MailOccasion kInvitation = {
    .kind = domain::MailKind::kInvitation, .link = kLink, .lifetime_millis = 7 * kMillisPerDay};
const MailOccasion kReset = {.kind = domain::MailKind::kPasswordReset,
                             .link = kLink,
                             .lifetime_millis = 15 * kMillisPerMinute};
const MailOccasion kChanged = {
    .kind = domain::MailKind::kPasswordChanged, .link = kLink, .lifetime_millis = kMillisPerDay};
const MailOccasion kPasskey = {
    .kind = domain::MailKind::kPasskeyAdded, .link = kLink, .lifetime_millis = kMillisPerDay};
const MailOccasion kSignIn = {.kind = domain::MailKind::kSignIn,
                              .link = kLink,
                              .code = "012345",
                              .lifetime_millis = 15 * kMillisPerMinute};

TEST_CASE("A Japanese mail begins with company and name, either, or neither, each as is polite",
          "[service][mail]") {
  const Desk desk;
  const std::string opening = "お世話になっております。\nさくらサポートです。";
  CHECK(desk.Greet("ja", kBoth) == "株式会社あおば商事\n山田 花子 様\n\n" + opening);
  CHECK(desk.Greet("ja", {.name = "山田 花子"}) == "山田 花子 様\n\n" + opening);
  CHECK(desk.Greet("ja", {.company = "株式会社あおば商事"}) ==
        "株式会社あおば商事 御中\n\n" + opening);
  CHECK(desk.Greet("ja", {.address = "hana@example.org"}) == opening);
}

TEST_CASE("An English mail greets by name, by company, or not by any", "[service][mail]") {
  const Desk desk;
  const std::string opening = "\n\nthis is さくらサポート.";
  CHECK(desk.Greet("en", {.name = "Ken Brown", .company = "Atlas"}) ==
        "Hello Ken Brown," + opening);
  CHECK(desk.Greet("en", {.company = "Atlas"}) == "Hello Atlas," + opening);
  CHECK(desk.Greet("en", {.address = "x@example.org"}) == "Hello," + opening);
}

TEST_CASE("A Polish mail greets a person by name, and no name or company has to be inflected",
          "[service][mail]") {
  const Desk desk;
  const std::string opening = "\n\nZ tej strony さくらサポート.";
  CHECK(desk.Greet("pl", {.name = "Anna Nowak", .company = "Atlas"}) ==
        "Dzień dobry, Anna Nowak!" + opening);
  CHECK(desk.Greet("pl", {.company = "Atlas"}) ==
        "Dzień dobry!" + opening + " Piszemy do firmy Atlas.");
  CHECK(desk.Greet("pl", {.address = "x@example.org"}) == "Dzień dobry!" + opening);
}

TEST_CASE("Every mail is whole in every language, whatever is missing", "[service][mail]") {
  const Desk desk;
  for (const std::string& language : support::ShippedLanguages()) {
    for (const MailOccasion& occasion : {kInvitation, kReset, kChanged, kPasskey, kSignIn}) {
      for (const Addressee& addressee : {kBoth, Addressee{.address = "a@example.org", .name = "N"},
                                         Addressee{.address = "a@example.org", .company = "C"},
                                         Addressee{.address = "a@example.org"}}) {
        const wire::MailMessage message = desk.Compose(language, addressee, occasion);
        INFO(message.subject << "\n\n" << message.text);
        CHECK(message.to == wire::MailAddress{addressee.name, addressee.address});
        CHECK(message.from.name == "さくらサポート");
        CHECK(Has(message.subject, "さくらサポート"));
        // A line of its own, so that every mail program makes a link of it.
        CHECK(Has(message.text, "\n" + std::string(kLink) + "\n"));
        CHECK(Has(message.text, occasion.code));
        CHECK_FALSE(Has(message.text, "{"));
        CHECK_FALSE(Has(message.text, "\n\n\n"));
        CHECK_FALSE(message.text.starts_with("\n"));
        CHECK(message.text.ends_with("\n"));
        for (const char* key : {"\nmail.", " 様 様", "  "}) CHECK_FALSE(Has(message.text, key));
        if (language == "ja") {
          CHECK(Has(message.text, "お世話になっております。"));
          CHECK(Has(message.text, "よろしくお願いいたします。"));
        }
      }
    }
  }
  CHECK(Has(desk.Compose("en", kBoth, kInvitation).text, "within 7 days"));
  CHECK(Has(desk.Compose("ja", kBoth, kReset).text, "15分間"));
  CHECK(Has(desk.Compose("pl", kBoth, kReset).text, "przez 15 minut."));
}

TEST_CASE("The sign-in mail holds the link, the code, or both, as the portal lets people in",
          "[service][mail]") {
  const Desk desk;
  MailOccasion only_link = kSignIn, only_code = kSignIn;
  only_link.code.clear();
  only_code.link.clear();
  for (const std::string& language : support::ShippedLanguages()) {
    const std::string with_link = desk.Compose(language, kBoth, only_link).text;
    const std::string with_code = desk.Compose(language, kBoth, only_code).text;
    CHECK(Has(with_link, kLink));
    CHECK_FALSE(Has(with_link, "012345"));
    CHECK(Has(with_code, "\n012345\n"));
    CHECK_FALSE(Has(with_code, "https://"));
  }
}

TEST_CASE("Department, signature and an address for answers are the manager's", "[service][mail]") {
  Desk desk;
  domain::MailRules& rules = desk.portal.settings.Edit().mail;
  CHECK(Has(desk.Compose("ja", kBoth, kReset).text, "送信専用"));
  rules.from_name = {{"ja", "あおばカスタマーセンター"}, {"en", "Aoba Customer Care"}};
  rules.department = {{"ja", "お客様相談室"}};
  rules.signature = {{"ja", "あおば株式会社\nTEL 03-0000-0000"}};
  rules.reply_to = "answers@example.com";
  const wire::MailMessage japanese = desk.Compose("ja", kBoth, kReset);
  INFO(japanese.text);
  CHECK(japanese.from.name == "あおばカスタマーセンター");
  CHECK(japanese.reply_to == "answers@example.com");
  CHECK(Has(japanese.text, "あおばカスタマーセンター お客様相談室です。"));
  CHECK(japanese.text.ends_with("\n-- \nあおば株式会社\nTEL 03-0000-0000\n"));
  CHECK_FALSE(Has(japanese.text, "送信専用"));
  CHECK(desk.Compose("en", kBoth, kReset).from.name == "Aoba Customer Care");
}

TEST_CASE("The hours are told in a line, days with the same ones together", "[service][mail]") {
  Desk desk;
  domain::BusinessHours& hours = desk.portal.settings.Edit().hours;
  const auto text = [&](std::string_view language) {
    return HoursText(hours, desk.strings.In(language));
  };
  CHECK(text("en").empty());
  CHECK_FALSE(Has(desk.Compose("en", kBoth, kReset).text, "hours"));
  for (int day = 1; day <= 5; ++day) hours.week.push_back({day, 9 * 60, 17 * 60 + 30});
  CHECK(text("en") == "Monday to Friday 9:00–17:30");
  CHECK(text("ja") == "月曜日～金曜日 9:00–17:30");
  CHECK(text("pl") == "poniedziałek–piątek 9:00–17:30");
  hours.week.push_back({0, 14 * 60, 16 * 60 + 5});
  hours.week.push_back({0, 10 * 60, 12 * 60});
  CHECK(text("en") == "Monday to Friday 9:00–17:30; Sunday 10:00–12:00 and 14:00–16:05");
  hours.week.erase(hours.week.begin() + 2);
  CHECK(text("ja") ==
        "月曜日～火曜日 9:00–17:30／木曜日～金曜日 9:00–17:30／日曜日 10:00–12:00、14:00–16:05");
  CHECK(desk.Compose("ja", kBoth, kReset).text.ends_with("\n-- \n営業時間：" + text("ja") + "\n"));
}

TEST_CASE("A manager's words replace the product's, unless they leave out the link",
          "[service][mail]") {
  Desk desk;
  domain::MailTemplate words{.kind = domain::MailKind::kInvitation,
                             .subject = {{"ja", "{company}の皆様へ"}},
                             .body = {{"ja", "{greeting}\n\n{link} からどうぞ。{n}"}}};
  desk.portal.settings.Edit().mail.templates = {words};
  const wire::MailMessage message = desk.Compose("ja", kBoth, kInvitation);
  CHECK(message.subject == "株式会社あおば商事の皆様へ");
  CHECK(Has(message.text, "花子 様"));
  CHECK(Has(message.text, std::string(kLink) + " からどうぞ。{n}"));
  CHECK_FALSE(Has(desk.Compose("ja", kBoth, kReset).subject, "皆様"));
  words.body = {{"ja", "ようこそ"}};
  desk.portal.settings.Edit().mail.templates = {words};
  CHECK(Has(desk.Compose("ja", kBoth, kInvitation).text, kLink));
}

}  // namespace
}  // namespace genkan::service
