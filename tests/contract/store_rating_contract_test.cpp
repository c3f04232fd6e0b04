// What every store promises of how contacts rate tickets.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"
#include "genkan/domain/doubles.h"

namespace genkan::service {
namespace {

using domain::Rating;
using domain::TicketRating;
using domain::Verdict;
using support::House;

struct Rated {
  explicit Rated(Store& store) : house(store) { Put(house.hana, kGood); }
  void Put(const domain::Contact& contact, const Rating& rating) {
    REQUIRE(house.store()
                .PutRating(house.portal.id,
                           {.ticket = ticket.id, .contact = contact.id, .rating = rating})
                .ok());
  }
  Rating By(const domain::Contact& contact) {
    return house.store().RatingBy(house.portal.id, ticket.id, contact.id).value();
  }
  std::vector<TicketRating> All() {
    return house.store().RatingsOf(house.portal.id, ticket.id).value();
  }

  static inline const Rating kGood{
      .verdict = Verdict::kGood, .comment = "Quick 😀", .given_at_millis = 7};
  static inline const Rating kBad{.verdict = Verdict::kBad, .comment = "", .given_at_millis = 5};

  House house;
  domain::Ticket ticket = house.AddTicket("first", house.hana.id);
};

}  // namespace

GENKAN_STORE_CONTRACT("A rating is its contact's and its ticket's alone, and the newest counts",
                      "[store][rating]") {
  TestType kept;
  Rated rated(kept.store());
  House& house = rated.house;
  CHECK(rated.By(house.hana) == Rated::kGood);
  CHECK(rated.By(house.ken) == Rating{});
  rated.Put(house.ken, Rated::kBad);
  const TicketRating hanas{
      .ticket = rated.ticket.id, .contact = house.hana.id, .rating = Rated::kGood};
  const TicketRating kens{
      .ticket = rated.ticket.id, .contact = house.ken.id, .rating = Rated::kBad};
  CHECK(rated.All() == std::vector{kens, hanas});
  CHECK(house.store().RatingsBy(house.portal.id, house.ken.id).value() == std::vector{kens});
  rated.Put(house.hana, Rated::kBad);
  CHECK(rated.By(house.hana) == Rated::kBad);
  CHECK(rated.All().size() == 2);
  TicketRating nowhere = hanas;
  nowhere.ticket = house.Next<domain::TicketId>();
  CHECK(house.store().PutRating(house.portal.id, nowhere).error().code == ErrorCode::kNotFound);
  nowhere = {.ticket = rated.ticket.id, .contact = house.Next<domain::ContactId>()};
  CHECK(house.store().PutRating(house.portal.id, nowhere).error().code == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("A rating is told to agents and to whoever gave it, and to nobody else",
                      "[store][rating][changes]") {
  TestType kept;
  Rated rated(kept.store());
  House& house = rated.house;
  domain::Ticket ticket = rated.ticket;
  ticket.contacts.push_back({house.ken.id, domain::Involvement::kParticipant});
  house.Put(ticket);
  const auto agent = domain::AgentViewer::Operator(house.portal.id);
  const auto after = [&](const domain::Contact& contact, std::int64_t moment) {
    return house.store().ChangesAfter(house.ViewerOf(contact), moment).value();
  };
  const std::int64_t moment = after(house.hana, 0).upto;
  rated.Put(house.hana, Rated::kBad);
  CHECK(domain::IsNothing(after(house.ken, moment)));
  CHECK(after(house.hana, moment).session);
  CHECK(after(house.hana, moment).tickets.empty());
  CHECK(house.store().ChangesAfter(agent, moment)->tickets == std::vector{ticket.number});
}

GENKAN_STORE_CONTRACT("A rating goes with its ticket and with whoever gave it", "[store][rating]") {
  TestType kept;
  Rated rated(kept.store());
  House& house = rated.house;
  rated.Put(house.ken, Rated::kBad);
  const domain::Erasure erasure{
      .portal = house.portal.id, .contact = house.ken.id, .merged = {}, .number = 1};
  REQUIRE(house.store().EraseContact(erasure, {"ken"}).ok());
  CHECK(rated.All().size() == 1);
  REQUIRE(house.store().RemoveTicket(house.portal.id, rated.ticket.id).ok());
  CHECK(rated.All().empty());
  CHECK(house.store().RatingsBy(house.portal.id, house.hana.id)->empty());
}

GENKAN_STORE_CONTRACT("Of two entries for one person the one that stays has its own rating",
                      "[store][rating]") {
  TestType kept;
  Rated rated(kept.store());
  House& house = rated.house;
  const domain::Ticket other = house.AddTicket("second", {});
  rated.Put(house.ken, Rated::kBad);
  const TicketRating alone{.ticket = other.id, .contact = house.ken.id, .rating = Rated::kBad};
  REQUIRE(house.store().PutRating(house.portal.id, alone).ok());
  const domain::Contact merged = domain::MergedContact(house.ken, house.hana);
  REQUIRE(house.store().MergeContacts(house.portal.id, house.ken.id, merged).ok());
  CHECK(rated.By(house.hana) == Rated::kGood);
  CHECK(rated.All().size() == 1);
  CHECK(house.store().RatingBy(house.portal.id, other.id, house.hana.id).value() == Rated::kBad);
}

}  // namespace genkan::service
