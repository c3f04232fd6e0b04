#include "genkan/domain/desk.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "genkan/base/utf8.h"

namespace genkan::domain {
namespace {

struct StageModel {
  StageKind kind;
  Turn turn;
};

constexpr StageModel kFirstStages[] = {
    {StageKind::kOpen, Turn::kSupport},
    {StageKind::kOpen, Turn::kSupport},
    {StageKind::kOpen, Turn::kCustomer},
    {StageKind::kClosed, Turn::kNobody},
};

// In every language that ships. Not among the strings: each reader has those in one language only.
struct FirstStageNames {
  const char* language;
  const char* names[std::size(kFirstStages)];
};

constexpr FirstStageNames kFirstStageNames[] = {
    {"en", {"New", "Waiting for us", "Waiting for you", "Closed"}},
    {"ja", {"受付済み", "対応中", "お客様の返信待ち", "完了"}},
    {"pl", {"Nowe", "W trakcie obsługi", "Czeka na Państwa odpowiedź", "Zamknięte"}},
};

// Their names, those in `language` first.
LocalText NamesOfFirstStage(std::size_t index, std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  LocalText names;
  for (const FirstStageNames& each : kFirstStageNames) {
    const auto place = each.language == primary ? names.begin() : names.end();
    names.insert(place, LocalEntry{.language = each.language, .text = each.names[index]});
  }
  return names;
}

std::string StagePath(std::size_t index, std::string_view field) {
  return "stages." + std::to_string(index) + "." + std::string(field);
}

// As it is kept: languages in which nothing is said are left out.
Result<LocalText> CheckCustomerNames(const LocalText& names, const std::string& field) {
  LocalText kept;
  std::set<std::string_view> languages;
  for (const LocalEntry& entry : names) {
    if (!IsLanguageTag(entry.language)) return FieldError(field, "error.language_unknown");
    if (!languages.insert(entry.language).second) return FieldError(field, "error.value_twice");
    if (TrimmedText(entry.text).empty()) continue;
    GENKAN_TRY(std::string name, CheckDeskName(entry.text, field));
    kept.push_back({.language = entry.language, .text = std::move(name)});
  }
  if (kept.empty()) return FieldError(field, "error.name_needed");
  return kept;
}

bool HasStage(const Pipeline& pipeline, StageKind kind) {
  return std::any_of(pipeline.stages.begin(), pipeline.stages.end(),
                     [&](const Stage& stage) { return stage.kind == kind && !stage.retired; });
}

// Refuses where the rules need `id` as a stage of that kind and it is not there for it.
Status CheckStageServes(const Pipeline& pipeline, StageId id, StageKind kind,
                        std::string_view message_key) {
  if (!id) return Done{};
  for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
    const Stage& stage = pipeline.stages[i];
    if (stage.id != id) continue;
    if (stage.retired) return FieldError(StagePath(i, "retired"), message_key);
    if (stage.kind != kind) return FieldError(StagePath(i, "kind"), message_key);
    return Done{};
  }
  return FieldError("stages", message_key);
}

template <typename AnyId, typename Record>
Status Order(std::span<const AnyId> ids, std::vector<Record>* records) {
  if (ids.size() != records->size()) return ErrorCode::kConflict;
  std::vector<Record> ordered;
  for (const AnyId id : ids) {
    const auto found = std::find_if(records->begin(), records->end(),
                                    [&](const Record& record) { return record.id == id; });
    if (found == records->end()) return ErrorCode::kConflict;
    ordered.push_back(std::move(*found));
    records->erase(found);
    ordered.back().position = static_cast<int>(ordered.size()) - 1;
  }
  *records = std::move(ordered);
  return Done{};
}

}  // namespace

std::int64_t TicketsIn(const PipelineInUse& used, StageId stage) {
  for (const StageUse& use : used.stage_tickets) {
    if (use.stage == stage) return use.tickets;
  }
  return 0;
}

