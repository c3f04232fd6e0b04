// Reads a Zendesk export and says what its records are here.
#include <algorithm>
#include <utility>

#include "genkan/base/utf8.h"
#include "genkan/service/import.h"
#include "genkan/wire/zendesk.h"
#include "service/html_reducer.h"
#include "service/import_dates.h"
#include "service/import_desk.h"
#include "service/import_records.h"
#include "service/import_text.h"

namespace genkan::service {
namespace {

std::string KeyOf(std::string_view kind, const std::string& id) {
  return "zendesk:" + std::string(kind) + ":" + id;
}

// Which companies let their people see each other's tickets where they come from. Nobody else gets
// to see more here than there.
struct Sharing {
  std::unordered_set<std::string> organization_ids;
};

class ZendeskImport {
 public:
  explicit ZendeskImport(ImportDesk* desk) : desk_(*desk) {}

  Status AddOrganization(std::string_view json);
  Status AddUser(std::string_view json);
  Status AddTicket(std::string_view json);

 private:
  std::string Line(std::string_view text) { return desk_.FittingLine(text); }
  Result<domain::Contact> ContactFrom(const wire::ZendeskUser& user);
  Status FillPeople(const wire::ZendeskTicket& from, ImportedTicket* to);
  Status FillMessages(const wire::ZendeskTicket& from, ImportedTicket* to);
  Result<domain::Message> MessageBy(const std::string& person_id);
  void AddNote(const wire::ZendeskTicket& from, ImportedTicket* to);
  std::optional<Millis> Instant(std::string_view text) const;

