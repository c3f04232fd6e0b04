// assets/sample/sample.json: a portal with people and tickets to look at, in keys and days ago
// instead of ids and instants.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/result.h"
#include "genkan/domain/conversation.h"
#include "genkan/domain/people.h"
#include "genkan/domain/ticket.h"

namespace genkan::wire {

struct SampleContact {
  std::string key;
  domain::Contact contact;  // Without id and companies.
  std::string company;
};

struct SampleStaff {
  std::string key;
  domain::Staff staff;  // Without id.
};

struct SampleMessage {
  std::string by;       // A contact's or member of staff's key, "system", or "?" and a name.
  std::string account;  // A channel account's key.
  std::int64_t after_minutes = 0;  // Since the message before.
  domain::Audience audience = domain::Audience::kInternal;
  std::string language;
  std::string text;
};

struct SampleTicket {
  std::string key;
  domain::Ticket ticket;  // What needs no key.
  std::string stage;
  std::string owner;  // Empty: nobody.
  std::string requester;
  std::vector<std::string> participants;
  std::vector<std::string> shared;
  std::vector<std::string> companies;
  std::string account;
  // When it was filed, on the portal's clock.
  std::int64_t days_ago = 0;
  std::int64_t minute_of_day = 0;
  // The key of an earlier ticket whose conversations are this one's too.
  std::string joins;
  std::vector<SampleMessage> messages;
};

// A conversation that no ticket has.
struct SampleLooseConversation {
  std::string account;
  std::string contact;
  std::int64_t days_ago = 0;
  std::int64_t minute_of_day = 0;
  std::vector<SampleMessage> messages;
};

struct SampleInbox {
  std::string key;
  domain::Inbox inbox;
};

struct SampleAccount {
  std::string key;
  std::string inbox;
  domain::ChannelAccount account;
};

struct SampleNamed {
  std::string key;
  std::string name;
};

struct SampleStage {
  std::string key;
  domain::Stage stage;
};

struct SampleData {
  std::string portal_name;
  std::vector<std::string> languages;
  std::string time_zone;
  std::vector<SampleNamed> companies;
  std::vector<SampleContact> contacts;
  std::vector<SampleStaff> staff;
  std::vector<SampleInbox> inboxes;
  std::vector<SampleAccount> accounts;
  std::string pipeline;
  std::vector<SampleStage> stages;
  std::vector<SampleTicket> tickets;
  std::vector<SampleLooseConversation> loose;
};

Result<SampleData> DecodeSampleData(std::string_view file);

}  // namespace genkan::wire
