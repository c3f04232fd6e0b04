// What people ask for of the data about themselves, legal holds, and for how long closed tickets
// are kept.
#include <algorithm>
#include <map>

#include "ui/composer_view.h"
#include "ui/manage/pages.h"
#include "ui/state_views.h"

namespace genkan::ui {
namespace {

using client::LoadState;
using client::Sending;
using domain::PrivacyKind;
using domain::PrivacyRequest;
using domain::PrivacyState;

std::string ContactHref(domain::ContactId contact) {
  return "/manage/contacts/" + domain::IdText(contact);
}

std::string NumbersText(const std::vector<std::int64_t>& numbers) {
  std::string text;
  for (const std::int64_t number : numbers) {
    text += (text.empty() ? "#" : ", #") + std::to_string(number);
  }
  return text;
}

std::string_view EndedKey(PrivacyState state) {
  if (state == PrivacyState::kRefused) return "manage.privacy.refused";
  return state == PrivacyState::kWithdrawn ? "manage.privacy.withdrawn" : "manage.privacy.ended";
}

class PrivacyPage final : public ManagePage {
 public:
  explicit PrivacyPage(const Strings& strings) : strings_(strings) {}
  std::string_view path() const override { return "privacy"; }
  std::string_view title_key() const override { return "manage.privacy.title"; }
  std::string_view lead_key() const override { return "manage.privacy.lead"; }

  void Enter(client::SettingsClient& settings) override {
    settings.privacy().ForgetPreview();
    settings.privacy().ForgetSending();
    settings.privacy().Load();
  }

  void Notice(client::SettingsClient& settings) override {
    const Sending sending = settings.privacy().sending();
    if (sending == noticed_) return;
    noticed_ = sending;
    if (sending != Sending::kSent) return;
    announcement_ = strings_.Text("manage.privacy.done");
    notes_.clear();
  }

  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }

  float Draw(ManageContext& context, Column column, float y) override {
    client::PrivacyClient& privacy = context.settings.privacy();
    const auto& queue = privacy.queue();
    const bool failed = privacy.sending() == Sending::kFailed;
    Form form(context.view, column, y, nullptr);
    if (failed) Fail(context, form, "failed", privacy.send_error());
    if (queue.state == LoadState::kFailed) Fail(context, form, "unread", queue.error);
    if (queue.state == LoadState::kLoading) {
      DrawSkeleton(context.view.ui, Rect{column.x, form.y(), column.width, 0}, 6);
      return form.y() + 6 * 24;
    }
    if (queue.state != LoadState::kReady) return form.y();
    if (queue.value.requests.empty()) form.Paragraph("none", context.Text("manage.privacy.none"));
    for (const PrivacyRequest& request : queue.value.requests) DrawRequest(context, form, request);
    form.Heading("holds", context.Text("manage.privacy.holds"),
                 context.Text("manage.privacy.holds_lead"));
    if (queue.value.holds.empty() && queue.value.ticket_holds.empty()) {
      form.Paragraph("no-holds", context.Text("manage.privacy.no_holds"));
    }
    for (const domain::LegalHold& hold : queue.value.holds) DrawHold(context, form, hold);
    for (const domain::TicketHold& hold : queue.value.ticket_holds) {
      DrawTicketHold(context, form, hold);
    }
    DrawNewTicketHold(context, form);
    return form.y();
  }

 private:
  void Fail(ManageContext& context, Form& form, Key key, const Error& error) {
    const TroubleResult drawn = DrawTrouble(
        context.view,
        Trouble{
            .key = key, .text = strings_.Describe(error), .help = context.Text("state.try_again")},
        form.column(), form.y());
    form.Skip(drawn.height + kSpace4);
    if (!drawn.pressed) return;
    context.deeds.push_back([&privacy = context.settings.privacy()] {
      privacy.ForgetSending();
      privacy.Load();
    });
  }

  std::string At(ManageContext& context, std::string_view key, Millis instant,
                 std::string_view who = {}) {
    return strings_.Format(
        key, {{"time", TimeText(context.view, instant, true)}, {"who", std::string(who)}});
  }

  Within Group(ManageContext& context, Form& form, const std::string& key, std::string_view name) {
    return context.view.ui.In(
        Mark{.role = Role::kGroup,
             .key = Key(key),
             .rect = {form.column().x, form.y(), form.column().width, kControlHeight},
             .name = name});
  }

