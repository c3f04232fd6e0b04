// What the backend needs kept. The service says what, a store says how: MemoryStore is the
// reference, the others are held to it by one contract suite.
//
// Rules for every store:
// - const members read and may run on any thread; the others write, one at a time.
// - A write happens whole or not at all, and has happened durably when it returns.
// - What is missing is kNotFound, also where a written record refers to it; what breaks a unique
//   key is kConflict.
// - Whatever returns tickets or their messages to a customer takes the Viewer and gives nothing
//   that SightOf(viewer, ticket) refuses, nor any message that is not meant for customers. What
//   shows more takes the AgentViewer.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/audit.h"
#include "genkan/domain/changes.h"
#include "genkan/domain/conversation.h"
#include "genkan/domain/desk.h"
#include "genkan/domain/own_account.h"
#include "genkan/domain/people.h"
#include "genkan/domain/portal.h"
#include "genkan/domain/ticket.h"
#include "genkan/domain/ticket_people.h"
#include "genkan/domain/visibility.h"
#include "genkan/service/access_records.h"
#include "genkan/service/address_records.h"
#include "genkan/service/agent_records.h"
#include "genkan/service/conversation_store.h"
#include "genkan/service/double_records.h"
#include "genkan/service/draft_store.h"
#include "genkan/service/invitation_records.h"
#include "genkan/service/list_store.h"
#include "genkan/service/mail_records.h"
#include "genkan/service/notice_store.h"
#include "genkan/service/privacy_store.h"
#include "genkan/service/rating_store.h"
#include "genkan/service/search_store.h"
#include "genkan/service/ticket_query.h"
#include "genkan/service/upload_records.h"

