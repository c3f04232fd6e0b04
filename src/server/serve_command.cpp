#include "server/serve_command.h"

#include <sys/resource.h>
#include <unistd.h>

#include <iostream>

#include "server/arguments.h"
#include "server/cli.h"
#include "server/portal_server.h"

namespace genkan::server {
namespace {

// Every connection is a descriptor.
void RaiseDescriptorLimit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

std::string ReadOptions(std::vector<std::string>* arguments, Settings* settings) {
  for (const std::string_view setting : SettingNames()) {
    const std::string option = OptionName(setting);
    const TakenOption taken = TakeOption(option, arguments);
    if (!taken.complaint.empty()) return taken.complaint;
    if (!taken.value) continue;
    const std::string complaint = ApplySetting(setting, *taken.value, settings);
    if (!complaint.empty()) return option + ": " + complaint;
  }
  if (arguments->empty()) return {};
  return "serve does not know \"" + arguments->front() +
         "\"; genkan serve --help lists its options";
}

std::string ReadSettings(const std::string& data, std::vector<std::string>* arguments,
                         Settings* settings) {
  const std::string complaint = ReadConfiguration(data, settings);
  return complaint.empty() ? ReadOptions(arguments, settings) : complaint;
}

}  // namespace

int PrintServeHelp() {
  std::cout
      << "usage: genkan serve [--data DIR] [OPTIONS]\n\n"
         "Serves the portal until SIGTERM or SIGINT, then answers what is under way and ends.\n\n"
         "  --port N             the port, 8080 if none is given; 0 takes a free one\n"
         "  --address ADDRESS    where to listen, 127.0.0.1 if none is given\n"
         "  --public-url URL     what people type: https, or http on this machine alone\n"
         "  --static DIR         the built client, if it is not beside the program\n"
         "  --assets DIR         page templates and strings, if not those of the built client\n"
         "  --log-level LEVEL    error, warning, info or debug\n"
         "  --trusted-proxies A  addresses of reverse proxies whose X-Forwarded-For is believed\n"
         "  --smtp-url URL       the mail server, such as smtps://user:password@mail.example:465;\n"
         "                       best kept in config.json. Without one mail lands in DIR/mail\n"
         "  --mail-from ADDRESS  who mail is from, where a portal says nothing of it\n"
         "  --answer-memory-mib N  how much memory may hold lists that were asked for lately, 64 "
         "if\n"
         "                       nothing is given; 0 has each made anew\n"
         "  --private-providers  yes lets portals ask sign-in services (OpenID Connect) of your "
         "own\n"
         "                       network; without it they must be on the internet, or on this\n"
         "                       machine while the portal is\n\n"
         "DIR/config.json may set the same as \"public_url\" and so on, and so may variables such\n"
         "as GENKAN_PUBLIC_URL; options win over variables, variables over the file.\n";
  return 0;
}

int RunServe(std::vector<std::string> arguments) {
  const std::string data = TakeDataFolder(&arguments);
  if (data.empty()) return Complain("--data needs a folder");
  Settings settings;
  const std::string complaint = ReadSettings(data, &arguments, &settings);
  if (!complaint.empty()) {
    Complain(complaint);
    return 2;
  }
  RaiseDescriptorLimit();
  PortalServer server(data, settings);
  const std::string refusal = server.Open();
  if (!refusal.empty()) return Complain(refusal);
  if (const std::string link = server.SetUpLink(); !link.empty()) {
    std::cout << "set up " << link << "\n";
  }
  std::cout << "ready " << server.origin() << "/" << std::endl;
  server.RunUntilSignal();
  return 0;
}

}  // namespace genkan::server
