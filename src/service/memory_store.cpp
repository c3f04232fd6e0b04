// The memory store: portals, set-up, sessions, throttling, and all-or-nothing.
#include "genkan/service/memory_store.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "service/memory_store_impl.h"

namespace genkan::service {

std::unique_ptr<Store> NewMemoryStore() { return std::make_unique<MemoryStore>(); }

Result<const PortalRecords*> MemoryStore::RecordsOf(domain::PortalId portal) const {
  const auto found = portals_.find(portal);
  if (found == portals_.end()) return ErrorCode::kNotFound;
  return &found->second;
}

Result<PortalRecords*> MemoryStore::RecordsOf(domain::PortalId portal) {
  const auto found = portals_.find(portal);
  if (found == portals_.end()) return ErrorCode::kNotFound;
  return &found->second;
}

Result<domain::Portal> MemoryStore::PortalAt(std::string_view host, std::string_view slug) const {
  GENKAN_TRY(const PortalRecords records, FindWhere(portals_, [&](const PortalRecords& each) {
               return each.portal.host == host && each.portal.slug == slug;
             }));
  return records.portal;
}

Result<domain::Portal> MemoryStore::PortalFor(std::string_view host,
                                              std::string_view segment) const {
  constexpr std::string_view kAny;
  for (const auto& [at_host, at_slug] :
       {std::pair(host, segment), std::pair(host, kAny), std::pair(kAny, segment)}) {
    Result<domain::Portal> found = PortalAt(at_host, at_slug);
    if (found.ok()) return found;
  }
  return PortalAt(kAny, kAny);
}

Result<domain::Portal> MemoryStore::PortalOnceAt(std::string_view host,
                                                 std::string_view slug) const {
  const domain::OldAddress wanted{.host = std::string(host), .slug = std::string(slug)};
  GENKAN_TRY(const PortalRecords records, FindWhere(portals_, [&](const PortalRecords& each) {
               const auto& old = each.portal.old_addresses;
               return std::find(old.begin(), old.end(), wanted) != old.end();
             }));
  return records.portal;
}

Result<std::vector<domain::Portal>> MemoryStore::Portals() const {
  std::vector<domain::Portal> portals;
  for (const auto& [id, records] : portals_) portals.push_back(records.portal);
  std::sort(portals.begin(), portals.end(), [](const domain::Portal& a, const domain::Portal& b) {
    return std::tie(a.host, a.slug) < std::tie(b.host, b.slug);
  });
  return portals;
}

Result<domain::Portal> MemoryStore::PortalById(domain::PortalId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(id));
  return records->portal;
}

Status MemoryStore::PutPortal(const domain::Portal& portal) {
  for (const auto& [id, records] : portals_) {
    const domain::Portal& other = records.portal;
    const bool same_place = other.host == portal.host && other.slug == portal.slug;
    if (id != portal.id && same_place) return ErrorCode::kConflict;
  }
  const auto found = portals_.find(portal.id);
  if (found == portals_.end()) {
    Set(portals_, portal.id, PortalRecords{.portal = portal});
  } else {
    Assign(found->second.portal, portal);
    Assign(found->second.session_change, NextChange(found->second));
  }
  return Done{};
}

Status MemoryStore::PutInbox(domain::PortalId portal, const domain::Inbox& inbox) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  Set(records->inboxes, inbox.id, inbox);
  return Done{};
}

Status MemoryStore::PutChannelAccount(domain::PortalId portal,
                                      const domain::ChannelAccount& account) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (!records->inboxes.contains(account.inbox)) return ErrorCode::kNotFound;
  Set(records->channel_accounts, account.id, account);
  return Done{};
}

Status MemoryStore::PutPipeline(domain::PortalId portal, const domain::Pipeline& pipeline) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  for (const auto& [id, ticket] : records->tickets) {
    if (ticket.pipeline == pipeline.id && domain::FindStage(pipeline, ticket.stage) == nullptr) {
      return ErrorCode::kConflict;
    }
  }
  domain::Pipeline ordered = pipeline;
  std::stable_sort(
      ordered.stages.begin(), ordered.stages.end(),
      [](const domain::Stage& a, const domain::Stage& b) { return a.position < b.position; });
  for (domain::Stage& stage : ordered.stages) stage.pipeline = pipeline.id;
  Set(records->pipelines, pipeline.id, std::move(ordered));
  Assign(records->session_change, NextChange(*records));
  return Done{};
}

namespace {

template <typename Map>
std::vector<typename Map::mapped_type> Values(const Map& map) {
  return AllWhere(map, [](const auto&) { return true; });
}

template <typename Map>
std::vector<typename Map::mapped_type> InPosition(const Map& map) {
  auto values = Values(map);
  std::stable_sort(values.begin(), values.end(),
                   [](const auto& a, const auto& b) { return a.position < b.position; });
  return values;
}

}  // namespace

Result<std::vector<domain::Inbox>> MemoryStore::Inboxes(domain::PortalId portal) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return InPosition(records->inboxes);
}

Result<std::vector<domain::ChannelAccount>> MemoryStore::ChannelAccounts(
    domain::PortalId portal) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return Values(records->channel_accounts);
}

Result<std::vector<domain::Pipeline>> MemoryStore::Pipelines(domain::PortalId portal) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return InPosition(records->pipelines);
}

Result<domain::Pipeline> MemoryStore::PipelineById(domain::PortalId portal,
                                                   domain::PipelineId id) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  return FindByKey(records->pipelines, id);
}