namespace genkan::service {

struct MessageQuery {
  // Messages before this one, kNotFound where the thread does not show it; the newest where there
  // is none.
  std::optional<domain::MessageId> before;
  std::size_t limit = 200;
  domain::ConversationId conversation;  // Those of this one alone; for customers.
};

// A message with what the reader is told of its surroundings.
struct ThreadMessage {
  domain::Message message;
  std::string channel;
};

struct ThreadMessages {
  std::vector<ThreadMessage> messages;  // Oldest first.
  std::int64_t total = 0;
  bool more = false;
};

// Someone who has signed in. Only a digest of the token is kept.
struct Session {
  domain::SessionId id;
  std::string token_digest;
  domain::PortalId portal;
  domain::ContactId contact;  // One of the two; both: staff who look on as the contact.
  domain::StaffId staff;
  Millis created_at_millis = 0;
  Millis last_used_at_millis = 0;
  Millis ends_at_millis = 0;       // Absolute.
  domain::Device device;           // That it was begun with.
  bool in_widget = false;          // Good in another page's frame, and nowhere else.
  domain::WidgetKeyId widget_key;  // With which it was said who it is; it ends with the key.
  friend bool operator==(const Session&, const Session&) = default;
};

struct ReplyWrite {
  domain::TicketId ticket;
  domain::Message message;
  // Made and associated with the ticket where the ticket still has none to answer in; else the
  // message goes into the newest it has. Without it `message.conversation` has to be associated
  // with the ticket, or it is kConflict.
  std::optional<domain::Conversation> new_conversation;
  domain::StageId stage_after;
  // Who sent it, one of the two, and under which key: the same pair is stored once.
  domain::ContactId sender;
  domain::StaffId staff;
  std::string client_key;
  // Digest of the content: the same key with another content is kConflict.
  std::string content_digest;
};

struct TicketWrite {
  // `number` is given by the store, which raises the portal's counter in the same step.
  domain::Ticket ticket;
  domain::Conversation conversation;
  domain::Message message;
  domain::ContactId sender;
  std::string client_key;
  std::string content_digest;
};

// How often something failed lately, for throttling. Kept in the store so that a restart forgives
// nothing.
struct FailureCount {
  int failures = 0;
  Millis last_at_millis = 0;
};

struct AuditQuery {
  std::optional<domain::AuditId> before;  // Entries older than this one.
  std::size_t limit = 100;
};

enum class ContactLack : std::uint8_t { kNothing, kCompany, kAddress };

// Contacts in the order of domain::SortTextOf, equal ones by id.
struct ContactQuery {
  // As somebody typed it, see domain::SearchWords; empty: everybody.
  std::string_view text;
  std::optional<domain::ContactId> after;  // Those after this one; kNotFound: no such contact.
  std::size_t limit = 20;
  ContactLack without = ContactLack::kNothing;
  domain::CompanyId company;  // Those of this company; none: of any and of none.
  std::optional<domain::SignInState> sign_in;
};

struct ContactRows {
  std::vector<domain::Contact> contacts;
  // After whom to go on; none: these were the last. Since no more than kContactsLookedAt are
  // looked at for one answer, there may be more although `contacts` is short or empty.
  std::optional<domain::ContactId> next;
};

// Companies in the order of domain::SearchFolded of their names, equal ones by id.
struct CompanyQuery {
  // As somebody typed it, see domain::SearchWords; empty: all of them.
  std::string_view text;
  std::optional<domain::CompanyId> after;  // Those after this one; kNotFound: no such company.
  std::size_t limit = 20;
};

struct CompanyRows {
  std::vector<domain::Company> companies;
  std::optional<domain::CompanyId> next;  // As in ContactRows.
};

// Of contacts that pass the other conditions of the query, and of companies.
inline constexpr std::size_t kContactsLookedAt = 20'000;
inline constexpr std::size_t kChangesListed = 100;

class Store : public PrivacyStore,
              public SearchStore,
              public ListStore,
              public NoticeStore,
              public DraftStore,
              public RatingStore,
              public ConversationStore,
              public UploadStore,
              public AddressStore,
              public InvitationRunStore {
 public:
  ~Store() override = default;

  // Portal and set-up. Put stores or replaces by id; two portals with one host and slug are
  // kConflict, and so is a pipeline without a stage that one of its tickets is in. Portals come by
  // host and slug, inboxes and pipelines by position, other lists by id.
  virtual Result<domain::Portal> PortalAt(std::string_view host, std::string_view slug) const = 0;
  // The portal that a request to `host` whose path begins with `segment` is for: the one at both,
  // else at the host alone, else at the segment on any host, else at the root of any.
  virtual Result<domain::Portal> PortalFor(std::string_view host,
                                           std::string_view segment) const = 0;
  // The portal that was there before it moved; any of several.
  virtual Result<domain::Portal> PortalOnceAt(std::string_view host,
                                              std::string_view slug) const = 0;
  virtual Result<std::vector<domain::Portal>> Portals() const = 0;
  virtual Result<domain::Portal> PortalById(domain::PortalId id) const = 0;
  virtual Status PutPortal(const domain::Portal& portal) = 0;
  virtual Status PutInbox(domain::PortalId portal, const domain::Inbox& inbox) = 0;
  virtual Status PutChannelAccount(domain::PortalId portal,
                                   const domain::ChannelAccount& account) = 0;
  virtual Status PutPipeline(domain::PortalId portal, const domain::Pipeline& pipeline) = 0;
  virtual Result<std::vector<domain::Inbox>> Inboxes(domain::PortalId portal) const = 0;
  virtual Result<std::vector<domain::ChannelAccount>> ChannelAccounts(
      domain::PortalId portal) const = 0;
  virtual Result<std::vector<domain::Pipeline>> Pipelines(domain::PortalId portal) const = 0;
  virtual Result<domain::Pipeline> PipelineById(domain::PortalId portal,
                                                domain::PipelineId id) const = 0;
  // How many tickets have a conversation in the inbox, and how many are in each stage of the
  // pipeline, by id, without those that have none. Seen by whomever.
  virtual Result<std::int64_t> TicketsOfInbox(domain::PortalId portal,
                                              domain::InboxId inbox) const = 0;
  virtual Result<std::vector<domain::StageUse>> TicketsInStages(
      domain::PortalId portal, domain::PipelineId pipeline) const = 0;

  // How many tickets hold each category and how many tickets and contacts each field of `fields`
  // and each of its choices, without those that nobody holds. Seen by whomever.
  virtual Result<std::vector<domain::FieldUse>> FieldUses(
      domain::PortalId portal, const domain::CustomFields& fields) const = 0;

  // People. Put stores or replaces by id; a second contact with the same folded member e-mail, a
  // second member of staff with the same folded e-mail, or a second record with the same external
  // id is kConflict. Nothing is found by an empty address or id.
  virtual Status PutContact(domain::PortalId portal, const domain::Contact& contact) = 0;
  virtual Status PutCompany(domain::PortalId portal, const domain::Company& company) = 0;
  virtual Status PutStaff(domain::PortalId portal, const domain::Staff& staff) = 0;
  virtual Result<domain::Contact> ContactById(domain::PortalId portal,
                                              domain::ContactId id) const = 0;
  virtual Result<domain::Contact> ContactByMemberEmail(domain::PortalId portal,
                                                       std::string_view folded) const = 0;
  virtual Result<domain::Contact> ContactByExternalId(domain::PortalId portal,
                                                      std::string_view external_id) const = 0;
  // The contacts that hold this folded address, member e-mail or ordinary.
  virtual Result<std::vector<domain::Contact>> ContactsByAddress(domain::PortalId portal,
                                                                 std::string_view folded) const = 0;
  virtual Result<ContactRows> FindContacts(domain::PortalId portal,
                                           const ContactQuery& query) const = 0;

  // Contacts that are likely the same person, by key; without those who are known to be different
  // people, until somebody else joins them.
  virtual Result<std::vector<DoubleRow>> Doubles(domain::PortalId portal,
                                                 const DoubleQuery& query) const = 0;
  // Whoever shares the key today is a person of their own.
  virtual Status KeepApart(domain::PortalId portal, const std::string& double_key) = 0;
  // The tickets that name the contact, hidden and merged ones too, by id.
  virtual Result<std::vector<domain::Ticket>> TicketsNaming(domain::PortalId portal,
                                                            domain::ContactId contact) const = 0;
  // `merged` is stored in the place of the contact of its id, and `from` is no more: their
  // conversations, messages, sessions, passkeys, consents and links to providers become the
  // other's, but for a link to a provider that the other has one to; their one-time secrets are
  // void. From then on the id of `from`, and its external id, find the one that stays. kNotFound
  // where one of the two is missing, kConflict where a ticket names `from`.
  virtual Status MergeContacts(domain::PortalId portal, domain::ContactId from,
                               const domain::Contact& merged) = 0;

  virtual Result<domain::Company> CompanyById(domain::PortalId portal,
                                              domain::CompanyId id) const = 0;
  virtual Result<domain::Company> CompanyByExternalId(domain::PortalId portal,
                                                      std::string_view external_id) const = 0;
  virtual Result<std::vector<domain::Company>> CompaniesByName(domain::PortalId portal,
                                                               std::string_view name) const = 0;
  virtual Result<CompanyRows> FindCompanies(domain::PortalId portal,
                                            const CompanyQuery& query) const = 0;
  // How many contacts belong to the company, as their primary one or not.
  virtual Result<std::int64_t> ContactsOfCompany(domain::PortalId portal,
                                                 domain::CompanyId company) const = 0;
  virtual Result<domain::Staff> StaffById(domain::PortalId portal, domain::StaffId id) const = 0;
  virtual Result<domain::Staff> StaffByEmail(domain::PortalId portal,
                                             std::string_view folded) const = 0;
  virtual Result<domain::Staff> StaffByExternalId(domain::PortalId portal,
                                                  std::string_view external_id) const = 0;
  // All of them, by id.
  virtual Result<std::vector<domain::Staff>> StaffOf(domain::PortalId portal) const = 0;
  // Whether any account with a published password exists in any portal.
  virtual Result<bool> SampleAccountsExist() const = 0;

  // Passwords, apart from the people so that no query brings a hash along by accident.
  virtual Status SetPasswordHash(domain::PortalId portal, std::string_view folded_email,
                                 std::string_view hash) = 0;
  // The hash, or the empty string where there is none.
  virtual Result<std::string> PasswordHash(domain::PortalId portal,
                                           std::string_view folded_email) const = 0;

  // Sessions, found by the digest of their token. To end what is not there is no error.
  virtual Status PutSession(const Session& session) = 0;
  virtual Result<Session> SessionByDigest(std::string_view token_digest) const = 0;
  virtual Status TouchSession(std::string_view token_digest, Millis now) = 0;
  virtual Status EndSession(std::string_view token_digest) = 0;
  virtual Status EndSessionsOf(domain::PortalId portal, domain::ContactId contact) = 0;
  virtual Status EndSessionsOf(domain::PortalId portal, domain::StaffId staff) = 0;
  // The contact's own sessions, without those of staff who look on, the newest first.
  virtual Result<std::vector<Session>> SessionsOf(domain::PortalId portal,
                                                  domain::ContactId contact) const = 0;
  // Forgets sessions whose absolute end is past.
  virtual Status ForgetEndedSessions(Millis now) = 0;

  // Throttling.
  virtual Result<FailureCount> Failures(std::string_view key) const = 0;
  virtual Status RecordFailure(std::string_view key, Millis now) = 0;
  virtual Status ClearFailures(std::string_view key) = 0;
  // Forgets every key that last failed before `instant`, so that guesses do not pile up for ever;
  // but none that failed `failures_kept` times or more.
  virtual Status ForgetFailuresBefore(Millis instant, int failures_kept) = 0;

  // What a customer reads.
  virtual Result<TicketRows> ListTickets(const domain::Viewer& viewer,
                                         const TicketQuery& query) const = 0;
  // Who asked for the tickets that the viewer sees, by id; at most `limit` of them.
  virtual Result<std::vector<domain::ContactId>> RequestersSeen(const domain::Viewer& viewer,
                                                                std::size_t limit) const = 0;
  // By the portal's own number first, which leads on where the ticket was merged into another; else
  // by the number it had before it was imported, the youngest of several.
  virtual Result<domain::Ticket> TicketByNumber(const domain::Viewer& viewer,
                                                domain::TicketNumber number) const = 0;
  // By the number or id it had before it was imported, as it was written there; the youngest of
  // several.
  virtual Result<domain::Ticket> TicketByOldNumber(const domain::Viewer& viewer,
                                                   std::string_view old_number) const = 0;
  // Customer-visible messages of the conversations associated with the ticket, all of them by time.
  virtual Result<ThreadMessages> MessagesOf(const domain::Viewer& viewer, domain::TicketId ticket,
                                            const MessageQuery& query) const = 0;
  // The conversation a reply goes into: the newest associated one. kNotFound: the ticket has none.
  virtual Result<domain::Conversation> ReplyConversation(const domain::Viewer& viewer,
                                                         domain::TicketId ticket) const = 0;

  // What has changed since the moment `after`, without tickets that the viewer does not see now; a
  // moment that has not been yet: everything may have, and so may it where the viewer, or a company
  // by which they see, lost sight of some ticket since. At most kChangesListed tickets are looked
  // at. A ticket changes with what is written to it and with its messages that customers see, the
  // session with PutPortal, PutPipeline and the viewer's own PutContact.
  virtual Result<domain::Changes> ChangesAfter(const domain::Viewer& viewer,
                                               std::int64_t after) const = 0;
  // The same for an agent, to whom internal notes are changes too, and no session changes but by
  // PutPortal and PutPipeline.
  virtual Result<domain::Changes> ChangesAfter(const domain::AgentViewer& viewer,
                                               std::int64_t after) const = 0;

  // What an agent reads: every ticket that was not merged into another, hidden ones too.
  virtual Result<TicketRows> ListTickets(const domain::AgentViewer& viewer,
                                         const AgentTicketQuery& query) const = 0;
  // Merged ones, too: they say where they went.
  virtual Result<domain::Ticket> TicketByNumber(const domain::AgentViewer& viewer,
                                                domain::TicketNumber number) const = 0;
  virtual Result<domain::Ticket> TicketById(const domain::AgentViewer& viewer,
                                            domain::TicketId id) const = 0;
  // All messages of the conversations associated with the ticket, internal ones too, by time.
  virtual Result<AgentMessages> MessagesOf(const domain::AgentViewer& viewer,
                                           domain::TicketId ticket,
                                           const MessageQuery& query) const = 0;
  virtual Result<domain::Message> MessageById(const domain::AgentViewer& viewer,
                                              domain::MessageId id) const = 0;
  // The conversations associated with the ticket, the oldest first, equal ones by id.
  virtual Result<std::vector<domain::Conversation>> ConversationsOf(
      const domain::AgentViewer& viewer, domain::TicketId ticket) const = 0;
  // kNotFound where there is no such conversation.
  virtual Result<domain::Conversation> ConversationById(const domain::AgentViewer& viewer,
                                                        domain::ConversationId id) const = 0;

  // The message that holds the file, where the viewer is shown it in some ticket.
  virtual Result<domain::Message> MessageWithFile(const domain::Viewer& viewer,
                                                  domain::AttachmentId file) const = 0;
  virtual Result<domain::Message> MessageWithFile(const domain::AgentViewer& viewer,
                                                  domain::AttachmentId file) const = 0;

  // Answers that can still be taken back. Put also forgets those whose time was over when this one
  // was begun, and the ticket's stage and activity stay the caller's matter.
  virtual Status PutPendingAnswer(domain::PortalId portal, const PendingAnswer& answer,
                                  Millis now) = 0;
  virtual Result<PendingAnswer> PendingAnswerOf(domain::PortalId portal,
                                                domain::MessageId message) const = 0;
  // Removes the message as though it had never been there, and that it could be. Under its client
  // key nothing is stored any more.
  virtual Status RemoveMessage(domain::PortalId portal, domain::MessageId message) = 0;

  // What a customer or an agent writes. A repeated (sender, client_key) with the same content gives
  // what was stored the first time and stores nothing; kNotFound where that was removed. A message
  // that customers do not see leaves the ticket where it is in their lists.
  virtual Result<domain::Message> StoreReply(domain::PortalId portal, const ReplyWrite& write) = 0;
  virtual Result<domain::Ticket> StoreTicket(domain::PortalId portal, const TicketWrite& write) = 0;
  // Moves a ticket to another stage of its pipeline, and up in the lists. kNotFound where there is
  // no such ticket, or its pipeline has no such stage.
  virtual Result<domain::Ticket> MoveTicket(domain::PortalId portal, domain::TicketId ticket,
                                            domain::StageId stage, Millis at) = 0;
  // Puts these in the place of all that the ticket holds in the portal's own fields.
  virtual Result<domain::Ticket> PutTicketFields(domain::PortalId portal, domain::TicketId ticket,
                                                 const std::vector<domain::FieldValue>& fields) = 0;
  // Puts these people in the place of those who are on the ticket.
  virtual Result<domain::Ticket> PutTicketPeople(domain::PortalId portal, domain::TicketId ticket,
                                                 const domain::TicketPeople& people) = 0;

  // Filling, for import, samples and staff: no viewer, so never behind a customer's route.
  // A new ticket whose number is 0 gets the portal's next, a known one keeps its own; a given
  // number raises the counter past it.
  virtual Result<domain::Ticket> PutTicket(domain::PortalId portal,
                                           const domain::Ticket& ticket) = 0;
  // The numbers of tickets that are nobody's, the oldest first, seen by whomever; not merged ones.
  virtual Result<std::vector<domain::TicketNumber>> TicketsWithoutContact(
      domain::PortalId portal, std::size_t limit) const = 0;
  // Whether some ticket of the portal has it, seen by whomever.
  virtual Result<bool> IsNumberTaken(domain::PortalId portal,
                                     domain::TicketNumber number) const = 0;
  virtual Result<domain::Ticket> TicketByExternalId(domain::PortalId portal,
                                                    std::string_view external_id) const = 0;
  virtual Status PutConversation(domain::PortalId portal,
                                 const domain::Conversation& conversation) = 0;
  virtual Result<domain::Conversation> ConversationByExternalId(
      domain::PortalId portal, std::string_view external_id) const = 0;
  virtual Status PutMessage(domain::PortalId portal, const domain::Message& message) = 0;
  virtual Result<domain::Message> MessageByExternalId(domain::PortalId portal,
                                                      domain::ChannelAccountId account,
                                                      std::string_view external_id) const = 0;

  // The audit log. An entry is added once and never changed, but for the name of somebody who was
  // erased.
  virtual Status AddAuditEntry(domain::PortalId portal, const domain::AuditEntry& entry) = 0;
  // The newest first.
  virtual Result<std::vector<domain::AuditEntry>> AuditEntries(domain::PortalId portal,
                                                               const AuditQuery& query) const = 0;

  // Mail on its way, of all portals. Put stores or replaces by id.
  virtual Status PutMail(const OutgoingMail& mail) = 0;
  // Those to be tried by `now`, the longest due first; not what was given up.
  virtual Result<std::vector<OutgoingMail>> MailDue(Millis now, std::size_t limit) const = 0;
  // All of one portal, by id.
  virtual Result<std::vector<OutgoingMail>> MailOf(domain::PortalId portal) const = 0;
  // Those about one ticket, by id.
  virtual Result<std::vector<OutgoingMail>> MailAbout(domain::PortalId portal,
                                                      domain::TicketId ticket) const = 0;
  virtual Result<OutgoingMail> MailById(MailId id) const = 0;
  // To remove what is not there is no error.
  virtual Status RemoveMail(MailId id) = 0;

  // The newest invitation of each contact. Put stores or replaces it; to remove what is not there
  // is no error.
  virtual Status PutInvitation(domain::PortalId portal, const Invitation& invitation) = 0;
  virtual Result<Invitation> InvitationOf(domain::PortalId portal,
                                          domain::ContactId contact) const = 0;
  virtual Status RemoveInvitation(domain::PortalId portal, domain::ContactId contact) = 0;

  // One-time secrets. Put stores or replaces by id; two with one token digest are kConflict. None
  // is found by an empty digest.
  virtual Status PutOneTimeSecret(const OneTimeSecret& secret) = 0;
  virtual Result<OneTimeSecret> OneTimeSecretByToken(domain::PortalId portal,
                                                     std::string_view token_digest) const = 0;
  // The newest that this browser asked for.
  virtual Result<OneTimeSecret> OneTimeSecretByBrowser(domain::PortalId portal,
                                                       std::string_view browser_digest) const = 0;
  // Counts a wrong code.
  virtual Status CountAttempt(domain::PortalId portal, OneTimeSecretId id) = 0;
  // kConflict where it was used before.
  virtual Status UseOneTimeSecret(domain::PortalId portal, OneTimeSecretId id) = 0;
  // Forgets those of one person and purpose.
  virtual Status VoidOneTimeSecrets(domain::PortalId portal, SecretPurpose purpose,
                                    domain::ContactId contact, domain::StaffId staff) = 0;
  virtual Status ForgetOneTimeSecretsBefore(Millis expired) = 0;

  // Whom a session of their own or a one-time secret could bring in, by id: that was not used and
  // whose time was not over `at`.
  virtual Result<std::vector<domain::ContactId>> ContactsWithAWayIn(domain::PortalId portal,
                                                                    Millis at) const = 0;

  // Who contacts are at OpenID Connect providers. kConflict where the subject is somebody else's or
  // the contact is another subject of that issuer; what is there already is no error.
  virtual Status AddOpenIdLink(domain::PortalId portal, const OpenIdLink& link) = 0;
  virtual Result<OpenIdLink> OpenIdLinkOf(domain::PortalId portal, std::string_view issuer,
                                          std::string_view subject) const = 0;

  // Those of one contact, by issuer and subject.
  virtual Result<std::vector<OpenIdLink>> OpenIdLinksOf(domain::PortalId portal,
                                                        domain::ContactId contact) const = 0;
  // To remove what is not there is no error.
  virtual Status RemoveOpenIdLink(domain::PortalId portal, std::string_view issuer,
                                  std::string_view subject) = 0;

  // Passkeys. Put stores or replaces by id; two with one credential id are kConflict. Those of one
  // person come by id. To remove what is not there is no error.
  virtual Status PutPasskey(domain::PortalId portal, const Passkey& passkey) = 0;
  virtual Result<Passkey> PasskeyByCredential(domain::PortalId portal,
                                              std::string_view credential_id) const = 0;
  virtual Result<std::vector<Passkey>> PasskeysOf(domain::PortalId portal,
                                                  domain::ContactId contact,
                                                  domain::StaffId staff) const = 0;
  virtual Status RemovePasskey(domain::PortalId portal, PasskeyId id) = 0;

  // What contacts said to the consent text: added once, never changed, in the order in which it was
  // said.
  virtual Status AddConsent(domain::PortalId portal, const ConsentRecord& record) = 0;
  virtual Result<std::vector<ConsentRecord>> ConsentsOf(domain::PortalId portal,
                                                        domain::ContactId contact) const = 0;

  // Runs `work`, whose writes to this store then happen all together or, where it answers an
  // error, not at all. May be nested; not for long work.
  virtual Status Atomically(const std::function<Status()>& work) = 0;
};

}  // namespace genkan::service
