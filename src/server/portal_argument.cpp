#include "server/portal_argument.h"

#include "server/arguments.h"

namespace genkan::server {

std::optional<domain::Portal> TakePortal(std::vector<std::string>* arguments,
                                         CommandContext& context) {
  const TakenOption slug = TakeOption("--portal", arguments);
  if (!slug.complaint.empty()) {
    context.err << "genkan: " << slug.complaint << "\n";
    return {};
  }
  auto portal = context.store.PortalAt("", slug.value.value_or(""));
  if (!portal.ok()) {
    context.err << "genkan: there is no portal \"" << slug.value.value_or("") << "\" here\n";
    return {};
  }
  return *portal;
}

}  // namespace genkan::server
