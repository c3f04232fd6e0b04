// The store in one SQLite file, DIR/genkan.db, for a server of one process. Any thread may call it:
// readers get connections of their own, writers take turns on one.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "genkan/base/kept.h"
#include "genkan/service/store.h"
#include "server/data_directory.h"
#include "server/sqlite_database.h"
#include "server/sqlite_stamps.h"

namespace genkan::server {

// A connection with the numbers under which its file knows the portals.
struct SqliteConnection {
  std::unique_ptr<SqliteDatabase> database;
  std::map<domain::PortalId, std::int64_t> portal_keys;

  // kNotFound: no such portal.
  Result<std::int64_t> PortalKey(domain::PortalId portal);
};

class SqliteStore final : public service::Store {
 public:
  using Log = SqliteDatabase::Log;

  // Takes the folder for this process alone, makes it (0700) and the database where they are
  // missing, and brings an older schema up to date. The error names the file and says what to do;
  // then nothing was changed.
  static Result<std::unique_ptr<SqliteStore>> Open(const std::filesystem::path& directory, Log log);
  ~SqliteStore() override;

  // Rises with every commit of something that open pages may have to hear of; from any thread.
  std::uint64_t commits_heard() const { return commits_heard_; }
  // Group commit. Runs `works` on this thread in their order, in one transaction; one that answers
  // an error leaves nothing behind, the others stay. What they did is durable once this returns
  // Done, so acknowledge only then. On an error nothing of any of them has happened.
  Status RunBatch(std::span<const std::function<Status()>> works);

  // Moves the write-ahead log into the database. For quiet moments; at work it happens by itself.
  Status Checkpoint();

  Result<domain::Portal> PortalAt(std::string_view host, std::string_view slug) const override;
  Result<domain::Portal> PortalFor(std::string_view host, std::string_view segment) const override;
  Result<domain::Portal> PortalOnceAt(std::string_view host, std::string_view slug) const override;
  Result<std::vector<domain::Portal>> Portals() const override;
  Result<domain::Portal> PortalById(domain::PortalId id) const override;
  Status PutPortal(const domain::Portal& portal) override;
  Status PutInbox(domain::PortalId portal, const domain::Inbox& inbox) override;
  Status PutChannelAccount(domain::PortalId portal, const domain::ChannelAccount& account) override;
  Status PutPipeline(domain::PortalId portal, const domain::Pipeline& pipeline) override;
  Result<std::vector<domain::Inbox>> Inboxes(domain::PortalId portal) const override;
  Result<std::vector<domain::ChannelAccount>> ChannelAccounts(
      domain::PortalId portal) const override;
  Result<std::vector<domain::Pipeline>> Pipelines(domain::PortalId portal) const override;
  Result<domain::Pipeline> PipelineById(domain::PortalId portal,
                                        domain::PipelineId id) const override;
  Result<std::int64_t> TicketsOfInbox(domain::PortalId portal,
                                      domain::InboxId inbox) const override;
  Result<std::vector<domain::StageUse>> TicketsInStages(domain::PortalId portal,
                                                        domain::PipelineId pipeline) const override;

  Result<std::vector<domain::FieldUse>> FieldUses(
      domain::PortalId portal, const domain::CustomFields& fields) const override;

