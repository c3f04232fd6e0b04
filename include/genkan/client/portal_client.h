// What the portal knows and what a person can do in it; no drawing. Views read the state and call
// the verbs; answers arrive in Poll(), never in the middle of a frame.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "genkan/base/clock.h"
#include "genkan/base/random.h"
#include "genkan/base/result.h"
#include "genkan/client/route.h"
#include "genkan/domain/request_form.h"
#include "genkan/domain/search_views.h"
#include "genkan/domain/similar_tickets.h"
#include "genkan/domain/views.h"

namespace genkan::client {

class Transport;

enum class LoadState : std::uint8_t { kIdle, kLoading, kReady, kFailed };

// The list as the screen sees it: `total` rows, of which those near the eye are held.
class TicketList {
 public:
  virtual ~TicketList() = default;
  virtual LoadState state() const = 0;
  // Why there is nothing to show: REQUIRES state() == kFailed. Or why the rows are those of before
  // (stale()), or why some are missing (RowFailed()).
  virtual const Error& error() const = 0;
  // Asking anew failed; the rows are as they were.
  virtual bool stale() const = 0;
  virtual std::int64_t total() const = 0;
  // What the rows show, in this order; empty until some have arrived.
  virtual const domain::FieldViews& columns() const = 0;
  // The row, null while it has not arrived.
  virtual const domain::TicketSummary* Row(std::int64_t index) const = 0;
  // Whether it will not arrive by itself: its page was refused. Reload() asks again.
  virtual bool RowFailed(std::int64_t index) const = 0;
};

enum class Sending : std::uint8_t { kNothing, kSending, kFailed, kSent };

// Words that went out under a key and are not known to have arrived. The same words go out under
// the same key, so that they are stored once; other words are another message, with a key of its
// own. Whoever keeps this over a reload hands it back by Resume...().
struct Unanswered {
  std::string client_key;
  std::string words;
};

// A reply on its way. On failure the text stays, and Retry sends it under the same key.
struct OutgoingReply {
  Sending sending = Sending::kNothing;
  std::string text;
  std::vector<domain::AttachmentId> attachments;
  domain::ConversationId conversation;  // As domain::NewReply has it.
  Error error;
  Unanswered unanswered;
};

// A reply that is known to be stored.
struct ArrivedReply {
  domain::TicketNumber number{0};
  std::string text;
};

struct ThreadState {
  LoadState state = LoadState::kIdle;
  Error error;
  // While it is loading: what the list knew of the ticket; the number 0 where it knew nothing.
  domain::Thread thread;
  // What came after this was not read when the ticket was opened; none: all was.
  std::optional<Millis> new_since_millis;
  bool messages_loading = false;  // Of a conversation that was chosen while the ticket was shown.
  std::optional<Error> stale_error;  // Why what is shown may be of before; Reload asks again.
  bool older_loading = false;
  std::optional<Error> older_error;  // Why there are no older messages yet; LoadOlder asks again.
  OutgoingReply reply;
  Sending changing = Sending::kNothing;  // Of the ticket's state; kFailed: see change_error.
  Error change_error;
  Sending editing = Sending::kNothing;  // Of the details; kFailed: see edit_error.
  Error edit_error;                     // Its field is the one whose answer is to blame, or empty.
  Sending rating = Sending::kNothing;   // Of what the person says of it; kFailed: see rating_error.
  Error rating_error;                   // Its field is "verdict" where none was chosen.
};

// What is asked for as a whole and shown as it came.
template <typename T>
struct Loaded {
  LoadState state = LoadState::kIdle;
  Error error;  // When kFailed.
  T value;
};

// A search and what it has found so far.
struct SearchState {
  std::string typed;  // Empty: nothing is looked for.
  LoadState state = LoadState::kIdle;
  Error error;  // When kFailed; its field is "q" where nothing can be looked for by that.
  domain::SearchPage page;
  bool more_loading = false;
  std::optional<Error> more_error;  // Why nothing follows yet; LoadMoreFound asks again.
  int answers = 0;                  // How often it was answered from the start.
};

// The views that the person saved, and what becomes of the last change of them.
struct SavedViewsState {
  LoadState state = LoadState::kIdle;
  Error error;  // When kFailed, or when `changing` is.
  std::vector<domain::SavedView> views;
  Sending changing = Sending::kNothing;
};

struct NewTicketState {
  Sending sending = Sending::kNothing;
  Error error;  // Its field is ErrorFieldOf() the question whose answer is to blame, or "form".
  domain::TicketNumber created{0};  // When kSent.
  Unanswered unanswered;
};

// One's own open tickets that are like the one that is being written.
struct SimilarState {
  std::vector<domain::SimilarTicket> tickets;
  int answers = 0;  // How often that was answered.
};

enum class Connection : std::uint8_t {
  kOnline,
  kOffline,         // Requests fail for want of a network; retried at NextDeadline().
  kSessionEnded,    // Sign in again; what was typed is kept, and sent then.
  kOtherPerson,     // Somebody else is signed in by now: nothing of the page is theirs.
  kClientOutdated,  // Reload; what was typed is kept.
  kSignedOut,
};

class PortalClient {
 public:
  // The arguments outlive the client.
  PortalClient(Transport& transport, const Clock& clock, Random& random);
  ~PortalClient();
  PortalClient(const PortalClient&) = delete;
  PortalClient& operator=(const PortalClient&) = delete;

