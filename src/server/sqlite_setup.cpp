// The SQLite store: inboxes, channel accounts, pipelines.
#include "server/sqlite_changes.h"
#include "server/sqlite_reading.h"
#include "server/sqlite_sight.h"

namespace genkan::server {
namespace {

using domain::Pipeline;
using domain::Stage;

Status WriteStage(SqliteDatabase& database, std::int64_t key, const Stage& stage,
                  std::size_t list_order) {
  GENKAN_TRY_OK(database.Execute(
      "INSERT INTO stage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (portal, pipeline, id) DO"
      " UPDATE SET kind = excluded.kind, turn = excluded.turn, position = excluded.position,"
      " list_order = excluded.list_order, retired = excluded.retired, name = excluded.name",
      key, stage.pipeline, stage.id, stage.kind, stage.turn, stage.position, list_order,
      stage.retired, stage.name));
  GENKAN_TRY_OK(
      database.Execute("DELETE FROM stage_name WHERE portal = ? AND pipeline = ? AND stage = ?",
                       key, stage.pipeline, stage.id));
  for (std::size_t i = 0; i < stage.customer_names.size(); ++i) {
    GENKAN_TRY_OK(database.Execute("INSERT INTO stage_name VALUES (?, ?, ?, ?, ?, ?)", key,
                                   stage.pipeline, stage.id, i, stage.customer_names[i].language,
                                   stage.customer_names[i].text));
  }
  return Done{};
}

// The stages that `pipeline` no longer has; kConflict where a ticket is in one.
Status DropStages(SqliteDatabase& database, std::int64_t key, const Pipeline& pipeline) {
  std::vector<domain::StageId> known;
  GENKAN_TRY_OK(AppendRows(
      database.Select("SELECT id FROM stage WHERE portal = ? AND pipeline = ?", key, pipeline.id),
      &known, [](SqliteQuery& row) { return row.Id<domain::StageId>(); }));
  for (const domain::StageId stage : known) {
    if (domain::FindStage(pipeline, stage) != nullptr) continue;
    const Status dropped = database.Execute(
        "DELETE FROM stage WHERE portal = ? AND pipeline = ? AND id = ?", key, pipeline.id, stage);
    if (dropped.ok()) continue;
    // The foreign key refuses: a ticket is in it.
    if (dropped.error().code == ErrorCode::kNotFound) return ErrorCode::kConflict;
    return dropped;
  }
  return Done{};
}

Result<std::vector<Stage>> ReadStages(SqliteDatabase& database, std::int64_t key,
                                      domain::PipelineId pipeline) {
  std::vector<Stage> stages;
  GENKAN_TRY_OK(AppendRows(
      database.Select(
          "SELECT id, pipeline, name, kind, turn, position, retired FROM stage WHERE portal = ? AND"
          " pipeline = ? ORDER BY position, list_order",
          key, pipeline),
      &stages, [](SqliteQuery& row) {
        return Stage{.id = row.Id<domain::StageId>(),
                     .pipeline = row.Id<domain::PipelineId>(),
                     .name = row.Text(),
                     .customer_names = {},
                     .kind = row.As<domain::StageKind>(),
                     .turn = row.As<domain::Turn>(),
                     .position = static_cast<int>(row.Int()),
                     .retired = row.Flag()};
      }));
  for (Stage& stage : stages) {
    GENKAN_TRY_OK(AppendRows(
        database.Select("SELECT language, text FROM stage_name WHERE portal = ? AND pipeline = ?"
                        " AND stage = ? ORDER BY position",
                        key, pipeline, stage.id),
        &stage.customer_names, [](SqliteQuery& row) {
          return domain::LocalEntry{.language = row.Text(), .text = row.Text()};
        }));
  }
  return stages;
}

Result<Pipeline> ReadPipeline(SqliteDatabase& database, std::int64_t key, SqliteQuery& row) {
  Pipeline pipeline{.id = row.Id<domain::PipelineId>(),
                    .name = row.Text(),
                    .position = static_cast<int>(row.Int()),
                    .retired = row.Flag()};
  GENKAN_TRY(pipeline.stages, ReadStages(database, key, pipeline.id));
  return pipeline;
}

}  // namespace

Status SqliteStore::PutInbox(domain::PortalId portal, const domain::Inbox& inbox) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "INSERT INTO inbox VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (portal, id) DO UPDATE SET"
        " name = excluded.name, kind = excluded.kind, position = excluded.position,"
        " retired = excluded.retired",
        key, inbox.id, inbox.name, inbox.kind, inbox.position, inbox.retired);
  });
}

Status SqliteStore::PutChannelAccount(domain::PortalId portal,
                                      const domain::ChannelAccount& account) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "INSERT INTO channel_account VALUES (?, ?, ?, ?, ?) ON CONFLICT (portal, id) DO UPDATE SET"
        " inbox = excluded.inbox, kind = excluded.kind, address = excluded.address",
        key, account.id, account.inbox, account.kind, account.address);
  });
}