  Status PutContact(domain::PortalId portal, const domain::Contact& contact) override;
  Status PutCompany(domain::PortalId portal, const domain::Company& company) override;
  Status PutStaff(domain::PortalId portal, const domain::Staff& staff) override;
  Result<domain::Contact> ContactById(domain::PortalId portal, domain::ContactId id) const override;
  Result<domain::Contact> ContactByMemberEmail(domain::PortalId portal,
                                               std::string_view folded) const override;
  Result<domain::Contact> ContactByExternalId(domain::PortalId portal,
                                              std::string_view external_id) const override;
  Result<std::vector<domain::Contact>> ContactsByAddress(domain::PortalId portal,
                                                         std::string_view folded) const override;
  Result<service::ContactRows> FindContacts(domain::PortalId portal,
                                            const service::ContactQuery& query) const override;
  Result<std::vector<service::DoubleRow>> Doubles(domain::PortalId portal,
                                                  const service::DoubleQuery& query) const override;
  Status KeepApart(domain::PortalId portal, const std::string& double_key) override;
  Result<std::vector<domain::Ticket>> TicketsNaming(domain::PortalId portal,
                                                    domain::ContactId contact) const override;
  Status MergeContacts(domain::PortalId portal, domain::ContactId from,
                       const domain::Contact& merged) override;
  Result<std::vector<domain::ContactId>> MergedInto(domain::PortalId portal,
                                                    domain::ContactId contact) const override;
  Status PutPrivacyRequest(domain::PortalId portal, const domain::PrivacyRequest& request) override;
  Result<std::vector<domain::PrivacyRequest>> PrivacyRequests(
      domain::PortalId portal) const override;
  Result<domain::PrivacyRequest> PrivacyRequestById(domain::PortalId portal,
                                                    domain::PrivacyRequestId id) const override;
  Status PutLegalHold(domain::PortalId portal, const domain::LegalHold& hold) override;
  Status RemoveLegalHold(domain::PortalId portal, domain::ContactId contact) override;
  Result<std::vector<domain::LegalHold>> LegalHolds(domain::PortalId portal) const override;
  Status PutTicketHold(domain::PortalId portal, const domain::TicketHold& hold) override;
  Status RemoveTicketHold(domain::PortalId portal, domain::TicketId ticket) override;
  Result<std::vector<domain::TicketHold>> TicketHolds(domain::PortalId portal) const override;
  Result<std::vector<domain::Ticket>> TicketsClosedBefore(domain::PortalId portal,
                                                          domain::PipelineId pipeline,
                                                          Millis instant,
                                                          std::size_t limit) const override;
  Result<std::vector<std::string>> RemoveTicket(domain::PortalId portal,
                                                domain::TicketId ticket) override;
  Result<std::int64_t> NextFormerNumber(domain::PortalId portal) const override;
  Status EraseContact(const domain::Erasure& erasure,
                      const std::vector<std::string>& words) override;
  Result<std::vector<domain::AuditEntry>> AuditAbout(domain::PortalId portal,
                                                     const domain::Contact& contact,
                                                     std::size_t limit) const override;
  Result<std::vector<service::Session>> SessionsOf(domain::PortalId portal,
                                                   domain::ContactId contact) const override;
  Result<domain::Company> CompanyById(domain::PortalId portal, domain::CompanyId id) const override;
  Result<domain::Company> CompanyByExternalId(domain::PortalId portal,
                                              std::string_view external_id) const override;
  Result<std::vector<domain::Company>> CompaniesByName(domain::PortalId portal,
                                                       std::string_view name) const override;
  Result<service::CompanyRows> FindCompanies(domain::PortalId portal,
                                             const service::CompanyQuery& query) const override;
  Result<std::int64_t> ContactsOfCompany(domain::PortalId portal,
                                         domain::CompanyId company) const override;
  Result<domain::Staff> StaffById(domain::PortalId portal, domain::StaffId id) const override;
  Result<domain::Staff> StaffByEmail(domain::PortalId portal,
                                     std::string_view folded) const override;
  Result<domain::Staff> StaffByExternalId(domain::PortalId portal,
                                          std::string_view external_id) const override;
  Result<std::vector<domain::Staff>> StaffOf(domain::PortalId portal) const override;
  Result<bool> SampleAccountsExist() const override;

  Status SetPasswordHash(domain::PortalId portal, std::string_view folded_email,
                         std::string_view hash) override;
  Result<std::string> PasswordHash(domain::PortalId portal,
                                   std::string_view folded_email) const override;

  Status PutSession(const service::Session& session) override;
  Result<service::Session> SessionByDigest(std::string_view token_digest) const override;
  Status TouchSession(std::string_view token_digest, Millis now) override;
  Status EndSession(std::string_view token_digest) override;
  Status EndSessionsOf(domain::PortalId portal, domain::ContactId contact) override;
  Status EndSessionsOf(domain::PortalId portal, domain::StaffId staff) override;
  Status ForgetEndedSessions(Millis now) override;

  Result<service::FailureCount> Failures(std::string_view key) const override;
  Status RecordFailure(std::string_view key, Millis now) override;
  Status ClearFailures(std::string_view key) override;
  Status ForgetFailuresBefore(Millis instant, int failures_kept) override;

