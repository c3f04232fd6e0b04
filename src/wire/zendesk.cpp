#include "genkan/wire/zendesk.h"

#include <utility>

#include "genkan/wire/json.h"

namespace genkan::wire {
namespace {

constexpr JsonLimits kRecordLimits{.depth_max = 32, .nodes_max = 50000};

// Reads the members of one record, each of them optional, and remembers the first that has another
// type than it may have.
class Fields {
 public:
  explicit Fields(const JsonValue& object) : object_(object) {}

  std::string Text(std::string_view name) {
    const JsonValue* value = Find(name);
    if (value == nullptr) return {};
    if (value->kind != JsonValue::Kind::kText) return Blame(name);
    return value->text;
  }

  // A number or a text; the older exports have `_id` where the newer have `id`.
  std::string Id(std::string_view name, std::string_view other_name = {}) {
    const JsonValue* value = Find(name);
    if (value == nullptr && !other_name.empty()) value = Find(other_name);
    if (value == nullptr) return {};
    if (value->kind == JsonValue::Kind::kInteger) return std::to_string(value->integer);
    if (value->kind != JsonValue::Kind::kText) return Blame(name);
    return value->text;
  }

  std::optional<bool> Boolean(std::string_view name) {
    const JsonValue* value = Find(name);
    if (value == nullptr) return std::nullopt;
    if (value->kind != JsonValue::Kind::kBoolean) {
      Blame(name);
      return std::nullopt;
    }
    return value->boolean;
  }

  const std::vector<JsonValue>& Array(std::string_view name) {
    static const std::vector<JsonValue> kNone;
    const JsonValue* value = Find(name);
    if (value == nullptr) return kNone;
    if (value->kind != JsonValue::Kind::kArray) Blame(name);
    return value->items;
  }

  std::vector<std::string> Texts(std::string_view name) {
    std::vector<std::string> texts;
    for (const JsonValue& item : Array(name)) {
      if (item.kind == JsonValue::Kind::kInteger) {
        texts.push_back(std::to_string(item.integer));
      } else if (item.kind == JsonValue::Kind::kText) {
        texts.push_back(item.text);
      } else {
        Blame(name);
      }
    }
    return texts;
  }

  // "web", or {"channel": "web", ...}.
  std::string Channel(std::string_view name) {
    const JsonValue* value = Find(name);
    if (value == nullptr || value->kind != JsonValue::Kind::kObject) return Text(name);
    return Fields(*value).Text("channel");
  }

  std::string Blame(std::string_view name) {
    if (!error_) error_ = FieldError(name, "error.field_type");
    return {};
  }

