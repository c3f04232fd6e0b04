// The SQLite store: searching tickets. The index gives, the newest first, texts that hold all
// tokens of what is looked for and are of a ticket that the viewer sees; each is then looked at.
#include <map>

#include "server/sqlite_list.h"
#include "server/sqlite_reading.h"
#include "server/sqlite_rows.h"
#include "server/sqlite_sight.h"
#include "server/sqlite_ticket_index.h"

namespace genkan::server {
namespace {

using domain::Ticket;
using domain::TicketId;
using service::FoundText;
using service::TicketSearchQuery;

// Parts of a query of the index, in brackets; empty where there are none.
std::string Joined(const std::vector<std::string>& parts, std::string_view by) {
  std::string joined;
  for (const std::string& part : parts) {
    joined.append(joined.empty() ? "(" : by).append(part);
  }
  return joined.empty() ? joined : joined + ")";
}

// Tokens have neither quotes nor spaces.
std::string AllOf(std::vector<std::string> tokens, std::string_view before) {
  for (std::string& token : tokens) token = "\"" + std::string(before) + token + "\"";
  return Joined(tokens, " AND ");
}

// All pieces, each in the text or, where there are several, in its ticket's subject; at least one
// in the text.
std::string ExpressionFor(const std::string& sight, const domain::TicketSearch& search) {
  std::vector<std::string> all;
  std::vector<std::string> in_text;
  for (const domain::SearchPiece& piece : search.pieces) {
    const auto tokens = domain::SearchTokensOf(piece);
    in_text.push_back(AllOf(tokens, sight));
    if (search.pieces.size() > 1) {
      all.push_back(Joined({in_text.back(), AllOf(tokens, sight + kSubjectToken)}, " OR "));
    }
  }
  all.push_back(Joined(in_text, " OR "));
  return Joined(all, " AND ");
}

// The same in what any of those hold by whom the viewer sees tickets.
std::string ExpressionOf(std::int64_t key, const domain::Viewer& viewer,
                         const domain::TicketSearch& search) {
  std::vector<std::string> any;
  for (const domain::RawId& principal : PrincipalsOf(viewer, {})) {
    any.push_back(ExpressionFor(SightPrefix(key, principal), search));
  }
  return Joined(any, " OR ");
}

class Looking {
 public:
  Looking(SqliteDatabase& database, std::int64_t key, const domain::Viewer& viewer,
          const TicketSearchQuery& query)
      : database_(database), key_(key), viewer_(viewer), query_(query) {}

  // Notes the text of this key where it is found.
  Status LookAt(std::int64_t document) {
    GENKAN_TRY(FoundText text,
               FirstRow(database_.Select("SELECT ticket, message FROM search_document"
                                         " WHERE key = ?",
                                         document),
                        [](SqliteQuery& row) -> Result<FoundText> {
                          FoundText read;
                          read.place.ticket = row.Id<TicketId>();
                          read.message = row.Id<domain::MessageId>();
                          return read;
                        }));
    // What is not ranked is found once.
    if (!query_.search.ranked && found_tickets_.contains(text.place.ticket)) return Done{};
    GENKAN_TRY(const Ticket* ticket, TicketOf(text.place.ticket));
    if (ticket == nullptr) return Done{};
    GENKAN_TRY(const std::optional<int> rank, RankOf(*ticket, &text));
    if (!rank.has_value()) return Done{};
    text.place.rank = *rank;
    text.place.last_activity_at_millis = ticket->last_activity_at_millis;
    found_tickets_.emplace(ticket->id, true);
    found_.push_back(text);
    return Done{};
  }

  std::size_t tickets() const { return found_tickets_.size(); }
  std::vector<FoundText> Take() { return std::move(found_); }

 private:
  // Null: the viewer does not see it. The index says so too; a mistake there must not become a
  // leak.
  Result<const Ticket*> TicketOf(TicketId id) {
    auto known = tickets_.find(id);
    if (known == tickets_.end()) {
      GENKAN_TRY(Ticket ticket, TicketRow(database_, key_, id));
      known = tickets_.emplace(id, std::move(ticket)).first;
    }
    const bool seen = domain::SightOf(viewer_, known->second) != domain::Sight::kNone;
    return seen ? &known->second : nullptr;
  }

  Result<std::optional<int>> RankOf(const Ticket& ticket, FoundText* text) {
    if (!text->message) {
      text->at_millis = ticket.created_at_millis;
      return service::SearchRankOfTicket(query_, ticket);
    }
    std::optional<int> rank;
    SqliteQuery row = database_.Select(
        "SELECT text, sent_at_millis FROM message WHERE portal = ? AND id = ? AND audience = ?"
        " AND redacted_at_millis = 0",
        key_, text->message, domain::Audience::kCustomer);
    if (row.Next()) {
      rank = service::SearchRankOfMessage(query_, ticket, row.Text());
      text->at_millis = row.Int();
    }
    GENKAN_TRY_OK(row.status());
    return rank;
  }

  SqliteDatabase& database_;
  const std::int64_t key_;
  const domain::Viewer& viewer_;
  const TicketSearchQuery& query_;
  std::map<TicketId, Ticket> tickets_;
  std::map<TicketId, bool> found_tickets_;
  std::vector<FoundText> found_;
};

}  // namespace

Result<service::SearchHits> SqliteStore::SearchTickets(const domain::Viewer& viewer,
                                                       const TicketSearchQuery& query) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(viewer.portal));
  SqliteDatabase& database = reading.database();
  service::SearchHits hits;
  if (query.search.pieces.empty() || PrincipalsOf(viewer, {}).empty()) {
    return hits;
  }
  Looking looking(database, key, viewer, query);
  {
    SqliteQuery row = database.Select(
        "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC",
        ExpressionOf(key, viewer, query.search));
    for (std::size_t looked_at = 0; row.Next(); ++looked_at) {
      if (looked_at == service::kTextsLookedAt || looking.tickets() == service::kTicketsFound) {
        hits.all = false;
        break;
      }
      GENKAN_TRY_OK(looking.LookAt(row.Int()));
    }
    GENKAN_TRY_OK(row.status());
  }
  GENKAN_TRY(std::vector<FoundText> found, service::FoundByNumber(*this, viewer, query));
  for (FoundText& text : looking.Take()) found.push_back(text);
  const service::FoundPage page = service::PageOfFound(std::move(found), query);
  hits.total = page.total;
  hits.more = page.more;
  for (const FoundText& text : page.texts) {
    service::SearchHit hit{.ticket = {}, .place = text.place, .message = {}};
    GENKAN_TRY(hit.ticket, TicketRow(database, key, text.place.ticket));
    if (text.message) {
      GENKAN_TRY(hit.message, MessageRow(database, key, text.message));
    }
    hits.hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace genkan::server
