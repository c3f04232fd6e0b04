#include "ui/drafts.h"

#include <algorithm>

namespace genkan::ui {
namespace {

constexpr const char* kOwnerKey = "draft.owner";
constexpr const char* kFormKey = "draft.form";
constexpr std::string_view kAnswerPrefix = "draft.new.";         // The question follows.
constexpr const char* kDetailsKey = "draft.details";             // The ticket, and the tag.
constexpr std::string_view kDetailPrefix = "draft.details.of.";  // The field follows.
constexpr const char* kSentNewKey = "sent.new";
constexpr const char* kTimesKey = "times";
constexpr const char* kPagedKey = "paged";
constexpr std::string_view kWingPrefix = "draft.wing.";

std::string ReplyKey(domain::TicketNumber number) {
  return "draft.reply." + std::to_string(static_cast<std::int64_t>(number));
}
std::string MarkKey(domain::TicketNumber number) {
  return "draft.mark." + std::to_string(static_cast<std::int64_t>(number));
}
std::string SentReplyKey(domain::TicketNumber number) {
  return "sent.reply." + std::to_string(static_cast<std::int64_t>(number));
}

}  // namespace

Drafts::Drafts(const std::vector<FrameOutput::Kept>& kept) {
  for (const FrameOutput::Kept& entry : kept) values_[entry.key] = entry.value;
}

void Drafts::BelongTo(std::string_view email) {
  if (Get(kOwnerKey) == email) return;
  Clear();
  Set(kOwnerKey, email);
}

const std::string& Drafts::Reply(domain::TicketNumber number) const {
  return Get(ReplyKey(number));
}
const std::string& Drafts::NewForm() const { return Get(kFormKey); }

domain::Answers Drafts::NewAnswers() const {
  domain::Answers answers;
  for (const auto& [key, value] : values_) {
    if (key.starts_with(kAnswerPrefix))
      answers.push_back({key.substr(kAnswerPrefix.size()), value});
  }
  return answers;
}

void Drafts::SetReply(domain::TicketNumber number, std::string_view text) {
  Set(ReplyKey(number), text);
}

const std::string& Drafts::ReplyMark(domain::TicketNumber number) const {
  return Get(MarkKey(number));
}
void Drafts::SetReplyMark(domain::TicketNumber number, std::string_view mark) {
  Set(MarkKey(number), mark);
}

void Drafts::SetNewForm(std::string_view form) { Set(kFormKey, form); }
void Drafts::SetNewAnswer(const domain::FieldValue& answer) {
  Set(std::string(kAnswerPrefix) + answer.field, answer.value);
}
void Drafts::ClearNew() {
  Set(kFormKey, "");
  for (const domain::FieldValue& answer : NewAnswers()) SetNewAnswer({answer.field, ""});
}

KeptDetails Drafts::Details() const {
  const std::string& kept = Get(kDetailsKey);
  const std::size_t end = kept.find('\n');
  const auto number = domain::ParseTicketNumber(kept.substr(0, end));
  if (end == std::string::npos || !number.ok()) return {};
  KeptDetails details{.ticket = *number, .tag = kept.substr(end + 1), .answers = {}};
  for (const auto& [key, value] : values_) {
    if (!key.starts_with(kDetailPrefix)) continue;
    details.answers.push_back({key.substr(kDetailPrefix.size()), value});
  }
  return details;
}

void Drafts::SetDetails(const KeptDetails& details) {
  for (const domain::FieldValue& before : Details().answers) {
    const std::string& answer = domain::AnswerTo(details.answers, before.field);
    if (answer.empty()) Set(std::string(kDetailPrefix) + before.field, "");
  }
  for (const domain::FieldValue& answer : details.answers) {
    Set(std::string(kDetailPrefix) + answer.field, answer.value);
  }
  const auto number = static_cast<std::int64_t>(details.ticket);
  Set(kDetailsKey, number == 0 ? std::string() : std::to_string(number) + "\n" + details.tag);
}

client::Unanswered Drafts::SentReply(domain::TicketNumber number) const {
  return Sent(SentReplyKey(number));
}
client::Unanswered Drafts::SentNew() const { return Sent(kSentNewKey); }
void Drafts::SetSentReply(domain::TicketNumber number, const client::Unanswered& sent) {
  SetSent(SentReplyKey(number), sent);
}
void Drafts::SetSentNew(const client::Unanswered& sent) { SetSent(kSentNewKey, sent); }

std::vector<WingDraft> Drafts::OfWing() const {
  std::vector<WingDraft> drafts;
  for (const auto& [key, value] : values_) {
    if (key.starts_with(kWingPrefix)) drafts.push_back({key.substr(kWingPrefix.size()), value});
  }
  return drafts;
}
void Drafts::SetOfWing(const WingDraft& draft) {
  Set(std::string(kWingPrefix) + draft.key, draft.text);
}

const std::string& Drafts::Times() const { return Get(kTimesKey); }
void Drafts::SetTimes(std::string_view value) { Set(kTimesKey, value); }
bool Drafts::Paged() const { return !Get(kPagedKey).empty(); }
void Drafts::SetPaged(bool paged) { Set(kPagedKey, paged ? "1" : ""); }

void Drafts::Clear() {
  std::vector<std::string> keys;
  for (const auto& [key, value] : values_) keys.push_back(key);
  for (const std::string& key : keys) Set(key, "");
}

std::vector<FrameOutput::Kept> Drafts::TakeChanges() { return std::exchange(changes_, {}); }

const std::string& Drafts::Get(const std::string& key) const {
  static const std::string kNothing;
  const auto found = values_.find(key);
  return found == values_.end() ? kNothing : found->second;
}

void Drafts::Set(const std::string& key, std::string_view value) {
  if (Get(key) == value) return;
  std::erase_if(changes_, [&](const FrameOutput::Kept& change) { return change.key == key; });
  changes_.push_back(FrameOutput::Kept{.key = key, .value = std::string(value)});
  if (value.empty()) {
    values_.erase(key);
  } else {
    values_[key] = value;
  }
}

// The key, a line end, the words.
client::Unanswered Drafts::Sent(const std::string& key) const {
  const std::string& kept = Get(key);
  const std::size_t end = kept.find('\n');
  if (end == std::string::npos) return {};
  return {.client_key = kept.substr(0, end), .words = kept.substr(end + 1)};
}

void Drafts::SetSent(const std::string& key, const client::Unanswered& sent) {
  Set(key, sent.client_key.empty() ? "" : sent.client_key + "\n" + sent.words);
}

}  // namespace genkan::ui