Result<std::int64_t> MemoryStore::TicketsOfInbox(domain::PortalId portal,
                                                 domain::InboxId inbox) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::set<domain::TicketId> tickets;
  for (const auto& [id, conversation] : records->conversations) {
    const auto account = FindByKey(records->channel_accounts, conversation.channel_account);
    if (!account.ok() || account->inbox != inbox) continue;
    tickets.insert(conversation.tickets.begin(), conversation.tickets.end());
  }
  return static_cast<std::int64_t>(tickets.size());
}

Result<std::vector<domain::StageUse>> MemoryStore::TicketsInStages(
    domain::PortalId portal, domain::PipelineId pipeline) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::map<domain::StageId, std::int64_t> counts;
  for (const auto& [id, ticket] : records->tickets) {
    if (ticket.pipeline == pipeline) ++counts[ticket.stage];
  }
  std::vector<domain::StageUse> used;
  for (const auto& [stage, tickets] : counts) used.push_back({.stage = stage, .tickets = tickets});
  return used;
}

Status MemoryStore::PutSession(const Session& session) {
  GENKAN_TRY_OK(RecordsOf(session.portal));
  const auto holder = SessionByDigest(session.token_digest);
  if (holder.ok() && holder->id != session.id) return ErrorCode::kConflict;
  const auto earlier =
      FindWhere(sessions_, [&](const Session& other) { return other.id == session.id; });
  if (earlier.ok()) Erase(sessions_, earlier->token_digest);
  Set(sessions_, session.token_digest, session);
  return Done{};
}

Result<Session> MemoryStore::SessionByDigest(std::string_view token_digest) const {
  return FindByKey(sessions_, std::string(token_digest));
}

Status MemoryStore::TouchSession(std::string_view token_digest, Millis now) {
  GENKAN_TRY(Session session, SessionByDigest(token_digest));
  session.last_used_at_millis = now;
  Set(sessions_, std::string(token_digest), std::move(session));
  return Done{};
}

Status MemoryStore::EndSession(std::string_view token_digest) {
  Erase(sessions_, std::string(token_digest));
  return Done{};
}

Status MemoryStore::EndSessionsOf(domain::PortalId portal, domain::ContactId contact) {
  GENKAN_TRY_OK(RecordsOf(portal));
  const auto ended = AllWhere(sessions_, [&](const Session& session) {
    return contact && session.portal == portal && session.contact == contact;
  });
  for (const Session& session : ended) Erase(sessions_, session.token_digest);
  return Done{};
}

Status MemoryStore::EndSessionsOf(domain::PortalId portal, domain::StaffId staff) {
  GENKAN_TRY_OK(RecordsOf(portal));
  const auto ended = AllWhere(sessions_, [&](const Session& session) {
    return staff && session.portal == portal && session.staff == staff;
  });
  for (const Session& session : ended) Erase(sessions_, session.token_digest);
  return Done{};
}

Status MemoryStore::ForgetEndedSessions(Millis now) {
  const auto ended =
      AllWhere(sessions_, [&](const Session& session) { return session.ends_at_millis <= now; });
  for (const Session& session : ended) Erase(sessions_, session.token_digest);
  return Done{};
}

Result<FailureCount> MemoryStore::Failures(std::string_view key) const {
  const auto found = failures_.find(key);
  return found == failures_.end() ? FailureCount{} : found->second;
}

Status MemoryStore::RecordFailure(std::string_view key, Millis now) {
  GENKAN_TRY(FailureCount count, Failures(key));
  Set(failures_, std::string(key), FailureCount{count.failures + 1, now});
  return Done{};
}

Status MemoryStore::ClearFailures(std::string_view key) {
  Erase(failures_, std::string(key));
  return Done{};
}

Status MemoryStore::ForgetFailuresBefore(Millis instant, int failures_kept) {
  std::vector<std::string> old;
  for (const auto& [key, count] : failures_) {
    if (count.last_at_millis < instant && count.failures < failures_kept) old.push_back(key);
  }
  for (std::string& key : old) Erase(failures_, std::move(key));
  return Done{};
}

Status MemoryStore::AddAuditEntry(domain::PortalId portal, const domain::AuditEntry& entry) {
  GENKAN_TRY(PortalRecords * records, RecordsOf(portal));
  if (records->audit.contains(entry.id)) return ErrorCode::kConflict;
  Set(records->audit, entry.id, entry);
  return Done{};
}

Result<std::vector<domain::AuditEntry>> MemoryStore::AuditEntries(domain::PortalId portal,
                                                                  const AuditQuery& query) const {
  GENKAN_TRY(const PortalRecords* records, RecordsOf(portal));
  std::vector<domain::AuditEntry> entries;
  for (auto each = records->audit.rbegin(); each != records->audit.rend(); ++each) {
    if (query.before && each->first >= *query.before) continue;
    if (entries.size() == query.limit) break;
    entries.push_back(each->second);
  }
  return entries;
}

Status MemoryStore::Atomically(const std::function<Status()>& work) {
  const std::size_t mark = journal_.size();
  ++depth_;
  const Status done = work();
  --depth_;
  if (!done.ok()) {
    while (journal_.size() > mark) {
      const std::unique_ptr<Change> change = std::move(journal_.back());
      journal_.pop_back();
      change->Undo();
    }
  }
  if (depth_ == 0) journal_.clear();
  return done;
}

}  // namespace genkan::service
