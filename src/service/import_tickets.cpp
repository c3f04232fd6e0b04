// The tickets' half of ImportDesk.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "service/import_desk.h"
#include "service/import_text.h"

namespace genkan::service {
namespace {

// New tickets are numbered on from the highest: ids of ten digits and more would make theirs long.
constexpr std::int64_t kKeptNumberMax = 9'999'999;

const domain::Stage* FirstStage(const domain::Pipeline& pipeline, domain::StageKind kind,
                                std::optional<domain::Turn> turn) {
  for (const domain::Stage& stage : pipeline.stages) {
    if (!stage.retired && stage.kind == kind && (!turn || stage.turn == *turn)) return &stage;
  }
  return nullptr;
}

// Too long a text becomes several messages, so that nothing of it is lost.
std::vector<domain::Message> Split(std::vector<domain::Message> messages) {
  std::vector<domain::Message> fitting;
  for (domain::Message& message : messages) {
    std::vector<std::string> pieces = SplitText(message.text, domain::kMessageBytesMax);
    if (pieces.size() == 1) {
      fitting.push_back(std::move(message));
      continue;
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      domain::Message part = message;
      part.text = std::move(pieces[i]);
      part.external_id += "/" + std::to_string(i + 1);
      fitting.push_back(std::move(part));
    }
  }
  return fitting;
}

// By time, and no two at the same one: a thread is sorted by it.
void InOrder(std::vector<domain::Message>* messages) {
  std::stable_sort(messages->begin(), messages->end(), [](const auto& a, const auto& b) {
    return a.sent_at_millis < b.sent_at_millis;
  });
  for (std::size_t i = 1; i < messages->size(); ++i) {
    const Millis before = (*messages)[i - 1].sent_at_millis;
    (*messages)[i].sent_at_millis = std::max((*messages)[i].sent_at_millis, before + 1);
  }
}

bool TooLong(const std::vector<domain::Message>& messages) {
  for (const domain::Message& message : messages) {
    if (message.text.size() > domain::kMessageBytesMax) return true;
  }
  return false;
}

}  // namespace

domain::StageId ImportDesk::StageFor(Standing standing) const {
  using domain::StageKind;
  using domain::Turn;
  struct Wish {
    StageKind kind;
    std::optional<Turn> turn;
  };
  std::vector<Wish> wishes;
  if (standing == Standing::kClosed) wishes = {{StageKind::kClosed, std::nullopt}};
  if (standing == Standing::kWaitsForCustomer) wishes = {{StageKind::kOpen, Turn::kCustomer}};
  if (standing == Standing::kOnHold) wishes = {{StageKind::kOpen, Turn::kNobody}};
  wishes.push_back({StageKind::kOpen, Turn::kSupport});
  wishes.push_back({StageKind::kOpen, std::nullopt});
  for (const Wish& wish : wishes) {
    if (const domain::Stage* stage = FirstStage(pipeline_, wish.kind, wish.turn)) return stage->id;
  }
  return pipeline_.stages.front().id;
}

Result<domain::InboxId> ImportDesk::OwnInbox() {
  const domain::PortalId portal = setting_->portal.id;
  GENKAN_TRY(const auto inboxes, setting_->store.Inboxes(portal));
  for (const domain::Inbox& inbox : inboxes) {
    if (inbox.name == origin_) return inbox.id;
  }
  const domain::Inbox inbox{
      .id = Fresh<domain::InboxId>(), .name = origin_, .kind = domain::InboxKind::kHelpDesk};
  if (!setting_->dry_run) GENKAN_TRY_OK(setting_->store.PutInbox(portal, inbox));
  return inbox.id;
}

// One account per channel kind, all of them in an inbox named after the origin.
Result<domain::ChannelAccountId> ImportDesk::AccountFor(const std::string& kind) {
  const auto known = accounts_.find(kind);
  if (known != accounts_.end()) return known->second;
  const domain::PortalId portal = setting_->portal.id;
  GENKAN_TRY(const domain::InboxId inbox, OwnInbox());
  GENKAN_TRY(const auto accounts, setting_->store.ChannelAccounts(portal));
  for (const domain::ChannelAccount& account : accounts) {
    if (account.inbox == inbox && account.kind == kind) return accounts_[kind] = account.id;
  }
  const domain::ChannelAccount account{
      .id = Fresh<domain::ChannelAccountId>(), .inbox = inbox, .kind = kind, .address = origin_};
  if (!setting_->dry_run) GENKAN_TRY_OK(setting_->store.PutChannelAccount(portal, account));
  return accounts_[kind] = account.id;
}

Result<domain::TicketNumber> ImportDesk::NumberFor(const std::string& old_number) {
  const auto number = domain::ParseTicketNumber(old_number);
  if (!number.ok() || static_cast<std::int64_t>(*number) > kKeptNumberMax) {
    return domain::TicketNumber{0};
  }
  GENKAN_TRY(const bool taken, setting_->store.IsNumberTaken(setting_->portal.id, *number));
  if (!taken && kept_numbers_.insert(static_cast<std::int64_t>(*number)).second) return *number;
  Remark(ImportNotice::kNumberTaken, old_number);
  return domain::TicketNumber{0};
}

Status ImportDesk::Store(ImportedTicket* imported) {
  const domain::PortalId portal = setting_->portal.id;
  domain::Ticket& ticket = imported->ticket;
  GENKAN_TRY_OK(setting_->store.PutTicket(portal, ticket));
  if (imported->messages.empty()) return Done{};
  // Made before this step, so that it stays where this ticket is refused.
  const domain::ChannelAccountId account = accounts_[ticket.channel];
  const domain::Conversation conversation{.id = Fresh<domain::ConversationId>(),
                                          .channel_account = account,
                                          .contact = imported->requester,
                                          .tickets = {ticket.id},
                                          .created_at_millis = ticket.created_at_millis,
                                          .external_id = ticket.external_id};
  GENKAN_TRY_OK(setting_->store.PutConversation(portal, conversation));
  for (domain::Message& message : imported->messages) {
    message.id = Fresh<domain::MessageId>();
    message.conversation = conversation.id;
    message.external_id = ticket.external_id + "/" + message.external_id;
    GENKAN_TRY_OK(setting_->store.PutMessage(portal, message));
  }
  return Done{};
}

Status ImportDesk::AddTicket(ImportedTicket imported) {
  ImportCounts& counts = report_->tickets;
  domain::Ticket& ticket = imported.ticket;
  if (!seen_tickets_.insert(ticket.external_id).second) {
    return LeaveOut(&counts, ImportNotice::kRepeatedId);
  }
  const auto present = setting_->store.TicketByExternalId(setting_->portal.id, ticket.external_id);
  if (present.ok()) {
    // A day's tolerance: the zone of dates that name none may have been set anew meanwhile.
    const Millis apart = std::abs(present->created_at_millis - ticket.created_at_millis);
    if (imported.created_known && apart > 26 * kMillisPerHour) {
      return LeaveOut(&counts, ImportNotice::kOtherTicket);
    }
    ++counts.present;
    return Done{};
  }
  if (present.error().code != ErrorCode::kNotFound) return present.error();
  ticket.id = Fresh<domain::TicketId>();
  ticket.pipeline = pipeline_.id;
  if (ticket.channel.empty()) ticket.channel = origin_;
  if (TooLong(imported.messages)) {
    Remark(ImportNotice::kTextSplit);
    imported.messages = Split(std::move(imported.messages));
  }
  InOrder(&imported.messages);
  if (!imported.messages.empty()) GENKAN_TRY_OK(AccountFor(ticket.channel));
  GENKAN_TRY(ticket.number, NumberFor(ticket.external_number));
  GENKAN_TRY(const bool written, Write(&counts, [&] { return Store(&imported); }));
  if (!written) return Done{};
  ++counts.added;
  for (const domain::Message& message : imported.messages) {
    const bool shown = message.audience == domain::Audience::kCustomer;
    ++(shown ? report_->messages_shown : report_->messages_internal);
  }
  return Done{};
}

}  // namespace genkan::service
