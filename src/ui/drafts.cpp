#include "ui/drafts.h"

#include <algorithm>

namespace genkan::ui {
namespace {

constexpr const char* kOwnerKey = "draft.owner";
constexpr const char* kSubjectKey = "draft.new.subject";
constexpr const char* kTextKey = "draft.new.text";

std::string ReplyKey(domain::TicketNumber number) {
  return "draft.reply." + std::to_string(static_cast<std::int64_t>(number));
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
const std::string& Drafts::NewSubject() const { return Get(kSubjectKey); }
const std::string& Drafts::NewText() const { return Get(kTextKey); }

void Drafts::SetReply(domain::TicketNumber number, std::string_view text) {
  Set(ReplyKey(number), text);
}

void Drafts::SetNew(std::string_view subject, std::string_view text) {
  Set(kSubjectKey, subject);
  Set(kTextKey, text);
}

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

}  // namespace genkan::ui
