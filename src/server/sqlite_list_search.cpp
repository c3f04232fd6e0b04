// The list under any filter and in any order: one statement over the rows of ticket_sight, which
// hold what lists are filtered by.
#include <algorithm>
#include <variant>

#include "server/sqlite_list.h"
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"

namespace genkan::server {
namespace {

using domain::RawId;
using service::OrderBy;
using service::TicketOrder;
using service::TicketQuery;

// A statement in the making, with what is bound to its question marks in their order.
class Statement {
 public:
  using Value = std::variant<std::int64_t, std::string, RawId>;

  Statement& Add(std::string_view sql) {
    sql_.append(sql);
    return *this;
  }
  Statement& Bind(const Value& value) {
    values_.push_back(value);
    return *this;
  }
  template <typename T>
  Statement& Bind(const T& value) {
    values_.emplace_back(std::in_place_type<T>, value);
    return *this;
  }
  template <typename AnyId>
  Statement& BindId(AnyId id) {
    return Bind(RawId{id.high, id.low});
  }

  SqliteQuery Start(SqliteDatabase& database) const {
    SqliteQuery query = database.SelectOnce(sql_);
    for (const Value& value : values_) {
      std::visit([&query](const auto& bound) { query.Bind(bound); }, value);
    }
    return query;
  }

