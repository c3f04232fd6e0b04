// A rating as JSON: {"verdict": "good", "comment": "…", "given_at_millis": 1}.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/ticket_rating.h"

namespace genkan::wire {

// "good" or "bad"; "none" where nothing was said.
std::string_view VerdictWord(domain::Verdict verdict);

std::string EncodeRating(const domain::Rating& rating);
Result<domain::Rating> DecodeRating(std::string_view body);

// What a customer sends: {"verdict": "good", "comment": "…"}; the comment may be left out.
std::string EncodeNewRating(const domain::Rating& rating);
Result<domain::Rating> DecodeNewRating(std::string_view body);

}  // namespace genkan::wire