  Result<service::TicketRows> ListTickets(const domain::Viewer& viewer,
                                          const service::TicketQuery& query) const override;
  Result<std::vector<domain::ContactId>> ContactsWithAllMail(
      domain::PortalId portal, const std::vector<domain::CompanyId>& companies) const override;
  Result<domain::Ticket> TicketSeen(const domain::Viewer& viewer,
                                    domain::TicketId id) const override;
  std::optional<service::Freshness> FreshnessOf(const domain::Viewer& viewer) const override;
  Result<domain::ReplyDraft> DraftOf(domain::PortalId portal,
                                     const service::DraftPlace& place) const override;
  Status PutDraft(domain::PortalId portal, const service::DraftPlace& place,
                  const domain::ReplyDraft& draft) override;
  Result<std::vector<domain::TicketRating>> RatingsOf(domain::PortalId portal,
                                                      domain::TicketId ticket) const override;
  Result<std::vector<domain::TicketRating>> RatingsBy(domain::PortalId portal,
                                                      domain::ContactId contact) const override;
  Result<domain::Rating> RatingBy(domain::PortalId portal, domain::TicketId ticket,
                                  domain::ContactId contact) const override;
  Status PutRating(domain::PortalId portal, const domain::TicketRating& rating) override;
  Result<std::vector<service::ShownConversation>> ShownConversations(
      const domain::Viewer& viewer, domain::TicketId ticket) const override;
  Result<Millis> ReadUntil(const domain::Viewer& viewer, domain::TicketId ticket) const override;
  Result<std::vector<domain::TicketId>> UnreadAmong(
      const domain::Viewer& viewer, const std::vector<domain::TicketId>& tickets) const override;
  Status NoteRead(domain::PortalId portal, domain::ContactId contact, domain::TicketId ticket,
                  Millis upto) override;
  Result<std::vector<domain::SavedView>> SavedViewsOf(domain::PortalId portal,
                                                      domain::ContactId contact) const override;
  Status PutSavedView(domain::PortalId portal, domain::ContactId contact,
                      const domain::SavedView& view) override;
  Status RemoveSavedView(domain::PortalId portal, domain::ContactId contact,
                         domain::SavedViewId view) override;
  Result<std::vector<domain::ContactId>> RequestersSeen(const domain::Viewer& viewer,
                                                        std::size_t limit) const override;
  Result<domain::Ticket> TicketByNumber(const domain::Viewer& viewer,
                                        domain::TicketNumber number) const override;
  Result<domain::Ticket> TicketByOldNumber(const domain::Viewer& viewer,
                                           std::string_view old_number) const override;
  Result<service::ThreadMessages> MessagesOf(const domain::Viewer& viewer, domain::TicketId ticket,
                                             const service::MessageQuery& query) const override;
  Result<domain::Conversation> ReplyConversation(const domain::Viewer& viewer,
                                                 domain::TicketId ticket) const override;
  Result<domain::Changes> ChangesAfter(const domain::AgentViewer& viewer,
                                       std::int64_t after) const override;
  Result<domain::Changes> ChangesAfter(const domain::Viewer& viewer,
                                       std::int64_t after) const override;

  Result<service::TicketRows> ListTickets(const domain::AgentViewer& viewer,
                                          const service::AgentTicketQuery& query) const override;
  Result<domain::Ticket> TicketByNumber(const domain::AgentViewer& viewer,
                                        domain::TicketNumber number) const override;
  Result<domain::Ticket> TicketById(const domain::AgentViewer& viewer,
                                    domain::TicketId id) const override;
  Result<service::AgentMessages> MessagesOf(const domain::AgentViewer& viewer,
                                            domain::TicketId ticket,
                                            const service::MessageQuery& query) const override;
  Result<domain::Message> MessageById(const domain::AgentViewer& viewer,
                                      domain::MessageId id) const override;
  Result<std::vector<domain::Conversation>> ConversationsOf(const domain::AgentViewer& viewer,
                                                            domain::TicketId ticket) const override;
  Result<domain::Conversation> ConversationById(const domain::AgentViewer& viewer,
                                                domain::ConversationId id) const override;
  Result<domain::Message> MessageWithFile(const domain::Viewer& viewer,
                                          domain::AttachmentId file) const override;
  Result<domain::Message> MessageWithFile(const domain::AgentViewer& viewer,
                                          domain::AttachmentId file) const override;
  Result<service::SearchHits> SearchTickets(const domain::Viewer& viewer,
                                            const service::TicketSearchQuery& query) const override;
  Status PutUpload(domain::PortalId portal, const service::Upload& upload) override;
  Status RemoveUpload(domain::PortalId portal, domain::AttachmentId id) override;
  Result<service::Upload> UploadById(domain::PortalId portal,
                                     domain::AttachmentId id) const override;
  Result<std::vector<service::Upload>> UploadsOf(domain::PortalId portal, domain::ContactId contact,
                                                 domain::StaffId staff) const override;
  Result<std::vector<service::PortalUpload>> UploadsBefore(Millis instant,
                                                           std::size_t limit) const override;
  Result<std::int64_t> BytesOfUploads() const override;
  Result<bool> IsBlobNamed(std::string_view blob_key) const override;
  Status PutPendingAnswer(domain::PortalId portal, const service::PendingAnswer& answer,
                          Millis now) override;
  Result<service::PendingAnswer> PendingAnswerOf(domain::PortalId portal,
                                                 domain::MessageId message) const override;
  Status RemoveMessage(domain::PortalId portal, domain::MessageId message) override;

