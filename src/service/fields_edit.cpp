// A customer changes a ticket's details after it was filed.
#include "service/fields_edit.h"

#include <algorithm>

#include "genkan/domain/ticket_powers.h"
#include "genkan/wire/ticket_codec.h"
#include "service/answers.h"
#include "service/audit.h"
#include "service/handlers.h"
#include "service/tags.h"
#include "service/ticket_views.h"
#include "service/writing.h"

namespace genkan::service {
namespace {

// Who may, and else what they can do instead.
Status CheckPower(const Backend& backend, const Call& call, const domain::Ticket& ticket) {
  GENKAN_TRY(const domain::Pipeline pipeline,
             backend.store.PipelineById(call.portal.id, ticket.pipeline));
  const domain::Sight sight = domain::SightOf(call.actor->viewer, ticket);
  switch (domain::EditPowerOf(call.portal.settings->tickets, pipeline, ticket, sight)) {
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
Status CheckAsked(const domain::FieldViews& shown, const domain::FormView& form,
                  const std::vector<domain::FieldValue>& fields) {
  for (const domain::FieldValue& value : fields) {
    const bool asked =
        std::any_of(form.questions.begin(), form.questions.end(),
                    [&](const domain::Question& each) { return each.field == value.field; });
    if (asked) continue;
    if (domain::Shows(shown, value.field)) {
      return FieldError(value.field, "error.detail_fixed");
    }
    return FieldError(value.field, "error.field_unknown", {{"field", value.field}});
  }
  return Done{};
}

}  // namespace

std::optional<domain::FieldsEdit> FieldsEditOf(const Backend& backend, const Call& call,
                                               const domain::Ticket& ticket) {
  domain::FieldsEdit edit{.form = domain::EditFormFor(call.portal.settings->fields, DetailsOf(call),
                                                      ticket, call.language),
                          .answers = {},
                          .tag = {}};
  if (edit.form.questions.empty()) return {};
  edit.answers = domain::AnswersFrom(ticket, edit.form);
  edit.tag = ShortTag(backend, wire::EncodeFields(edit.answers));
  return edit;
}

Answer PutTicketFields(const Backend& backend, const Call& call) {
  GENKAN_TRY(const wire::ChangedFields changed, wire::DecodeChangedFields(call.request.body));
  GENKAN_TRY(domain::Ticket ticket, TicketOf(backend, call));
  GENKAN_TRY_OK(CheckPower(backend, call, ticket));
  const domain::FieldViews shown = DetailsOf(call);
  const std::optional<domain::FieldsEdit> edit = FieldsEditOf(backend, call, ticket);
  GENKAN_TRY_OK(
      CheckAsked(shown, edit.has_value() ? edit->form : domain::FormView{}, changed.fields));
  if (edit.has_value() && !changed.fields.empty()) {
    if (changed.tag != edit->tag) {
      return Error{.code = ErrorCode::kConflict, .message_key = "error.details_changed"};
    }
    domain::Answers answers = edit->answers;
    for (const domain::FieldValue& value : changed.fields) {
      domain::SetAnswer(&answers, value.field, value.value);
    }
    GENKAN_TRY(const auto after, domain::FieldsAfter(ticket, edit->form, answers));
    domain::Ticket stored = ticket;
    stored.fields = after;
    const auto number = std::to_string(static_cast<std::int64_t>(ticket.number));
    const AuditNote note{.action = "ticket.details_changed",
                         .subject = "#" + number,
                         .before = wire::EncodeFields(edit->answers),
                         .after = wire::EncodeFields(domain::AnswersFrom(stored, edit->form))};
    if (note.before != note.after) {
      GENKAN_TRY_OK(backend.store.Atomically([&]() -> Status {
        GENKAN_TRY(ticket, backend.store.PutTicketFields(call.portal.id, ticket.id, after));
        return RecordAudit(backend, call, note);
      }));
    }
  }
  GENKAN_TRY(const domain::TicketSummary summary,
             TicketViews(backend, call).SummaryOf(ticket, shown));
  return JsonAnswer(200, wire::EncodeTicketSummary(summary));
}

}  // namespace genkan::service
