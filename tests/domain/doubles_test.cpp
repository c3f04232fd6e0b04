// Which contacts are likely one person, and what becomes of two who are made one.
#include "genkan/domain/doubles.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace genkan::domain {
namespace {

constexpr CompanyId kSakura{1, 1};
constexpr CompanyId kAtlas{1, 2};

Contact Named(const std::string& name, const std::string& email, CompanyId company = {}) {
  Contact contact{.id = {2, name.size()}, .name = {.display = name}, .member_email = email};
  if (!email.empty()) contact.addresses = {email};
  if (company) contact.companies = {{.company = company, .primary = true}};
  return contact;
}

bool AreDoubles(const Contact& a, const Contact& b) {
  const std::vector<std::string> keys = DoubleKeysOf(a);
  const std::vector<std::string> others = DoubleKeysOf(b);
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return std::find(others.begin(), others.end(), key) != others.end();
  });
}

TEST_CASE("Who holds the same address is likely the same person", "[domain][doubles]") {
  Contact both = Named("", "second@example.org");
  both.addresses.emplace_back("Info@Example.org");
  CHECK(AreDoubles(Named("Hana", "info@example.org"), both));
  CHECK(AreDoubles(Named("Hana", "ＩＮＦＯ@example.org"), both));
  CHECK_FALSE(AreDoubles(Named("Hana", "hana@example.org"), both));
}

TEST_CASE("Who has the same name in the same company is likely the same person",
          "[domain][doubles]") {
  const Contact yamada = Named("ヤマダ 花子", "", kSakura);
  CHECK(AreDoubles(yamada, Named("ﾔﾏﾀﾞ花子", "", kSakura)));
  CHECK(AreDoubles(yamada, Named("やまだ　花子", "", kSakura)));
  CHECK_FALSE(AreDoubles(yamada, Named("ヤマダ 花子", "", kAtlas)));
  CHECK_FALSE(AreDoubles(yamada, Named("ヤマダ 花", "", kSakura)));
  // Without a company there are too many of one name, and none has the name of nobody.
  CHECK_FALSE(AreDoubles(Named("Hana", ""), Named("Hana", "")));
  CHECK_FALSE(AreDoubles(Named("", "", kSakura), Named("", "", kSakura)));
}

TEST_CASE("Whoever stays keeps what they have and takes what they lack", "[domain][doubles]") {
  Contact from = Named("花子", "old@example.org", kAtlas);
  from.language = "ja";
  from.name.reading = "はなこ";
  from.properties = {{"size", "L"}, {"floor", "3"}};
  from.external_id = "zendesk:user:1";
  Contact into = Named("Hanako", "new@example.org", kSakura);
  into.sign_in = SignInState::kActive;
  into.properties = {{"size", "M"}};
  const Contact merged = MergedContact(from, into);
  CHECK(merged.id == into.id);
  CHECK(merged.name.display == "Hanako");
  CHECK(merged.name.reading == "はなこ");
  CHECK(merged.language == "ja");
  CHECK(merged.member_email == "new@example.org");
  CHECK(merged.addresses == std::vector<std::string>{"new@example.org", "old@example.org"});
  CHECK(merged.properties == std::vector<FieldValue>{{"size", "M"}, {"floor", "3"}});
  CHECK(merged.external_id == "zendesk:user:1");
}

TEST_CASE("A company that comes along is a further one, whose tickets nobody granted",
          "[domain][doubles]") {
  Contact from = Named("a", "", kAtlas);
  from.companies.push_back({.company = kSakura, .view_granted = true});
  const Contact merged = MergedContact(from, Named("b", "", kSakura));
  CHECK(merged.companies ==
        std::vector<CompanyMembership>{{.company = kSakura, .primary = true}, {.company = kAtlas}});
  CHECK(PrimaryCompany(MergedContact(from, Named("b", ""))) == kAtlas);
}

TEST_CASE("The way in that was used stays, and nobody who is suspended is let in again",
          "[domain][doubles]") {
  const auto state_after = [](SignInState from_state, SignInState into_state) {
    Contact from = Named("a", "from@example.org");
    Contact into = Named("b", "into@example.org");
    from.sign_in = from_state;
    into.sign_in = into_state;
    const Contact merged = MergedContact(from, into);
    return std::pair(merged.member_email.substr(0, 4), merged.sign_in);
  };
  using enum SignInState;
  CHECK(state_after(kActive, kActive) == std::pair(std::string("into"), kActive));
  CHECK(state_after(kActive, kInvited) == std::pair(std::string("from"), kActive));
  CHECK(state_after(kActive, kSuspended) == std::pair(std::string("into"), kSuspended));
  CHECK(state_after(kSuspended, kActive) == std::pair(std::string("into"), kActive));
  CHECK(state_after(kSuspended, kNone) == std::pair(std::string("into"), kNone));
  Contact from = Named("a", "from@example.org");
  from.sign_in = kSuspended;
  CHECK(MergedContact(from, Named("b", "")).sign_in == kSuspended);
}

}  // namespace
}  // namespace genkan::domain
