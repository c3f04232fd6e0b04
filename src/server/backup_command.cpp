#include "server/backup_command.h"

#include "server/backup.h"
#include "server/sentences.h"

namespace genkan::server {
namespace {

namespace fs = std::filesystem;

fs::path TargetOf(std::span<const std::string> arguments, const CommandContext& context) {
  const fs::path given =
      context.working_directory / (arguments.empty() ? std::string(".") : arguments.front());
  std::error_code failed;
  // SQLite opens nothing by way of a link.
  const fs::path place = fs::weakly_canonical(given, failed);
  if (!fs::is_directory(place, failed)) return place;
  return place / ("genkan-" + FileTimeText(context.ports.clock.NowMillis()));
}

}  // namespace

int RunBackup(std::span<const std::string> arguments, CommandContext& context) {
  if (arguments.size() > 1) return Misused(context, "backup takes one folder");
  const BackupPlan plan{.data = context.data,
                        .target = TargetOf(arguments, context),
                        .now = context.ports.clock.NowMillis(),
                        .go_on = [&] { return context.stopping == nullptr || !*context.stopping; }};
  const auto manifest =
      WriteBackup(plan, [&](std::string_view text) { context.err << "genkan: " << text << "\n"; });
  if (!manifest.ok()) return Fail(context, SentenceFor(manifest.error()));
  std::int64_t bytes = 0;
  for (const BackupFile& file : manifest->files) bytes += file.digest.bytes;
  context.out << plan.target.string() << ": " << RowsIn(*manifest, "ticket") << " tickets, "
              << RowsIn(*manifest, "contact") << " contacts, " << manifest->files.size()
              << " files, " << bytes << " bytes\n";
  return 0;
}

}  // namespace genkan::server
