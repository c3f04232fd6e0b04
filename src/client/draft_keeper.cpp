#include "client/draft_keeper.h"

#include "genkan/base/utf8.h"
#include "genkan/wire/draft_codec.h"

namespace genkan::client {
namespace {

// After the last key. Long enough for nobody's thought to be a request, and short enough for a
// draft to be there on the way from one device to the other.
constexpr Millis kPauseMillis = 2 * kMillisPerSecond;
// Before the tag: what is shown is not what the backend has.
constexpr char kUnsaved = '!';

}  // namespace

void DraftKeeper::Open(domain::TicketNumber number, std::string_view text, std::string_view mark) {
  if (number == number_ && text == text_) return;
  if (due_at_millis_.has_value() && !in_flight_ && link_.MayAsk()) Save();
  number_ = number;
  text_ = text;
  const bool unsaved = mark.starts_with(kUnsaved) || (mark.empty() && !text.empty());
  tag_ = mark.substr(mark.starts_with(kUnsaved) ? 1 : 0);
  saved_.reset();
  if (!unsaved) saved_ = TrimmedText(text_);
  due_at_millis_.reset();
  taken_.reset();
  other_.reset();
  in_flight_ = false;
  ++saves_;
  if (std::exchange(early_number_, domain::TicketNumber{0}) == number) {
    Arrived(number, early_, writes_);
  }
}

void DraftKeeper::Typed(std::string_view text) {
  text_ = text;
  due_at_millis_.reset();
  if (!IsSaved() && !other_.has_value()) due_at_millis_ = clock_.NowMillis() + kPauseMillis;
}

void DraftKeeper::Arrived(domain::TicketNumber number, const domain::ReplyDraft& stored,
                          std::uint64_t writes) {
  if (number != number_) {
    early_number_ = number;
    early_ = stored;
  }
  if (number != number_ || writes != writes_) return;
  if (stored.tag == tag_) {
    saved_ = TrimmedText(stored.text);
    if (!IsSaved() && !due_at_millis_.has_value()) due_at_millis_ = clock_.NowMillis();
    return;
  }
  const bool same = TrimmedText(stored.text) == TrimmedText(text_);
  if (same || IsSaved()) {
    if (!same) taken_ = text_ = stored.text;
    Know(stored);
  } else if (stored.text.empty()) {
    // Gone elsewhere, and written on here.
    Know(stored);
    due_at_millis_ = clock_.NowMillis();
  } else {
    due_at_millis_.reset();
    other_ = stored;
  }
  link_.Changed();
}

std::string DraftKeeper::SentWith(domain::TicketNumber number) {
  sent_tag_ = number == number_ ? tag_ : "";
  return sent_tag_.empty() ? "" : "?draft_tag=" + sent_tag_;
}

void DraftKeeper::Sent(domain::TicketNumber number) {
  ++writes_;
  // What was saved while it went out is to go as well, as the text that is emptied then.
  const bool known = number == number_ && sent_tag_ == tag_ && !other_.has_value();
  if (known) Know({});
}

void DraftKeeper::Pump(bool sending) {
  sending_ = sending;
  const bool due = due_at_millis_.has_value() && clock_.NowMillis() >= *due_at_millis_;
  if (due && !sending && !in_flight_ && link_.MayAsk()) Save();
}

std::optional<Millis> DraftKeeper::NextDeadline() const {
  const bool waits = in_flight_ || sending_ || link_.connection() != Connection::kOnline;
  return waits ? std::nullopt : due_at_millis_;
}

void DraftKeeper::AddOther() {
  if (!other_.has_value()) return;
  const domain::ReplyDraft other = *other_;
  Know(other);
  if (!TrimmedText(text_).empty()) text_ += "\n\n";
  taken_ = text_ += other.text;
  due_at_millis_ = clock_.NowMillis();
  link_.Changed();
}

void DraftKeeper::DropOther() {
  if (!other_.has_value()) return;
  const domain::ReplyDraft other = *other_;
  Know(other);
  due_at_millis_ = clock_.NowMillis();
  link_.Changed();
}

std::string DraftKeeper::mark() const { return IsSaved() ? tag_ : kUnsaved + tag_; }

bool DraftKeeper::IsSaved() const { return saved_.has_value() && TrimmedText(text_) == *saved_; }

void DraftKeeper::Know(const domain::ReplyDraft& stored) {
  tag_ = stored.tag;
  saved_ = TrimmedText(stored.text);
  due_at_millis_.reset();
  other_.reset();
}

void DraftKeeper::Save() {
  due_at_millis_.reset();
  // What cannot be sent either is kept by the page alone.
  if (!domain::CheckDraftText(text_).ok()) return;
  in_flight_ = true;
  ++writes_;
  const auto number = std::to_string(static_cast<std::int64_t>(number_));
  link_.Put("/v1/tickets/" + number + "/draft", wire::EncodeNewDraft({.text = text_, .tag = tag_}),
            [this, save = ++saves_, text = text_](const Result<std::string>& answer) {
              if (save == saves_) ReceiveSaved(text, answer);
            });
}

void DraftKeeper::ReceiveSaved(std::string_view text, const Result<std::string>& answer) {
  in_flight_ = false;
  ++writes_;
  const auto stored =
      answer.ok() ? wire::DecodeReplyDraft(*answer) : Result<domain::ReplyDraft>(answer.error());
  if (stored.ok()) {
    tag_ = stored->tag;
    saved_ = TrimmedText(text);
    if (!IsSaved() && !due_at_millis_.has_value()) {
      due_at_millis_ = clock_.NowMillis() + kPauseMillis;
    }
  } else if (stored.error().code == ErrorCode::kConflict) {
    refresh_wanted_ = true;
  } else if (MayPass(stored.error()) || SaysSessionEnded(stored.error())) {
    due_at_millis_ = clock_.NowMillis();
  }
  link_.Changed();
}

}  // namespace genkan::client