  Result<domain::Message> StoreReply(domain::PortalId portal,
                                     const service::ReplyWrite& write) override;
  Result<domain::Ticket> StoreTicket(domain::PortalId portal,
                                     const service::TicketWrite& write) override;
  Result<domain::Ticket> MoveTicket(domain::PortalId portal, domain::TicketId ticket,
                                    domain::StageId stage, Millis at) override;
  Result<domain::Ticket> PutTicketFields(domain::PortalId portal, domain::TicketId ticket,
                                         const std::vector<domain::FieldValue>& fields) override;
  Result<domain::Ticket> PutTicketPeople(domain::PortalId portal, domain::TicketId ticket,
                                         const domain::TicketPeople& people) override;

  Result<domain::Ticket> PutTicket(domain::PortalId portal, const domain::Ticket& ticket) override;
  Result<bool> IsNumberTaken(domain::PortalId portal, domain::TicketNumber number) const override;
  Result<domain::Ticket> TicketByExternalId(domain::PortalId portal,
                                            std::string_view external_id) const override;
  Status PutConversation(domain::PortalId portal,
                         const domain::Conversation& conversation) override;
  Result<domain::Conversation> ConversationByExternalId(
      domain::PortalId portal, std::string_view external_id) const override;
  Status PutMessage(domain::PortalId portal, const domain::Message& message) override;
  Result<domain::Message> MessageByExternalId(domain::PortalId portal,
                                              domain::ChannelAccountId account,
                                              std::string_view external_id) const override;

  Status AddAuditEntry(domain::PortalId portal, const domain::AuditEntry& entry) override;
  Result<std::vector<domain::AuditEntry>> AuditEntries(
      domain::PortalId portal, const service::AuditQuery& query) const override;

  Status PutMail(const service::OutgoingMail& mail) override;
  Result<std::vector<service::OutgoingMail>> MailDue(Millis now, std::size_t limit) const override;
  Result<std::vector<service::OutgoingMail>> MailOf(domain::PortalId portal) const override;
  Result<std::vector<service::OutgoingMail>> MailAbout(domain::PortalId portal,
                                                       domain::TicketId ticket) const override;
  Result<service::OutgoingMail> MailById(service::MailId id) const override;
  Status RemoveMail(service::MailId id) override;
  Status PutInvitation(domain::PortalId portal, const service::Invitation& invitation) override;
  Result<service::Invitation> InvitationOf(domain::PortalId portal,
                                           domain::ContactId contact) const override;
  Status RemoveInvitation(domain::PortalId portal, domain::ContactId contact) override;
  Status PutAddressChange(domain::PortalId portal, const service::AddressChange& change) override;
  Result<service::AddressChange> AddressChangeOf(domain::PortalId portal,
                                                 domain::ContactId contact) const override;
  Status RemoveAddressChange(domain::PortalId portal, domain::ContactId contact) override;
  Status PutInvitationRun(domain::PortalId portal, const service::InvitationRun& run) override;
  Result<std::vector<service::InvitationRun>> InvitationRuns(
      domain::PortalId portal) const override;
  Status PutInvitationTarget(domain::PortalId portal,
                             const service::InvitationTarget& target) override;
  Result<std::vector<service::InvitationTarget>> InvitationsWaiting(
      domain::PortalId portal, domain::InvitationRunId run, std::size_t limit) const override;
  Result<std::vector<service::InvitationTarget>> InvitationsFailed(
      domain::PortalId portal, domain::InvitationRunId run, std::size_t limit) const override;
  Result<domain::InvitationCounts> CountInvitations(domain::PortalId portal,
                                                    domain::InvitationRunId run) const override;
  Result<std::vector<domain::TicketNumber>> TicketsWithoutContact(domain::PortalId portal,
                                                                  std::size_t limit) const override;
  Status PutOneTimeSecret(const service::OneTimeSecret& secret) override;
  Result<service::OneTimeSecret> OneTimeSecretByToken(domain::PortalId portal,
                                                      std::string_view token_digest) const override;
  Result<service::OneTimeSecret> OneTimeSecretByBrowser(
      domain::PortalId portal, std::string_view browser_digest) const override;
  Status CountAttempt(domain::PortalId portal, service::OneTimeSecretId id) override;
  Status UseOneTimeSecret(domain::PortalId portal, service::OneTimeSecretId id) override;
  Status VoidOneTimeSecrets(domain::PortalId portal, service::SecretPurpose purpose,
                            domain::ContactId contact, domain::StaffId staff) override;
  Status ForgetOneTimeSecretsBefore(Millis expired) override;
  Result<std::vector<domain::ContactId>> ContactsWithAWayIn(domain::PortalId portal,
                                                            Millis at) const override;

