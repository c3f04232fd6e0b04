// What somebody keeps of their list: what they have read, and views under a name.
#include <algorithm>

#include "genkan/wire/listing_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/listings.h"
#include "service/parameters.h"
#include "service/writing.h"

namespace genkan::service {
namespace {

using domain::SavedView;

// Staff have no list of their own.
Result<domain::ContactId> ReaderOf(const Call& call) {
  if (!call.actor->contact.has_value()) return ErrorCode::kForbidden;
  return call.actor->contact->id;
}

Result<std::vector<SavedView>> ViewsOf(const Backend& backend, const Call& call) {
  return backend.store.SavedViewsOf(call.portal.id, call.actor->viewer.contact);
}

Answer AnswerViews(const Backend& backend, const Call& call) {
  domain::SavedViews views;
  GENKAN_TRY(views.views, ViewsOf(backend, call));
  return JsonAnswer(200, wire::EncodeSavedViews(views));
}

// The query as the list writes it; what the reader cannot ask for is not saved either.
Result<std::string> CheckedQuery(const Backend& backend, const Call& call,
                                 const std::string& query) {
  const wire::Target target = wire::ParseTarget("/tickets?" + query);
  if (!target.valid) return FieldError("query", "error.value_unknown");
  GENKAN_TRY(const domain::TicketListing listing, ListingFrom(target, {}));
  GENKAN_TRY_OK(QueryOf(backend, call, listing));
  return wire::ListingQuery(listing);
}

// The reader's own view that the path names.
Result<SavedView> ViewOf(const Backend& backend, const Call& call) {
  const auto id = domain::ParseId<domain::SavedViewId>(call.parameter);
  if (!id.ok()) return ErrorCode::kNotFound;
  GENKAN_TRY(const auto views, ViewsOf(backend, call));
  const auto found = std::find_if(views.begin(), views.end(),
                                  [&](const SavedView& view) { return view.id == *id; });
  if (found == views.end()) return ErrorCode::kNotFound;
  return *found;
}

}  // namespace

Answer PutTicketRead(const Backend& backend, const Call& call) {
  GENKAN_TRY(const Millis upto, wire::DecodeReadMark(call.request.body));
  GENKAN_TRY(const domain::Ticket ticket, TicketOf(backend, call));
  // What comes later was not read.
  GENKAN_TRY_OK(backend.store.NoteRead(call.portal.id, call.actor->viewer.contact, ticket.id,
                                       std::min(upto, call.now_millis)));
  return wire::Response{.status = 204};
}

Answer ListSavedViews(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  return AnswerViews(backend, call);
}

Answer PutSavedView(const Backend& backend, const Call& call) {
  GENKAN_TRY(SavedView view, wire::DecodeSavedView(call.request.body));
  GENKAN_TRY(const domain::ContactId reader, ReaderOf(call));
  GENKAN_TRY(view.name, domain::CheckViewName(view.name));
  GENKAN_TRY(view.query, CheckedQuery(backend, call, view.query));
  GENKAN_TRY(const auto views, ViewsOf(backend, call));
  const auto same = std::find_if(views.begin(), views.end(),
                                 [&](const SavedView& each) { return each.name == view.name; });
  if (same == views.end() && views.size() >= domain::kSavedViewsMax) {
    return FieldError("name", "error.views_too_many",
                      {{"max", std::to_string(domain::kSavedViewsMax)}});
  }
  view.id = same != views.end()
                ? same->id
                : domain::NewId<domain::SavedViewId>(call.now_millis, backend.ports.random);
  GENKAN_TRY_OK(backend.store.PutSavedView(call.portal.id, reader, view));
  return AnswerViews(backend, call);
}

Answer RenameSavedView(const Backend& backend, const Call& call) {
  GENKAN_TRY(const SavedView wanted, wire::DecodeSavedView(call.request.body));
  GENKAN_TRY(SavedView view, ViewOf(backend, call));
  GENKAN_TRY(view.name, domain::CheckViewName(wanted.name));
  GENKAN_TRY(const auto views, ViewsOf(backend, call));
  const bool taken = std::any_of(views.begin(), views.end(), [&](const SavedView& each) {
    return each.id != view.id && each.name == view.name;
  });
  if (taken) return FieldError("name", "error.view_name_taken");
  GENKAN_TRY_OK(backend.store.PutSavedView(call.portal.id, call.actor->viewer.contact, view));
  return AnswerViews(backend, call);
}

Answer DeleteSavedView(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {}));
  GENKAN_TRY(const SavedView view, ViewOf(backend, call));
  GENKAN_TRY_OK(backend.store.RemoveSavedView(call.portal.id, call.actor->viewer.contact, view.id));
  return AnswerViews(backend, call);
}

}  // namespace genkan::service
