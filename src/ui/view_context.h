// What every view is given: where to draw, what there is to show, and what the page remembers of
// itself. Views call no verb of the client; they add to `actions`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/calendar.h"
#include "genkan/base/strings.h"
#include "genkan/client/portal_client.h"
#include "ui/actions.h"
#include "ui/chosen_files.h"
#include "ui/form_fill.h"
#include "ui/rich_shelf.h"
#include "ui/widgets.h"

namespace genkan::ui {

// Rows that are mirrored while the list is being scrolled.
struct ListMemory {
  std::int64_t mirrored_first = 0;
  std::int64_t mirrored_last = -1;
  std::size_t nodes_begin = 0;  // In the tree of the frame in which they were recorded last.
  std::size_t nodes_end = 0;
  std::uint64_t frame = 0;
  NodeId table = 0;
  std::optional<Millis> strayed_at_millis;  // Since when a row in sight is not among them.
  // What was in sight in this frame, for the client to fetch.
  std::optional<std::int64_t> first_in_sight;
  std::int64_t last_in_sight = 0;
};

// Which times are shown to the minute: all or none, and messages for which it is the other way.
struct ChosenTimes {
  bool exact = false;
  std::vector<std::int64_t> others;

  bool ExactFor(std::int64_t message) const;
  void Toggle(std::int64_t message);
  // As they are kept over a reload.
  std::string Text() const;
  static ChosenTimes Of(std::string_view text);
};

// A ticket's details while they are being changed, apart from what is stored.
struct DetailsEditing {
  domain::TicketNumber ticket{0};  // 0: none are.
  domain::FormView form;
  std::string tag;  // Of what is being changed.
  FormFill fill;
};

// What somebody is about to say of a ticket that was closed.
struct RatingDraft {
  domain::TicketNumber ticket{0};  // 0: nothing.
  domain::Rating said;
};

// What is open of the list's tools, and what is being typed there.
struct ListTools {
  bool filters = false;
  bool views = false;
  std::string name;             // Of a view that is to be saved or renamed.
  domain::SavedViewId renamed;  // The view that gets the name; none: a new one.
  bool paged = false;           // The list comes in pages of real rows.
  // Which list the nodes belong to: it stays the same while its filters are being chosen, so that
  // the fields do, too.
  std::string place;
};

// What the page knows beside the client.
struct ViewMemory {
  std::string reply;   // The draft of the ticket that is shown.
  std::string search;  // What stands in the search box.
  // How many results there were when more were asked for; 0: none were.
  std::size_t found_before = 0;
  std::string new_form;  // The id of the request form that was chosen.
  FormFill new_fill;
  // Offered beside the subject of a new ticket, and whether that was declined.
  std::vector<domain::SimilarTicket> similar;
  bool similar_hidden = false;
  DetailsEditing details;
  RatingDraft rating;
  FileShelf files;
  ChosenTimes times;
  RichShelf rich;
  bool shows_written = false;  // What is being written is shown as it will be read, too.
  // How many messages there were when older ones were asked for; 0: none were.
  std::size_t older_before = 0;
  // The id of the message that the path names, as mail does; empty: none.
  std::string message;
  // Which list was shown last, for the way back.
  client::Route list_route;
  // The ticket whose receipt is shown; 0: none.
  domain::TicketNumber receipt{0};
  ListMemory list;
  ListTools tools;
  std::uint64_t frame = 0;

  // What is about to be said of the ticket; an empty one where nothing is.
  domain::Rating RatingOf(domain::TicketNumber ticket) const;
};

struct ViewContext {
  Ui& ui;
  const client::PortalClient& client;
  const Strings& strings;
  const TimeZone& zone;
  Millis now_millis = 0;
  ViewMemory& memory;
  std::vector<Action>& actions;
  // Set by a view that shows words such as "today".
  bool shows_relative_times = false;
  // When the view itself changes next.
  std::optional<Millis> deadline;
  // Fields in error, for the focus.
  NodeId first_wrong_field = 0;
  NodeId title = 0;           // The heading of level 1.
  NodeId first_question = 0;  // Of the form that is shown.
  NodeId subject = 0;         // The field of a new ticket's subject.
  NodeId named_message = 0;   // Of ViewMemory::message.
  // Where the focus goes when a change of the details begins or ends.
  NodeId details_focus = 0;
  // The same of what is said of a closed ticket.
  NodeId rating_focus = 0;
  NodeId older_focus = 0;  // The first of all, where the button that asked for older ones went.
  NodeId found_focus = 0;  // The first of the last results that were asked for.

  const std::string& Text(std::string_view key) const { return strings.Text(key); }
};

// What is said of the preview that this is; null: it is none.
const domain::PreviewView* PreviewOf(const ViewContext& context);

// What happened at a time, in words or to the minute, as the person has chosen.
std::string TimeText(ViewContext& context, Millis instant);
std::string TimeText(ViewContext& context, Millis instant, bool exact);
// "2026-11-22T05:05:00Z", for machines.
std::string MachineTime(Millis instant);

// The inner width of a page whose content is at most `width_max` wide, and where it starts.
struct Column {
  float x = 0;
  float width = 0;
};
Column CentredColumn(const Ui& ui, float width_max);

// Looks of a stage: each kind has its sign, so that none needs its colour.
struct StatusLook {
  Icon icon = Icon::kCircle;
  Token colour = Token::kLink;
  Token fill = Token::kAccentSubtle;
};
StatusLook LookOf(const domain::StageView& stage);
// Draws the stage's sign and name at (x, y), 24 pixels high; records the name as `role`.
struct StatusPlace {
  Role role = Role::kText;
  Key key = "status";
  float x = 0;
  float y = 0;
  float width_max = 0;
  Rect recorded;  // Empty: the drawn one.
};
float DrawStatus(ViewContext& context, const domain::StageView& stage, const StatusPlace& place);

// "form" in the reader's words; a kind without words as it is.
std::string ChannelText(const Strings& strings, std::string_view channel);
std::string PriorityText(const Strings& strings, domain::Priority priority);
std::string NumberText(domain::TicketNumber number);

}  // namespace genkan::ui
