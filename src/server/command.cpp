#include "server/command.h"

namespace genkan::server {

int Fail(CommandContext& context, std::string_view sentence) {
  context.err << "genkan: " << sentence << "\n";
  return 1;
}

int Misused(CommandContext& context, std::string_view sentence) {
  Fail(context, sentence);
  return 2;
}

}  // namespace genkan::server
