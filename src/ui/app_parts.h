// The inside of App: what it keeps between frames and the steps of one.
#pragma once

#include <optional>
#include <string>

#include "genkan/ui/app.h"
#include "genkan/ui/wing.h"
#include "ui/announcer.h"
#include "ui/drafts.h"
#include "ui/imgui_home.h"
#include "ui/view_context.h"

namespace genkan::ui {

struct App::Parts {
  struct Doer;  // Does an action; one overload for each.

  explicit Parts(AppParts given);

  // The events up to the first press: what was typed after it is no part of what it sends. The
  // rest waits for the next frame.
  FrameInput InOrder(const FrameInput& input);
  FrameOutput Frame(const FrameInput& input);

  // Before the drawing: what the person and the backend did.
  void TakeEvents(const FrameInput& input, FrameOutput* output);
  void NoticeNews(Millis now, FrameOutput* output);
  void Follow(const Node& link, FrameOutput* output);
  void GoTo(const std::string& path, FrameOutput* output);
  void Show(const client::Route& route);
  void TakeNamedMessage(std::string_view path);
  void NoticeSession();
  // Says the first screen once it stands: readers have read the page before there was one.
  void NoticeFirstScreen();
  void TakeUpReply();
  void NoticeReply();
  void NoticeDraft();
  void NoticeFile(const DomEvent& event);
  // Whose files are chosen on this screen: the ticket's, or of a new one (0).
  domain::TicketNumber FilesPlace() const;
  // Whether what is written here can go out: else it goes out when its files are there, or the
  // person has to say what becomes of those that failed.
  bool FilesReady();
  void ForgetFiles(domain::TicketNumber place);
  void NoticeArrivals();
  void NoticeDetails();
  void NoticeRating();
  void NoticeViews();
  void TakeUpDetails();
  void NoticeNewTicket(FrameOutput* output);
  void NoticeConnection(FrameOutput* output);
  void SaySession(FrameOutput* output) const;
  // Leaves for a page of the server, and nothing of this one is kept.
  void LeaveNothing(std::string path, FrameOutput* output);
  void NoticeSessionEnd(Millis now);
  void NoticeFound();
  void NoticeSimilar();

  // The drawing.
  void Draw(ViewContext& context);
  void DrawScreen(ViewContext& context, float top);

  // After the drawing.
  void Do(const Action& action, FrameOutput* output);
  void FetchWhatIsInSight();
  void GiveFocus(const ViewContext& context, FrameOutput* output);
  void PlanNextFrame(const ViewContext& context, const FrameInput& input, FrameOutput* output);
  std::string Title() const;
  std::string ListTitle() const;
  bool SessionFailed() const;
  // Whether the screen still waits for what it shows.
  bool Waits() const;
  // Whether the screen is one of the wing's, which this build has and this person may see.
  bool InWing() const;
  void NoticeWing(FrameOutput* output);

  std::uint64_t Revision() const;

  // Whether what the views show is what they showed in the last frame, except for the scroll.
  bool OnlyScrolled(const FrameInput& input);

  client::PortalClient& client;
  const Strings& strings;
  const TimeZone& zone;
  TextPlatform& platform;
  SemanticsSink& sink;
  Wing* const wing;
  ImGuiHome home;                      // Before whatever draws.
  ImDrawList content{&home.shared()};  // Of what scrolls, in strips.
  TextEngine engine;
  Ui ui;
  Drafts drafts;
  ViewMemory memory;

  Announcer announcer;
  // An input method is at work in a field: what has arrived waits, since no field may move, change
  // or lose the focus under it.
  bool composing = false;
  std::vector<DomEvent> waiting_events;
  std::vector<FrameOutput::FileOrder> file_orders;  // For the page, with the next output.
  std::optional<bool> network;  // What the browser said of it last, not yet noticed.
  bool shown = false;           // A route was shown at least once.
  bool session_noticed = false;
  bool session_ends_soon = false;
  bool other_draft_said = false;
  bool left = false;  // For good: what is still noticed is not kept.
  bool first_screen_said = false;
  domain::MessageId newest_message;  // Of `newest_ticket`, when it was last looked at.
  domain::TicketNumber newest_ticket{0};
  client::Sending views_changing = client::Sending::kNothing;  // When it was last looked at.
  std::string found_said;  // By what was searched when it was said how much was found.
  bool asked = false;      // The client has something new to send.
  bool title_wants_focus = false;
  bool wrong_field_wants_focus = false;
  bool details_want_focus = false;
  bool rating_wants_focus = false;
  bool subject_wants_focus = false;
  int similar_answers = 0;  // When they were last looked at.
  bool similar_said = false;
  bool message_wants_focus = false;
  client::Connection connection = client::Connection::kOnline;
  std::uint32_t pixels_generation = 0;
  // Of the last frame, without its events.
  FrameInput last_input;
  std::uint64_t last_revision = 0;      // The client's and the wing's, added up.
  std::optional<Millis> next_midnight;  // When words such as "today" are shown.
  std::int64_t needed_first = -1;
  std::int64_t needed_last = -1;
};

}  // namespace genkan::ui
