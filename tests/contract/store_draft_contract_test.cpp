// What every store promises of answers that contacts have begun to write.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using domain::ReplyDraft;
using support::House;

ReplyDraft Kept(House& house, const DraftPlace& place) {
  const auto draft = house.store().DraftOf(house.portal.id, place);
  REQUIRE(draft.ok());
  return *draft;
}

const ReplyDraft kHalf{.text = "Half a thought", .tag = "one", .saved_at_millis = 7};

}  // namespace

GENKAN_STORE_CONTRACT("A draft is its writer's and its ticket's alone, and the newest counts",
                      "[store][draft]") {
  TestType kept;
  House house(kept.store());
  const DraftPlace place{.contact = house.hana.id,
                         .ticket = house.AddTicket("first", house.hana.id).id};
  const DraftPlace beside{.contact = house.ken.id, .ticket = place.ticket};
  const auto put = [&](const DraftPlace& where, const ReplyDraft& draft) {
    return house.store().PutDraft(house.portal.id, where, draft);
  };
  CHECK(Kept(house, place) == ReplyDraft{});
  REQUIRE(put(place, kHalf).ok());
  CHECK(Kept(house, place) == kHalf);
  CHECK(Kept(house, beside) == ReplyDraft{});
  const ReplyDraft whole{.text = "A whole one 😀", .tag = "two", .saved_at_millis = 8};
  REQUIRE(put(place, whole).ok());
  CHECK(Kept(house, place) == whole);
  REQUIRE(put(place, {}).ok());
  REQUIRE(put(place, {}).ok());
  CHECK(Kept(house, place) == ReplyDraft{});
  CHECK(put({.contact = house.hana.id, .ticket = house.Next<domain::TicketId>()}, kHalf)
            .error()
            .code == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("A draft goes with its ticket", "[store][draft]") {
  TestType kept;
  House house(kept.store());
  const DraftPlace place{.contact = house.hana.id,
                         .ticket = house.AddTicket("first", house.hana.id).id};
  REQUIRE(house.store().PutDraft(house.portal.id, place, kHalf).ok());
  REQUIRE(house.store().RemoveTicket(house.portal.id, place.ticket).ok());
  CHECK(Kept(house, place) == ReplyDraft{});
}

}  // namespace genkan::service
