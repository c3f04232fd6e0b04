#include "server/restore_command.h"

#include <iostream>

#include "server/arguments.h"
#include "server/cli.h"
#include "server/restore.h"
#include "server/sentences.h"
#include "server/system.h"

namespace genkan::server {

int PrintRestoreHelp() {
  std::cout
      << "usage: genkan restore BACKUP [--data DIR] [--replace] [--without-config]\n"
         "                      [--erasures FILE]\n\n"
         "Puts a backup into DIR, which must be new or empty and used by no server. Before it\n"
         "touches anything it holds each file against the backup's manifest. A backup of an older\n"
         "genkan is brought up to date; one of a newer is refused.\n\n"
         "  --replace         takes a folder that is not empty; what is in it is kept, in\n"
         "                    DIR/before-restore-TIME, which you may then delete\n"
         "  --without-config  leaves config.json out, for a copy that is only looked at: it has\n"
         "                    no public address, and its mail lands in DIR/mail\n"
         "  --erasures FILE   a newer erasures.log than the backup's and DIR's own: whoever was\n"
         "                    erased since the backup was made is erased in it again\n";
  return 0;
}

int RunRestore(std::vector<std::string> arguments) {
  RestorePlan plan{.now = SystemClock().NowMillis()};
  plan.data = TakeDataFolder(&arguments);
  if (plan.data.empty()) return Complain("--data needs a folder");
  plan.replace = TakeFlag("--replace", &arguments);
  plan.without_config = TakeFlag("--without-config", &arguments);
  const TakenOption erasures = TakeOption("--erasures", &arguments);
  if (!erasures.complaint.empty()) return Complain(erasures.complaint);
  if (erasures.value) plan.erasures = *erasures.value;
  if (arguments.size() != 1) {
    Complain("restore needs one backup; genkan restore --help says more");
    return 2;
  }
  plan.backup = arguments.front();
  const auto restored =
      Restore(plan, [](std::string_view text) { std::cerr << "genkan: " << text << "\n"; });
  if (!restored.ok()) return Complain(SentenceFor(restored.error()));
  std::cout << plan.data.string() << ": " << RowsIn(restored->manifest, "ticket") << " tickets, "
            << RowsIn(restored->manifest, "contact") << " contacts, of "
            << FileTimeText(restored->manifest.made_at_millis) << "\n";
  if (restored->erased_again > 0) {
    std::cout << restored->erased_again << " people were erased since, and are erased again\n";
  }
  return 0;
}

}  // namespace genkan::server
