// The SQLite store: searching tickets. The index gives, the newest first, texts that hold all
// tokens of what is looked for and are of a ticket that the viewer sees; each is then looked at.
#include <set>

#include "genkan/domain/shown_fields.h"
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

// A text of the index as it is looked at.
struct Looked {
  FoundText text;
  std::string subject;  // Its ticket's.
  std::string words;
  bool shown = false;  // False: a message that was redacted or that no customer sees.
};

class Looking {
 public:
  Looking(SqliteDatabase& database, std::int64_t key, const domain::Viewer& viewer,
          const TicketSearchQuery& query)
      : database_(database), key_(key), viewer_(viewer), query_(query) {}

  // Notes the text of this key where it is found. Of a message's ticket no more is read than the
  // search needs: that the viewer sees it is what the index says, and is asked again of those that
  // are answered with.
  Status LookAt(std::int64_t document) {
    GENKAN_TRY(Looked looked, TextOf(document));
    FoundText& text = looked.text;
    // What is not ranked is found once.
    if (!query_.search.ranked && found_tickets_.contains(text.place.ticket)) return Done{};
    if (!text.message) return LookAtTicket(text.place.ticket);
    if (!looked.shown) return Done{};
    Note(service::SearchRankOfMessage(query_, looked.subject, looked.words), text);
    return Done{};
  }

  // Notes the ticket itself where it is found.
  Status LookAtTicket(TicketId id) {
    GENKAN_TRY(const Ticket ticket, TicketRow(database_, key_, id));
    if (domain::SightOf(viewer_, ticket) == domain::Sight::kNone) return Done{};
    Note(service::SearchRankOfTicket(query_, ticket),
         {.place = {0, ticket.last_activity_at_millis, id},
          .message = {},
          .at_millis = ticket.created_at_millis});
    return Done{};
  }

  std::size_t tickets() const { return found_tickets_.size(); }
  std::vector<FoundText> Take() { return std::move(found_); }

 private:
  void Note(std::optional<int> rank, FoundText text) {
    if (!rank.has_value()) return;
    text.place.rank = *rank;
    found_tickets_.insert(text.place.ticket);
    found_.push_back(text);
  }

  Result<Looked> TextOf(std::int64_t document) {
    return FirstRow(
        database_.Select("SELECT ticket.id, last_activity_at_millis, search_document.message,"
                         " coalesce(sent_at_millis, created_at_millis), subject, message.text,"
                         " message.id IS NOT NULL FROM search_document"
                         " CROSS JOIN ticket ON ticket.portal = ? AND ticket.id ="
                         " search_document.ticket"
                         " LEFT JOIN message ON message.portal = ? AND message.id ="
                         " search_document.message AND audience = ? AND redacted_at_millis = 0"
                         " WHERE search_document.key = ?",
                         key_, key_, domain::Audience::kCustomer, document),
        [](SqliteQuery& row) -> Result<Looked> {
          Looked read;
          read.text.place.ticket = row.Id<TicketId>();
          read.text.place.last_activity_at_millis = row.Int();
          read.text.message = row.Id<domain::MessageId>();
          read.text.at_millis = row.Int();
          read.subject = row.Text();
          read.words = row.Text();
          read.shown = row.Flag();
          return read;
        });
  }

  SqliteDatabase& database_;
  const std::int64_t key_;
  const domain::Viewer& viewer_;
  const TicketSearchQuery& query_;
  std::set<TicketId> found_tickets_;
  std::vector<FoundText> found_;
};

// The newest tickets that one principal sees and that were given the choice.
constexpr std::string_view kOfCategory =
    "SELECT ticket FROM ticket_sight WHERE portal = ?1 AND principal = ?2 AND category = ?3"
    " ORDER BY last_activity_at_millis DESC LIMIT ?4";
constexpr std::string_view kOfField =
    "SELECT ticket FROM ticket_sight AS seen WHERE portal = ?1 AND principal = ?2 AND EXISTS"
    " (SELECT 1 FROM ticket_field WHERE portal = ?1 AND ticket = seen.ticket AND value = ?3"
    " AND field = ?5) ORDER BY last_activity_at_millis DESC LIMIT ?4";

// Looks at what has the choices that are looked for; false: there may be more.
Result<bool> LookAtChoices(SqliteDatabase& database, std::int64_t key, const domain::Viewer& viewer,
                           const TicketSearchQuery& query, Looking* looking) {
  bool all = true;
  for (const service::ChoiceWords& choice : query.choices) {
    const bool category = choice.field == domain::kFieldCategory;
    for (const domain::RawId& principal : PrincipalsOf(viewer, {})) {
      const auto select = [&](std::string_view sql, const auto&... more) {
        return database.Select(sql, key, principal, choice.value, service::kTicketsFound, more...);
      };
      std::vector<TicketId> tickets;
      GENKAN_TRY_OK(AppendRows(category ? select(kOfCategory) : select(kOfField, choice.field),
                               &tickets, [](SqliteQuery& row) { return row.Id<TicketId>(); }));
      all &= tickets.size() < service::kTicketsFound;
      for (const TicketId ticket : tickets) GENKAN_TRY_OK(looking->LookAtTicket(ticket));
    }
  }
  return all;
}

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
  GENKAN_TRY(const bool all_choices, LookAtChoices(database, key, viewer, query, &looking));
  hits.all &= all_choices;
  GENKAN_TRY(std::vector<FoundText> found, service::FoundByNumber(*this, viewer, query));
  for (FoundText& text : looking.Take()) found.push_back(text);
  const service::FoundPage page = service::PageOfFound(std::move(found), query);
  hits.total = page.total;
  hits.more = page.more;
  for (const FoundText& text : page.texts) {
    service::SearchHit hit{.ticket = {}, .place = text.place, .message = {}};
    GENKAN_TRY(hit.ticket, TicketRow(database, key, text.place.ticket));
    // A mistake of the index must not become a leak.
    if (domain::SightOf(viewer, hit.ticket) == domain::Sight::kNone) continue;
    if (text.message) {
      GENKAN_TRY(hit.message, MessageRow(database, key, text.message));
    }
    hits.hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace genkan::server
