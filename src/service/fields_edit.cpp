// A customer changes a ticket's details after it was filed.
#include "service/fields_edit.h"

#include <algorithm>

#include "genkan/domain/contact_access.h"
#include "genkan/domain/ticket_people.h"
#include "genkan/domain/ticket_powers.h"
#include "genkan/wire/ticket_codec.h"
#include "service/added_mail.h"
#include "service/answers.h"
#include "service/audience.h"
#include "service/audit.h"
#include "service/handlers.h"
#include "service/participants.h"
#include "service/post.h"
#include "service/tags.h"
#include "service/ticket_views.h"
#include "service/writing.h"

namespace genkan::service {
namespace {

bool Asks(const domain::FormView& form, std::string_view field) {
  return std::any_of(form.questions.begin(), form.questions.end(),
                     [field](const domain::Question& each) { return each.field == field; });
}

// Who may, and else what they can do instead.
Status CheckPower(const Call& call, const domain::Ticket& ticket,
                  const domain::Pipeline& pipeline) {
  const domain::Sight sight = domain::SightOf(call.actor->viewer, ticket);
  switch (domain::EditPowerOf(*call.portal.settings, pipeline, ticket, sight)) {
    case domain::EditPower::kMayEdit:
      break;
    case domain::EditPower::kNotOnTicket:
      return Error{.code = ErrorCode::kForbidden, .message_key = "error.details_not_yours"};
    case domain::EditPower::kClosed:
      return Error{.code = ErrorCode::kForbidden, .message_key = "error.details_closed"};
  }
  return Done{};
}

// Refuses what the form does not ask; of what the reader does not see, not even that it is there.
// `power` is what CheckPower() says.
Status CheckAsked(const domain::FieldViews& shown, const domain::FormView& form,
                  const std::vector<domain::FieldValue>& fields, const Status& power) {
  if (fields.empty()) return power;
  for (const domain::FieldValue& value : fields) {
    if (Asks(form, value.field)) continue;
    if (value.field == domain::kAskAudience || value.field == domain::kAskParticipants) {
      return Error{.code = ErrorCode::kForbidden, .message_key = "error.audience_not_yours"};
    }
    GENKAN_TRY_OK(power);
    if (domain::Shows(shown, value.field)) {
      return FieldError(value.field, "error.detail_fixed");
    }
    return FieldError(value.field, "error.field_unknown", {{"field", value.field}});
  }
  return Done{};
}

// What the ticket holds of what the form asks.
Result<domain::Answers> AnswersNow(const Backend& backend, const Call& call,
                                   const domain::Ticket& ticket, const domain::FormView& form) {
  domain::Answers answers = domain::AnswersFrom(ticket, form);
  if (!Asks(form, domain::kAskParticipants)) return answers;
  GENKAN_TRY(const std::string people, ParticipantsText(backend, call, ticket));
  domain::SetAnswer(&answers, domain::kAskParticipants, people);
  return answers;
}

// The ticket after the answers, which the form takes.
Result<domain::Ticket> TicketAfter(const Backend& backend, const Call& call,
                                   const domain::Ticket& ticket, const domain::FormView& form,
                                   const domain::Answers& answers) {
  domain::Ticket after = ticket;
  GENKAN_TRY(after.fields, domain::FieldsAfter(ticket, form, answers));
  GENKAN_TRY(const domain::NewTicket wanted, domain::CheckAnswers(form, answers));
  if (Asks(form, domain::kAskAudience) && wanted.restricted != ticket.restricted) {
    after.contacts =
        (wanted.restricted ? domain::KeptToRequester(ticket) : domain::OpenedToCompanies(ticket))
            .contacts;
    after.restricted = wanted.restricted;
  }
  if (after.restricted || !Asks(form, domain::kAskParticipants)) return after;
  GENKAN_TRY(after.contacts, WithParticipants(backend, call, after, wanted.participants));
  return after;
}

// Stores what has changed, tells the log, and calls back mail to those who see it no more.
Result<domain::Ticket> StoreChange(const Backend& backend, const Call& call,
                                   const domain::Ticket& before, const domain::Ticket& after,
                                   const AuditNote& note) {
  domain::Ticket stored = before;
  const Status done = backend.store.Atomically([&]() -> Status {
    if (after.fields != before.fields) {
      GENKAN_TRY(stored, backend.store.PutTicketFields(call.portal.id, before.id, after.fields));
    }
    if (domain::PeopleOf(after) != domain::PeopleOf(before)) {
      GENKAN_TRY(stored,
                 backend.store.PutTicketPeople(call.portal.id, before.id, domain::PeopleOf(after)));
      GENKAN_TRY_OK(RecallUnseenMail(backend.store, call.portal, stored));
      GENKAN_TRY_OK(TellAdded(PostRoomOf(backend), call.portal, {before, stored},
                              domain::CalledName(*call.actor->contact)));
    }
    return RecordAudit(backend, call, note);
  });
  GENKAN_TRY_OK(done);
  return stored;
}

}  // namespace

Result<std::optional<domain::FieldsEdit>> FieldsEditOf(const Backend& backend, const Call& call,
                                                       const domain::Ticket& ticket,
                                                       const domain::Pipeline& pipeline) {
  const domain::PortalSettings& settings = *call.portal.settings;
  domain::FieldsEdit edit;
  if (CheckPower(call, ticket, pipeline).ok()) {
    edit.form = domain::EditFormFor(settings.fields, DetailsOf(call), ticket, call.language);
  }
  const domain::Sight sight = domain::SightOf(call.actor->viewer, ticket);
  const domain::TicketPowers powers = domain::PowersOf(settings, pipeline, ticket, sight);
  if (powers.may_restrict) {
    GENKAN_TRY(domain::Question question, AudienceQuestion(backend, call, ticket));
    edit.form.questions.push_back(std::move(question));
  }
  // Whoever may open it may name somebody at once.
  domain::Ticket opened = ticket;
  opened.restricted = ticket.restricted && !powers.may_restrict;
  if (domain::PowersOf(settings, pipeline, opened, sight).may_change_people) {
    AskParticipants(backend, call, &edit.form);
  }
  if (edit.form.questions.empty()) return std::optional<domain::FieldsEdit>();
  GENKAN_TRY(edit.answers, AnswersNow(backend, call, ticket, edit.form));
  edit.tag = ShortTag(backend, wire::EncodeFields(edit.answers));
  return std::optional<domain::FieldsEdit>(std::move(edit));
}

Answer PutTicketFields(const Backend& backend, const Call& call) {
  GENKAN_TRY(const wire::ChangedFields changed, wire::DecodeChangedFields(call.request.body));
  GENKAN_TRY(domain::Ticket ticket, TicketOf(backend, call));
  GENKAN_TRY(const domain::Pipeline pipeline,
             backend.store.PipelineById(call.portal.id, ticket.pipeline));
  const domain::FieldViews shown = DetailsOf(call);
  GENKAN_TRY(const auto edit, FieldsEditOf(backend, call, ticket, pipeline));
  const domain::FormView form = edit.has_value() ? edit->form : domain::FormView{};
  GENKAN_TRY_OK(CheckAsked(shown, form, changed.fields, CheckPower(call, ticket, pipeline)));
  if (edit.has_value() && !changed.fields.empty()) {
    if (changed.tag != edit->tag) {
      return Error{.code = ErrorCode::kConflict, .message_key = "error.details_changed"};
    }
    domain::Answers answers = edit->answers;
    for (const domain::FieldValue& value : changed.fields) {
      domain::SetAnswer(&answers, value.field, value.value);
    }
    GENKAN_TRY(const domain::Ticket after, TicketAfter(backend, call, ticket, form, answers));
    GENKAN_TRY(const domain::Answers now, AnswersNow(backend, call, after, form));
    const auto number = std::to_string(static_cast<std::int64_t>(ticket.number));
    const AuditNote note{.action = "ticket.details_changed",
                         .subject = "#" + number,
                         .before = wire::EncodeFields(edit->answers),
                         .after = wire::EncodeFields(now)};
    if (note.before != note.after) {
      GENKAN_TRY(ticket, StoreChange(backend, call, ticket, after, note));
    }
  }
  GENKAN_TRY(const domain::TicketSummary summary,
             TicketViews(backend, call).SummaryOf(ticket, shown));
  return JsonAnswer(200, wire::EncodeTicketSummary(summary));
}

}  // namespace genkan::service
