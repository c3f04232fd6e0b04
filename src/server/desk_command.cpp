#include "server/desk_command.h"

#include <optional>

#include "genkan/service/desk_changes.h"
#include "server/arguments.h"
#include "server/fields_command.h"
#include "server/portal_argument.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

using domain::Inbox;
using domain::Pipeline;

constexpr std::string_view kRecords =
    "what it is: inbox, pipeline, category, field, property or form";

std::string SentenceForDesk(const Error& error) {
  const std::string& key = error.message_key;
  if (key == "error.name_needed") return "a name holds at least one character";
  if (key == "error.value_too_long") return "a name holds at most 200 characters";
  if (key == "error.text_forbidden") return "the name holds characters that cannot be stored";
  if (key == "error.list_too_long") return "there are 100 already: that is all there may be";
  if (key == "error.inbox_receives" || key == "error.pipeline_receives") {
    return "new tickets go there: choose another in the portal's settings under Tickets first";
  }
  return SentenceFor(error);
}

std::string CountOf(std::int64_t tickets) {
  return std::to_string(tickets) + (tickets == 1 ? " ticket" : " tickets");
}

// The one record that is called `wanted`, or has that id; complains itself where there is none or
// several.
template <typename Record>
const Record* Choose(const std::vector<Record>& records, const std::string& wanted,
                     CommandContext& context) {
  const Record* chosen = nullptr;
  for (const Record& record : records) {
    if (domain::IdText(record.id) == wanted) return &record;
    if (record.name != wanted) continue;
    if (chosen != nullptr) {
      Fail(context, "there are several \"" + wanted + "\": give the id that list-desk shows");
      return nullptr;
    }
    chosen = &record;
  }
  if (chosen == nullptr) {
    Fail(context, "there is no \"" + wanted + "\": see genkan admin list-desk");
  }
  return chosen;
}

// Saves it together with its entry in the audit log, in nobody's name.
template <typename Saving>
Status SaveAndLog(const domain::Portal& portal, CommandContext& context, const Saving& save) {
  return context.store.Atomically([&]() -> Status {
    GENKAN_TRY(const service::DeskChange change, save());
    if (change.action.empty()) return Done{};
    const Millis now = context.ports.clock.NowMillis();
    return context.store.AddAuditEntry(
        portal.id, {.id = domain::NewId<domain::AuditId>(now, context.ports.random),
                    .at_millis = now,
                    .action = change.action,
                    .subject = change.subject,
                    .before = change.before,
                    .after = change.after});
  });
}

Status Save(const domain::Portal& portal, CommandContext& context, const Inbox& inbox) {
  return SaveAndLog(portal, context, [&] {
    return service::SaveInbox({context.store, context.ports, portal}, inbox);
  });
}

Status Save(const domain::Portal& portal, CommandContext& context, const Pipeline& pipeline) {
  return SaveAndLog(portal, context, [&] {
    return service::SavePipeline({context.store, context.ports, portal}, pipeline);
  });
}

Result<std::int64_t> TicketsOf(const domain::Portal& portal, const CommandContext& context,
                               const Inbox& inbox) {
  return context.store.TicketsOfInbox(portal.id, inbox.id);
}

Result<std::int64_t> TicketsOf(const domain::Portal& portal, const CommandContext& context,
                               const Pipeline& pipeline) {
  domain::PipelineInUse used{.pipeline = pipeline, .stage_tickets = {}};
  GENKAN_TRY(used.stage_tickets, context.store.TicketsInStages(portal.id, pipeline.id));
  return domain::TicketsIn(used);
}

template <typename Record>
void PrintRecord(const char* what, const Record& record, CommandContext& context) {
  context.out << domain::IdText(record.id) << "  " << what << "  " << record.name
              << (record.retired ? "  (retired)" : "") << "\n";
}

template <typename Record>
int Rename(const std::vector<Record>& records, const std::vector<std::string>& names,
           const domain::Portal& portal, CommandContext& context) {
  const Record* chosen = Choose(records, names[1], context);
  if (chosen == nullptr) return 1;
  Record renamed = *chosen;
  renamed.name = names[2];
  const Status saved = Save(portal, context, renamed);
  if (!saved.ok()) return Fail(context, SentenceForDesk(saved.error()));
  context.out << "\"" << chosen->name << "\" is called \"" << names[2] << "\" now\n";
  return 0;
}

struct Retiring {
  std::string name;
  bool undo = false;
  bool dry_run = false;
};

