#include "server/openid_command.h"

#include "genkan/service/audit_id.h"
#include "genkan/service/openid_secret.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

Status StoreSecret(const CommandContext& context, const domain::Portal& portal) {
  const domain::Portal changed =
      service::WithOpenIdSecret(context.ports.secrets, portal, context.secret_line);
  const Millis now = context.ports.clock.NowMillis();
  return context.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(context.store.PutPortal(changed));
    GENKAN_TRY(const domain::AuditId id,
               service::NextAuditId(context.store, portal.id, now, context.ports.random));
    return context.store.AddAuditEntry(portal.id,
                                       {.id = id,
                                        .at_millis = now,
                                        .action = std::string(service::kOpenIdSecretChanged),
                                        .subject = "access"});
  });
}

}  // namespace

int RunSetOpenIdSecret(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (!arguments.empty()) return Misused(context, "set-openid-secret takes no " + arguments[0]);
  const Status stored = StoreSecret(context, *portal);
  if (!stored.ok()) return Fail(context, SentenceFor(stored.error()));
  context.out << (context.secret_line.empty() ? "there is no client secret any more\n"
                                              : "the client secret is set\n");
  return 0;
}

}  // namespace genkan::server