  ImportDesk& desk_;
  Sharing sharing_;
};

std::optional<Millis> ZendeskImport::Instant(std::string_view text) const {
  const auto date = ReadDate(text);
  if (!date) return std::nullopt;
  return InstantOf(*date, DateOrder::kUnknown, desk_.setting().zone);
}

Status ZendeskImport::AddOrganization(std::string_view json) {
  const auto read = wire::DecodeZendeskOrganization(json);
  if (!read.ok()) return LeaveOutUnread(&desk_, &desk_.report().companies, read.error());
  desk_.Name("organization " + read->id);
  if (read->shared_tickets) sharing_.organization_ids.insert(read->id);
  return desk_.AddCompany(
      {.name = Line(read->name), .external_id = KeyOf("organization", read->id)});
}

Result<domain::Contact> ZendeskImport::ContactFrom(const wire::ZendeskUser& user) {
  domain::Contact contact{.language = Line(user.locale),
                          .time_zone = Line(user.iana_time_zone),
                          .external_id = KeyOf("user", user.id)};
  contact.name.display = Line(user.name);
  // Members see their company's tickets where they did so before, and nowhere else.
  contact.company_view = user.ticket_restriction == "organization" ||
                         sharing_.organization_ids.contains(user.organization_id);
  // As in any import, nobody can sign in before somebody lets them.
  if (user.deleted) desk_.Remark(ImportNotice::kPersonDeleted);
  if (user.suspended) contact.sign_in = domain::SignInState::kSuspended;
  if (!TrimmedText(user.email).empty()) {
    const auto address = domain::CheckAddress(user.email);
    if (address.ok()) {
      contact.member_email = *address;
      contact.addresses = {*address};
    } else {
      desk_.Remark(ImportNotice::kUnusableAddress, Line(user.email));
    }
  }
  if (contact.name.display.empty()) contact.name.display = contact.member_email;
  if (user.organization_id.empty()) return contact;
  GENKAN_TRY(const domain::CompanyId company,
             desk_.Company(KeyOf("organization", user.organization_id)));
  if (company) {
    contact.companies = {{.company = company, .primary = true}};
  } else {
    desk_.Remark(ImportNotice::kCompanyMissing, user.organization_id);
  }
  return contact;
}

Status ZendeskImport::AddUser(std::string_view json) {
  const auto read = wire::DecodeZendeskUser(json);
  // Counted as a contact: whether it was one cannot be known.
  if (!read.ok()) return LeaveOutUnread(&desk_, &desk_.report().contacts, read.error());
  desk_.Name("user " + read->id);
  const std::string role = FoldedWord(read->role);
  if (role == "agent" || role == "admin") {
    // An author of messages and no more: no permission, no sign-in, whatever they were before.
    domain::Staff staff{.language = Line(read->locale), .external_id = KeyOf("user", read->id)};
    staff.name.display = Line(read->name);
    const auto address = domain::CheckAddress(read->email);
    if (address.ok()) staff.email = *address;
    if (!address.ok() && !TrimmedText(read->email).empty()) {
      desk_.Remark(ImportNotice::kUnusableAddress, Line(read->email));
    }
    return desk_.AddStaff(std::move(staff));
  }
  if (!role.empty() && role != "enduser") desk_.Remark(ImportNotice::kUnknownRole, read->role);
  GENKAN_TRY(domain::Contact contact, ContactFrom(*read));
  return desk_.AddContact(std::move(contact));
}

Status ZendeskImport::FillPeople(const wire::ZendeskTicket& from, ImportedTicket* to) {
  const std::string& requester_id =
      from.requester_id.empty() ? from.submitter_id : from.requester_id;
  domain::Ticket& ticket = to->ticket;
  GENKAN_TRY(const ImportedPerson requester, desk_.Person(KeyOf("user", requester_id)));
  if (requester.contact) {
    to->requester = requester.contact;
    ticket.contacts.push_back({requester.contact, domain::Involvement::kRequester});
  } else {
    desk_.Remark(requester.staff ? ImportNotice::kRequesterIsStaff : ImportNotice::kPersonMissing,
                 requester_id);
  }
  for (const std::string& id : from.copied_ids) {
    GENKAN_TRY(const ImportedPerson person, desk_.Person(KeyOf("user", id)));
    const bool again = std::any_of(ticket.contacts.begin(), ticket.contacts.end(),
                                   [&](const auto& c) { return c.contact == person.contact; });
    if (person.contact && !again) {
      ticket.contacts.push_back({person.contact, domain::Involvement::kParticipant});
    }
    if (!person.known()) desk_.Remark(ImportNotice::kPersonMissing, id);
  }
  if (!from.assignee_id.empty()) {
    GENKAN_TRY(const ImportedPerson owner, desk_.Person(KeyOf("user", from.assignee_id)));
    if (!owner.known()) desk_.Remark(ImportNotice::kOwnerMissing, from.assignee_id);
    ticket.owner_shown_name = owner.shown_name;
  }
  if (!from.organization_id.empty()) {
    GENKAN_TRY(const domain::CompanyId company,
               desk_.Company(KeyOf("organization", from.organization_id)));
    if (company) ticket.companies.push_back(company);
    if (!company) desk_.Remark(ImportNotice::kCompanyMissing, from.organization_id);
  }
  return Done{};
}

Result<domain::Message> ZendeskImport::MessageBy(const std::string& person_id) {
  GENKAN_TRY(const ImportedPerson person, desk_.Person(KeyOf("user", person_id)));
  domain::Message message;
  message.author = {.kind = domain::AuthorKind::kUnverified,
                    .contact = person.contact,
                    .staff = person.staff,
                    .shown_name = person.shown_name};
  if (person.contact) message.author.kind = domain::AuthorKind::kContact;
  if (person.staff) {
    message.author.kind = domain::AuthorKind::kStaff;
    message.direction = domain::Direction::kOutgoing;
  }
  if (message.author.shown_name.empty()) message.author.shown_name = "#" + person_id;
  message.language = person.language;
  return message;
}

namespace {

// Whether one of the comment's forms is this text.
bool Says(const wire::ZendeskComment& comment, std::string_view text) {
  const auto same = [text](const std::string& form) { return CleanedText(form).text == text; };
  return same(comment.text) ||
         std::any_of(comment.other_texts.begin(), comment.other_texts.end(), same);
}

}  // namespace

Status ZendeskImport::FillMessages(const wire::ZendeskTicket& from, ImportedTicket* to) {
  const std::string description = desk_.FittingText(from.description);
  // An export with comments repeats the description as the first of them, in one of its forms.
  const bool repeated = !from.comments.empty() && Says(from.comments.front(), description);
  // Where that first comment is private, no form of it is for the customer.
  const bool private_start = !from.comments.empty() && from.comments.front().shown == false;
  if (!description.empty() && !repeated) {
    GENKAN_TRY(domain::Message message,
               MessageBy(from.submitter_id.empty() ? from.requester_id : from.submitter_id));
    const bool inside = private_start || desk_.StaysInside(from.parties, from.id);
    message.audience = inside ? domain::Audience::kInternal : domain::Audience::kCustomer;
    message.text = description;
    message.sent_at_millis = to->ticket.created_at_millis;
    message.external_id = "description";
    to->messages.push_back(std::move(message));
  }
  for (std::size_t i = 0; i < from.comments.size(); ++i) {
    const wire::ZendeskComment& comment = from.comments[i];
    GENKAN_TRY(domain::Message message, MessageBy(comment.author_id));
    // What has structure is kept with it.
    message.text =
        desk_.FittingText(comment.html.empty() ? comment.text : ReducedHtml(comment.html));
    const bool is_description = i == 0 && repeated && !description.empty();
    const bool shown = comment.shown.value_or(is_description);
    if (!comment.shown && !is_description)
      desk_.Remark(ImportNotice::kVisibilityUnknown, comment.id);
    const bool inside = !shown || desk_.StaysInside(comment.parties, comment.id);
    message.audience = !inside ? domain::Audience::kCustomer : domain::Audience::kInternal;
    message.sent_at_millis =
        Instant(comment.created_at).value_or(to->ticket.last_activity_at_millis);
    message.external_id =
        "comment/" + (comment.id.empty() ? "at-" + std::to_string(i) : comment.id);
    to->ticket.last_activity_at_millis =
        std::max(to->ticket.last_activity_at_millis, message.sent_at_millis);
    if (!message.text.empty()) to->messages.push_back(std::move(message));
  }
  for (domain::Message& message : to->messages) {
    message.language = LanguageOfText(message.text, message.language);
  }
  return Done{};
}

// What has no place of its own here is kept for the staff in an internal message.
void ZendeskImport::AddNote(const wire::ZendeskTicket& from, ImportedTicket* to) {
  std::string text;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) text += std::string(name) + ": " + CleanedLine(value).text + "\n";
  };
  std::string tags;
  for (const std::string& tag : from.tags) tags += (tags.empty() ? "" : ", ") + tag;
  add("tags", tags);
  add("external_id", from.external_id);
  add("due_at", from.due_at);
  for (const wire::ZendeskComment& comment : from.comments) {
    for (const std::string& name : comment.attachment_names) {
      desk_.Remark(ImportNotice::kAttachmentLeft, name);
      add("attachment", name);
    }
  }
  if (text.empty()) return;
  to->messages.push_back({.direction = domain::Direction::kOutgoing,
                          .author = {.kind = domain::AuthorKind::kSystem, .shown_name = "Zendesk"},
                          .audience = domain::Audience::kInternal,
                          .text = CleanedText(text).text,
                          .sent_at_millis = to->ticket.created_at_millis,
                          .external_id = "note"});
}

