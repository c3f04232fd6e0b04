// A manager works off the contacts that are likely one person.
#include "genkan/service/contact_merge.h"
#include "genkan/wire/doubles_codec.h"
#include "service/answers.h"
#include "service/contacts.h"
#include "service/handlers.h"
#include "service/parameters.h"

namespace genkan::service {
namespace {

constexpr std::size_t kKeyBytesMax = 1000;

MergeRoom RoomOf(const Backend& backend, const Call& call) {
  Inviter manager = InviterOf(call);
  return {.store = backend.store,
          .ports = backend.ports,
          .strings = backend.strings,
          .portal = call.portal,
          .public_origin = backend.public_origin,
          .mail_from = backend.mail_from,
          .staff = manager.staff,
          .staff_shown_name = std::move(manager.shown_name)};
}

// The two of a merge; the one that stays is blamed on the body.
Result<ContactPair> PairOf(const Backend& backend, const Call& call, domain::ContactId into) {
  GENKAN_TRY(const domain::Contact from, ContactOf(backend, call));
  const auto known = backend.store.ContactById(call.portal.id, into);
  if (!known.ok() && known.error().code == ErrorCode::kNotFound) {
    return FieldError("into", "error.value_unknown", {{"field", "into"}});
  }
  GENKAN_TRY_OK(known);
  return ContactPair{.from = from.id, .into = known->id};
}

}  // namespace

Answer ListContactDoubles(const Backend& backend, const Call& call) {
  GENKAN_TRY_OK(CheckParameters(call.target, {"limit", "after"}));
  GENKAN_TRY(const std::int64_t limit,
             NumberParameter(call.target,
                             {.name = "limit", .min = 1, .max = kPeopleListMax, .fallback = 20}));
  DoubleQuery query{.after = {}, .limit = static_cast<std::size_t>(limit)};
  if (const std::string* after = call.target.Query("after")) query.after = *after;
  if (query.after.size() > kKeyBytesMax) return BadParameter("after");
  GENKAN_TRY(const domain::DoubleList list, ListDoubles(RoomOf(backend, call), query));
  return JsonAnswer(200, wire::EncodeDoubleList(list));
}

Answer PostContactsApart(const Backend& backend, const Call& call) {
  GENKAN_TRY(const std::string key, wire::DecodeApart(call.request.body));
  GENKAN_TRY_OK(KeepApart(RoomOf(backend, call), key));
  return wire::Response{.status = 204};
}

Answer PostContactMergePreview(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto wanted, wire::DecodeContactMergePreview(call.request.body));
  GENKAN_TRY(const ContactPair pair, PairOf(backend, call, wanted.into));
  GENKAN_TRY(const auto merge, PreviewContactMerge(RoomOf(backend, call), pair));
  return JsonAnswer(200, wire::EncodeContactMerge(merge));
}

Answer PostContactMerge(const Backend& backend, const Call& call) {
  GENKAN_TRY(const auto wanted, wire::DecodeContactMergeWanted(call.request.body));
  GENKAN_TRY(const ContactPair pair, PairOf(backend, call, wanted.into));
  GENKAN_TRY(const domain::Contact merged, MergeContacts(RoomOf(backend, call), pair, wanted.tag));
  return ContactAnswer(backend, call, merged);
}

}  // namespace genkan::service
