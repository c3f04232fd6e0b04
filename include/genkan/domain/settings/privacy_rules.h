// For how long tickets are kept once they are closed.
#pragma once

#include <cstdint>
#include <vector>

#include "genkan/domain/ids.h"
#include "genkan/domain/settings/fields.h"

namespace genkan::domain {

inline constexpr std::int64_t kRetentionMonthsMax = 600;

struct PipelineRetention {
  PipelineId pipeline;
  std::int64_t months = 0;  // Since it was closed; 0: for ever.
  friend bool operator==(const PipelineRetention&, const PipelineRetention&) = default;
};

struct PrivacyRules {
  std::vector<PipelineRetention> retention;  // Of one that is not named: for ever.
  friend bool operator==(const PrivacyRules&, const PrivacyRules&) = default;
};

// The months of a pipeline; 0: for ever.
std::int64_t MonthsKept(const PrivacyRules& rules, PipelineId pipeline);

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<PipelineRetention> auto& retention) {
  visit("pipeline", retention.pipeline);
  visit("months", retention.months);
}

template <typename Visitor>
void VisitFields(Visitor& visit, RecordOf<PrivacyRules> auto& rules) {
  visit("retention", rules.retention);
}

}  // namespace genkan::domain