Status ZendeskImport::AddTicket(std::string_view json) {
  ImportCounts& counts = desk_.report().tickets;
  const auto read = wire::DecodeZendeskTicket(json);
  if (!read.ok()) return LeaveOutUnread(&desk_, &counts, read.error());
  const wire::ZendeskTicket& from = *read;
  desk_.Name("ticket " + from.id);
  const auto standing = StandingOf(from.status);
  if (standing == Standing::kDeleted) return desk_.LeaveOut(&counts, ImportNotice::kDeleted);
  const auto created = Instant(from.created_at);
  if (!created && !from.created_at.empty()) {
    return desk_.LeaveOut(&counts, ImportNotice::kUnreadableDate, from.created_at);
  }
  const auto updated = Instant(from.updated_at);
  if (!created) desk_.Remark(ImportNotice::kMissingDate);
  if (!standing) desk_.Remark(ImportNotice::kUnknownStatus, from.status);
  const auto priority = PriorityOf(from.priority);
  if (!priority) desk_.Remark(ImportNotice::kUnknownPriority, from.priority);

  ImportedTicket imported;
  domain::Ticket& ticket = imported.ticket;
  ticket.external_id = KeyOf("ticket", from.id);
  ticket.external_number = from.id;
  imported.created_known = created.has_value();
  ticket.created_at_millis = created ? *created : updated.value_or(desk_.Now());
  ticket.last_activity_at_millis = std::max(ticket.created_at_millis, updated.value_or(0));
  ticket.stage = desk_.StageFor(standing.value_or(Standing::kOpen));
  ticket.priority = priority.value_or(domain::Priority::kNone);
  ticket.category = Line(from.type);
  ticket.channel = ChannelKindOf(from.via);
  // No comment of it was ever public: its people did not see it there either.
  ticket.hidden = from.has_public_comments == false;
  ticket.subject = Line(from.subject);
  if (ticket.subject.empty()) {
    desk_.Remark(ImportNotice::kMissingSubject);
    ticket.subject = Shortened(FirstLine(from.description), domain::kSubjectCodePointsMax);
  }
  if (ticket.subject.empty()) ticket.subject = "#" + from.id;
  GENKAN_TRY_OK(FillPeople(from, &imported));
  GENKAN_TRY_OK(FillMessages(from, &imported));
  ticket.subject_language = LanguageOfText(
      ticket.subject, imported.messages.empty() ? "" : imported.messages.front().language);
  AddNote(from, &imported);
  return desk_.AddTicket(std::move(imported));
}

}  // namespace

Status ImportZendesk(const ImportSetting& setting, const ZendeskExport& files,
                     ImportReport* report) {
  GENKAN_TRY(ImportDesk desk, ImportDesk::Open(setting, "zendesk", report));
  ZendeskImport import(&desk);
  GENKAN_TRY_OK(AddRecords(&desk, files.organizations, &report->companies,
                           [&](std::string_view json) { return import.AddOrganization(json); }));
  GENKAN_TRY_OK(AddRecords(&desk, files.users, &report->contacts,
                           [&](std::string_view json) { return import.AddUser(json); }));
  return AddRecords(&desk, files.tickets, &report->tickets,
                    [&](std::string_view json) { return import.AddTicket(json); });
}

}  // namespace genkan::service
