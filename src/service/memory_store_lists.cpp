// The memory store: what contacts have read, and the views they saved.
#include <algorithm>
#include <set>

#include "service/memory_store_impl.h"

namespace genkan::service {

Result<std::vector<domain::TicketId>> MemoryStore::UnreadAmong(
    const domain::Viewer& viewer, const std::vector<domain::TicketId>& tickets) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  const std::set<domain::TicketId> asked(tickets.begin(), tickets.end());
  std::set<domain::TicketId> found;
  // One walk for all of them: in the demo the messages are tens of thousands.
  for (const auto& [id, message] : records->messages) {
    if (!message.external_id.empty() || message.author.contact == viewer.contact) continue;
    const auto conversation = records->conversations.find(message.conversation);
    if (conversation == records->conversations.end()) continue;
    for (const domain::TicketId ticket : conversation->second.tickets) {
      if (!asked.contains(ticket)) continue;
      const auto mark = records->read_marks.find({viewer.contact, ticket});
      const bool read = mark != records->read_marks.end() && message.sent_at_millis <= mark->second;
      if (!read && domain::ShownToCustomer(conversation->second, message, ticket)) {
        found.insert(ticket);
      }
    }
  }
  std::vector<domain::TicketId> unread;
  std::copy_if(tickets.begin(), tickets.end(), std::back_inserter(unread),
               [&](domain::TicketId ticket) { return found.contains(ticket); });
  return unread;
}

Result<Millis> MemoryStore::ReadUntil(const domain::Viewer& viewer, domain::TicketId ticket) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(viewer.portal));
  const auto mark = records->read_marks.find({viewer.contact, ticket});
  return mark == records->read_marks.end() ? Millis{0} : mark->second;
}

Status MemoryStore::NoteRead(domain::PortalId portal, domain::ContactId contact,
                             domain::TicketId ticket, Millis upto) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY_OK(FindByKey(records->contacts, contact));
  GENKAN_TRY_OK(FindByKey(records->tickets, ticket));
  const std::pair key(contact, ticket);
  const auto mark = records->read_marks.find(key);
  if (mark != records->read_marks.end() && mark->second >= upto) return Done{};
  Set(records->read_marks, key, upto);
  // The person's other pages hear of it.
  Set(records->contact_changes, contact, NextChange(*records));
  return Done{};
}

Result<std::vector<domain::SavedView>> MemoryStore::SavedViewsOf(domain::PortalId portal,
                                                                 domain::ContactId contact) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::vector<domain::SavedView> views;
  for (const auto& [key, view] : records->saved_views) {
    if (key.first == contact) views.push_back(view);
  }
  return views;
}

Status MemoryStore::PutSavedView(domain::PortalId portal, domain::ContactId contact,
                                 const domain::SavedView& view) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  GENKAN_TRY_OK(FindByKey(records->contacts, contact));
  Set(records->saved_views, {contact, view.id}, view);
  return Done{};
}

Status MemoryStore::RemoveSavedView(domain::PortalId portal, domain::ContactId contact,
                                    domain::SavedViewId view) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Erase(records->saved_views, {contact, view});
  return Done{};
}

void MemoryStore::MoveLists(PortalRecords* records, domain::ContactId from,
                            domain::ContactId into) {
  const auto move = [&](auto& map) {
    for (const auto& [key, value] : std::map(map)) {
      if (key.first != from) continue;
      Erase(map, key);
      const std::pair moved(into, key.second);
      if (!map.contains(moved)) Set(map, moved, value);
    }
  };
  move(records->read_marks);
  move(records->saved_views);
  move(records->drafts);
  move(records->ratings);
}

}  // namespace genkan::service
