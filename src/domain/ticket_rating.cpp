#include "genkan/domain/ticket_rating.h"

#include "genkan/base/utf8.h"
#include "genkan/domain/ticket.h"

namespace genkan::domain {

Result<Rating> CheckRating(const Rating& given) {
  if (given.verdict == Verdict::kNone) return FieldError("verdict", "error.choice_unknown");
  Rating stored = given;
  stored.comment.clear();
  if (IsValidUtf8(given.comment) && TrimmedText(given.comment).empty()) return stored;
  GENKAN_TRY(stored.comment, CheckMessageText(given.comment, "comment"));
  if (CodePointCount(stored.comment) > kRatingCommentCodePointsMax) {
    return FieldError("comment", "error.value_too_long");
  }
  return stored;
}

bool IsChangeable(const Rating& rating, Millis now) {
  return rating.verdict == Verdict::kNone || now < rating.given_at_millis + kRatingChangeMillis;
}

}  // namespace genkan::domain
