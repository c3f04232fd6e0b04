// What the screens of the desk are given, and what they remember beside the client.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/client/agent_client.h"
#include "ui/view_context.h"

namespace genkan::ui {

// What is being written about a ticket. A note has words of its own, so that none of them can go to
// a customer by a wrong press.
struct AnswerDraft {
  std::string answer;
  std::string note;
  bool writes_note = false;
};

// What is open beside a ticket, one thing at a time.
enum class Panel : std::uint8_t {
  kNone,
  kRequester,
  kParticipants,
  kCompanies,
  kAudience,
  kHide,
  kRedact
};

// What was done last, and how it is done the other way.
struct Reversal {
  std::string words;  // Empty: nothing can be.
  std::function<void()> back;
};

struct DeskMemory {
  std::map<domain::TicketNumber, AnswerDraft> drafts;
  client::DeskFilters list;  // That was shown last, for the way back.
  Panel panel = Panel::kNone;
  NodeId opener = 0;  // What opened the panel, for the focus to go back to.
  bool panel_wants_focus = false;
  domain::MessageId redacting;                   // The message that kRedact is about.
  domain::AttachmentId redacting_file;           // Only this file of it; none: all of it.
  domain::NamedId<domain::ContactId> requester;  // Who is to be it; none: not chosen.
  bool keep_previous = true;                     // Of the requester who is replaced.
  std::vector<domain::NamedId<domain::ContactId>> participants;  // Those who are chosen.
  std::vector<domain::CompanyId> companies;                      // Those that are chosen.
  std::vector<domain::NamedId<domain::CompanyId>> offered;       // Those to choose from.
  std::string merge_into;                                        // As it is typed.
  Reversal asked;                                                // Of the act that is on its way.
  Reversal done;
  std::string undone_answer;  // What the answer said that is being taken back.
  NodeId focus = 0;           // What is to have it after this frame.
  std::string path;           // Where to go.
};

struct DeskContext {
  ViewContext& view;
  client::AgentClient& agent;
  DeskMemory& memory;
  // Views call no verb themselves; these are done after the drawing.
  std::vector<std::function<void()>>& deeds;

  const std::string& Text(std::string_view key) const { return view.Text(key); }
  AnswerDraft& draft() const { return memory.drafts[agent.place().number]; }
  void Do(std::function<void()> deed) const { deeds.push_back(std::move(deed)); }
};

// agent_list_view.cpp
void DrawDeskList(DeskContext& context, float top);

// agent_thread_view.cpp
void DrawDeskThread(DeskContext& context, float top);

// merge_view.cpp
void DrawMerge(DeskContext& context, float top);

// agent_message_view.cpp: one message, internal or not. Returns its height.
float DrawAgentMessage(DeskContext& context, const domain::AgentMessageView& message, Column column,
                       float y);

// answer_view.cpp: where an answer or a note is written. Returns its height.
float DrawAnswer(DeskContext& context, Column column, float y);

// acts_view.cpp: what is known of the ticket and what can be done with it. Returns its height.
float DrawActs(DeskContext& context, Column column, float y);

// people_view.cpp: who takes part in the ticket. Returns its height.
float DrawPeople(DeskContext& context, Column column, float y);

// Opens a panel for whoever pressed what has the focus; closes it, and the focus goes back.
void OpenPanel(DeskContext& context, Panel panel);
void ClosePanel(DeskMemory& memory);

// Yes and no below a question of the open panel. Escape is no.
struct Decision {
  std::string_view yes;
  std::function<void()> deed;
  std::uint32_t yes_states = 0;
};
float DrawDecision(DeskContext& context, Column column, float y, const Decision& decision);

// The sign of what customers never see.
void DrawLock(Ui& ui, float x, float y, Token token);

domain::StageView StageViewOf(const domain::AgentStage& stage);
// The portal's word for it where there is nobody.
std::string_view OwnerText(const DeskContext& context, const domain::AgentTicket& ticket);
std::string_view RequesterText(const DeskContext& context, const domain::AgentTicket& ticket);
std::string HashNumber(std::int64_t number);

}  // namespace genkan::ui
