// The SQLite store: invitations, one by one and of many, and addresses that do not count yet.
#include "server/sqlite_reading.h"

namespace genkan::server {
namespace {

using domain::InvitationRunId;
using service::Invitation;
using service::InvitationRun;
using service::InvitationTarget;
using service::MailId;
using service::TargetState;

InvitationTarget ReadTarget(SqliteQuery& row) {
  return {.run = row.Id<InvitationRunId>(),
          .contact = row.Id<domain::ContactId>(),
          .state = row.As<TargetState>(),
          .mail = row.Id<MailId>(),
          .reason = row.Text()};
}

constexpr std::string_view kTarget =
    "SELECT run, contact, state, mail, invitation_target.reason FROM invitation_target";

}  // namespace

Status SqliteStore::PutInvitation(domain::PortalId portal, const Invitation& invitation) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("INSERT OR REPLACE INTO invitation VALUES (?, ?, ?, ?, ?)", key,
                                    invitation.contact, invitation.mail,
                                    invitation.invited_at_millis, invitation.expires_at_millis);
  });
}

Result<Invitation> SqliteStore::InvitationOf(domain::PortalId portal,
                                             domain::ContactId contact) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(
      reading.database().Select("SELECT mail, invited_at_millis, expires_at_millis FROM invitation"
                                " WHERE portal = ? AND contact = ?",
                                key, contact),
      [contact](SqliteQuery& row) -> Result<Invitation> {
        return Invitation{.contact = contact,
                          .mail = row.Id<MailId>(),
                          .invited_at_millis = row.Int(),
                          .expires_at_millis = row.Int()};
      });
}

Status SqliteStore::RemoveInvitation(domain::PortalId portal, domain::ContactId contact) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("DELETE FROM invitation WHERE portal = ? AND contact = ?", key,
                                    contact);
  });
}

Status SqliteStore::PutAddressChange(domain::PortalId portal,
                                     const service::AddressChange& change) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "INSERT OR REPLACE INTO address_change (portal, contact, address, keeps_old, mail,"
        " asked_at_millis, expires_at_millis) VALUES (?, ?, ?, ?, ?, ?, ?)",
        key, change.contact, change.wish.address, change.wish.keeps_old, change.mail,
        change.asked_at_millis, change.expires_at_millis);
  });
}

Result<service::AddressChange> SqliteStore::AddressChangeOf(domain::PortalId portal,
                                                            domain::ContactId contact) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select("SELECT address, keeps_old, mail, asked_at_millis,"
                                            " expires_at_millis FROM address_change"
                                            " WHERE portal = ? AND contact = ?",
                                            key, contact),
                  [contact](SqliteQuery& row) -> Result<service::AddressChange> {
                    return service::AddressChange{
                        .contact = contact,
                        .wish = {.address = row.Text(), .keeps_old = row.Flag()},
                        .mail = row.Id<MailId>(),
                        .asked_at_millis = row.Int(),
                        .expires_at_millis = row.Int()};
                  });
}

Status SqliteStore::RemoveAddressChange(domain::PortalId portal, domain::ContactId contact) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute("DELETE FROM address_change WHERE portal = ? AND contact = ?",
                                    key, contact);
  });
}

Status SqliteStore::PutInvitationRun(domain::PortalId portal, const InvitationRun& run) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "INSERT INTO invitation_run VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (portal, id) DO UPDATE"
        " SET begun_at_millis = excluded.begun_at_millis, chosen = excluded.chosen,"
        " staff_shown_name = excluded.staff_shown_name, stopped = excluded.stopped",
        key, run.id, run.begun_at_millis, run.chosen, run.staff_shown_name, run.stopped);
  });
}

