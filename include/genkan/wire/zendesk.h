// The records of a Zendesk export, as they are written there. Numeric ids come as their digits;
// what is missing or null is empty.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"

namespace genkan::wire {

struct ZendeskOrganization {
  std::string id;
  std::string name;
  // Whether its people saw each other's tickets there.
  bool shared_tickets = false;
};

struct ZendeskUser {
  std::string id;
  std::string name;
  std::string email;
  std::string role;
  std::string locale;
  std::string iana_time_zone;
  std::string organization_id;
  // "organization": saw the whole organization's tickets.
  std::string ticket_restriction;
  bool suspended = false;
  bool deleted = false;  // "active": false
};

struct ZendeskComment {
  std::string id;
  std::string author_id;
  std::string text;
  std::string html;  // The same with its structure; empty: there is none.
  // The same in other forms, such as with its markup.
  std::vector<std::string> other_texts;
  std::string created_at;
  std::optional<bool> shown;  // `public`; none: nobody said.
  std::vector<std::string> attachment_names;
  // Of a mail, the addresses it came from and went to; empty: not told.
  std::vector<std::string> parties;
};

struct ZendeskTicket {
  std::string id;
  std::string external_id;
  std::string subject;
  std::string description;
  std::string status;
  std::string priority;
  std::string type;
  std::string via;
  std::vector<std::string> parties;  // As of a comment.
  std::string created_at;
  std::string updated_at;
  std::string due_at;
  std::string requester_id;
  std::string submitter_id;
  std::string assignee_id;
  std::string organization_id;
  std::optional<bool> has_public_comments;  // `is_public`.
  std::vector<std::string> tags;
  std::vector<std::string> copied_ids;  // People in copy.
  std::vector<ZendeskComment> comments;
};

// Each takes the text of one record. kMalformed where it is no JSON object within limits, with the
// parameter "line" counted from the record's first; kInvalidArgument where a field that is needed
// here is missing or of another type. Fields that mean nothing here are passed over.
Result<ZendeskOrganization> DecodeZendeskOrganization(std::string_view json);
Result<ZendeskUser> DecodeZendeskUser(std::string_view json);
Result<ZendeskTicket> DecodeZendeskTicket(std::string_view json);

}  // namespace genkan::wire