  void DrawRequest(ManageContext& context, Form& form, const PrivacyRequest& request) {
    const bool erase = request.kind == PrivacyKind::kErase;
    const std::string heading =
        strings_.Format(erase ? "manage.privacy.erase_of" : "manage.privacy.export_of",
                        {{"name", request.shown_name}});
    const Within group = Group(context, form, domain::IdText(request.id), heading);
    form.Heading("what", heading);
    if (request.contact) {
      form.Link("contact", context.Text("manage.privacy.to_contact"), ContactHref(request.contact));
    }
    form.Paragraph("asked", request.asked_by.empty()
                                ? At(context, "manage.privacy.asked", request.asked_at_millis)
                                : At(context, "manage.privacy.asked_by", request.asked_at_millis,
                                     request.asked_by));
    if (request.state == PrivacyState::kOpen) return DrawOpen(context, form, request);
    form.Paragraph("ended",
                   At(context, EndedKey(request.state), request.ended_at_millis, request.ended_by));
    if (!request.reason.empty()) form.Paragraph("reason", request.reason, Token::kText);
    form.Skip(kSpace4);
  }

  void DrawOpen(ManageContext& context, Form& form, const PrivacyRequest& request) {
    const std::string due = At(context, "manage.privacy.due", request.due_at_millis);
    const bool late = request.due_at_millis < context.view.now_millis;
    form.Paragraph("due", due, late ? Token::kDanger : Token::kText);
    client::PrivacyClient& privacy = context.settings.privacy();
    if (request.checked_at_millis == 0) {
      if (DrawNote(context, form, request, "identity")) {
        context.deeds.push_back([&privacy, id = request.id, note = NoteOf(request, "identity")] {
          privacy.CheckIdentity(id, note);
        });
      }
    } else {
      form.Paragraph("checked", request.checked_by.empty()
                                    ? context.Text("manage.privacy.checked_by_session")
                                    : At(context, "manage.privacy.checked",
                                         request.checked_at_millis, request.checked_by) +
                                          " " + request.check_note);
      DrawAnswer(context, form, request);
    }
    if (DrawNote(context, form, request, "refusal")) {
      context.deeds.push_back([&privacy, id = request.id, reason = NoteOf(request, "refusal")] {
        privacy.Refuse(id, reason);
      });
    }
    form.Skip(kSpace4);
  }

  void DrawAnswer(ManageContext& context, Form& form, const PrivacyRequest& request) {
    client::PrivacyClient& privacy = context.settings.privacy();
    if (request.kind == PrivacyKind::kExport) {
      form.Link("file", context.Text("manage.privacy.file"),
                "/v1/privacy/requests/" + domain::IdText(request.id) + "/export");
      if (form.Button("handed", context.Text("manage.privacy.handed"))) {
        context.deeds.push_back([&privacy, id = request.id] { privacy.CarryOut(id); });
      }
      return;
    }
    if (privacy.previewed() != request.id) {
      if (form.Button("preview", context.Text("manage.privacy.preview"))) {
        context.deeds.push_back([&privacy, id = request.id] { privacy.Preview(id); });
      }
      return;
    }
    const auto& preview = privacy.preview();
    if (preview.state == LoadState::kFailed) return Fail(context, form, "unseen", preview.error);
    if (preview.state != LoadState::kReady) {
      return form.Paragraph("loading", context.Text("state.loading"));
    }
    const auto told = [&](Key key, const char* text_key, const std::vector<std::int64_t>& numbers) {
      form.Paragraph(key,
                     strings_.Format(text_key, {{"n", std::to_string(numbers.size())}}) + " " +
                         NumbersText(numbers),
                     Token::kText);
    };
    told("going", "manage.privacy.going", preview.value.going);
    told("staying", "manage.privacy.staying", preview.value.staying);
    if (!preview.value.hold_reason.empty()) {
      return form.Warning(
          "held", strings_.Format("manage.privacy.held", {{"reason", preview.value.hold_reason}}));
    }
    if (form.Button("erase", context.Text("manage.privacy.erase"), ButtonLook::kPrimary)) {
      context.deeds.push_back([&privacy, id = request.id] { privacy.CarryOut(id); });
    }
  }

  std::string& NoteOf(const PrivacyRequest& request, const std::string& what) {
    return notes_[domain::IdText(request.id) + "." + what];
  }

  // A field for a few words and the button that takes them; whether it was pressed.
  bool DrawNote(ManageContext& context, Form& form, const PrivacyRequest& request,
                const std::string& what) {
    std::string typed = NoteOf(request, what);
    if (form.Text({.path = what, .label = context.Text("manage.privacy." + what)}, &typed)) {
      context.deeds.push_back([this, request, what, typed] { NoteOf(request, what) = typed; });
    }
    return form.Button(Key(what + ".do"), context.Text("manage.privacy." + what + "_do"));
  }

  void DrawHold(ManageContext& context, Form& form, const domain::LegalHold& hold) {
    const Within group = Group(context, form, domain::IdText(hold.contact), hold.shown_name);
    form.Link("contact", hold.shown_name, ContactHref(hold.contact));
    if (DrawWhy(context, form, hold)) {
      context.deeds.push_back([&privacy = context.settings.privacy(), contact = hold.contact] {
        privacy.Release(contact);
      });
    }
    form.Skip(kSpace4);
  }

