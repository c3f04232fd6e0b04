#include "server/contact_argument.h"

#include "server/sentences.h"

namespace genkan::server {

std::optional<domain::ContactId> ContactNamed(const domain::Portal& portal, const std::string& text,
                                              CommandContext& context) {
  if (const auto id = domain::ParseId<domain::ContactId>(text); id.ok() && *id) return *id;
  const auto holders = context.store.ContactsByAddress(portal.id, domain::FoldedAddress(text));
  if (!holders.ok()) {
    Fail(context, SentenceFor(holders.error()));
  } else if (holders->empty()) {
    Fail(context, "nobody here has the address " + text);
  } else if (holders->size() > 1) {
    Fail(context, "several contacts hold " + text + ": name one by its id, which " +
                      "genkan admin list-doubles prints");
  } else {
    return holders->front().id;
  }
  return std::nullopt;
}

}  // namespace genkan::server