 private:
  std::string sql_;
  std::vector<Value> values_;
};

bool IsText(const TicketOrder& order) {
  switch (order.by) {
    case OrderBy::kChannel:
    case OrderBy::kSubject:
    case OrderBy::kOwner:
    case OrderBy::kRequester:
      return true;
    case OrderBy::kField:
      return order.ranking.empty() && !order.number;
    default:
      return false;
  }
}

// The place of `what` among the ranked values, ids or texts.
void AddRank(std::string_view what, const TicketOrder& order, bool ids, Statement* sql) {
  if (order.ranking.empty()) {
    sql->Add("0");
    return;
  }
  sql->Add("CASE ").Add(what);
  for (std::size_t i = 0; i < order.ranking.size(); ++i) {
    sql->Add(" WHEN ? THEN " + std::to_string(i));
    if (ids) {
      sql->Bind(domain::ParseRawId(order.ranking[i]).value());
    } else {
      sql->Bind(order.ranking[i]);
    }
  }
  sql->Add(" ELSE " + std::to_string(order.ranking.size()) + " END");
}

constexpr std::string_view kFieldValue =
    "coalesce((SELECT value FROM ticket_field WHERE portal = seen.portal AND ticket = seen.ticket"
    " AND field = ?), '')";

void AddFieldKey(const TicketOrder& order, Statement* sql) {
  if (!order.ranking.empty()) {
    // Its question mark stands before those of the ranking.
    sql->Bind(order.field);
    AddRank(kFieldValue, order, false, sql);
    return;
  }
  if (order.number) sql->Add("CAST(min(max(round(CAST(");
  sql->Add(kFieldValue).Bind(order.field);
  if (order.number) sql->Add(" AS REAL) * 1000), -9e18), 9e18) AS INTEGER)");
}

// What a row is ordered by.
void AddKey(const TicketOrder& order, Statement* sql) {
  constexpr std::string_view kTicket =
      " FROM ticket WHERE ticket.portal = seen.portal AND ticket.id = seen.ticket)";
  switch (order.by) {
    case OrderBy::kWaiting:
      sql->Add("seen.shelf <> 0");
      return;
    case OrderBy::kActivity:
      sql->Add("seen.last_activity_at_millis");
      return;
    case OrderBy::kNumber:
      sql->Add("seen.number");
      return;
    case OrderBy::kCreated:
      sql->Add("seen.created_at_millis");
      return;
    case OrderBy::kPriority:
      sql->Add("seen.priority");
      return;
    case OrderBy::kStage:
      return AddRank("seen.stage", order, true, sql);
    case OrderBy::kCategory:
      return AddRank("seen.category", order, false, sql);
    case OrderBy::kChannel:
      sql->Add("seen.channel");
      return;
    case OrderBy::kSubject:
      sql->Add("(SELECT subject").Add(kTicket);
      return;
    case OrderBy::kOwner:
      sql->Add("(SELECT owner_shown_name").Add(kTicket);
      return;
    case OrderBy::kRequester:
      sql->Add(
          "coalesce((SELECT sort FROM contact_search WHERE portal = seen.portal"
          " AND contact = seen.requester), '')");
      return;
    case OrderBy::kField:
      return AddFieldKey(order, sql);
  }
}

void AddRange(std::string_view column, const service::MillisRange& range, Statement* sql) {
  if (range == service::MillisRange{}) return;
  sql->Add(" AND ").Add(column).Add(" >= ? AND ").Add(column).Add(" < ?");
  sql->Bind(range.from).Bind(range.before);
}

void AddFilters(const TicketQuery& query, Statement* sql) {
  sql->Add(" AND seen.shelf IN (");
  std::string_view comma;
  for (const Shelf shelf : kShelves) {
    if (!Shows(query, shelf)) continue;
    sql->Add(comma).Add(std::to_string(static_cast<int>(shelf)));
    comma = ", ";
  }
  sql->Add(")");
  if (!query.stages.empty()) {
    sql->Add(" AND seen.stage IN (");
    for (std::size_t i = 0; i < query.stages.size(); ++i) {
      sql->Add(i == 0 ? "?" : ", ?").BindId(query.stages[i]);
    }
    sql->Add(")");
  }
  if (query.priority) {
    sql->Add(" AND seen.priority = ?").Bind(static_cast<std::int64_t>(*query.priority));
  }
  if (!query.category.empty()) sql->Add(" AND seen.category = ?").Bind(query.category);
  if (query.requester) sql->Add(" AND seen.requester = ?").BindId(query.requester);
  if (!query.channel.empty()) sql->Add(" AND seen.channel = ?").Bind(query.channel);
  AddRange("seen.created_at_millis", query.created, sql);
  AddRange("seen.last_activity_at_millis", query.updated, sql);
}

// The rows of all principals, each ticket once, with what they are ordered by where `keyed`.
void AddRows(const ListReading& reading, const TicketQuery& query,
             const std::vector<RawId>& principals, bool keyed, Statement* sql) {
  for (std::size_t i = 0; i < principals.size(); ++i) {
    sql->Add(i == 0 ? "SELECT " : " UNION ALL SELECT ");
    sql->Add("seen.last_activity_at_millis AS activity, seen.ticket AS ticket");
    if (keyed) {
      sql->Add(", ");
      AddKey(query.order, sql);
      sql->Add(" AS key");
    }
    sql->Add(" FROM ticket_sight AS seen WHERE seen.portal = ? AND seen.principal = ?");
    sql->Bind(reading.portal_key).Bind(principals[i]);
    AddFilters(query, sql);
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      sql->Add(
          " AND NOT EXISTS (SELECT 1 FROM ticket_sight AS other WHERE other.portal = seen.portal"
          " AND other.principal = ? AND other.shelf = seen.shelf"
          " AND other.last_activity_at_millis = seen.last_activity_at_millis"
          " AND other.ticket = seen.ticket)");
      sql->Bind(principals[earlier]);
    }
  }
}

// The largest first: of all others each row is looked up in those before.
Result<std::vector<RawId>> LargestFirst(const ListReading& reading,
                                        const std::vector<RawId>& principals) {
  std::vector<std::pair<std::int64_t, RawId>> counted;
  for (const RawId& principal : principals) {
    std::int64_t all = 0;
    for (const Shelf shelf : kShelves) {
      GENKAN_TRY(const std::int64_t count,
                 CountOf(reading.database, reading.portal_key, principal, shelf));
      all += count;
    }
    if (all > 0) counted.emplace_back(all, principal);
  }
  std::stable_sort(counted.begin(), counted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<RawId> ordered;
  for (const auto& each : counted) ordered.push_back(each.second);
  return ordered;
}

// The statement of one page.
Statement PageOf(const ListReading& reading, const TicketQuery& query,
                 const std::vector<RawId>& principals) {
  const TicketOrder& order = query.order;
  const std::string_view folded = IsText(order) ? " COLLATE NOCASE" : "";
  Statement page;
  page.Add("SELECT key, activity, ticket FROM (");
  AddRows(reading, query, principals, true, &page);
  page.Add(")");
  if (query.after) {
    const Statement::Value key =
        IsText(order) ? Statement::Value(query.after->text) : Statement::Value(query.after->number);
    page.Add(" WHERE key ").Add(order.descending ? "< ?" : "> ?").Add(folded).Bind(key);
    page.Add(" OR (key = ?").Add(folded).Bind(key);
    page.Add(" AND (activity, ticket) < (?, ?))");
    page.Bind(query.after->position.last_activity_at_millis);
    page.BindId(query.after->position.ticket);
  }
  page.Add(" ORDER BY key").Add(folded).Add(order.descending ? " DESC" : " ASC");
  page.Add(", activity DESC, ticket DESC LIMIT ? OFFSET ?");
  page.Bind(static_cast<std::int64_t>(query.limit) + 1)
      .Bind(query.after ? std::int64_t{0} : query.at);
  return page;
}

}  // namespace

std::vector<RawId> PrincipalsOf(const domain::Viewer& viewer, const TicketQuery& query) {
  std::vector<RawId> principals;
  const auto add = [&principals](auto id) {
    if (id) principals.push_back({id.high, id.low});
  };
  const auto add_company = [&](domain::CompanyId id) {
    if (!query.company || id == query.company) add(id);
  };
  if (query.scope != service::TicketScope::kCompany) add(viewer.contact);
  if (query.scope != service::TicketScope::kOwn) {
    add_company(viewer.primary_company);
    for (const domain::CompanyId company : viewer.further_companies) add_company(company);
  }
  const auto key = [](const RawId& id) { return std::pair(id.high, id.low); };
  std::sort(principals.begin(), principals.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  principals.erase(std::unique(principals.begin(), principals.end(),
                               [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                   principals.end());
  return principals;
}

bool Shows(const TicketQuery& query, Shelf shelf) {
  if (query.waiting && shelf != Shelf::kWaiting) return false;
  const bool closed = shelf == Shelf::kClosed;
  return !query.kind || (*query.kind == domain::StageKind::kClosed) == closed;
}

bool GoesByShelf(const TicketQuery& query) {
  const TicketOrder& order = query.order;
  const bool own_order = (order.by == OrderBy::kWaiting && !order.descending) ||
                         (order.by == OrderBy::kActivity && order.descending);
  return own_order && query.stages.empty() && !query.priority && query.category.empty() &&
         !query.requester && query.channel.empty() && query.created == service::MillisRange{} &&
         query.updated == service::MillisRange{};
}

Result<ListedPlaces> PlacesBySearch(const ListReading& reading, const TicketQuery& query,
                                    const std::vector<RawId>& principals) {
  ListedPlaces listed;
  GENKAN_TRY(const std::vector<RawId> ordered, LargestFirst(reading, principals));
  const bool any = std::any_of(std::begin(kShelves), std::end(kShelves),
                               [&](Shelf shelf) { return Shows(query, shelf); });
  if (ordered.empty() || !any) return listed;
  Statement count;
  count.Add("SELECT count(*) FROM (");
  AddRows(reading, query, ordered, false, &count);
  count.Add(")");
  GENKAN_TRY(listed.total,
             FirstRow(count.Start(reading.database),
                      [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); }));
  SqliteQuery row = PageOf(reading, query, ordered).Start(reading.database);
  while (row.Next()) {
    listed.more = listed.places.size() == query.limit;
    if (listed.more) break;
    service::TicketPlace place;
    if (IsText(query.order)) {
      place.text = row.Text();
    } else {
      place.number = row.Int();
    }
    place.position.last_activity_at_millis = row.Int();
    place.position.ticket = row.Id<domain::TicketId>();
    listed.places.push_back(std::move(place));
  }
  GENKAN_TRY_OK(row.status());
  return listed;
}

Result<std::vector<domain::ContactId>> SqliteStore::RequestersSeen(const domain::Viewer& viewer,
                                                                   std::size_t limit) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  Statement sql;
  sql.Add("SELECT DISTINCT requester FROM ticket_sight WHERE portal = ? AND principal IN (");
  sql.Bind(key);
  std::string_view comma;
  for (const RawId& principal : PrincipalsOf(viewer, {})) {
    sql.Add(comma).Add("?").Bind(principal);
    comma = ", ";
  }
  sql.Add(") AND requester IS NOT NULL ORDER BY requester LIMIT ?");
  sql.Bind(static_cast<std::int64_t>(limit));
  std::vector<domain::ContactId> requesters;
  GENKAN_TRY_OK(AppendRows(sql.Start(reading.database()), &requesters,
                           [](SqliteQuery& row) { return row.Id<domain::ContactId>(); }));
  return requesters;
}

}  // namespace genkan::server
