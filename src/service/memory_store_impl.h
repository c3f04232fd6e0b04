// The memory store's class, shared by its source files. Everything lies in ordered maps; a write
// inside Atomically leaves its undoing in a journal.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "genkan/service/store.h"

namespace genkan::service {

// What was stored under a client key.
struct SentRecord {
  std::string content_digest;
  domain::MessageId reply;  // One of the two.
  domain::TicketId ticket;
};

// A contact or a member of staff.
using SenderId = domain::Id<struct SenderTag>;

// A contact or a company: what tickets are seen by.
using PrincipalId = domain::Id<struct PrincipalTag>;

// Who somebody that is no more is now.
struct MergedContactRecord {
  domain::ContactId stays;
  std::string external_id;  // Of the one that is no more.
};

struct PortalRecords {
  domain::Portal portal;
  std::int64_t last_number = 0;
  std::map<domain::InboxId, domain::Inbox> inboxes;
  std::map<domain::ChannelAccountId, domain::ChannelAccount> channel_accounts;
  std::map<domain::PipelineId, domain::Pipeline> pipelines;
  std::map<domain::ContactId, domain::Contact> contacts;
  std::map<domain::CompanyId, domain::Company> companies;
  std::map<domain::StaffId, domain::Staff> staff;
  std::map<std::string, std::string> password_hashes;
  std::map<domain::TicketId, domain::Ticket> tickets;
  std::map<domain::ConversationId, domain::Conversation> conversations;
  std::map<domain::MessageId, domain::Message> messages;
  // By the sender, a contact or a member of staff, and the client key.
  std::map<std::pair<SenderId, std::string>, SentRecord> sent;
  std::map<domain::MessageId, PendingAnswer> pending_answers;
  std::map<domain::AttachmentId, Upload> uploads;
  std::map<domain::AuditId, domain::AuditEntry> audit;
  std::map<OneTimeSecretId, OneTimeSecret> one_time_secrets;
  std::map<domain::ContactId, std::vector<ConsentRecord>> consents;
  std::map<std::pair<std::string, std::string>, OpenIdLink> openid_links;  // By issuer and subject.
  // The moments of the last changes, see Store::ChangesAfter.
  std::int64_t last_change = 0;
  std::int64_t session_change = 0;
  std::map<domain::TicketId, std::int64_t> ticket_changes;
  // Those that only agents see: internal notes.
  std::map<domain::TicketId, std::int64_t> desk_changes;
  std::map<domain::ContactId, std::int64_t> contact_changes;
  // When a contact or a company last lost sight of some ticket.
  std::map<PrincipalId, std::int64_t> sight_losses;
  std::map<PasskeyId, Passkey> passkeys;
  std::map<std::string, domain::ContactId> apart;  // The newest of those who share a double key.
  std::map<domain::ContactId, MergedContactRecord> merged_contacts;  // By who is no more.
  std::map<domain::ContactId, Invitation> invitations;
  std::map<domain::ContactId, AddressChange> address_changes;
  std::map<domain::InvitationRunId, InvitationRun> invitation_runs;
  std::map<std::pair<domain::InvitationRunId, domain::ContactId>, InvitationTarget>
      invitation_targets;
  std::map<domain::PrivacyRequestId, domain::PrivacyRequest> privacy_requests;
  std::map<domain::ContactId, domain::LegalHold> legal_holds;
  std::map<domain::TicketId, domain::TicketHold> ticket_holds;
  std::map<std::pair<domain::ContactId, domain::TicketId>, Millis> read_marks;
  std::map<std::pair<domain::ContactId, domain::SavedViewId>, domain::SavedView> saved_views;
  std::map<std::pair<domain::ContactId, domain::TicketId>, domain::ReplyDraft> drafts;
  std::map<std::pair<domain::ContactId, domain::TicketId>, domain::Rating> ratings;
  std::map<std::int64_t, domain::Erasure> erasures;  // By the pseudonym's number.
};

class MemoryStore final : public Store {
 public:
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
  Result<ContactRows> FindContacts(domain::PortalId portal,
                                   const ContactQuery& query) const override;
  Result<std::vector<DoubleRow>> Doubles(domain::PortalId portal,
                                         const DoubleQuery& query) const override;
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
  Result<std::vector<Session>> SessionsOf(domain::PortalId portal,
                                          domain::ContactId contact) const override;
  Result<domain::Company> CompanyById(domain::PortalId portal, domain::CompanyId id) const override;
  Result<domain::Company> CompanyByExternalId(domain::PortalId portal,
                                              std::string_view external_id) const override;
  Result<std::vector<domain::Company>> CompaniesByName(domain::PortalId portal,
                                                       std::string_view name) const override;
  Result<CompanyRows> FindCompanies(domain::PortalId portal,
                                    const CompanyQuery& query) const override;
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

