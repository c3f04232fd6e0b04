#include "ui/field_text.h"

namespace genkan::ui {

const std::string& FieldLabel(const ViewContext& context, const domain::FieldView& field) {
  return field.label.empty() ? context.Text("details." + field.field) : field.label;
}

std::string FieldText(const ViewContext& context, const domain::FieldView& field,
                      const domain::TicketSummary& ticket) {
  const std::string& name = field.field;
  if (name == domain::kFieldNumber) return NumberText(ticket.number);
  if (name == domain::kFieldSubject) return ticket.subject;
  if (name == domain::kFieldStatus) return ticket.stage.name;
  if (name == domain::kFieldPriority) return PriorityText(context.strings, ticket.priority);
  if (name == domain::kFieldCategory) return ticket.category;
  if (name == domain::kFieldRequester) return ticket.requester_shown_name;
  if (name == domain::kFieldChannel) return ChannelText(context.strings, ticket.channel);
  if (name == domain::kFieldOwner) {
    return ticket.owner_shown_name.empty() ? context.Text("details.nobody_yet")
                                           : ticket.owner_shown_name;
  }
  const std::string& value = domain::AnswerTo(ticket.fields, name);
  const bool date = field.kind == domain::FieldKind::kDate && !value.empty();
  return date ? DateText(value, context.strings) : value;
}

Millis FieldTime(const domain::FieldView& field, const domain::TicketSummary& ticket) {
  if (field.field == domain::kFieldCreated) return ticket.created_at_millis;
  if (field.field == domain::kFieldActivity) return ticket.last_activity_at_millis;
  return 0;
}

}  // namespace genkan::ui