  void Require(std::string_view name, const std::string& value) {
    if (value.empty() && !error_) error_ = FieldError(name, "error.field_missing");
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  const JsonValue* Find(std::string_view name) const {
    const JsonValue* value = object_.Find(name);
    return value == nullptr || value->kind == JsonValue::Kind::kNull ? nullptr : value;
  }

  const JsonValue& object_;
  std::optional<Error> error_;
};

Result<JsonValue> ReadObject(std::string_view json) {
  GENKAN_TRY(JsonValue value, ReadJson(json, kRecordLimits));
  if (value.kind != JsonValue::Kind::kObject) return ErrorCode::kMalformed;
  return value;
}

std::vector<std::string> AttachmentNames(Fields* fields) {
  std::vector<std::string> names;
  for (const JsonValue& item : fields->Array("attachments")) {
    if (item.kind == JsonValue::Kind::kObject) names.push_back(Fields(item).Text("file_name"));
  }
  return names;
}

// {"channel": "email", "source": {"from": {"address": ..., "original_recipients": [...]}, "to":
// ...}} as https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/ describes
// it.
std::vector<std::string> MailParties(const JsonValue& record) {
  const JsonValue* via = record.Find("via");
  if (via == nullptr || via->kind != JsonValue::Kind::kObject) return {};
  const JsonValue* source = via->Find("source");
  if (source == nullptr || source->kind != JsonValue::Kind::kObject) return {};
  std::vector<std::string> parties;
  for (const std::string_view end : {"from", "to"}) {
    const JsonValue* party = source->Find(end);
    if (party == nullptr || party->kind != JsonValue::Kind::kObject) continue;
    Fields fields(*party);
    std::string address = fields.Text("address");
    if (!address.empty()) parties.push_back(std::move(address));
    for (const std::string_view more : {"original_recipients", "email_ccs"}) {
      for (std::string& copied : fields.Texts(more)) parties.push_back(std::move(copied));
    }
  }
  return parties;
}

ZendeskComment CommentFrom(const JsonValue& value, Fields* ticket) {
  if (value.kind != JsonValue::Kind::kObject) ticket->Blame("comments");
  Fields fields(value);
  ZendeskComment comment{.id = fields.Id("id", "_id"),
                         .author_id = fields.Id("author_id"),
                         .text = fields.Text("plain_body"),
                         .html = fields.Text("html_body"),
                         .created_at = fields.Text("created_at"),
                         .shown = fields.Boolean("public"),
                         .attachment_names = AttachmentNames(&fields),
                         .parties = MailParties(value)};
  for (const std::string_view name : {"body", "html_body", "value"}) {
    std::string other = fields.Text(name);
    if (comment.text.empty()) {
      comment.text = std::move(other);
    } else if (!other.empty()) {
      comment.other_texts.push_back(std::move(other));
    }
  }
  if (fields.error()) ticket->Blame("comments." + fields.error()->field);
  return comment;
}

}  // namespace

Result<ZendeskOrganization> DecodeZendeskOrganization(std::string_view json) {
  GENKAN_TRY(const JsonValue value, ReadObject(json));
  Fields fields(value);
  ZendeskOrganization organization{.id = fields.Id("id", "_id"),
                                   .name = fields.Text("name"),
                                   .shared_tickets = fields.Boolean("shared_tickets") == true};
  fields.Require("id", organization.id);
  fields.Require("name", organization.name);
  if (fields.error()) return *fields.error();
  return organization;
}

Result<ZendeskUser> DecodeZendeskUser(std::string_view json) {
  GENKAN_TRY(const JsonValue value, ReadObject(json));
  Fields fields(value);
  ZendeskUser user{.id = fields.Id("id", "_id"),
                   .name = fields.Text("name"),
                   .email = fields.Text("email"),
                   .role = fields.Text("role"),
                   .locale = fields.Text("locale"),
                   .iana_time_zone = fields.Text("iana_time_zone"),
                   .organization_id = fields.Id("organization_id"),
                   .ticket_restriction = fields.Text("ticket_restriction"),
                   .suspended = fields.Boolean("suspended") == true,
                   .deleted = fields.Boolean("active") == false};
  fields.Require("id", user.id);
  if (fields.error()) return *fields.error();
  return user;
}

Result<ZendeskTicket> DecodeZendeskTicket(std::string_view json) {
  GENKAN_TRY(const JsonValue value, ReadObject(json));
  Fields fields(value);
  ZendeskTicket ticket{.id = fields.Id("id", "_id"),
                       .external_id = fields.Id("external_id"),
                       .subject = fields.Text("subject"),
                       .description = fields.Text("description"),
                       .status = fields.Text("status"),
                       .priority = fields.Text("priority"),
                       .type = fields.Text("type"),
                       .via = fields.Channel("via"),
                       .parties = MailParties(value),
                       .created_at = fields.Text("created_at"),
                       .updated_at = fields.Text("updated_at"),
                       .due_at = fields.Text("due_at"),
                       .requester_id = fields.Id("requester_id"),
                       .submitter_id = fields.Id("submitter_id"),
                       .assignee_id = fields.Id("assignee_id"),
                       .organization_id = fields.Id("organization_id"),
                       .has_public_comments = fields.Boolean("is_public"),
                       .tags = fields.Texts("tags"),
                       .copied_ids = fields.Texts("email_cc_ids")};
  for (std::string& id : fields.Texts("collaborator_ids")) {
    ticket.copied_ids.push_back(std::move(id));
  }
  for (const JsonValue& item : fields.Array("comments")) {
    ticket.comments.push_back(CommentFrom(item, &fields));
  }
  fields.Require("id", ticket.id);
  if (fields.error()) return *fields.error();
  return ticket;
}

}  // namespace genkan::wire
