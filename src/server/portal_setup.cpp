#include "server/portal_setup.h"

namespace genkan::server {
namespace {

using domain::StageKind;
using domain::Turn;

struct StageModel {
  const char* english;
  const char* japanese;
  StageKind kind;
  Turn turn;
};

constexpr StageModel kStages[] = {
    {"New", "受付済み", StageKind::kOpen, Turn::kSupport},
    {"In progress", "対応中", StageKind::kOpen, Turn::kSupport},
    {"Waiting for your reply", "お客様の返信待ち", StageKind::kOpen, Turn::kCustomer},
    {"On hold", "保留中", StageKind::kOpen, Turn::kNobody},
    {"Closed", "完了", StageKind::kClosed, Turn::kNobody},
};

domain::Pipeline NewPipeline(Millis now, Random& random) {
  domain::Pipeline pipeline{.id = domain::NewId<domain::PipelineId>(now, random),
                            .name = "Support"};
  for (const StageModel& model : kStages) {
    pipeline.stages.push_back({.id = domain::NewId<domain::StageId>(now, random),
                               .pipeline = pipeline.id,
                               .customer_names = {{"en", model.english}, {"ja", model.japanese}},
                               .kind = model.kind,
                               .turn = model.turn,
                               .position = static_cast<int>(pipeline.stages.size())});
  }
  return pipeline;
}

}  // namespace

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
  const domain::ChannelAccount form{
      .id = domain::NewId<domain::ChannelAccountId>(now, ports.random),
      .inbox = desk.id,
      .kind = std::string(domain::kChannelForm),
      .address = "/tickets/new"};
  const domain::Pipeline pipeline = NewPipeline(now, ports.random);
  domain::TicketRules& rules = portal.settings.Edit().tickets;
  rules.form_channel_account = form.id;
  rules.new_ticket_pipeline = pipeline.id;
  rules.new_ticket_stage = pipeline.stages.front().id;
  const Status stored = store.Atomically([&]() -> Status {
    GENKAN_TRY_OK(store.PutPortal(portal));
    GENKAN_TRY_OK(store.PutInbox(portal.id, desk));
    GENKAN_TRY_OK(store.PutChannelAccount(portal.id, form));
    return store.PutPipeline(portal.id, pipeline);
  });
  GENKAN_TRY_OK(stored);
  return portal;
}

}  // namespace genkan::server
