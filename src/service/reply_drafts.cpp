// An answer that a customer has begun: kept for them, wherever they go on with it.
#include "service/reply_drafts.h"

#include "genkan/wire/draft_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/writing.h"

namespace genkan::service {

Result<domain::ReplyDraft> DraftFor(const Backend& backend, const Call& call,
                                    domain::TicketId ticket) {
  if (call.preview) return domain::ReplyDraft{};
  return backend.store.DraftOf(call.portal.id,
                               {.contact = call.actor->viewer.contact, .ticket = ticket});
}

Status DropSentDraft(const Backend& backend, const Call& call, domain::TicketId ticket) {
  const std::string* tag = call.target.Query("draft_tag");
  if (tag == nullptr || tag->empty()) return Done{};
  const DraftPlace place{.contact = call.actor->viewer.contact, .ticket = ticket};
  GENKAN_TRY(const domain::ReplyDraft stored, backend.store.DraftOf(call.portal.id, place));
  return stored.tag == *tag ? backend.store.PutDraft(call.portal.id, place, {}) : Status(Done{});
}

Answer PutReplyDraft(const Backend& backend, const Call& call) {
  GENKAN_TRY(domain::ReplyDraft draft, wire::DecodeNewDraft(call.request.body));
  GENKAN_TRY(const domain::Ticket ticket, TicketOf(backend, call));
  GENKAN_TRY(draft.text, domain::CheckDraftText(draft.text));
  const DraftPlace place{.contact = call.actor->viewer.contact, .ticket = ticket.id};
  GENKAN_TRY(const domain::ReplyDraft before, backend.store.DraftOf(call.portal.id, place));
  // What was written elsewhere meanwhile is not written over by whoever has not seen it.
  if (before.tag != draft.tag) return ErrorCode::kConflict;
  draft.tag.clear();
  if (!draft.text.empty()) {
    draft.tag = domain::RawIdText(domain::NewRawId(call.now_millis, backend.ports.random));
    draft.saved_at_millis = call.now_millis;
  }
  GENKAN_TRY_OK(backend.store.PutDraft(call.portal.id, place, draft));
  return JsonAnswer(200, wire::EncodeReplyDraft(draft));
}

}  // namespace genkan::service
