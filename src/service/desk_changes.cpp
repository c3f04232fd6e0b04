#include "genkan/service/desk_changes.h"

#include <algorithm>

#include "genkan/wire/desk_codec.h"

namespace genkan::service {
namespace {

template <typename Record>
const Record* Find(const std::vector<Record>& records, const Record& wanted) {
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](const Record& record) { return record.id == wanted.id; });
  return found != records.end() ? &*found : nullptr;
}

// Keeps the place of a record that is known, and puts a new one at the end.
template <typename Record>
Status Place(const std::vector<Record>& records, const Record* known, Record* record) {
  if (known != nullptr) {
    record->position = known->position;
    return Done{};
  }
  if (records.size() >= domain::kDeskListMax) {
    return FieldError("id", "error.list_too_long", {{"max", std::to_string(domain::kDeskListMax)}});
  }
  record->position = records.empty() ? 0 : records.back().position + 1;
  return Done{};
}

template <typename Record>
bool SameOrder(const std::vector<Record>& some, const std::vector<Record>& others) {
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const Record& a, const Record& b) { return a.id == b.id; });
}

template <typename Record>
DeskChange ChangeOf(const std::string& what, const Record* known, const Record& record) {
  if (known != nullptr && *known == record) return {};
  return {.action = what + (known == nullptr ? ".added" : ".changed"),
          .subject = record.name,
          .before = known == nullptr ? std::string() : wire::EncodeRecord(*known),
          .after = wire::EncodeRecord(record),
          .made = known == nullptr};
}

}  // namespace

domain::ChannelAccount FormOf(domain::InboxId inbox, const Ports& ports) {
  return {.id = domain::NewId<domain::ChannelAccountId>(ports.clock.NowMillis(), ports.random),
          .inbox = inbox,
          .kind = std::string(domain::kChannelForm),
          .address = "/tickets/new"};
}

Result<domain::Desk> ReadDesk(const Store& store, domain::PortalId portal) {
  domain::Desk desk;
  GENKAN_TRY(desk.inboxes, store.Inboxes(portal));
  GENKAN_TRY(desk.channel_accounts, store.ChannelAccounts(portal));
  GENKAN_TRY(desk.pipelines, store.Pipelines(portal));
  return desk;
}

Result<DeskChange> SaveInbox(const DeskParts& parts, domain::Inbox inbox) {
  Store& store = parts.store;
  const domain::PortalId portal = parts.portal.id;
  GENKAN_TRY(const auto inboxes, store.Inboxes(portal));
  GENKAN_TRY(const auto accounts, store.ChannelAccounts(portal));
  GENKAN_TRY(domain::Inbox settled, domain::CheckInbox(std::move(inbox)));
  GENKAN_TRY_OK(domain::CheckInboxServes(settled, parts.portal.settings->tickets, accounts));
  const domain::Inbox* known = Find(inboxes, settled);
  GENKAN_TRY_OK(Place(inboxes, known, &settled));
  DeskChange change = ChangeOf("inbox", known, settled);
  if (change.action.empty()) return change;
  GENKAN_TRY_OK(store.PutInbox(portal, settled));
  if (change.made) {
    GENKAN_TRY_OK(store.PutChannelAccount(portal, FormOf(settled.id, parts.ports)));
  }
  return change;
}

Result<DeskChange> SavePipeline(const DeskParts& parts, domain::Pipeline pipeline) {
  Store& store = parts.store;
  const domain::PortalId portal = parts.portal.id;
  GENKAN_TRY(const auto pipelines, store.Pipelines(portal));
  GENKAN_TRY(domain::Pipeline settled, domain::CheckPipeline(std::move(pipeline)));
  GENKAN_TRY_OK(domain::CheckPipelineServes(settled, parts.portal.settings->tickets));
  const domain::Pipeline* known = Find(pipelines, settled);
  GENKAN_TRY_OK(Place(pipelines, known, &settled));
  DeskChange change = ChangeOf("pipeline", known, settled);
  if (change.action.empty()) return change;
  const Status put = store.PutPipeline(portal, settled);
  if (!put.ok() && put.error().code == ErrorCode::kConflict) {
    return FieldError("stages", "error.stage_in_use");
  }
  GENKAN_TRY_OK(put);
  return change;
}

Result<DeskChange> SaveOrder(const DeskParts& parts, const DeskOrder& order) {
  Store& store = parts.store;
  const domain::PortalId portal = parts.portal.id;
  GENKAN_TRY(const domain::Desk before, ReadDesk(store, portal));
  domain::Desk after = before;
  GENKAN_TRY_OK(domain::PutInOrder(order.inboxes, &after.inboxes));
  GENKAN_TRY_OK(domain::PutInOrder(order.pipelines, &after.pipelines));
  if (SameOrder(after.inboxes, before.inboxes) && SameOrder(after.pipelines, before.pipelines)) {
    return DeskChange{};
  }
  for (const domain::Inbox& inbox : after.inboxes) GENKAN_TRY_OK(store.PutInbox(portal, inbox));
  for (const domain::Pipeline& pipeline : after.pipelines) {
    GENKAN_TRY_OK(store.PutPipeline(portal, pipeline));
  }
  return DeskChange{.action = "desk.ordered",
                    .subject = "desk",
                    .before = wire::EncodeOrder(before),
                    .after = wire::EncodeOrder(after)};
}

}  // namespace genkan::service
