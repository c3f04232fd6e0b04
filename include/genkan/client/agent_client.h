// An agent's side of the portal: the list, one ticket with its internal notes, and what an agent
// does with it. Views read the state and call the verbs; answers arrive in Poll().
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/client/desk_place.h"
#include "genkan/client/portal_client.h"
#include "genkan/domain/agent_views.h"

namespace genkan::client {

// A list as it came, with what went wrong when it was asked for anew.
struct AgentList {
  LoadState state = LoadState::kIdle;
  Error error;         // When kFailed, or stale.
  bool stale = false;  // Asking anew failed; the rows are as they were.
  domain::AgentTicketPage page;
};

// What an agent does with a ticket, one thing at a time.
enum class AgentAct : std::uint8_t {
  kNone,
  kAssign,
  kMove,
  kChangeRequester,
  kChangeCompanies,
  kChangeParticipants,
  kRestrict,
  kOpenToCompanies,
  kHide,
  kShow,
  kRedact,
  kMarkFile,
  kUndo,
  kMerge,
};

struct ActState {
  AgentAct act = AgentAct::kNone;
  Sending sending = Sending::kNothing;  // kFailed: see error.
  Error error;
};

// A visible answer that can still be taken back, until then by this machine's clock.
struct PendingUndo {
  domain::MessageId message;
  Millis until_millis = 0;
};

struct AgentThreadState {
  LoadState state = LoadState::kIdle;
  Error error;
  domain::AgentThread thread;
  std::optional<Error> stale_error;  // Why what is shown may be of before.
  bool older_loading = false;
  std::optional<Error> older_error;
  OutgoingReply answer;  // What customers see.
  OutgoingReply note;
  ActState act;
  std::optional<PendingUndo> undo;
};

// An answer or a note that is known to be stored.
struct ArrivedAnswer {
  domain::TicketNumber number{0};
  domain::Audience audience = domain::Audience::kInternal;
  std::string text;
};

struct AgentContactsFound {
  LoadState state = LoadState::kIdle;
  Error error;
  std::string typed;
  domain::AgentContactPage page;  // Of an earlier search while the new one is on its way.
};

struct RequesterChoice {
  domain::ContactId contact;  // None: the ticket has no requester.
  bool keep_previous = false;
};

class AgentClient {
 public:
  // The arguments outlive the client.
  AgentClient(Transport& transport, const Clock& clock, Random& random);
  ~AgentClient();
  AgentClient(const AgentClient&) = delete;
  AgentClient& operator=(const AgentClient&) = delete;

  // Asks for what is wanted and due. After the transport was polled.
  void Poll();
  // As PortalClient's.
  void NoteNetwork(bool present);
  // The session is there again, after it had ended.
  void NoteSignIn();
  void NoteChanges(std::string_view data);
  void NoteAct();

  // Asks for what the place shows, and for what there is to choose from.
  void Go(const DeskPlace& place);
  // Asks again, after a failure.
  void Reload();

  const DeskPlace& place() const;
  const Loaded<domain::AgentDesk>& desk() const;
  const AgentList& list() const;
  const AgentThreadState& thread() const;

  void LoadOlderMessages();

  // Sends words to the customer, or keeps them as an internal note. The same words go out under the
  // same key until they are known to be stored.
  void Send(domain::Audience audience, std::string_view text);
  // Takes back that it failed.
  void ForgetSending(domain::Audience audience);
  std::optional<ArrivedAnswer> TakeArrived();
  // What went out before a reload; without a key the next is a new one.
  void Resume(domain::TicketNumber number, domain::Audience audience, Unanswered before);

  void Assign(domain::StaffId owner);
  void MoveTo(domain::StageId stage);
  void ChangeRequester(const RequesterChoice& choice);
  void ChangeCompanies(const std::vector<domain::CompanyId>& companies);
  void ChangeParticipants(const std::vector<domain::ContactId>& participants);
  // Keeps it to requester and support, or opens it to its companies.
  void Restrict(bool restricted);
  void Hide(bool hidden);
  void Redact(domain::MessageId message);
  void RedactFile(domain::AttachmentId file);
  void MarkFile(domain::AttachmentId file, bool sensitive);
  // Takes back the visible answer that can be.
  void UndoAnswer();
  // Takes back that an act failed.
  void ForgetAct();
  // What was done since the last call; kNone: nothing.
  AgentAct TakeDone();

  // Looks for contacts by what somebody typed.
  void FindContacts(std::string_view typed);
  const AgentContactsFound& found() const;

  // Asks who would read the open ticket, and who no longer, with another requester, with these
  // companies or participants, or kept to its requester or not.
  void PreviewRequester(const RequesterChoice& choice);
  void PreviewCompanies(const std::vector<domain::CompanyId>& companies);
  void PreviewParticipants(const std::vector<domain::ContactId>& participants);
  void PreviewAudience(bool restricted);
  const Loaded<domain::SightPreview>& sight_preview() const;
  void ForgetSightPreview();

  // Asks who would read more if the open ticket went into that one.
  void PreviewMerge(domain::TicketNumber into);
  const Loaded<domain::MergePreview>& merge_preview() const;
  void ForgetMergePreview();
  // Merges as it was shown. REQUIRES: a preview is.
  void Merge();

  std::uint64_t revision() const;
  std::optional<Millis> NextDeadline() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
