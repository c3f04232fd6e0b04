#include "genkan/base/strings.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace genkan;

namespace {

Strings StringsIn(std::string language) {
  return Strings(std::move(language),
                 {
                     {"greeting", "Hello {name}, {name}!"},
                     {"count",
                      "{n, plural, one {# ticket} few {# few} many "
                      "{# many} other {# tickets}}"},
                     {"nested", "{n, plural, one {{name}: #} other {{name}: #s}}"},
                     {"broken", "a {b"},
                     {"error.not_found", "Not there."},
                     {"error.subject_too_long", "At most {max}."},
                 });
}

std::string Count(const Strings& strings, std::string n) {
  return strings.Format("count", {{"n", std::move(n)}});
}

}  // namespace

TEST_CASE("A text without a translation shows its key", "[base][strings]") {
  const Strings strings = StringsIn("en");
  CHECK(strings.Text("nobody.wrote_this") == "nobody.wrote_this");
  CHECK(strings.Format("nobody.wrote_this", {}) == "nobody.wrote_this");
}

TEST_CASE("Placeholders are filled in and missing ones stay", "[base][strings]") {
  const Strings strings = StringsIn("en");
  CHECK(strings.Format("greeting", {{"name", "{name}"}}) == "Hello {name}, {name}!");
  CHECK(strings.Format("greeting", {{"name", "花"}}) == "Hello 花, 花!");
  CHECK(strings.Format("greeting", {}) == "Hello {name}, {name}!");
  CHECK(strings.Format("nested", {{"n", "1"}, {"name", "Ken"}}) == "Ken: 1");
  CHECK(strings.Format("broken", {{"b", "x"}}) == "a {b");
}

TEST_CASE("Counts take the form their language wants", "[base][strings]") {
  for (const char* language : {"en", "de", "en-GB"}) {
    const Strings strings = StringsIn(language);
    CHECK(Count(strings, "0") == "0 tickets");
    CHECK(Count(strings, "1") == "1 ticket");
    CHECK(Count(strings, "-1") == "-1 ticket");
    CHECK(Count(strings, "2") == "2 tickets");
    CHECK(Count(strings, "some") == "some tickets");
  }
  const Strings japanese = StringsIn("ja");
  CHECK(Count(japanese, "1") == "1 tickets");
  const Strings polish = StringsIn("pl");
  CHECK(Count(polish, "1") == "1 ticket");
  for (const char* few : {"2", "4", "22", "102", "122"}) {
    CHECK(Count(polish, few) == few + std::string(" few"));
  }
  for (const char* many : {"0", "5", "12", "14", "21", "112"}) {
    CHECK(Count(polish, many) == many + std::string(" many"));
  }
  CHECK(Count(polish, "1.5") == "1.5 tickets");
}

TEST_CASE("An error is described by its own key, else by its code", "[base][strings]") {
  const Strings strings = StringsIn("en");
  CHECK(strings.Describe(FieldError("subject", "error.subject_too_long", {{"max", "200"}})) ==
        "At most 200.");
  CHECK(strings.Describe(Error{.code = ErrorCode::kNotFound}) == "Not there.");
  CHECK(strings.Describe(Error{.code = ErrorCode::kNotFound, .message_key = "error.unheard"}) ==
        "Not there.");
}

TEST_CASE("Every error code has a name of its own", "[base][strings]") {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::kInternal); ++code) {
    names.insert(ErrorCodeName(static_cast<ErrorCode>(code)));
  }
  CHECK(names.size() == static_cast<std::size_t>(ErrorCode::kInternal) + 1);
}
