#include "server/sample_command.h"

#include "genkan/service/sample_fill.h"
#include "server/sentences.h"

namespace genkan::server {

int RunSample(std::span<const std::string> arguments, CommandContext& context) {
  if (!arguments.empty()) {
    context.err << "genkan: sample takes no \"" << arguments.front() << "\"\n";
    return 2;
  }
  const Status filled = service::FillSampleData(context.store, context.ports);
  if (!filled.ok() && filled.error().code == ErrorCode::kConflict) {
    context.err << "genkan: this folder has a portal already; sample data goes into a new one\n";
    return 1;
  }
  if (!filled.ok()) {
    context.err << "genkan: the sample data cannot be filled in: " << SentenceFor(filled.error())
                << "\n";
    return 1;
  }
  context.out << "the sample data is in; the password of these is " << service::kSamplePassword
              << "\n";
  for (const std::string_view email : service::kSampleSignIns) context.out << "  " << email << "\n";
  return 0;
}

}  // namespace genkan::server
