#include "service/ticket_views.h"

#include "genkan/domain/business_hours.h"
#include "service/account_page.h"

namespace genkan::service {

Result<domain::TicketSummary> TicketViews::SummaryOf(const domain::Ticket& ticket,
                                                     const domain::FieldViews& shown) {
  const domain::CustomFields& fields = call_.portal.settings->fields;
  const auto shows = [&shown](std::string_view field) { return domain::Shows(shown, field); };
  domain::TicketSummary summary{
      .number = ticket.number,
      .subject = ticket.subject,
      .subject_language = ticket.subject_language,
      .sight = domain::SightOf(call_.actor->viewer, ticket),
      .fields = domain::ReadableValues(shown, fields, ticket.fields, call_.language)};
  GENKAN_TRY(summary.stage, StageOf(ticket));
  if (!shows(domain::kFieldStatus)) summary.stage = {.name = {}, .kind = summary.stage.kind};
  if (shows(domain::kFieldPriority)) summary.priority = ticket.priority;
  if (shows(domain::kFieldCategory)) {
    summary.category = domain::ChoiceLabel(fields.categories, ticket.category, call_.language);
  }
  if (shows(domain::kFieldChannel)) summary.channel = ticket.channel;
  if (shows(domain::kFieldRequester)) {
    GENKAN_TRY(summary.requester_shown_name, RequesterOf(ticket));
  }
  if (shows(domain::kFieldOwner)) summary.owner_shown_name = OwnerOf(ticket);
  if (shows(domain::kFieldCreated)) summary.created_at_millis = ticket.created_at_millis;
  if (shows(domain::kFieldActivity)) {
    summary.last_activity_at_millis = ticket.last_activity_at_millis;
  }
  return summary;
}

Result<std::vector<domain::TicketSummary>> TicketViews::SummariesOf(
    const std::vector<domain::Ticket>& tickets, const domain::FieldViews& shown) {
  std::vector<domain::TicketId> ids;
  for (const domain::Ticket& ticket : tickets) ids.push_back(ticket.id);
  GENKAN_TRY(const auto unread, backend_.store.UnreadAmong(call_.actor->viewer, ids));
  std::vector<domain::TicketSummary> summaries;
  auto next = unread.begin();
  for (const domain::Ticket& ticket : tickets) {
    GENKAN_TRY(domain::TicketSummary summary, SummaryOf(ticket, shown));
    summary.unread = next != unread.end() && *next == ticket.id;
    if (summary.unread) ++next;
    summaries.push_back(std::move(summary));
  }
  return summaries;
}

domain::MessageView TicketViews::MessageOf(const ThreadMessage& message) const {
  // Our own mistake, and it must not become a leak.
  GENKAN_CHECK(message.message.audience == domain::Audience::kCustomer);
  const domain::Author& author = message.message.author;
  domain::MessageView view{
      .id = message.message.id,
      .author_kind = author.kind,
      .own = author.kind == domain::AuthorKind::kContact &&
             author.contact == call_.actor->viewer.contact,
      .author_shown_name = ReadableName(backend_.strings.In(call_.language), author.shown_name),
      .channel = message.channel,
      .text = message.message.text,
      .language = message.message.language,
      .sent_at_millis = message.message.sent_at_millis};
  const auto redacted = [&](std::string_view key, Millis at) {
    const Strings& strings = backend_.strings.In(call_.language);
    const TimeZone& zone = backend_.ports.locale.ZoneNamed(call_.actor->time_zone);
    return strings.Format(key, {{"time", ExactTime(at, zone, strings)}});
  };
  if (message.message.redacted_at_millis != 0) {
    view.text = redacted("message.redacted", message.message.redacted_at_millis);
    view.language = call_.language;
  }
  for (const domain::Attachment& attachment : message.message.attachments) {
    if (!domain::ShownToCustomer(attachment, call_.portal.settings->tickets)) continue;
    const bool gone = attachment.redacted_at_millis != 0;
    view.attachments.push_back(
        {.id = attachment.id,
         .file_name =
             gone ? redacted("file.redacted", attachment.redacted_at_millis) : attachment.file_name,
         .media_type = attachment.media_type,
         .bytes = attachment.bytes,
         .available = !attachment.blob_key.empty()});
  }
  return view;
}

Result<domain::StageView> TicketViews::StageOf(const domain::Ticket& ticket) {
  if (!pipelines_.contains(ticket.pipeline)) {
    GENKAN_TRY(domain::Pipeline pipeline,
               backend_.store.PipelineById(call_.portal.id, ticket.pipeline));
    pipelines_.emplace(ticket.pipeline, std::move(pipeline));
  }
  const domain::Stage* stage = domain::FindStage(pipelines_.at(ticket.pipeline), ticket.stage);
  // A ticket in a stage that is gone is our own broken promise.
  if (stage == nullptr) return ErrorCode::kInternal;
  return domain::StageView{.name = domain::TextIn(stage->customer_names, call_.language),
                           .kind = stage->kind,
                           .turn = stage->turn};
}

std::string TicketViews::OwnerOf(const domain::Ticket& ticket) const {
  const domain::Presentation& presentation = call_.portal.settings->presentation;
  if (ticket.owner_shown_name.empty()) return {};
  switch (presentation.owner_name) {
    case domain::OwnerName::kFull:
      return ticket.owner_shown_name;
    case domain::OwnerName::kTeam:
      return domain::TextIn(presentation.team_name, call_.language);
    case domain::OwnerName::kHidden:
      break;
  }
  return {};
}

Result<std::string> TicketViews::RequesterOf(const domain::Ticket& ticket) {
  for (const domain::TicketContact& involved : ticket.contacts) {
    if (involved.involvement != domain::Involvement::kRequester) continue;
    const auto known = names_.find(involved.contact);
    if (known != names_.end()) return known->second;
    GENKAN_TRY(const domain::Contact contact,
               backend_.store.ContactById(call_.portal.id, involved.contact));
    return names_[involved.contact] = ContactShownName(contact);
  }
  return std::string();
}

Result<Millis> TicketViews::AnswerExpectedAt(const domain::Ticket& ticket) {
  GENKAN_TRY(const domain::StageView stage, StageOf(ticket));
  // What waits for support has waited since it last moved.
  if (stage.turn != domain::Turn::kSupport) return 0;
  const TimeZone& zone = backend_.ports.locale.ZoneNamed(call_.portal.time_zone);
  return domain::AnswerExpectedAt(call_.portal.settings->hours, zone,
                                  ticket.last_activity_at_millis)
      .value_or(0);
}

domain::FieldViews DetailsOf(const Call& call) {
  return domain::DetailsFor(*call.portal.settings, call.language);
}

std::string ContactShownName(const domain::Contact& contact) {
  std::string name = domain::ShownName(contact.name, contact.language);
  return name.empty() ? contact.member_email : name;
}

}  // namespace genkan::service
