// What a person asked for while a frame was drawn. Views return it; App does it after the drawing.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "genkan/client/route.h"
#include "genkan/domain/ticket.h"
#include "genkan/domain/ticket_rating.h"
#include "genkan/ui/app.h"
#include "ui/form_fill.h"

namespace genkan::ui {
namespace action {

struct EditReply {
  std::string text;
};
struct SendReply {};
struct AddOtherDraft {};
struct DropOtherDraft {};
struct LoadOlderMessages {};
struct EditSearch {
  std::string text;
};
struct Search {};
struct LoadMoreFound {};
struct ChangeTicketState {
  domain::StageKind state = domain::StageKind::kClosed;
};
struct BeginDetails {};  // Begins to change a ticket's details, or begins anew.
struct EditDetails {
  FormEvents events;
};
struct SaveDetails {};
struct CancelDetails {};
struct Rate {  // A closed ticket.
  enum class Act : std::uint8_t {
    kEdit,
    kBegin,
    kSend,
    kCancel
  };  // kBegin: to change what was said.
  Act act = Act::kEdit;
  domain::Rating said;  // For kEdit.
};
struct ChooseForm {
  std::string form;  // Its id.
};
struct EditNewTicket {
  FormEvents events;
};
struct SubmitTicket {};
struct HideSimilar {};  // The similar tickets that were offered.
struct ChooseFile {
  std::string reported;  // As its field reports it.
};
struct OrderFile {
  FrameOutput::FileOrder order;
};
struct Reload {};      // Asks again for what the screen shows.
struct ReloadPage {};  // Loads the page anew, for a newer client.
struct SignOut {};
struct StaySignedIn {};
struct GoTo {  // By a choice: the focus stays where it is.
  std::string path;
  bool replaces = false;  // Going back leads past where one was.
};
struct ToggleFilters {};
struct ToggleViews {};
struct EditViewName {
  std::string name;
};
struct SaveView {};   // Under the name that was typed.
struct BeginRename {  // Of a view; of none: leaves it.
  domain::SavedViewId view;
  std::string name;
};
struct RemoveView {
  domain::SavedViewId view;
};
struct TogglePages {};       // Rows in pages, or all in one.
struct ToggleExactTimes {};  // Of all.
struct ToggleTime {          // Of one message.
  std::int64_t message = 0;
};
struct ToggleWritten {};  // What is being written, as it will be read.
struct ToggleQuoted {     // What was said before, at the end of one message.
  std::int64_t message = 0;
};

}  // namespace action

using Action = std::variant<
    action::EditReply, action::SendReply, action::AddOtherDraft, action::DropOtherDraft,
    action::LoadOlderMessages, action::EditSearch, action::Search, action::LoadMoreFound,
    action::ChangeTicketState, action::BeginDetails, action::EditDetails, action::SaveDetails,
    action::CancelDetails, action::Rate, action::ChooseForm, action::EditNewTicket,
    action::SubmitTicket, action::HideSimilar, action::ChooseFile, action::OrderFile,
    action::Reload, action::ReloadPage, action::SignOut, action::StaySignedIn, action::GoTo,
    action::ToggleFilters, action::ToggleViews, action::EditViewName, action::SaveView,
    action::BeginRename, action::RemoveView, action::TogglePages, action::ToggleExactTimes,
    action::ToggleTime, action::ToggleQuoted, action::ToggleWritten>;

}  // namespace genkan::ui
