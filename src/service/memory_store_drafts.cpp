// The memory store: answers that contacts have begun to write.
#include "service/memory_store_impl.h"

namespace genkan::service {

Result<domain::ReplyDraft> MemoryStore::DraftOf(domain::PortalId portal,
                                                const DraftPlace& place) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  const auto found = records->drafts.find({place.contact, place.ticket});
  return found != records->drafts.end() ? found->second : domain::ReplyDraft{};
}

Status MemoryStore::PutDraft(domain::PortalId portal, const DraftPlace& place,
                             const domain::ReplyDraft& draft) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  const std::pair key(place.contact, place.ticket);
  if (draft.text.empty()) {
    Erase(records->drafts, key);
    return Done{};
  }
  GENKAN_TRY_OK(FindByKey(records->contacts, place.contact));
  GENKAN_TRY_OK(FindByKey(records->tickets, place.ticket));
  Set(records->drafts, key, draft);
  return Done{};
}

}  // namespace genkan::service
