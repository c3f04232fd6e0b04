#include "server/widget_command.h"

#include "genkan/service/audit_id.h"
#include "genkan/service/widget_keys.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

// The portal that the arguments name, and what is left of them.
struct Asked {
  domain::Portal portal;
  std::string value;
};

// Complains itself where there is not exactly one argument, called `what`.
std::optional<Asked> TakeOne(std::span<const std::string> given, std::string_view what,
                             CommandContext& context, int* code) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  *code = 1;
  if (!portal) return {};
  if (arguments.size() == 1) return Asked{*portal, arguments.front()};
  *code = Misused(context, "one " + std::string(what) + " is needed");
  return {};
}

Status Store(const CommandContext& context, const domain::Portal& changed, std::string_view action,
             const std::string& name) {
  const Millis now = context.ports.clock.NowMillis();
  return context.store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(context.store.PutPortal(changed));
    GENKAN_TRY(const domain::AuditId id,
               service::NextAuditId(context.store, changed.id, now, context.ports.random));
    return context.store.AddAuditEntry(
        changed.id, {.id = id, .at_millis = now, .action = std::string(action), .subject = name});
  });
}

}  // namespace

int RunAddWidgetKey(std::span<const std::string> given, CommandContext& context) {
  int code = 0;
  auto asked = TakeOne(given, "NAME", context, &code);
  if (!asked) return code;
  const auto made = service::AddWidgetKey(context.ports, context.ports.clock.NowMillis(),
                                          asked->value, &asked->portal);
  if (!made.ok()) return Fail(context, SentenceFor(made.error()));
  const Status stored = Store(context, asked->portal, service::kWidgetKeyMade,
                              asked->portal.settings->widget.keys.back().name);
  if (!stored.ok()) return Fail(context, SentenceFor(stored.error()));
  context.out << "kid " << domain::IdText(made->id) << "\nsecret " << made->secret.Reveal() << "\n";
  return 0;
}

int RunListWidgetKeys(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (!arguments.empty()) return Misused(context, "list-widget-keys takes no " + arguments[0]);
  for (const domain::WidgetKey& key : portal->settings->widget.keys) {
    context.out << domain::IdText(key.id) << "  " << key.name << "\n";
  }
  return 0;
}

int RunRevokeWidgetKey(std::span<const std::string> given, CommandContext& context) {
  int code = 0;
  auto asked = TakeOne(given, "KID", context, &code);
  if (!asked) return code;
  const auto id = domain::ParseId<domain::WidgetKeyId>(asked->value);
  const auto name =
      id.ok() ? service::RemoveWidgetKey(*id, &asked->portal) : Result<std::string>(id.error());
  if (!name.ok()) return Fail(context, "there is no key " + asked->value);
  const Status stored = Store(context, asked->portal, service::kWidgetKeyRevoked, *name);
  if (!stored.ok()) return Fail(context, SentenceFor(stored.error()));
  context.out << "the key is revoked; sessions that rested on it have ended\n";
  return 0;
}

}  // namespace genkan::server
