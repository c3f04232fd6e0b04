// What the person asked for while a frame was drawn, done after it.
#include <utility>

#include "genkan/base/utf8.h"
#include "genkan/domain/file_rules.h"
#include "ui/app_parts.h"
#include "ui/new_ticket_view.h"

namespace genkan::ui {

struct App::Parts::Doer {
  App::Parts& app;
  FrameOutput* output;

  void operator()(const action::EditReply& edit) const {
    app.memory.reply = edit.text;
    const domain::TicketNumber number = app.client.route().number;
    app.drafts.SetReply(number, edit.text);
    app.client.EditDraft(edit.text);
    if (TrimmedText(edit.text).empty()) {
      // Taken back: what is written next is another reply, even where the words are the same.
      app.drafts.SetSentReply(number, {});
      app.client.ResumeReply({});
    }
    // The words that were refused are being changed: the complaint goes.
    const client::OutgoingReply& reply = app.client.thread().reply;
    if (reply.sending == client::Sending::kFailed && !reply.error.field.empty()) {
      app.client.ForgetReply();
    }
  }
  void operator()(const action::SendReply&) const {
    if (!app.FilesReady()) return;
    app.client.SendReply(app.memory.reply, app.memory.files[app.FilesPlace()].Uploads());
    const client::OutgoingReply& reply = app.client.thread().reply;
    if (reply.sending == client::Sending::kSending) {
      app.drafts.SetSentReply(app.client.route().number, reply.unanswered);
    }
    Sent();
  }
  void operator()(const action::AddOtherDraft&) const { app.client.AddOtherDraft(); }
  void operator()(const action::DropOtherDraft&) const { app.client.DropOtherDraft(); }
  void operator()(const action::LoadOlderMessages&) const {
    app.memory.older_before = app.client.thread().thread.messages.size();
    app.client.LoadOlderMessages();
    app.asked = true;
  }
  void operator()(const action::EditSearch& edit) const { app.memory.search = edit.text; }
  void operator()(const action::Search&) const {
    const std::string typed(TrimmedText(app.memory.search));
    app.GoTo(client::RoutePath({.screen = client::Screen::kSearch, .search = typed}), output);
  }
  void operator()(const action::LoadMoreFound&) const {
    app.memory.found_before = app.client.search().page.results.size();
    app.client.LoadMoreFound();
    app.asked = true;
  }
  void operator()(const action::ChangeTicketState& change) const {
    app.client.ChangeTicketState(change.state);
    app.asked = true;
  }
  void operator()(const action::BeginDetails&) const {
    const domain::Thread& thread = app.client.thread().thread;
    if (!thread.edit.has_value()) return;
    app.client.ForgetChangedDetails();
    app.drafts.SetDetails({});
    app.memory.details = {.ticket = thread.ticket.number,
                          .form = thread.edit->form,
                          .tag = thread.edit->tag,
                          .fill = {.answers = thread.edit->answers, .judged = {}, .visited = {}}};
    app.details_want_focus = true;
  }
  void operator()(const action::EditDetails& edit) const {
    DetailsEditing& draft = app.memory.details;
    Apply(edit.events, &draft.fill);
    app.drafts.SetDetails(
        {.ticket = draft.ticket, .tag = draft.tag, .answers = draft.fill.answers});
    // The words that were refused are being changed: the complaint goes.
    if (!edit.events.edits.empty()) app.client.ForgetChangedDetails();
  }
  void operator()(const action::SaveDetails&) const {
    DetailsEditing& draft = app.memory.details;
    JudgeAll(draft.form, &draft.fill);
    app.client.ChangeDetails({.form = draft.form, .answers = draft.fill.answers, .tag = draft.tag});
    Sent();
  }
  void operator()(const action::CancelDetails&) const {
    app.client.ForgetChangedDetails();
    app.memory.details = {};
    app.drafts.SetDetails({});
    app.details_want_focus = true;
  }
  void operator()(const action::Rate& rate) const {
    using Act = action::Rate::Act;
    const domain::Thread& thread = app.client.thread().thread;
    RatingDraft& draft = app.memory.rating;
    if (rate.act == Act::kSend) {
      app.client.RateTicket(app.memory.RatingOf(thread.ticket.number));
      return Sent();
    }
    app.client.ForgetRating();
    app.rating_wants_focus = rate.act != Act::kEdit;
    draft.ticket = rate.act == Act::kCancel ? domain::TicketNumber{0} : thread.ticket.number;
    draft.said = rate.act == Act::kEdit ? rate.said : thread.rating;
  }
  void operator()(const action::ChooseForm& choose) const {
    app.memory.new_form = choose.form;
    app.memory.new_fill.judged.clear();
    app.drafts.SetNewForm(choose.form);
    app.client.ForgetNewTicket();
  }
  void operator()(const action::EditNewTicket& edit) const {
    FormFill& fill = app.memory.new_fill;
    Apply(edit.events, &fill);
    if (edit.events.edits.empty()) return;
    for (const domain::FieldValue& answer : edit.events.edits) {
      app.drafts.SetNewAnswer(answer);
      if (answer.field == domain::kAskSubject) app.client.LookForSimilar(answer.value);
    }
    const client::NewTicketState& state = app.client.new_ticket();
    if (TrimmedText(domain::AnswerTo(fill.answers, domain::kAskSubject)).empty() &&
        TrimmedText(domain::AnswerTo(fill.answers, domain::kAskMessage)).empty()) {
      app.drafts.SetSentNew({});
      app.client.ResumeNewTicket({});
    }
    if (state.sending == client::Sending::kFailed && !state.error.field.empty()) {
      app.client.ForgetNewTicket();
    }
  }
  void operator()(const action::SubmitTicket&) const {
    const domain::FormView* form = ShownForm(app.client, app.memory);
    if (form == nullptr || !app.FilesReady()) return;
    JudgeAll(*form, &app.memory.new_fill);
    app.client.SubmitTicket(form->id, app.memory.new_fill.answers,
                            app.memory.files[domain::TicketNumber{0}].Uploads());
    const client::NewTicketState& state = app.client.new_ticket();
    if (state.sending == client::Sending::kSending) app.drafts.SetSentNew(state.unanswered);
    Sent();
  }
  void operator()(const action::HideSimilar&) const {
    app.memory.similar_hidden = app.subject_wants_focus = true;
  }
  void operator()(const action::ChooseFile& choose) const {
    const std::size_t refused = app.file_orders.size();
    TakeChosen(choose.reported, domain::kFilesMax, &app.memory.files[app.FilesPlace()],
               &app.file_orders);
    if (app.file_orders.size() == refused) return;
    app.announcer.SayUrgently(
        app.strings.Format("error.files_too_many", {{"max", std::to_string(domain::kFilesMax)}}));
  }
  void operator()(const action::OrderFile& order) const {
    app.file_orders.push_back(order.order);
    std::vector<ChosenFile>& files = app.memory.files[app.FilesPlace()].files;
    if (order.order.kind == FrameOutput::FileOrder::Kind::kRemove) {
      std::erase_if(files, [&](const ChosenFile& file) { return file.number == order.order.file; });
      return;
    }
    for (ChosenFile& file : files) {
      if (file.number == order.order.file) file.sending = client::Sending::kSending;
    }
  }
  void operator()(const action::Reload&) const {
    app.client.Reload();
    app.asked = true;
  }
  void operator()(const action::ReloadPage&) const {
    output->leave_to = client::RoutePath(app.client.route());
  }
  void operator()(const action::SignOut&) const {
    app.client.SignOut();
    app.asked = true;
  }
  void operator()(const action::StaySignedIn&) const {
    app.asked = app.client.NoteActivity() || app.asked;
  }
  void operator()(const action::GoTo& to) const {
    const std::string place = app.memory.tools.place;
    output->path = to.path;
    output->path_replaces = to.replaces;
    app.Show(client::ParseRoute(to.path));
    // The fields stay what they were, and so does the focus.
    app.memory.tools.place = place;
    app.title_wants_focus = false;
  }
  void operator()(const action::ToggleFilters&) const {
    app.memory.tools.filters = !app.memory.tools.filters;
    if (app.memory.tools.filters) WantListTools();
  }
  void operator()(const action::ToggleViews&) const {
    app.memory.tools.views = !app.memory.tools.views;
    if (app.memory.tools.views) WantListTools();
  }
  void operator()(const action::EditViewName& edit) const { app.memory.tools.name = edit.name; }
  void operator()(const action::SaveView&) const {
    const ListTools& tools = app.memory.tools;
    if (tools.renamed) {
      app.client.RenameView(tools.renamed, tools.name);
    } else {
      app.client.SaveView(tools.name);
    }
    Sent();
  }
  void operator()(const action::BeginRename& rename) const {
    app.memory.tools.renamed = rename.view;
    app.memory.tools.name = rename.name;
  }
  void operator()(const action::RemoveView& remove) const {
    if (app.memory.tools.renamed == remove.view) operator()(action::BeginRename{});
    app.client.RemoveView(remove.view);
    app.asked = true;
  }
  void operator()(const action::TogglePages&) const {
    app.memory.tools.paged = !app.memory.tools.paged;
    app.drafts.SetPaged(app.memory.tools.paged);
  }
  void operator()(const action::ToggleExactTimes&) const {
    app.memory.times = {.exact = !app.memory.times.exact};
    app.drafts.SetTimes(app.memory.times.Text());
  }
  void operator()(const action::ToggleWritten&) const {
    app.memory.shows_written = !app.memory.shows_written;
  }
  void operator()(const action::ToggleQuoted& toggle) const {
    app.memory.rich.ToggleFolded(toggle.message);
  }
  void operator()(const action::ToggleTime& toggle) const {
    app.memory.times.Toggle(toggle.message);
    app.drafts.SetTimes(app.memory.times.Text());
  }

 private:
  void WantListTools() const {
    app.client.WantListTools();
    app.asked = true;
  }
  void Sent() const {
    app.asked = true;
    app.wrong_field_wants_focus = true;
  }
};

void App::Parts::Do(const Action& action, FrameOutput* output) {
  std::visit(Doer{*this, output}, action);
}

}  // namespace genkan::ui
