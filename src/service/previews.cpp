// A manager looks at the portal as one of its contacts would: read only, logged, for half an hour.
#include "genkan/wire/contact_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/contacts.h"
#include "service/handlers.h"
#include "service/routes.h"
#include "service/sessions.h"

namespace genkan::service {

Answer PostPreview(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::Contact contact, ContactOf(backend, call));
  std::string cookie;
  const Status started = backend.store.Atomically([&]() -> Status {
    GENKAN_TRY(cookie, StartPreview(backend, call, contact));
    return RecordAudit(backend, call,
                       {.action = "preview.started",
                        .subject = domain::CalledName(contact),
                        .before = {},
                        .after = wire::EncodePreviewed(contact.id)});
  });
  GENKAN_TRY_OK(started);
  wire::Response response =
      JsonAnswer(201, wire::EncodePreview({.path = "/" + std::string(kPreviewSegment) + "/tickets",
                                           .ends_at_millis = call.now_millis + kPreviewMillis}));
  response.headers.push_back({"set-cookie", cookie});
  return response;
}

}  // namespace genkan::service