  // Delivers what has arrived and does what is due. Once at the top of each frame.
  void Poll();

  // Asks for the session and for what `route` shows. Again for each change of screen.
  void Go(const Route& route);
  // What the browser says of the network, which may be wrong: none is shown at once and asked about
  // again soon; one is asked about at once.
  void NoteNetwork(bool present);
  // Asks again for what the screen shows, after a failure or when coming back.
  void Reload();

  // Takes an event of GET /v1/changes: asks anew for what is shown and has changed. Until NoteAct()
  // nothing that is asked counts as a use of the session.
  void NoteChanges(std::string_view data);
  // The person has done something.
  void NoteAct();
  // Somebody may have signed in elsewhere in this browser. The same person goes on, with what waits
  // being sent; for another one see Connection::kOtherPerson.
  void NoteSignIn();

  // Says which rows are in sight, so that they and their neighbours are fetched.
  void NeedRows(std::int64_t first, std::int64_t last);
  // Asks what the list can be filtered by, and for the views the person saved.
  void WantListTools();
  // Saves what the list shows; under a name that there is, in its place.
  void SaveView(std::string_view name);
  void RenameView(domain::SavedViewId view, std::string_view name);
  void RemoveView(domain::SavedViewId view);

  void LoadOlderMessages();
  void LoadMoreFound();

  // With files that have been uploaded.
  void SendReply(std::string_view text, std::vector<domain::AttachmentId> attachments = {});
  void RetryReply();
  // Closes the ticket, or opens it again.
  void ChangeTicketState(domain::StageKind state);
  // Whether a change was made since the last call, and to what.
  std::optional<domain::StageKind> TakeChangedState();
  // Sends these answers to the thread's edit form, as they stand beside what has the tag. They are
  // checked here first, so that an error needs no round trip.
  void ChangeDetails(const domain::FieldsEdit& edit);
  // Takes back that it failed.
  void ForgetChangedDetails();
  // Whether details were changed since the last call.
  bool TakeChangedDetails();
  // Says how the ticket was dealt with.
  void RateTicket(const domain::Rating& rating);
  // Takes back that it failed.
  void ForgetRating();
  // Whether the ticket was rated since the last call.
  bool TakeRated();
  // Takes back a failed reply; its text is for the reply box again.
  void ForgetReply();
  // A reply that arrived since the last call, of whatever ticket.
  std::optional<ArrivedReply> TakeArrivedReply();
  // What went out from the open ticket before a reload. Without a key: the next is a new reply.
  void ResumeReply(Unanswered before);

  // The draft of an answer to the open ticket, which the backend keeps too. Open says what the page
  // holds of it, with the mark that was kept beside it; Edit, that somebody typed.
  void OpenDraft(std::string_view text, std::string_view mark);
  void EditDraft(std::string_view text);
  // The text that takes the place of what is shown, since the last call: it was written elsewhere,
  // and nothing was typed here.
  std::optional<std::string> TakeDraftText();
  // To be kept with the text.
  std::string draft_mark() const;
  // What was written elsewhere while somebody typed here, until they say what becomes of it: it is
  // put below what is shown, or let go.
  const std::optional<domain::ReplyDraft>& other_draft() const;
  void AddOtherDraft();
  void DropOtherDraft();

  // Files a ticket under one of request_forms(), or under BareForm() where there is none.
  void SubmitTicket(domain::RequestFormId form, domain::Answers answers,
                    std::vector<domain::AttachmentId> attachments = {});
  void ForgetNewTicket();
  // Looks for tickets like this, once no other subject has been told for a while.
  void LookForSimilar(std::string_view subject);
  void ResumeNewTicket(Unanswered before);

  void SignOut();

  // The person is at work, as by typing: the session is used, at most once a minute. Whether the
  // next Poll() has to ask for that.
  bool NoteActivity();
  // When the session ends unless it is used; none while that is not known.
  std::optional<Millis> session_ends_at_millis() const;

  const Route& route() const;
  Connection connection() const;
  LoadState session_state() const;
  const domain::SessionView& session() const;  // REQUIRES: session_state() == kReady.
  const TicketList& list() const;
  const Loaded<domain::ListFilters>& list_filters() const;
  const SavedViewsState& saved_views() const;
  const ThreadState& thread() const;
  // What can be asked for; asked for where a new ticket is written.
  const Loaded<std::vector<domain::FormView>>& request_forms() const;
  const NewTicketState& new_ticket() const;
  const SimilarState& similar() const;
  const SearchState& search() const;

  // Rises whenever something a view shows has changed.
  std::uint64_t revision() const;
  // When Poll() has something to do although nothing arrived: a retry. None: nothing planned.
  std::optional<Millis> NextDeadline() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