Status SqliteStore::PutPipeline(domain::PortalId portal, const Pipeline& pipeline) {
  return Write([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    SqliteDatabase& database = *writer.database;
    GENKAN_TRY_OK(database.Execute(
        "INSERT INTO pipeline VALUES (?, ?, ?, ?, ?) ON CONFLICT (portal, id) DO UPDATE SET"
        " name = excluded.name, position = excluded.position, retired = excluded.retired",
        key, pipeline.id, pipeline.name, pipeline.position, pipeline.retired));
    GENKAN_TRY_OK(DropStages(database, key, pipeline));
    GENKAN_TRY(const std::vector<Stage> before, ReadStages(database, key, pipeline.id));
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
      Stage stage = pipeline.stages[i];
      stage.pipeline = pipeline.id;
      GENKAN_TRY_OK(WriteStage(database, key, stage, i));
      for (const Stage& old : before) {
        if (old.id != stage.id || ShelfOf(old) == ShelfOf(stage)) continue;
        GENKAN_TRY_OK(RefileTickets(database, key, old, stage));
      }
    }
    return NoteSessionChange(database, key);
  });
}

Result<std::vector<domain::Inbox>> SqliteStore::Inboxes(domain::PortalId portal) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<domain::Inbox> inboxes;
  GENKAN_TRY_OK(
      AppendRows(reading.database().Select(
                     "SELECT id, name, kind, position, retired FROM inbox WHERE portal = ?"
                     " ORDER BY position, id",
                     key),
                 &inboxes, [](SqliteQuery& row) {
                   return domain::Inbox{.id = row.Id<domain::InboxId>(),
                                        .name = row.Text(),
                                        .kind = row.As<domain::InboxKind>(),
                                        .position = static_cast<int>(row.Int()),
                                        .retired = row.Flag()};
                 }));
  return inboxes;
}

Result<std::vector<domain::ChannelAccount>> SqliteStore::ChannelAccounts(
    domain::PortalId portal) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<domain::ChannelAccount> accounts;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(
          "SELECT id, inbox, kind, address FROM channel_account WHERE portal = ? ORDER BY id", key),
      &accounts, [](SqliteQuery& row) {
        return domain::ChannelAccount{.id = row.Id<domain::ChannelAccountId>(),
                                      .inbox = row.Id<domain::InboxId>(),
                                      .kind = row.Text(),
                                      .address = row.Text()};
      }));
  return accounts;
}

Result<std::vector<Pipeline>> SqliteStore::Pipelines(domain::PortalId portal) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<Pipeline> pipelines;
  SqliteQuery row = reading.database().Select(
      "SELECT id, name, position, retired FROM pipeline WHERE portal = ? ORDER BY position, id",
      key);
  while (row.Next()) {
    GENKAN_TRY(Pipeline pipeline, ReadPipeline(reading.database(), key, row));
    pipelines.push_back(std::move(pipeline));
  }
  GENKAN_TRY_OK(row.status());
  return pipelines;
}

Result<Pipeline> SqliteStore::PipelineById(domain::PortalId portal, domain::PipelineId id) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(
      reading.database().Select(
          "SELECT id, name, position, retired FROM pipeline WHERE portal = ? AND id = ?", key, id),
      [&](SqliteQuery& row) { return ReadPipeline(reading.database(), key, row); });
}

Result<std::int64_t> SqliteStore::TicketsOfInbox(domain::PortalId portal,
                                                 domain::InboxId inbox) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  // One walk over the conversations, whatever there is of accounts.
  return FirstRow(reading.database().Select(
                      "SELECT count(DISTINCT link.ticket) FROM conversation"
                      " JOIN conversation_ticket AS link ON link.portal = conversation.portal"
                      " AND link.conversation = conversation.id"
                      " WHERE conversation.portal = ? AND conversation.channel_account IN"
                      " (SELECT id FROM channel_account WHERE portal = ? AND inbox = ?)",
                      key, key, inbox),
                  [](SqliteQuery& row) -> Result<std::int64_t> { return row.Int(); });
}

Result<std::vector<domain::StageUse>> SqliteStore::TicketsInStages(
    domain::PortalId portal, domain::PipelineId pipeline) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<domain::StageUse> used;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select("SELECT stage, count(*) FROM ticket WHERE portal = ?"
                                " AND pipeline = ? GROUP BY stage ORDER BY stage",
                                key, pipeline),
      &used, [](SqliteQuery& row) {
        return domain::StageUse{.stage = row.Id<domain::StageId>(), .tickets = row.Int()};
      }));
  return used;
}

}  // namespace genkan::server
