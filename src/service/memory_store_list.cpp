// The memory store: a customer's list. All tickets are looked at, in the plainest way.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "genkan/domain/contact_search.h"
#include "service/memory_store_impl.h"

namespace genkan::service {
namespace {

using domain::Ticket;

bool InScope(const domain::Viewer& viewer, const Ticket& ticket, const TicketQuery& query) {
  // The reason is the strongest one, so what also comes through a company is asked again without
  // the contact.
  const domain::Sight sight = domain::SightOf(viewer, ticket);
  switch (query.scope) {
    case TicketScope::kAll:
      return sight != domain::Sight::kNone;
    case TicketScope::kOwn:
      return sight == domain::Sight::kOwn || sight == domain::Sight::kParticipant ||
             sight == domain::Sight::kShared;
    case TicketScope::kCompany: {
      domain::Viewer nobody = viewer;
      nobody.contact = {};
      if (query.company) {
        const auto keeps = [&](domain::CompanyId id) { return id == query.company; };
        if (!keeps(nobody.primary_company)) nobody.primary_company = {};
        std::erase_if(nobody.further_companies, std::not_fn(keeps));
      }
      return domain::SightOf(nobody, ticket) != domain::Sight::kNone;
    }
  }
  return false;
}

const domain::Stage* StageOf(const PortalRecords& records, const Ticket& ticket) {
  const auto pipeline = records.pipelines.find(ticket.pipeline);
  return pipeline == records.pipelines.end() ? nullptr
                                             : domain::FindStage(pipeline->second, ticket.stage);
}

bool Waits(const PortalRecords& records, const Ticket& ticket) {
  const domain::Stage* stage = StageOf(records, ticket);
  return stage != nullptr && stage->kind == domain::StageKind::kOpen &&
         stage->turn == domain::Turn::kCustomer;
}

bool Meets(const PortalRecords& records, const Ticket& ticket, const TicketQuery& query) {
  const auto& stages = query.stages;
  return (!query.kind || IsOfKind(records, ticket, *query.kind)) &&
         (!query.waiting || Waits(records, ticket)) &&
         (stages.empty() ||
          std::find(stages.begin(), stages.end(), ticket.stage) != stages.end()) &&
         (!query.priority || ticket.priority == *query.priority) &&
         (query.category.empty() || ticket.category == query.category) &&
         (!query.requester || domain::RequesterOf(ticket) == query.requester) &&
         (query.channel.empty() || ticket.channel == query.channel) &&
         query.created.Has(ticket.created_at_millis) &&
         query.updated.Has(ticket.last_activity_at_millis);
}

std::string LowerCase(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::int64_t RankOf(const TicketOrder& order, std::string_view value) {
  return std::find(order.ranking.begin(), order.ranking.end(), value) - order.ranking.begin();
}

std::int64_t Thousandths(const std::string& text) {
  constexpr double kMost = 9e18;
  const double value = std::round(std::strtod(text.c_str(), nullptr) * 1000);
  return static_cast<std::int64_t>(std::clamp(value, -kMost, kMost));
}

// What the ticket is ordered by, with its position.
TicketPlace PlaceOf(const PortalRecords& records, const Ticket& ticket, const TicketOrder& order) {
  TicketPlace place{.position = PositionOf(ticket)};
  switch (order.by) {
    case OrderBy::kWaiting:
      place.number = Waits(records, ticket) ? 0 : 1;
      break;
    case OrderBy::kActivity:
      place.number = ticket.last_activity_at_millis;
      break;
    case OrderBy::kNumber:
      place.number = static_cast<std::int64_t>(ticket.number);
      break;
    case OrderBy::kCreated:
      place.number = ticket.created_at_millis;
      break;
    case OrderBy::kPriority:
      place.number = static_cast<std::int64_t>(ticket.priority);
      break;
    case OrderBy::kStage:
      place.number = RankOf(order, domain::IdText(ticket.stage));
      break;
    case OrderBy::kCategory:
      place.number = RankOf(order, ticket.category);
      break;
    case OrderBy::kChannel:
      place.text = LowerCase(ticket.channel);
      break;
    case OrderBy::kSubject:
      place.text = LowerCase(ticket.subject);
      break;
    case OrderBy::kOwner:
      place.text = LowerCase(ticket.owner_shown_name);
      break;
    case OrderBy::kRequester: {
      const auto contact = records.contacts.find(domain::RequesterOf(ticket));
      if (contact != records.contacts.end()) place.text = domain::SortTextOf(contact->second);
      place.text = LowerCase(std::move(place.text));
      break;
    }
    case OrderBy::kField: {
      std::string value;
      for (const domain::FieldValue& each : ticket.fields) {
        if (each.field == order.field) value = each.value;
      }
      if (!order.ranking.empty()) {
        place.number = RankOf(order, value);
      } else if (order.number) {
        place.number = Thousandths(value);
      } else {
        place.text = LowerCase(std::move(value));
      }
      break;
    }
  }
  return place;
}

// Whether `a` stands before `b`.
bool Before(const TicketPlace& a, const TicketPlace& b, bool descending) {
  const auto key = [](const TicketPlace& place) { return std::tie(place.number, place.text); };
  if (key(a) != key(b)) return descending ? key(a) > key(b) : key(a) < key(b);
  return a.position > b.position;
}

}  // namespace

Result<TicketRows> MemoryStore::ListTickets(const domain::Viewer& viewer,
                                            const TicketQuery& query) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  struct Row {
    TicketPlace place;
    const Ticket* ticket = nullptr;
  };
  std::vector<Row> seen;
  for (const auto& [id, ticket] : records->tickets) {
    if (!InScope(viewer, ticket, query) || !Meets(*records, ticket, query)) continue;
    seen.push_back({PlaceOf(*records, ticket, query.order), &ticket});
  }
  const bool descending = query.order.descending;
  std::sort(seen.begin(), seen.end(), [descending](const Row& a, const Row& b) {
    return Before(a.place, b.place, descending);
  });
  auto first = seen.begin();
  if (query.after) {
    TicketPlace after = *query.after;
    after.text = LowerCase(std::move(after.text));
    first = std::find_if(seen.begin(), seen.end(),
                         [&](const Row& row) { return Before(after, row.place, descending); });
  } else {
    first += static_cast<std::ptrdiff_t>(std::clamp<std::int64_t>(query.at, 0, seen.end() - first));
  }
  const auto count = std::min(static_cast<std::size_t>(seen.end() - first), query.limit);
  TicketRows rows{.total = static_cast<std::int64_t>(seen.size())};
  for (std::size_t i = 0; i < count; ++i, ++first) {
    rows.tickets.push_back(*first->ticket);
    rows.last = first->place;
    std::erase_if(rows.tickets.back().fields, [&](const domain::FieldValue& value) {
      return std::find(query.fields.begin(), query.fields.end(), value.field) == query.fields.end();
    });
  }
  rows.more = first != seen.end();
  return rows;
}

Result<std::vector<domain::ContactId>> MemoryStore::RequestersSeen(const domain::Viewer& viewer,
                                                                   std::size_t limit) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  std::set<domain::ContactId> requesters;
  for (const auto& [id, ticket] : records->tickets) {
    const domain::ContactId requester = domain::RequesterOf(ticket);
    if (requester && domain::SightOf(viewer, ticket) != domain::Sight::kNone) {
      requesters.insert(requester);
    }
  }
  std::vector<domain::ContactId> all(requesters.begin(), requesters.end());
  if (all.size() > limit) all.resize(limit);
  return all;
}

}  // namespace genkan::service
