// `genkan admin list-doubles` and `merge-contacts`.
#include <catch2/catch_test_macros.hpp>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::Outcome;
using support::RunGenkan;

struct Shell {
  Shell() {
    const auto installation = support::OpenInstallation(desk.data());
    for (const std::uint64_t i : {1U, 2U}) {
      const domain::Contact contact{.id = {0x0193'5000'0000'7001, i},
                                    .name = {.display = i == 1 ? "Mai" : "Mai Mori"},
                                    .addresses = {"info@mori.example"},
                                    .member_email = i == 1 ? "mai@mori.example" : ""};
      REQUIRE(installation->store().PutContact(desk.portal().id, contact).ok());
    }
  }

  Outcome Run(std::vector<std::string> words) const {
    words.insert(words.begin(), "admin");
    words.insert(words.end(), {"--data", desk.data()});
    Outcome outcome = RunGenkan(words);
    UNSCOPED_INFO(outcome.out + outcome.err);
    return outcome;
  }

  const Desk desk;
  const std::string second = domain::IdText(domain::ContactId{0x0193'5000'0000'7001, 2});
};

TEST_CASE("From the shell doubles are listed, and merged once that was looked at",
          "[server][doubles]") {
  const Shell shell;
  const Outcome listed = shell.Run({"list-doubles"});
  CHECK(Has(listed.out, "the same address:\n"));
  CHECK(Has(listed.out, shell.second + "  Mai Mori  info@mori.example\n"));
  CHECK(Has(shell.Run({"merge-contacts", "info@mori.example", "mai@mori.example"}).err,
            "several contacts hold info@mori.example"));
  CHECK(Has(shell.Run({"merge-contacts", "nobody@mori.example", "mai@mori.example"}).err,
            "nobody here has the address"));
  const Outcome preview = shell.Run({"merge-contacts", shell.second, "mai@mori.example"});
  CHECK(preview.exit_code == 0);
  CHECK(Has(preview.out, "gone   " + shell.second));
  const std::string seen = "--seen ";
  const std::size_t at = preview.out.find(seen);
  REQUIRE(at != std::string::npos);
  std::string tag = preview.out.substr(at + seen.size());
  tag.resize(tag.find('\n'));
  CHECK(Has(shell.Run({"list-doubles"}).out, "the same address"));
  CHECK(Has(shell.Run({"merge-contacts", shell.second, "mai@mori.example", "--seen", "x"}).err,
            "changed meanwhile"));
  CHECK(Has(shell.Run({"merge-contacts", shell.second, "mai@mori.example", "--seen", tag}).out,
            "they are one contact"));
  CHECK(shell.Run({"list-doubles"}).out == "no contact looks like another\n");
  CHECK(Has(shell.Run({"merge-contacts", shell.second, "mai@mori.example"}).err,
            "one contact already"));
}

}  // namespace
}  // namespace genkan