  void DrawTicketHold(ManageContext& context, Form& form, const domain::TicketHold& hold) {
    const std::string number = std::to_string(hold.number);
    const std::string name = strings_.Format("manage.privacy.ticket_name",
                                             {{"number", number}, {"subject", hold.subject}});
    const Within group = Group(context, form, "ticket-" + number, name);
    form.Paragraph("ticket", name, Token::kText);
    if (DrawWhy(context, form, hold)) {
      context.deeds.push_back([&privacy = context.settings.privacy(), ticket = hold.number] {
        privacy.ReleaseTicket(domain::TicketNumber{ticket});
      });
    }
    form.Skip(kSpace4);
  }

  // Reason, date and the button that lifts it; whether that was pressed.
  template <typename Hold>
  bool DrawWhy(ManageContext& context, Form& form, const Hold& hold) {
    form.Paragraph("reason", hold.reason, Token::kText);
    form.Paragraph("set",
                   At(context, "manage.privacy.held_since", hold.set_at_millis, hold.set_by));
    return form.Button("release", context.Text("manage.privacy.release"));
  }

  void DrawNewTicketHold(ManageContext& context, Form& form) {
    const std::string& name = context.Text("manage.privacy.ticket_hold");
    const Within group = Group(context, form, "new-hold", name);
    const auto field = [&](const std::string& key, std::string_view label) {
      std::string typed = notes_[key];
      if (form.Text({.path = key, .label = std::string(label)}, &typed)) {
        context.deeds.push_back([this, key, typed] { notes_[key] = typed; });
      }
    };
    field("ticket-number", context.Text("manage.privacy.ticket_number"));
    field("ticket-reason", context.Text("manage.privacy.hold_reason"));
    if (!form.Button("hold-ticket", name)) return;
    const auto number = domain::ParseTicketNumber(notes_["ticket-number"]);
    context.deeds.push_back([&privacy = context.settings.privacy(),
                             reason = notes_["ticket-reason"],
                             number = number.ok() ? *number : domain::TicketNumber{0}] {
      privacy.HoldTicket(number, reason);
    });
  }

  const Strings& strings_;
  Sending noticed_ = Sending::kNothing;
  std::string announcement_;
  std::map<std::string, std::string> notes_;  // What is being typed, by request and use.
};

class RetentionPage final : public SectionPage {
 public:
  explicit RetentionPage(const Strings& strings) : SectionPage("privacy", strings) {}
  std::string_view path() const override { return "retention"; }
  std::string_view title_key() const override { return "manage.retention.title"; }
  std::string_view lead_key() const override { return "manage.retention.lead"; }

  void Enter(client::SettingsClient& settings) override {
    SectionPage::Enter(settings);
    settings.privacy().LoadRetention();
  }

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override {
    const auto& list = context.settings.privacy().retention();
    if (list.state != LoadState::kReady) {
      form.Paragraph("loading", list.state == LoadState::kFailed
                                    ? context.view.strings.Describe(list.error)
                                    : context.Text("state.loading"));
      return;
    }
    for (const domain::RetentionPreview& pipeline : list.value.pipelines) {
      DrawPipeline(context, form, pipeline, draft);
    }
  }

  void DrawPipeline(ManageContext& context, Form& form, const domain::RetentionPreview& pipeline,
                    domain::Portal* draft) {
    const Within group = context.view.ui.In(
        Mark{.role = Role::kGroup,
             .key = Key(domain::IdText(pipeline.pipeline)),
             .rect = {form.column().x, form.y(), form.column().width, kControlHeight},
             .name = pipeline.name});
    int months = static_cast<int>(domain::MonthsKept(draft->settings->privacy, pipeline.pipeline));
    const std::string label =
        context.view.strings.Format("manage.retention.months", {{"pipeline", pipeline.name}});
    if (form.Number(
            {.path = "months", .label = label, .help = context.Text("manage.retention.help")},
            &months)) {
      auto& kept = draft->settings.Edit().privacy.retention;
      std::erase_if(kept, [&](const auto& each) { return each.pipeline == pipeline.pipeline; });
      if (months > 0) kept.push_back({.pipeline = pipeline.pipeline, .months = months});
    }
    if (pipeline.months == 0) return;
    form.Paragraph("going", context.view.strings.Format("manage.retention.going",
                                                        {{"n", std::to_string(pipeline.tickets)},
                                                         {"held", std::to_string(pipeline.held)}}));
    form.Skip(kSpace3);
  }
};

}  // namespace

void AddPrivacyPages(const Strings& strings, std::vector<std::unique_ptr<ManagePage>>* pages) {
  pages->push_back(std::make_unique<PrivacyPage>(strings));
  pages->push_back(std::make_unique<RetentionPage>(strings));
}

}  // namespace genkan::ui
