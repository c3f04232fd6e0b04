#include "genkan/domain/similar_tickets.h"

#include <catch2/catch_test_macros.hpp>

namespace genkan::domain {
namespace {

bool IsLike(const char* typed, const char* subject) {
  return LikenessOf(typed, subject) >= kSimilarFrom;
}

TEST_CASE("Subjects are alike whatever the order, the case and the endings of their words",
          "[domain][similar]") {
  CHECK(IsLike("Printer jams", "The PRINTER on the third floor is jamming"));
  CHECK(IsLike("lights are out", "Out of light: all lights in hall B"));
  CHECK(IsLike("プリンターが動かない", "3階のプリンタが動かないです"));
  CHECK(IsLike("ﾌﾟﾘﾝﾀ 紙詰まり", "プリンターの紙詰まり"));
  CHECK(IsLike("請求書の宛名", "宛名を請求書で変更したい"));
}

TEST_CASE("Other matters are not alike, and neither is what is too short to tell",
          "[domain][similar]") {
  CHECK_FALSE(IsLike("Invoice for March", "The printer on the third floor is jamming"));
  CHECK_FALSE(IsLike("請求書について", "プリンターが動かない"));
  CHECK_FALSE(IsLike("", "Anything"));
  CHECK_FALSE(IsLike("pr", "Printer"));
  CHECK_FALSE(IsLike("   ", ""));
}

}  // namespace
}  // namespace genkan::domain