  Status AddOpenIdLink(domain::PortalId portal, const service::OpenIdLink& link) override;
  Result<service::OpenIdLink> OpenIdLinkOf(domain::PortalId portal, std::string_view issuer,
                                           std::string_view subject) const override;
  Result<std::vector<service::OpenIdLink>> OpenIdLinksOf(domain::PortalId portal,
                                                         domain::ContactId contact) const override;
  Status RemoveOpenIdLink(domain::PortalId portal, std::string_view issuer,
                          std::string_view subject) override;

  Status PutPasskey(domain::PortalId portal, const service::Passkey& passkey) override;
  Result<service::Passkey> PasskeyByCredential(domain::PortalId portal,
                                               std::string_view credential_id) const override;
  Result<std::vector<service::Passkey>> PasskeysOf(domain::PortalId portal,
                                                   domain::ContactId contact,
                                                   domain::StaffId staff) const override;
  Status RemovePasskey(domain::PortalId portal, service::PasskeyId id) override;

  Status AddConsent(domain::PortalId portal, const service::ConsentRecord& record) override;
  Result<std::vector<service::ConsentRecord>> ConsentsOf(domain::PortalId portal,
                                                         domain::ContactId contact) const override;

  Status Atomically(const std::function<Status()>& work) override;

 private:
  class Reading;

  SqliteStore(DataDirectory directory, Log log);
  Result<SqliteConnection> OpenReader() const;
  Status InTransaction(const std::function<Status()>& work);
  Status InSavepoint(const std::function<Status()>& work);
  // Why a transaction ended before its time.
  Error TransactionLost() const;
  Result<domain::Portal> ReadPortal(SqliteDatabase& database, SqliteQuery& row) const;
  // The settings of the portal at `key`, decoded once for each revision.
  Result<Shared<domain::PortalSettings>> SettingsOf(SqliteDatabase& database, std::int64_t key,
                                                    std::int64_t revision) const;
  // Atomically, with the connection that writes.
  Status Write(const std::function<Status(SqliteConnection&)>& work);
  // The same for what happens all the time: open pages hear of it, but what is kept of reading goes
  // only for whom `work` names by stamps_.Note.
  Status WriteOfSome(const std::function<Status(SqliteConnection&)>& work);
  // The same for what no open page shows either. Never for what a list is made of.
  Status WriteUnheard(const std::function<Status(SqliteConnection&)>& work);
  // What is kept under `key`, else what `read` answers, which is then kept as so many bytes. The
  // transaction that writes reads for itself: what it sees may yet be undone.
  template <typename Value, typename Read>
  Result<Value> KeptOr(Kept<Value, service::Freshness>& kept, std::string_view key,
                       std::size_t bytes, const Read& read) const {
    if (IsWriter()) return read();
    const service::Freshness fresh = stamps_.Of(key);
    if (const auto value = kept.Find(key, fresh)) return *value;
    Result<Value> value = read();
    if (value.ok()) {
      kept.Keep(std::string(key), fresh, std::make_shared<const Value>(*value), bytes);
    }
    return value;
  }
  bool IsWriter() const { return writer_thread_.load() == std::this_thread::get_id(); }

  DataDirectory directory_;
  Log log_;
  SqliteConnection writer_;
  std::mutex writing_;  // Held by the one thread that writes.
  std::atomic<std::thread::id> writer_thread_{};
  bool heard_ = false;  // Whether the transaction has something for open pages.
  std::atomic<std::uint64_t> commits_heard_{0};
  mutable std::mutex idle_lock_;
  mutable std::vector<SqliteConnection> idle_readers_;
  struct KnownSettings {
    std::int64_t revision = 0;
    Shared<domain::PortalSettings> settings;
  };
  SqliteStamps stamps_;
  // Read with every request.
  mutable Kept<domain::Portal, service::Freshness> portals_{256 * 1024};
  mutable Kept<domain::Contact, service::Freshness> contacts_{32 * 1024 * 1024};
  mutable Kept<service::Session, service::Freshness> sessions_{16 * 1024 * 1024};
  mutable std::mutex settings_lock_;
  mutable std::map<std::int64_t, KnownSettings> settings_;  // By the portal's key.
};

}  // namespace genkan::server
