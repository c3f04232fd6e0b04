#include "genkan/service/new_password.h"

#include <catch2/catch_test_macros.hpp>

#include "support/ports.h"

namespace genkan::support {
namespace {

constexpr const char* kAddress = "hana@example.org";

std::string RefusalOf(const std::string& password) {
  const RepositoryAssets assets;
  const Status checked = service::CheckChosenPassword(assets, password, kAddress);
  return checked.ok() ? "" : checked.error().message_key;
}

TEST_CASE("A common password is refused in any case of its letters", "[service][password]") {
  for (const char* common : {"1qaz2wsx3edc", "qwertyqwerty", "unbelievable", "UnBelievable",
                             "passwordpassword", "123456789012"}) {
    INFO(common);
    CHECK(RefusalOf(common) == "error.password_common");
  }
  CHECK(RefusalOf(kAddress) == "error.password_common");
  CHECK(RefusalOf("elevenchars") == "error.password_too_short");
}

TEST_CASE("Twelve characters of any kind will do, also a part of what is common",
          "[service][password]") {
  for (const char* fine : {"quiet green lamp", "ひらがなだけのあいことばです", "unbelievable\n1qaz",
                           "1qaz2wsx3edc and more", "            "}) {
    INFO(fine);
    CHECK(RefusalOf(fine).empty());
  }
}

TEST_CASE("The list holds nothing that is too short to be chosen", "[service][password]") {
  const RepositoryAssets assets;
  const std::string* list = assets.Find("passwords/common.list");
  REQUIRE(list != nullptr);
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < list->size();) {
    const std::size_t end = list->find('\n', begin);
    const std::string line = list->substr(begin, end - begin);
    INFO(line);
    if (!line.starts_with("# ")) {
      CHECK(service::CheckChosenPassword(RepositoryAssets(), line, "").error().message_key ==
            "error.password_common");
      ++lines;
    }
    // One in a hundred is enough to look at closely.
    for (int i = 0; i < 99 && begin < list->size(); ++i) begin = list->find('\n', begin) + 1;
  }
  CHECK(lines > 20);
}

}  // namespace
}  // namespace genkan::support