  Status PutSession(const Session& session) override;
  Result<Session> SessionByDigest(std::string_view token_digest) const override;
  Status TouchSession(std::string_view token_digest, Millis now) override;
  Status EndSession(std::string_view token_digest) override;
  Status EndSessionsOf(domain::PortalId portal, domain::ContactId contact) override;
  Status EndSessionsOf(domain::PortalId portal, domain::StaffId staff) override;
  Status ForgetEndedSessions(Millis now) override;

  Result<FailureCount> Failures(std::string_view key) const override;
  Status RecordFailure(std::string_view key, Millis now) override;
  Status ClearFailures(std::string_view key) override;
  Status ForgetFailuresBefore(Millis instant, int failures_kept) override;

  Result<TicketRows> ListTickets(const domain::Viewer& viewer,
                                 const TicketQuery& query) const override;
  Result<std::vector<domain::ContactId>> ContactsWithAllMail(
      domain::PortalId portal, const std::vector<domain::CompanyId>& companies) const override;
  Result<domain::Ticket> TicketSeen(const domain::Viewer& viewer,
                                    domain::TicketId id) const override;
  Result<domain::ReplyDraft> DraftOf(domain::PortalId portal,
                                     const DraftPlace& place) const override;
  Status PutDraft(domain::PortalId portal, const DraftPlace& place,
                  const domain::ReplyDraft& draft) override;
  Result<std::vector<domain::TicketRating>> RatingsOf(domain::PortalId portal,
                                                      domain::TicketId ticket) const override;
  Result<std::vector<domain::TicketRating>> RatingsBy(domain::PortalId portal,
                                                      domain::ContactId contact) const override;
  Result<domain::Rating> RatingBy(domain::PortalId portal, domain::TicketId ticket,
                                  domain::ContactId contact) const override;
  Status PutRating(domain::PortalId portal, const domain::TicketRating& rating) override;
  Result<std::vector<ShownConversation>> ShownConversations(const domain::Viewer& viewer,
                                                            domain::TicketId ticket) const override;
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
  Result<ThreadMessages> MessagesOf(const domain::Viewer& viewer, domain::TicketId ticket,
                                    const MessageQuery& query) const override;
  Result<domain::Conversation> ReplyConversation(const domain::Viewer& viewer,
                                                 domain::TicketId ticket) const override;
  Result<domain::Changes> ChangesAfter(const domain::AgentViewer& viewer,
                                       std::int64_t after) const override;
  Result<domain::Changes> ChangesAfter(const domain::Viewer& viewer,
                                       std::int64_t after) const override;

  Result<TicketRows> ListTickets(const domain::AgentViewer& viewer,
                                 const AgentTicketQuery& query) const override;
  Result<domain::Ticket> TicketByNumber(const domain::AgentViewer& viewer,
                                        domain::TicketNumber number) const override;
  Result<domain::Ticket> TicketById(const domain::AgentViewer& viewer,
                                    domain::TicketId id) const override;
  Result<AgentMessages> MessagesOf(const domain::AgentViewer& viewer, domain::TicketId ticket,
                                   const MessageQuery& query) const override;
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
  Result<SearchHits> SearchTickets(const domain::Viewer& viewer,
                                   const TicketSearchQuery& query) const override;
  Status PutUpload(domain::PortalId portal, const Upload& upload) override;
  Status RemoveUpload(domain::PortalId portal, domain::AttachmentId id) override;
  Result<Upload> UploadById(domain::PortalId portal, domain::AttachmentId id) const override;
  Result<std::vector<Upload>> UploadsOf(domain::PortalId portal, domain::ContactId contact,
                                        domain::StaffId staff) const override;
  Result<std::vector<PortalUpload>> UploadsBefore(Millis instant, std::size_t limit) const override;
  Result<std::int64_t> BytesOfUploads() const override;
  Result<bool> IsBlobNamed(std::string_view blob_key) const override;
  Status PutPendingAnswer(domain::PortalId portal, const PendingAnswer& answer,
                          Millis now) override;
  Result<PendingAnswer> PendingAnswerOf(domain::PortalId portal,
                                        domain::MessageId message) const override;
  Status RemoveMessage(domain::PortalId portal, domain::MessageId message) override;

  Result<domain::Message> StoreReply(domain::PortalId portal, const ReplyWrite& write) override;
  Result<domain::Ticket> StoreTicket(domain::PortalId portal, const TicketWrite& write) override;
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
  Result<std::vector<domain::AuditEntry>> AuditEntries(domain::PortalId portal,
                                                       const AuditQuery& query) const override;

