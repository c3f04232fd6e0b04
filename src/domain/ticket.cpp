#include "genkan/domain/ticket.h"

#include <algorithm>

#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

constexpr std::size_t kClientKeyLengthMin = 8;
constexpr std::size_t kClientKeyLengthMax = 64;

std::string WithUnixLineEnds(std::string_view text) {
  std::string unix_text;
  unix_text.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      unix_text += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      unix_text += '\n';
    }
  }
  return unix_text;
}

std::string_view WithoutTrailingSpace(std::string_view text) {
  const std::string_view trimmed = TrimmedText(text);
  if (trimmed.empty()) return trimmed;
  return text.substr(0, static_cast<std::size_t>(trimmed.data() - text.data()) + trimmed.size());
}

bool IsKeyCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
         c == '-';
}

const Stage* FirstOpenStage(const Pipeline& pipeline, std::optional<Turn> waits_for) {
  for (const Stage& stage : pipeline.stages) {
    if (stage.retired || stage.kind != StageKind::kOpen) continue;
    if (!waits_for || stage.turn == *waits_for) return &stage;
  }
  return nullptr;
}

}  // namespace

Result<std::string> CheckMessageText(std::string_view text, std::string_view field) {
  if (!IsValidUtf8(text)) return FieldError(field, "error.text_forbidden");
  const std::string unix_text = WithUnixLineEnds(text);
  if (HasForbiddenControl(unix_text, true)) return FieldError(field, "error.text_forbidden");
  const std::string_view stored = WithoutTrailingSpace(unix_text);
  if (stored.empty()) return FieldError(field, "error.message_empty");
  if (stored.size() > kMessageBytesMax) {
    return FieldError(field, "error.message_too_long", {{"max", std::to_string(kMessageBytesMax)}});
  }
  return std::string(stored);
}

Result<std::string> CheckSubject(std::string_view subject) {
  if (!IsValidUtf8(subject)) return FieldError("subject", "error.text_forbidden");
  const std::string_view trimmed = TrimmedText(subject);
  if (HasForbiddenControl(trimmed, false)) return FieldError("subject", "error.text_forbidden");
  if (trimmed.empty()) return FieldError("subject", "error.subject_empty");
  if (CodePointCount(trimmed) > kSubjectCodePointsMax) {
    return FieldError("subject", "error.subject_too_long",
                      {{"max", std::to_string(kSubjectCodePointsMax)}});
  }
  return std::string(trimmed);
}

Status CheckClientKey(std::string_view client_key) {
  const bool right_length =
      client_key.size() >= kClientKeyLengthMin && client_key.size() <= kClientKeyLengthMax;
  if (!right_length || !std::all_of(client_key.begin(), client_key.end(), IsKeyCharacter)) {
    return FieldError("client_key", "error.client_key_invalid");
  }
  return Done{};
}

const Stage* FindStage(const Pipeline& pipeline, StageId stage) {
  for (const Stage& candidate : pipeline.stages) {
    if (candidate.id == stage) return &candidate;
  }
  return nullptr;
}

StageId StageAfterCustomerReply(const Pipeline& pipeline, StageId current) {
  const Stage* now = FindStage(pipeline, current);
  const bool open = now != nullptr && now->kind == StageKind::kOpen;
  if (open && now->turn == Turn::kSupport) return current;
  if (const Stage* next = FirstOpenStage(pipeline, Turn::kSupport)) return next->id;
  if (open) return current;
  const Stage* any_open = FirstOpenStage(pipeline, std::nullopt);
  return any_open != nullptr ? any_open->id : current;
}

StageId StageAfterStaffAnswer(const Pipeline& pipeline, StageId current) {
  const Stage* now = FindStage(pipeline, current);
  const bool open = now != nullptr && now->kind == StageKind::kOpen;
  if (!open || now->turn == Turn::kCustomer) return current;
  const Stage* next = FirstOpenStage(pipeline, Turn::kCustomer);
  return next != nullptr ? next->id : current;
}

ContactId RequesterOf(const Ticket& ticket) {
  for (const TicketContact& each : ticket.contacts) {
    if (each.involvement == Involvement::kRequester) return each.contact;
  }
  return {};
}

}  // namespace genkan::domain