std::int64_t TicketsIn(const PipelineInUse& used) {
  std::int64_t tickets = 0;
  for (const StageUse& use : used.stage_tickets) tickets += use.tickets;
  return tickets;
}

Result<std::string> CheckDeskName(std::string_view name, std::string_view field) {
  const std::string_view trimmed = TrimmedText(name);
  if (!IsValidUtf8(name) || HasForbiddenControl(trimmed, false)) {
    return FieldError(field, "error.text_forbidden");
  }
  if (trimmed.empty()) return FieldError(field, "error.name_needed");
  if (CodePointCount(trimmed) > kDeskNameCodePointsMax) {
    return FieldError(field, "error.value_too_long");
  }
  return std::string(trimmed);
}

Result<Inbox> CheckInbox(Inbox inbox) {
  GENKAN_TRY(inbox.name, CheckDeskName(inbox.name, "name"));
  return inbox;
}

Result<Pipeline> CheckPipeline(Pipeline pipeline) {
  GENKAN_TRY(pipeline.name, CheckDeskName(pipeline.name, "name"));
  if (pipeline.stages.size() > kStagesMax) {
    return FieldError("stages", "error.list_too_long", {{"max", std::to_string(kStagesMax)}});
  }
  std::set<StageId> ids;
  for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
    Stage& stage = pipeline.stages[i];
    if (!stage.id) return FieldError(StagePath(i, "id"), "error.id_invalid");
    if (!ids.insert(stage.id).second) return FieldError(StagePath(i, "id"), "error.value_twice");
    GENKAN_TRY(stage.name, CheckDeskName(stage.name, StagePath(i, "name")));
    GENKAN_TRY(stage.customer_names,
               CheckCustomerNames(stage.customer_names, StagePath(i, "customer_names")));
    stage.pipeline = pipeline.id;
    stage.position = static_cast<int>(i);
  }
  if (!HasStage(pipeline, StageKind::kOpen)) {
    return FieldError("stages", "error.pipeline_needs_open");
  }
  if (!HasStage(pipeline, StageKind::kClosed)) {
    return FieldError("stages", "error.pipeline_needs_closed");
  }
  return pipeline;
}

Status CheckInboxServes(const Inbox& inbox, const TicketRules& rules,
                        std::span<const ChannelAccount> accounts) {
  if (!inbox.retired) return Done{};
  for (const ChannelAccount& account : accounts) {
    if (account.inbox == inbox.id && account.id == rules.form_channel_account) {
      return FieldError("retired", "error.inbox_receives");
    }
  }
  return Done{};
}

Status CheckPipelineServes(const Pipeline& pipeline, const TicketRules& rules) {
  if (pipeline.id == rules.new_ticket_pipeline) {
    if (pipeline.retired) return FieldError("retired", "error.pipeline_receives");
    GENKAN_TRY_OK(CheckStageServes(pipeline, rules.new_ticket_stage, StageKind::kOpen,
                                   "error.stage_receives"));
  }
  const PipelineRules own = RulesOf(rules, pipeline.id);
  return CheckStageServes(pipeline, own.closed_stage, StageKind::kClosed, "error.stage_closes");
}

std::vector<Stage> FirstStages(PipelineId pipeline, std::string_view language, Millis now,
                               Random& random) {
  std::vector<Stage> stages;
  for (const StageModel& model : kFirstStages) {
    LocalText names = NamesOfFirstStage(stages.size(), language);
    stages.push_back({.id = NewId<StageId>(now, random),
                      .pipeline = pipeline,
                      .name = names.front().text,
                      .customer_names = std::move(names),
                      .kind = model.kind,
                      .turn = model.turn,
                      .position = static_cast<int>(stages.size())});
  }
  return stages;
}

Status PutInOrder(std::span<const InboxId> ids, std::vector<Inbox>* records) {
  return Order(ids, records);
}

Status PutInOrder(std::span<const PipelineId> ids, std::vector<Pipeline>* records) {
  return Order(ids, records);
}

}  // namespace genkan::domain