Result<std::vector<InvitationRun>> SqliteStore::InvitationRuns(domain::PortalId portal) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<InvitationRun> runs;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select("SELECT id, begun_at_millis, chosen, staff_shown_name, stopped"
                                " FROM invitation_run WHERE portal = ? ORDER BY id DESC",
                                key),
      &runs, [](SqliteQuery& row) {
        return InvitationRun{.id = row.Id<InvitationRunId>(),
                             .begun_at_millis = row.Int(),
                             .chosen = row.Text(),
                             .staff_shown_name = row.Text(),
                             .stopped = row.Flag()};
      }));
  return runs;
}

Status SqliteStore::PutInvitationTarget(domain::PortalId portal, const InvitationTarget& target) {
  return WriteUnheard([&](SqliteConnection& writer) -> Status {
    GENKAN_TRY(const std::int64_t key, writer.PortalKey(portal));
    return writer.database->Execute(
        "INSERT OR REPLACE INTO invitation_target (portal, run, contact, state, mail, reason)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        key, target.run, target.contact, target.state, target.mail, target.reason);
  });
}

Result<std::vector<InvitationTarget>> SqliteStore::InvitationsWaiting(domain::PortalId portal,
                                                                      InvitationRunId run,
                                                                      std::size_t limit) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<InvitationTarget> waiting;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(std::string(kTarget) + " WHERE portal = ? AND run = ?"
                                                       " AND state = 0 ORDER BY contact LIMIT ?",
                                key, run, limit),
      &waiting, ReadTarget));
  return waiting;
}

Result<std::vector<InvitationTarget>> SqliteStore::InvitationsFailed(domain::PortalId portal,
                                                                     InvitationRunId run,
                                                                     std::size_t limit) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<InvitationTarget> failed;
  GENKAN_TRY_OK(
      AppendRows(reading.database().Select(
                     std::string(kTarget) +
                         " LEFT JOIN outbox ON outbox.id = mail WHERE invitation_target.portal = ?1"
                         " AND run = ?2 AND (state = 3 OR (state = 1 AND outbox.failed = 1))"
                         " ORDER BY invitation_target.contact LIMIT ?3",
                     key, run, limit),
                 &failed, ReadTarget));
  return failed;
}

Result<domain::InvitationCounts> SqliteStore::CountInvitations(domain::PortalId portal,
                                                               InvitationRunId run) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  return FirstRow(reading.database().Select(
                      "SELECT count(*) FILTER (WHERE state = 0),"
                      " count(*) FILTER (WHERE state = 1 AND outbox.failed = 0),"
                      " count(*) FILTER (WHERE state = 1 AND outbox.id IS NULL),"
                      " count(*) FILTER (WHERE state = 3 OR (state = 1 AND outbox.failed = 1)),"
                      " count(*) FILTER (WHERE state = 2)"
                      " FROM invitation_target LEFT JOIN outbox ON outbox.id = mail"
                      " WHERE invitation_target.portal = ? AND run = ?",
                      key, run),
                  [](SqliteQuery& row) -> Result<domain::InvitationCounts> {
                    return domain::InvitationCounts{.waiting = row.Int(),
                                                    .on_the_way = row.Int(),
                                                    .sent = row.Int(),
                                                    .failed = row.Int(),
                                                    .passed_over = row.Int()};
                  });
}

Result<std::vector<domain::TicketNumber>> SqliteStore::TicketsWithoutContact(
    domain::PortalId portal, std::size_t limit) const {
  GENKAN_TRY(Reading reading, Reading::Open(*this));
  GENKAN_TRY(const std::int64_t key, reading.PortalKey(portal));
  std::vector<domain::TicketNumber> numbers;
  GENKAN_TRY_OK(AppendRows(
      reading.database().Select(
          "SELECT number FROM ticket WHERE portal = ? AND nobodys = 1 AND merged_into IS NULL"
          " ORDER BY number LIMIT ?",
          key, limit),
      &numbers, [](SqliteQuery& row) { return domain::TicketNumber{row.Int()}; }));
  return numbers;
}

}  // namespace genkan::server