  Status PutMail(const OutgoingMail& mail) override;
  Result<std::vector<OutgoingMail>> MailDue(Millis now, std::size_t limit) const override;
  Result<std::vector<OutgoingMail>> MailOf(domain::PortalId portal) const override;
  Result<std::vector<OutgoingMail>> MailAbout(domain::PortalId portal,
                                              domain::TicketId ticket) const override;
  Result<OutgoingMail> MailById(MailId id) const override;
  Status RemoveMail(MailId id) override;
  Status PutInvitation(domain::PortalId portal, const Invitation& invitation) override;
  Result<Invitation> InvitationOf(domain::PortalId portal,
                                  domain::ContactId contact) const override;
  Status RemoveInvitation(domain::PortalId portal, domain::ContactId contact) override;
  Status PutAddressChange(domain::PortalId portal, const AddressChange& change) override;
  Result<AddressChange> AddressChangeOf(domain::PortalId portal,
                                        domain::ContactId contact) const override;
  Status RemoveAddressChange(domain::PortalId portal, domain::ContactId contact) override;
  Status PutInvitationRun(domain::PortalId portal, const InvitationRun& run) override;
  Result<std::vector<InvitationRun>> InvitationRuns(domain::PortalId portal) const override;
  Status PutInvitationTarget(domain::PortalId portal, const InvitationTarget& target) override;
  Result<std::vector<InvitationTarget>> InvitationsWaiting(domain::PortalId portal,
                                                           domain::InvitationRunId run,
                                                           std::size_t limit) const override;
  Result<std::vector<InvitationTarget>> InvitationsFailed(domain::PortalId portal,
                                                          domain::InvitationRunId run,
                                                          std::size_t limit) const override;
  Result<domain::InvitationCounts> CountInvitations(domain::PortalId portal,
                                                    domain::InvitationRunId run) const override;
  Result<std::vector<domain::TicketNumber>> TicketsWithoutContact(domain::PortalId portal,
                                                                  std::size_t limit) const override;
  Status PutOneTimeSecret(const OneTimeSecret& secret) override;
  Result<OneTimeSecret> OneTimeSecretByToken(domain::PortalId portal,
                                             std::string_view token_digest) const override;
  Result<OneTimeSecret> OneTimeSecretByBrowser(domain::PortalId portal,
                                               std::string_view browser_digest) const override;
  Status CountAttempt(domain::PortalId portal, OneTimeSecretId id) override;
  Status UseOneTimeSecret(domain::PortalId portal, OneTimeSecretId id) override;
  Status VoidOneTimeSecrets(domain::PortalId portal, SecretPurpose purpose,
                            domain::ContactId contact, domain::StaffId staff) override;
  Status ForgetOneTimeSecretsBefore(Millis expired) override;
  Result<std::vector<domain::ContactId>> ContactsWithAWayIn(domain::PortalId portal,
                                                            Millis at) const override;

  Status AddOpenIdLink(domain::PortalId portal, const OpenIdLink& link) override;
  Result<OpenIdLink> OpenIdLinkOf(domain::PortalId portal, std::string_view issuer,
                                  std::string_view subject) const override;
  Result<std::vector<OpenIdLink>> OpenIdLinksOf(domain::PortalId portal,
                                                domain::ContactId contact) const override;
  Status RemoveOpenIdLink(domain::PortalId portal, std::string_view issuer,
                          std::string_view subject) override;

  Status PutPasskey(domain::PortalId portal, const Passkey& passkey) override;
  Result<Passkey> PasskeyByCredential(domain::PortalId portal,
                                      std::string_view credential_id) const override;
  Result<std::vector<Passkey>> PasskeysOf(domain::PortalId portal, domain::ContactId contact,
                                          domain::StaffId staff) const override;
  Status RemovePasskey(domain::PortalId portal, PasskeyId id) override;

  Status AddConsent(domain::PortalId portal, const ConsentRecord& record) override;
  Result<std::vector<ConsentRecord>> ConsentsOf(domain::PortalId portal,
                                                domain::ContactId contact) const override;

  Status Atomically(const std::function<Status()>& work) override;

 private:
  // What the one has read and saved is the other's; what the other has already stays.
  void MoveLists(PortalRecords* records, domain::ContactId from, domain::ContactId into);

  Result<const PortalRecords*> RecordsOf(domain::PortalId portal) const;
  Result<PortalRecords*> RecordsOf(domain::PortalId portal);
  void LeadOn(PortalRecords* records, const domain::Contact& gone, const domain::Contact& merged);

