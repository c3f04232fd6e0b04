// The memory store: how contacts rate tickets.
#include <algorithm>

#include "service/memory_store_impl.h"

namespace genkan::service {
namespace {

using domain::TicketRating;

// The ratings that `wanted` accepts, the oldest first, equal ones by id.
template <typename Wanted>
std::vector<TicketRating> RatingsWhere(const PortalRecords& records, const Wanted& wanted) {
  std::vector<TicketRating> ratings;
  for (const auto& [key, rating] : records.ratings) {
    const TicketRating each{.ticket = key.second, .contact = key.first, .rating = rating};
    if (wanted(each)) ratings.push_back(each);
  }
  std::stable_sort(ratings.begin(), ratings.end(), [](const auto& a, const auto& b) {
    return a.rating.given_at_millis < b.rating.given_at_millis;
  });
  return ratings;
}

}  // namespace

Result<std::vector<TicketRating>> MemoryStore::RatingsOf(domain::PortalId portal,
                                                         domain::TicketId ticket) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return RatingsWhere(*records, [&](const TicketRating& each) { return each.ticket == ticket; });
}

Result<std::vector<TicketRating>> MemoryStore::RatingsBy(domain::PortalId portal,
                                                         domain::ContactId contact) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return RatingsWhere(*records, [&](const TicketRating& each) { return each.contact == contact; });
}

Result<domain::Rating> MemoryStore::RatingBy(domain::PortalId portal, domain::TicketId ticket,
                                             domain::ContactId contact) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  const auto found = records->ratings.find({contact, ticket});
  return found != records->ratings.end() ? found->second : domain::Rating{};
}

Status MemoryStore::PutRating(domain::PortalId portal, const TicketRating& rating) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY_OK(FindByKey(records->contacts, rating.contact));
  GENKAN_TRY_OK(FindByKey(records->tickets, rating.ticket));
  Set(records->ratings, {rating.contact, rating.ticket}, rating.rating);
  const std::int64_t change = NextChange(*records);
  Set(records->desk_changes, rating.ticket, change);
  Set(records->contact_changes, rating.contact, change);
  return Done{};
}

}  // namespace genkan::service
