// A customer's list in the SQLite store: whose rows of ticket_sight it is made of, and its two
// ways. By whole shelves a page costs what it holds; by search, which is for all other filters and
// orders, the rows of the viewer's principals are walked, and nothing else.
#pragma once

#include <vector>

#include "genkan/domain/visibility.h"
#include "genkan/service/ticket_query.h"
#include "server/sqlite_sight.h"

namespace genkan::server {

struct ListReading {
  SqliteDatabase& database;
  std::int64_t portal_key = 0;
};

// A page of a list.
struct ListedPlaces {
  std::vector<service::TicketPlace> places;
  std::int64_t total = 0;
  bool more = false;
};

// The contact and the companies whose rows the query looks at, each once.
std::vector<domain::RawId> PrincipalsOf(const domain::Viewer& viewer,
                                        const service::TicketQuery& query);

// Whether tickets of that shelf are shown, as far as open, closed and waiting go.
bool Shows(const service::TicketQuery& query, Shelf shelf);

// Whether the list is made of whole shelves in their own order.
bool GoesByShelf(const service::TicketQuery& query);

Result<ListedPlaces> PlacesBySearch(const ListReading& reading, const service::TicketQuery& query,
                                    const std::vector<domain::RawId>& principals);

}  // namespace genkan::server
