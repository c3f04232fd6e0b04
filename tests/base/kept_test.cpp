#include "genkan/base/kept.h"

#include <catch2/catch_test_macros.hpp>

namespace genkan {
namespace {

using Shelf = Kept<std::string, int>;

void Keep(Shelf& shelf, const std::string& key, int stamp, const std::string& text) {
  shelf.Keep(key, stamp, std::make_shared<const std::string>(text), text.size());
}

}  // namespace

TEST_CASE("What is kept is good for its own stamp alone", "[base]") {
  Shelf shelf(1000);
  Keep(shelf, "a", 1, "one");
  REQUIRE(shelf.Find("a", 1) != nullptr);
  CHECK(*shelf.Find("a", 1) == "one");
  CHECK(shelf.Find("a", 2) == nullptr);
  CHECK(shelf.Find("b", 1) == nullptr);
  Keep(shelf, "a", 2, "two");
  CHECK(shelf.Find("a", 1) == nullptr);
  CHECK(*shelf.Find("a", 2) == "two");
}

TEST_CASE("What was asked for lately stays, and the rest makes room", "[base]") {
  Shelf shelf(1000);
  Keep(shelf, "wanted", 1, std::string(100, 'w'));
  for (int i = 0; i < 50; ++i) {
    Keep(shelf, std::to_string(i), 1, std::string(100, 'x'));
    CHECK(shelf.Find("wanted", 1) != nullptr);
  }
  CHECK(shelf.Find("0", 1) == nullptr);
  int kept = 0;
  for (int i = 0; i < 50; ++i) kept += shelf.Find(std::to_string(i), 1) != nullptr;
  CHECK(kept > 0);
  CHECK(kept <= 10);
}

TEST_CASE("What is larger than all the room is not a danger", "[base]") {
  Shelf shelf(10);
  Keep(shelf, "large", 1, std::string(100, 'x'));
  Keep(shelf, "larger", 1, std::string(200, 'x'));
  CHECK(shelf.Find("large", 1) == nullptr);
}

}  // namespace genkan