  // What a change took the place of. A class and no std::function: that would be copied, and each
  // of the maps would bring all that its records' copies take.
  struct Change {
    virtual ~Change() = default;
    virtual void Undo() = 0;
  };
  template <typename T>
  struct OldValue final : Change {
    explicit OldValue(T& changed) : slot(changed), old(changed) {}
    void Undo() override { slot = std::move(old); }
    T& slot;
    T old;
  };
  template <typename Map>
  struct OldEntry final : Change {
    using Old = std::optional<typename Map::mapped_type>;
    OldEntry(Map& changed, typename Map::key_type at, Old before)
        : map(changed), key(std::move(at)), old(std::move(before)) {}
    void Undo() override {
      if (old) {
        map.insert_or_assign(key, *std::move(old));
      } else {
        map.erase(key);
      }
    }
    Map& map;
    typename Map::key_type key;
    Old old;
  };

  // The only ways in which a value changes, so that each change can be undone.
  template <typename Map>
  void Set(Map& map, typename Map::key_type key, typename Map::mapped_type value) {
    Remember(map, key);
    map.insert_or_assign(std::move(key), std::move(value));
  }
  template <typename Map>
  void Erase(Map& map, typename Map::key_type key) {
    Remember(map, key);
    map.erase(key);
  }
  template <typename T>
  void Assign(T& slot, T value) {
    if (depth_ > 0) journal_.push_back(std::make_unique<OldValue<T>>(slot));
    slot = std::move(value);
  }
  template <typename Map>
  void Remember(Map& map, const typename Map::key_type& key) {
    if (depth_ == 0) return;
    const auto found = map.find(key);
    auto old = found == map.end() ? std::nullopt : std::optional(found->second);
    journal_.push_back(std::make_unique<OldEntry<Map>>(map, key, std::move(old)));
  }

  // The moment of a change that is being made.
  std::int64_t NextChange(PortalRecords& records) {
    Assign(records.last_change, records.last_change + 1);
    return records.last_change;
  }

  Status WriteReply(PortalRecords& records, const ReplyWrite& write, domain::Message* message);

  std::map<domain::PortalId, PortalRecords> portals_;
  std::map<std::string, Session, std::less<>> sessions_;
  std::map<std::string, FailureCount, std::less<>> failures_;
  std::map<MailId, OutgoingMail> outbox_;
  std::vector<std::unique_ptr<Change>> journal_;  // Undone from the end.
  int depth_ = 0;                                 // Of Atomically.
};

// A place in the list of the ticket; the list is in descending order of it.
TicketPosition PositionOf(const domain::Ticket& ticket);

// Whether the ticket is in a stage of that kind.
bool IsOfKind(const PortalRecords& records, const domain::Ticket& ticket, domain::StageKind kind);

bool IsAssociated(const domain::Conversation& conversation, domain::TicketId ticket);

// The order of a thread.
bool IsEarlier(const domain::Message& a, const domain::Message& b);

// The associated conversation that was made last.
Result<domain::Conversation> NewestConversation(const PortalRecords& records,
                                                domain::TicketId ticket);

// The first record of `map` that `wanted` accepts.
template <typename Map, typename Wanted>
Result<typename Map::mapped_type> FindWhere(const Map& map, const Wanted& wanted) {
  for (const auto& [key, value] : map) {
    if (wanted(value)) return value;
  }
  return ErrorCode::kNotFound;
}

template <typename Map, typename Wanted>
std::vector<typename Map::mapped_type> AllWhere(const Map& map, const Wanted& wanted) {
  std::vector<typename Map::mapped_type> found;
  for (const auto& [key, value] : map) {
    if (wanted(value)) found.push_back(value);
  }
  return found;
}

template <typename Map>
Result<typename Map::mapped_type> FindByKey(const Map& map, const typename Map::key_type& key) {
  const auto found = map.find(key);
  if (found == map.end()) return ErrorCode::kNotFound;
  return found->second;
}

// Empty external ids are no ids: nothing is found by them.
template <typename Map>
Result<typename Map::mapped_type> FindByExternalId(const Map& map, std::string_view external_id) {
  if (external_id.empty()) return ErrorCode::kNotFound;
  return FindWhere(map,
                   [external_id](const auto& record) { return record.external_id == external_id; });
}

// Whether another record than `candidate` holds its external id.
template <typename Map, typename Record>
bool ExternalIdTaken(const Map& map, const Record& candidate) {
  const auto holder = FindByExternalId(map, candidate.external_id);
  return holder.ok() && holder->id != candidate.id;
}

}  // namespace genkan::service
