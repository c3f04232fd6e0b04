// A manager's contacts: those that are found, those that are named, and the one that is being
// edited.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/client/desk_client.h"
#include "genkan/domain/company_leaving.h"
#include "genkan/domain/contact_access.h"

namespace genkan::client {

template <typename Row>
struct Found {
  LoadState state = LoadState::kIdle;
  Error error;  // When kFailed.
  std::string typed;
  // What was found last; of an earlier search while the new one is on its way.
  std::vector<Row> rows;
  bool more = false;  // Whether SearchMore() may find others.
};
using ContactsFound = Found<domain::ContactRow>;

// Which contacts are looked through.
enum class ContactsShown : std::uint8_t {
  kAll,
  kNeverInvited,
  kInvited,
  kActive,
  kSuspended,
  kWithoutCompany,
  kWithoutAddress,
};

struct PreviewStart {
  Sending sending = Sending::kNothing;
  Error error;  // When kFailed.
  domain::ContactId contact;
  std::string path;  // When kSent: where it is, within the portal.
};

// What a manager does with a contact beside changing its details.
enum class ContactDeed : std::uint8_t {
  kInvite,
  kRevoke,
  kResetPassword,
  kSuspend,
  kLetBack,
  kResendAddress,  // The link to the address that is to sign in.
  kCancelAddress,
};

struct ContactActing {
  Sending sending = Sending::kNothing;
  ContactDeed deed = ContactDeed::kInvite;
  Error error;  // When kFailed.
};

// What leaving a company would do, and how far it has come.
struct CompanyLeave {
  LoadState state = LoadState::kIdle;  // Of the preview; kIdle: nobody is leaving.
  Error error;                         // When kFailed.
  domain::CompanyId company;
  domain::CompanyLeaving preview;  // When kReady.
  Sending sending = Sending::kNothing;
  Error send_error;  // When kFailed.
};

struct InvitationRuns {
  Loaded<std::vector<domain::InvitationRunView>> loaded;
  Sending sending = Sending::kNothing;  // Of beginning or stopping one.
  Error error;                          // When kFailed.
};

// As those of DeskClient's records; of what is told beside it only the names of companies are kept,
// which a draft may have added.
std::string RecordDraftText(const domain::ContactInUse& used, std::string_view tag);
Result<std::string> ReadRecordDraft(std::string_view text, domain::ContactInUse* used);

class ContactClient {
 public:
  // The link outlives the client.
  explicit ContactClient(Link& link);
  ~ContactClient();
  ContactClient(const ContactClient&) = delete;
  ContactClient& operator=(const ContactClient&) = delete;

  // Asks for what is wanted and due. After the transport was polled.
  void Poll();

  // Looks for contacts by what somebody typed, among those that are shown; for all of them where
  // that is nothing. Of what is typed while an answer is on its way only the last is asked for.
  void Search(std::string_view typed);
  // Shows these, of one company where one is named, whatever they are called.
  void Show(ContactsShown shown, domain::CompanyId company = {});
  ContactsShown shown() const;
  // The same once more, from where the last answer ended.
  void SearchMore();
  const ContactsFound& found() const;

  // Those of `ids` whose rows are neither known nor on their way.
  std::vector<domain::ContactId> Unknown(const std::vector<domain::ContactId>& ids) const;
  // Asks for the rows of these.
  void NeedRows(const std::vector<domain::ContactId>& ids);
  // Null where it is not known, be it yet or since there is no such contact.
  const domain::ContactRow* Row(domain::ContactId id) const;
  bool IsMissing(domain::ContactId id) const;

  // Begins to look at the portal as a contact would.
  void StartPreview(domain::ContactId id);
  const PreviewStart& preview() const;
  // Takes back kSent and kFailed.
  void ForgetPreview();

  // As DeskClient's.
  void Open(domain::ContactId id);
  void OpenNew(domain::ContactId id);
  const EditedRecord<domain::ContactInUse>& contact() const;
  void Save(const domain::ContactInUse& used, std::string_view tag);
  void ForgetSaving();

  // Does it with the contact that is open; what comes back is shown as the contact.
  void Do(ContactDeed deed);
  const ContactActing& acting() const;
  void ForgetActing();

  // Asks what would change, did the contact that is open leave the company.
  void PreviewLeaving(domain::CompanyId company);
  const CompanyLeave& leaving() const;
  // As it was shown; what comes back is shown as the contact. REQUIRES: the preview is ready.
  void Leave(domain::LeftTickets tickets);
  // Takes back a preview, and kSent.
  void ForgetLeaving();

  // The newest runs of invitations. One is begun for the contacts that are shown and found, or for
  // an access group.
  void LoadInvitations();
  void InviteFound();
  void InviteGroup(domain::AccessGroupId group);
  void StopInvitations(domain::InvitationRunId run);
  const InvitationRuns& invitations() const;

  // The numbers of tickets that are nobody's.
  void LoadLooseTickets();
  const Loaded<domain::LooseTickets>& loose_tickets() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