template <typename Record>
int Retire(const std::vector<Record>& records, const Retiring& wanted, const domain::Portal& portal,
           CommandContext& context) {
  const Record* chosen = Choose(records, wanted.name, context);
  if (chosen == nullptr) return 1;
  const auto tickets = TicketsOf(portal, context, *chosen);
  if (!tickets.ok()) return Fail(context, SentenceFor(tickets.error()));
  if (wanted.dry_run) {
    context.out << "\"" << chosen->name << "\" holds " << CountOf(*tickets)
                << ": nothing was changed, this was a dry run\n";
    return 0;
  }
  Record changed = *chosen;
  changed.retired = !wanted.undo;
  const Status saved = Save(portal, context, changed);
  if (!saved.ok()) return Fail(context, SentenceForDesk(saved.error()));
  context.out << "\"" << chosen->name << "\" is "
              << (wanted.undo ? "in use again" : "retired; what is in it stays") << ": "
              << CountOf(*tickets) << "\n";
  return 0;
}

}  // namespace

int RunListDesk(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (!arguments.empty()) return Misused(context, "list-desk takes no " + arguments[0]);
  const auto desk = service::ReadDesk(context.store, portal->id);
  if (!desk.ok()) return Fail(context, SentenceFor(desk.error()));
  for (const Inbox& inbox : desk->inboxes) {
    PrintRecord(inbox.kind == domain::InboxKind::kInbox ? "inbox" : "help desk", inbox, context);
  }
  for (const Pipeline& pipeline : desk->pipelines) {
    PrintRecord("pipeline", pipeline, context);
    for (const domain::Stage& stage : pipeline.stages) {
      const bool open = stage.kind == domain::StageKind::kOpen;
      context.out << "  " << (open ? "open" : "closed") << "  " << stage.name
                  << (stage.retired ? "  (retired)" : "") << "\n";
    }
  }
  return 0;
}

int RunAddInbox(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const bool help_desk = TakeFlag("--help-desk", &arguments);
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (arguments.size() != 1) return Misused(context, "add-inbox needs one name");
  const Millis now = context.ports.clock.NowMillis();
  const Inbox inbox{.id = domain::NewId<domain::InboxId>(now, context.ports.random),
                    .name = arguments[0],
                    .kind = help_desk ? domain::InboxKind::kHelpDesk : domain::InboxKind::kInbox};
  const Status saved = Save(*portal, context, inbox);
  if (!saved.ok()) return Fail(context, SentenceForDesk(saved.error()));
  PrintRecord(help_desk ? "help desk" : "inbox", inbox, context);
  return 0;
}

int RunAddPipeline(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (arguments.size() != 1) return Misused(context, "add-pipeline needs one name");
  const Millis now = context.ports.clock.NowMillis();
  Pipeline pipeline{.id = domain::NewId<domain::PipelineId>(now, context.ports.random),
                    .name = arguments[0]};
  const std::string language = portal->languages.empty() ? "en" : portal->languages.front();
  pipeline.stages = domain::FirstStages(pipeline.id, language, now, context.ports.random);
  const Status saved = Save(*portal, context, pipeline);
  if (!saved.ok()) return Fail(context, SentenceForDesk(saved.error()));
  PrintRecord("pipeline", pipeline, context);
  return 0;
}

int RunRename(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  const TakenOption language = TakeOption("--language", &arguments);
  if (!language.complaint.empty()) return Misused(context, language.complaint);
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (arguments.size() != 3) {
    return Misused(context, "rename needs what it is, its name and the new name");
  }
  if (IsOfFields(arguments[0])) {
    return RenameField(*portal,
                       {.what = arguments[0],
                        .name = arguments[1],
                        .new_name = arguments[2],
                        .language = language.value.value_or("")},
                       context);
  }
  const auto desk = service::ReadDesk(context.store, portal->id);
  if (!desk.ok()) return Fail(context, SentenceFor(desk.error()));
  if (arguments[0] == "inbox") return Rename(desk->inboxes, arguments, *portal, context);
  if (arguments[0] == "pipeline") return Rename(desk->pipelines, arguments, *portal, context);
  return Misused(context, kRecords);
}

int RunRetire(std::span<const std::string> given, CommandContext& context) {
  std::vector<std::string> arguments(given.begin(), given.end());
  Retiring wanted{.name = {},
                  .undo = TakeFlag("--undo", &arguments),
                  .dry_run = TakeFlag("--dry-run", &arguments)};
  const auto portal = TakePortal(&arguments, context);
  if (!portal) return 1;
  if (arguments.size() != 2) {
    return Misused(context, "retire needs what it is, and its name");
  }
  wanted.name = arguments[1];
  if (IsOfFields(arguments[0])) {
    return RetireField(*portal,
                       {.what = arguments[0],
                        .name = arguments[1],
                        .undo = wanted.undo,
                        .dry_run = wanted.dry_run},
                       context);
  }
  const auto desk = service::ReadDesk(context.store, portal->id);
  if (!desk.ok()) return Fail(context, SentenceFor(desk.error()));
  if (arguments[0] == "inbox") return Retire(desk->inboxes, wanted, *portal, context);
  if (arguments[0] == "pipeline") return Retire(desk->pipelines, wanted, *portal, context);
  return Misused(context, kRecords);
}

}  // namespace genkan::server
