#include "server/portal_setup.h"

#include "genkan/service/desk_changes.h"

namespace genkan::server {

Result<domain::Portal> EnsurePortal(service::Store& store, const service::Ports& ports) {
  auto found = store.PortalAt("", "");
  if (found.ok() || found.error().code != ErrorCode::kNotFound) return found;
  const Millis now = ports.clock.NowMillis();
  domain::Portal portal{.id = domain::NewId<domain::PortalId>(now, ports.random),
                        .name = "Genkan",
                        .languages = {"en", "ja"}};
  const domain::Inbox desk{.id = domain::NewId<domain::InboxId>(now, ports.random),
                           .name = "Help desk",
                           .kind = domain::InboxKind::kHelpDesk};
  const domain::Inbox inbox{
      .id = domain::NewId<domain::InboxId>(now, ports.random), .name = "Inbox", .position = 1};
  const domain::ChannelAccount form = service::FormOf(desk.id, ports);
  domain::Pipeline pipeline{.id = domain::NewId<domain::PipelineId>(now, ports.random),
                            .name = "Support"};
  pipeline.stages = domain::FirstStages(pipeline.id, portal.languages.front(), now, ports.random);
  domain::TicketRules& rules = portal.settings.Edit().tickets;
  rules.form_channel_account = form.id;
  rules.new_ticket_pipeline = pipeline.id;
  rules.new_ticket_stage = pipeline.stages.front().id;
  const Status stored = store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(store.PutPortal(portal));
    GENKAN_TRY_OK(store.PutInbox(portal.id, desk));
    GENKAN_TRY_OK(store.PutChannelAccount(portal.id, form));
    GENKAN_TRY_OK(store.PutInbox(portal.id, inbox));
    GENKAN_TRY_OK(store.PutChannelAccount(portal.id, service::FormOf(inbox.id, ports)));
    return store.PutPipeline(portal.id, pipeline);
  });
  GENKAN_TRY_OK(stored);
  return portal;
}

}  // namespace genkan::server
