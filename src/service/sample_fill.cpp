#include "genkan/service/sample_fill.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "genkan/wire/sample_codec.h"

namespace genkan::service {
namespace {

using Keys = std::vector<std::string>;

constexpr Millis kNewMillis = 2 * kMillisPerDay;

// The records by their keys in the file. A key that the file does not explain stops the program:
// the file is ours.
template <typename T>
class ByKey {
 public:
  void Add(const std::string& key, T value) { values_.emplace(key, std::move(value)); }
  bool Holds(const std::string& key) const { return values_.contains(key); }
  const T& At(const std::string& key) const {
    const auto found = values_.find(key);
    GENKAN_CHECK(found != values_.end());
    return found->second;
  }

 private:
  std::map<std::string, T> values_;
};

class Filling {
 public:
  Filling(Store& store, const Ports& ports, wire::SampleData data)
      : store_(store), ports_(ports), data_(std::move(data)), now_(ports.clock.NowMillis()) {
    portal_.id = NewId<domain::PortalId>(now_);
    portal_.name = data_.portal_name;
    portal_.languages = data_.languages;
    portal_.time_zone = data_.time_zone;
  }

  Status HashPassword();
  Status Fill();

 private:
  template <typename AnyId>
  AnyId NewId(Millis made_at) {
    return domain::NewId<AnyId>(made_at, ports_.random);
  }

  Status FillSetup();
  Status FillPeople();
  Status SetPassword(domain::SignInState state, const std::string& email);
  Status FillTicket(const wire::SampleTicket& sample);
  Status FillLoose(const wire::SampleLooseConversation& sample);
  Status NoteOldRead(const domain::Ticket& ticket);
  domain::Ticket TicketFrom(const wire::SampleTicket& sample, Millis filed_at);
  // Into one conversation per channel account, each like `pattern`; `key` is the ticket's.
  Status FillMessages(const std::vector<wire::SampleMessage>& samples,
                      const domain::Conversation& pattern, const std::string& key);
  domain::Message MessageFrom(const wire::SampleMessage& sample, Millis sent_at);
  Millis StartOf(std::int64_t days_ago, std::int64_t minute_of_day,
                 const std::vector<wire::SampleMessage>& messages) const;

