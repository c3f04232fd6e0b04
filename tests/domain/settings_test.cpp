// Rules that stand in a portal's settings: filters, domains, field values, texts by language.
#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/settings/checks.h"

namespace genkan::domain {
namespace {

Contact Ken() {
  Contact ken{.id = ContactId{1, 1}, .language = "en", .member_email = "Ken@Sakura.example"};
  ken.addresses = {"Ken@Sakura.example", "ken@home.example"};
  ken.companies = {{.company = CompanyId{2, 1}, .primary = true}, {.company = CompanyId{2, 2}}};
  ken.properties = {{.field = "plan", .value = "Gold"}};
  return ken;
}

bool Means(std::string_view property, FilterTest test, std::string_view value) {
  const FilterRule rule{
      .property = std::string(property), .test = test, .value = std::string(value)};
  return Matches({.groups = {{.rules = {rule}}}}, Ken());
}

TEST_CASE("A rule looks at addresses, language, companies and the portal's own properties",
          "[domain][settings]") {
  CHECK(Means("email", FilterTest::kIs, "ken@home.example"));
  CHECK(Means("email", FilterTest::kContains, "ＳＡＫＵＲＡ"));
  CHECK(Means("email_domain", FilterTest::kIs, "sakura.example"));
  // Only the address that signs in proves a domain.
  CHECK_FALSE(Means("email_domain", FilterTest::kIs, "home.example"));
  CHECK(Means("language", FilterTest::kIs, "en"));
  CHECK(Means("primary_company", FilterTest::kIs, IdText(CompanyId{2, 1})));
  CHECK_FALSE(Means("primary_company", FilterTest::kIs, IdText(CompanyId{2, 2})));
  CHECK(Means("any_company", FilterTest::kIs, IdText(CompanyId{2, 2})));
  CHECK(Means("plan", FilterTest::kIs, "gold"));
  CHECK(Means("plan", FilterTest::kIsNot, "silver"));
  CHECK(Means("plan", FilterTest::kIsKnown, ""));
  CHECK(Means("region", FilterTest::kIsUnknown, ""));
  CHECK(Means("region", FilterTest::kIs, ""));
  CHECK_FALSE(Means("region", FilterTest::kContains, ""));
}

TEST_CASE("Rules of a group all hold, of groups one does, and nothing means nobody",
          "[domain][settings]") {
  const FilterRule right{.property = "language", .test = FilterTest::kIs, .value = "en"};
  const FilterRule wrong{.property = "language", .test = FilterTest::kIs, .value = "ja"};
  CHECK_FALSE(Matches({}, Ken()));
  CHECK_FALSE(Matches({.groups = {{}}}, Ken()));
  CHECK_FALSE(Matches({.groups = {{.rules = {right, wrong}}}}, Ken()));
  CHECK(Matches({.groups = {{.rules = {wrong}}, {.rules = {right}}}}, Ken()));
}

TEST_CASE("An issuer is an https address without a query, or this machine", "[domain][settings]") {
  for (const char* issuer :
       {"https://login.example", "https://login.example/realms/a", "https://[2001:db8::1]:8443/x",
        "http://localhost:3000", "http://127.0.0.1", "http://[::1]:8080/x"}) {
    INFO(issuer);
    CHECK(CheckIssuer(issuer, "issuer").ok());
  }
  for (const char* issuer :
       {"", "https://", "http://", "login.example", "http://login.example",
        "http://localhost.evil.example", "http://localhost@evil.example", "https://a@b.example",
        "https://login.example?x=1", "https://login.example/#x", "https://login example",
        "ftp://localhost", "http://127.0.0.2"}) {
    INFO(issuer);
    CHECK_FALSE(CheckIssuer(issuer, "issuer").ok());
  }
}

TEST_CASE("Who may register is a matter of the domain, however it is written",
          "[domain][settings]") {
  AccessRules rules{.self_registration = true, .registration_domains = {"Sakura.example"}};
  CHECK(MayRegister(rules, "new@sakura.example"));
  CHECK(MayRegister(rules, "new＠ｓａｋｕｒａ。example"));
  CHECK_FALSE(MayRegister(rules, "new@evil-sakura.example"));
  CHECK_FALSE(MayRegister(rules, "new@sakura.example.evil.example"));
  CHECK_FALSE(MayRegister(rules, "no address"));
  rules.registration_domains.clear();
  CHECK(MayRegister(rules, "anybody@anywhere.example"));
  rules.self_registration = false;
  CHECK_FALSE(MayRegister(rules, "anybody@anywhere.example"));
  CHECK(IsPublicMailDomain("GMAIL.com"));
  CHECK_FALSE(IsPublicMailDomain("sakura.example"));
}

TEST_CASE("A mail stays inside only where all its parties are inside", "[domain][settings]") {
  const TicketRules rules{.internal_addresses = {"@Genkan.example", "cto@partner.example"}};
  using Parties = std::vector<std::string>;
  CHECK(StaysInside(rules, Parties{"Sam@genkan.example", "cto@Partner.example"}));
  CHECK(StaysInside(rules, Parties{"ｓａｍ＠genkan.example"}));
  CHECK_FALSE(StaysInside(rules, Parties{"sam@genkan.example", "hana@sakura.example"}));
  CHECK_FALSE(StaysInside(rules, Parties{"sam@evil-genkan.example"}));
  CHECK_FALSE(StaysInside(rules, Parties{"sam@sub.genkan.example"}));
  CHECK_FALSE(StaysInside(rules, Parties{"other@partner.example"}));
  CHECK_FALSE(StaysInside(rules, Parties{""}));
  CHECK_FALSE(StaysInside(rules, Parties{}));
  CHECK_FALSE(StaysInside({}, Parties{"sam@genkan.example"}));
}

TEST_CASE("A value is kept as its field's kind wants it", "[domain][settings]") {
  CustomField field{.key = "f", .kind = FieldKind::kDate};
  CHECK(CheckFieldValue(field, " ２０２６ー１２－３１ ").value() == "2026-12-31");
  CHECK_FALSE(CheckFieldValue(field, "2026-02-30").ok());
  CHECK_FALSE(CheckFieldValue(field, "31.12.2026").ok());
  CHECK(CheckFieldValue(field, "").value().empty());
  field.kind = FieldKind::kNumber;
  CHECK(CheckFieldValue(field, "－１２．５").value() == "-12.5");
  CHECK_FALSE(CheckFieldValue(field, "1.2.3").ok());
  CHECK_FALSE(CheckFieldValue(field, "-").ok());
  field.kind = FieldKind::kChoice;
  field.choices = {{.key = "red", .label = {{"en", "Red"}}},
                   {.key = "old", .label = {{"en", "Old"}}, .retired = true}};
  CHECK(CheckFieldValue(field, "red").ok());
  CHECK_FALSE(CheckFieldValue(field, "old").ok());
  field.kind = FieldKind::kText;
  CHECK(CheckFieldValue(field, " ＡＢＣ ").value() == "ＡＢＣ");
  CHECK_FALSE(CheckFieldValue(field, std::string(201, 'x')).ok());
  CHECK_FALSE(CheckFieldValue(field, "a\x01").ok());
}

TEST_CASE("A text by language falls back in order, and gaps are known", "[domain][settings]") {
  LocalText text = {{"en", "Orders"}, {"pt", "Pedidos"}};
  CHECK(TextIn(text, "en-GB") == "Orders");
  CHECK(TextIn(text, "pt-BR") == "Pedidos");
  CHECK(TextIn(text, "ja") == "Orders");
  CHECK(TextIn({}, "ja").empty());
  const std::vector<std::string> languages = {"en", "ja"};
  CHECK(MissingLanguages(text, languages) == std::vector<std::string>{"ja"});
  CHECK(MissingLanguages({}, languages).empty());
  SetTextIn(&text, "ja", "注文");
  CHECK(TextIn(text, "ja") == "注文");
  SetTextIn(&text, "en", "");
  CHECK(TextIn(text, "en") == "Pedidos");
}

TEST_CASE("Slugs, hosts and addresses of pages are taken in every width and in no other form",
          "[domain][settings]") {
  CHECK(CheckSlug("Ａｃｍｅー１").value() == "acme-1");
  CHECK(CheckSlug("").value().empty());
  for (const char* wrong : {"-a", "a-", "a/b", "a b", "é"}) CHECK_FALSE(CheckSlug(wrong).ok());
  CHECK(CheckHost("Support。Example.").value() == "support.example");
  for (const char* wrong : {"a..b", "-a.b", "a.b:80", "https://a", "a_b", ".a"}) {
    INFO(wrong);
    CHECK_FALSE(CheckHost(wrong).ok());
  }
  for (const char* right : {"https://a.example/x?y#z", "/privacy"})
    CHECK(CheckUrl(right, "u").ok());
  for (const char* wrong :
       {"http://a", "javascript:1", "//evil.example", "/\\evil", "https://", "https://a b"}) {
    INFO(wrong);
    CHECK_FALSE(CheckUrl(wrong, "u").ok());
  }
}

TEST_CASE("Contrast is what WCAG computes", "[domain][settings]") {
  CHECK(ContrastOf("#000000", "#ffffff") == 21.0);
  CHECK(ContrastOf("#777777", "#FFFFFF") > 4.47);
  CHECK(ContrastOf("#777777", "#ffffff") < 4.49);
  CHECK(ContrastOf("#4f46e5", "#4f46e5") == 1.0);
  CHECK(ContrastOf("blue", "#ffffff") == 0);
}

}  // namespace
}  // namespace genkan::domain