  Store& store_;
  const Ports& ports_;
  wire::SampleData data_;
  Millis now_;
  std::string password_hash_;
  domain::Portal portal_;
  domain::PipelineId pipeline_;
  ByKey<domain::CompanyId> companies_;
  ByKey<domain::Contact> contacts_;
  ByKey<domain::Staff> staff_;
  ByKey<domain::ChannelAccount> accounts_;
  ByKey<domain::StageId> stages_;
  // Each ticket's last activity and conversations, for those that join it.
  std::map<std::string, Millis> last_activity_;
  std::map<std::string, std::vector<domain::Conversation>> conversations_;
};

Status Filling::HashPassword() {
  auto hash = ports_.secrets.HashPassword(Secret(std::string(kSamplePassword)));
  if (hash.ok()) {
    password_hash_ = std::move(hash).value();
  } else if (hash.error().code != ErrorCode::kUnavailable) {
    return hash.error();
  }
  return Done{};
}

Status Filling::Fill() {
  GENKAN_TRY_OK(FillSetup());
  GENKAN_TRY_OK(FillPeople());
  // Oldest first, so that numbers rise with time.
  std::vector<wire::SampleTicket>& samples = data_.tickets;
  std::stable_sort(samples.begin(), samples.end(), [](const auto& a, const auto& b) {
    return std::pair(-a.days_ago, a.minute_of_day) < std::pair(-b.days_ago, b.minute_of_day);
  });
  for (const wire::SampleTicket& sample : samples) GENKAN_TRY_OK(FillTicket(sample));
  for (const auto& sample : data_.loose) GENKAN_TRY_OK(FillLoose(sample));
  return Done{};
}

Status Filling::FillSetup() {
  GENKAN_TRY_OK(store_.PutPortal(portal_));
  ByKey<domain::InboxId> inboxes;
  for (wire::SampleInbox& sample : data_.inboxes) {
    sample.inbox.id = NewId<domain::InboxId>(now_);
    inboxes.Add(sample.key, sample.inbox.id);
    GENKAN_TRY_OK(store_.PutInbox(portal_.id, sample.inbox));
  }
  for (wire::SampleAccount& sample : data_.accounts) {
    sample.account.id = NewId<domain::ChannelAccountId>(now_);
    sample.account.inbox = inboxes.At(sample.inbox);
    accounts_.Add(sample.key, sample.account);
    GENKAN_TRY_OK(store_.PutChannelAccount(portal_.id, sample.account));
  }
  domain::Pipeline pipeline{.id = NewId<domain::PipelineId>(now_), .name = data_.pipeline};
  pipeline_ = pipeline.id;
  for (wire::SampleStage& sample : data_.stages) {
    sample.stage.id = NewId<domain::StageId>(now_);
    sample.stage.pipeline = pipeline.id;
    sample.stage.position = static_cast<int>(pipeline.stages.size());
    stages_.Add(sample.key, sample.stage.id);
    pipeline.stages.push_back(sample.stage);
  }
  GENKAN_TRY_OK(store_.PutPipeline(portal_.id, pipeline));
  domain::TicketRules& rules = portal_.settings.Edit().tickets;
  rules.form_channel_account = accounts_.At("form").id;
  rules.new_ticket_pipeline = pipeline.id;
  rules.new_ticket_stage = stages_.At("new");
  return store_.PutPortal(portal_);
}

Status Filling::FillPeople() {
  for (const wire::SampleNamed& sample : data_.companies) {
    const domain::Company company{.id = NewId<domain::CompanyId>(now_), .name = sample.name};
    companies_.Add(sample.key, company.id);
    GENKAN_TRY_OK(store_.PutCompany(portal_.id, company));
  }
  for (wire::SampleContact& sample : data_.contacts) {
    sample.contact.id = NewId<domain::ContactId>(now_);
    sample.contact.companies = {{.company = companies_.At(sample.company), .primary = true}};
    contacts_.Add(sample.key, sample.contact);
    GENKAN_TRY_OK(store_.PutContact(portal_.id, sample.contact));
    GENKAN_TRY_OK(SetPassword(sample.contact.sign_in, sample.contact.member_email));
  }
  for (wire::SampleStaff& sample : data_.staff) {
    sample.staff.id = NewId<domain::StaffId>(now_);
    staff_.Add(sample.key, sample.staff);
    GENKAN_TRY_OK(store_.PutStaff(portal_.id, sample.staff));
    GENKAN_TRY_OK(SetPassword(sample.staff.sign_in, sample.staff.email));
  }
  return Done{};
}

Status Filling::SetPassword(domain::SignInState state, const std::string& email) {
  if (state != domain::SignInState::kActive || password_hash_.empty()) return Done{};
  return store_.SetPasswordHash(portal_.id, domain::FoldedAddress(email), password_hash_);
}

Status Filling::FillTicket(const wire::SampleTicket& sample) {
  const Millis filed_at = StartOf(sample.days_ago, sample.minute_of_day, sample.messages);
  GENKAN_TRY(const domain::Ticket ticket,
             store_.PutTicket(portal_.id, TicketFrom(sample, filed_at)));
  GENKAN_TRY_OK(NoteOldRead(ticket));
  if (!sample.joins.empty()) {
    for (domain::Conversation& shared : conversations_[sample.joins]) {
      shared.tickets.push_back(ticket.id);
      GENKAN_TRY_OK(store_.PutConversation(portal_.id, shared));
    }
  }
  return FillMessages(sample.messages,
                      {.contact = sample.requester.empty() ? domain::ContactId{}
                                                           : contacts_.At(sample.requester).id,
                       .tickets = {ticket.id},
                       .created_at_millis = filed_at},
                      sample.key);
}

// As after weeks of use: to those who sign in, only what came of late is new.
Status Filling::NoteOldRead(const domain::Ticket& ticket) {
  if (ticket.last_activity_at_millis > now_ - kNewMillis) return Done{};
  for (const wire::SampleContact& reader : data_.contacts) {
    if (reader.contact.sign_in != domain::SignInState::kActive) continue;
    GENKAN_TRY_OK(
        store_.NoteRead(portal_.id, reader.contact.id, ticket.id, ticket.last_activity_at_millis));
  }
  return Done{};
}

Status Filling::FillLoose(const wire::SampleLooseConversation& sample) {
  return FillMessages(
      sample.messages,
      {.contact = contacts_.At(sample.contact).id,
       .created_at_millis = StartOf(sample.days_ago, sample.minute_of_day, sample.messages)},
      "");
}

domain::Ticket Filling::TicketFrom(const wire::SampleTicket& sample, Millis filed_at) {
  domain::Ticket ticket = sample.ticket;
  ticket.id = NewId<domain::TicketId>(filed_at);
  ticket.pipeline = pipeline_;
  ticket.stage = stages_.At(sample.stage);
  ticket.channel = accounts_.At(sample.account).kind;
  ticket.created_at_millis = ticket.last_activity_at_millis = filed_at;
  Millis at = filed_at;
  for (const wire::SampleMessage& message : sample.messages) {
    at += message.after_minutes * kMillisPerMinute;
    // What customers do not see must not move the ticket in their list.
    if (message.audience == domain::Audience::kCustomer) ticket.last_activity_at_millis = at;
  }
  if (!sample.joins.empty()) {
    ticket.last_activity_at_millis = std::max(filed_at, last_activity_[sample.joins]);
  }
  last_activity_[sample.key] = ticket.last_activity_at_millis;
  if (!sample.owner.empty()) {
    const domain::Staff& owner = staff_.At(sample.owner);
    ticket.owner = owner.id;
    ticket.owner_shown_name = domain::ShownName(owner.name, owner.language);
  }
  const auto add = [&](const Keys& keys, domain::Involvement involvement) {
    for (const std::string& key : keys) {
      ticket.contacts.push_back({contacts_.At(key).id, involvement});
    }
  };
  if (!sample.requester.empty()) add({sample.requester}, domain::Involvement::kRequester);
  add(sample.participants, domain::Involvement::kParticipant);
  add(sample.shared, domain::Involvement::kShared);
  for (const std::string& key : sample.companies) ticket.companies.push_back(companies_.At(key));
  return ticket;
}

Status Filling::FillMessages(const std::vector<wire::SampleMessage>& samples,
                             const domain::Conversation& pattern, const std::string& key) {
  std::map<std::string, domain::ConversationId> by_account;
  Millis at = pattern.created_at_millis;
  for (const wire::SampleMessage& sample : samples) {
    at += sample.after_minutes * kMillisPerMinute;
    domain::ConversationId& conversation = by_account[sample.account];
    if (!conversation) {
      domain::Conversation made = pattern;
      made.id = conversation = NewId<domain::ConversationId>(at);
      made.channel_account = accounts_.At(sample.account).id;
      made.created_at_millis = at;
      GENKAN_TRY_OK(store_.PutConversation(portal_.id, made));
      conversations_[key].push_back(std::move(made));
    }
    domain::Message message = MessageFrom(sample, at);
    message.conversation = conversation;
    GENKAN_TRY_OK(store_.PutMessage(portal_.id, message));
  }
  return Done{};
}

domain::Message Filling::MessageFrom(const wire::SampleMessage& sample, Millis sent_at) {
  domain::Message message{.id = NewId<domain::MessageId>(sent_at),
                          .audience = sample.audience,
                          .text = sample.text,
                          .language = sample.language,
                          .sent_at_millis = sent_at};
  if (contacts_.Holds(sample.by)) {
    const domain::Contact& contact = contacts_.At(sample.by);
    message.author = {.kind = domain::AuthorKind::kContact,
                      .contact = contact.id,
                      .shown_name = domain::ShownName(contact.name, contact.language)};
  } else if (sample.by == "system") {
    message.direction = domain::Direction::kOutgoing;
  } else if (sample.by.starts_with('?')) {
    message.author = {.kind = domain::AuthorKind::kUnverified, .shown_name = sample.by.substr(1)};
  } else {
    const domain::Staff& staff = staff_.At(sample.by);
    message.author = {.kind = domain::AuthorKind::kStaff,
                      .staff = staff.id,
                      .shown_name = domain::ShownName(staff.name, staff.language)};
    message.direction = domain::Direction::kOutgoing;
  }
  return message;
}

// The first moment, so many days back that the last message is not in the future.
Millis Filling::StartOf(std::int64_t days_ago, std::int64_t minute_of_day,
                        const std::vector<wire::SampleMessage>& messages) const {
  const TimeZone& zone = ports_.locale.ZoneNamed(portal_.time_zone);
  const Millis offset = zone.OffsetMinutesAt(now_) * kMillisPerMinute;
  const Millis midnight = (now_ + offset) / kMillisPerDay * kMillisPerDay - offset;
  const Millis start = midnight - days_ago * kMillisPerDay + minute_of_day * kMillisPerMinute;
  const Millis end = std::accumulate(messages.begin(), messages.end(), start,
                                     [](Millis at, const wire::SampleMessage& message) {
                                       return at + message.after_minutes * kMillisPerMinute;
                                     });
  if (end <= now_) return start;
  return start - ((end - now_) / kMillisPerDay + 1) * kMillisPerDay;
}

}  // namespace

Status FillSampleData(Store& store, const Ports& ports) {
  const auto existing = store.PortalAt("", "");
  if (existing.ok()) return ErrorCode::kConflict;
  if (existing.error().code != ErrorCode::kNotFound) return existing.error();
  const std::string* file = ports.assets.Find("sample/sample.json");
  if (file == nullptr) return ErrorCode::kNotFound;
  GENKAN_TRY(wire::SampleData data, wire::DecodeSampleData(*file));
  Filling filling(store, ports, std::move(data));
  GENKAN_TRY_OK(filling.HashPassword());
  return store.Atomically([&] { return filling.Fill(); });
}

}  // namespace genkan::service
