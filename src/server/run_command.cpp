// How a command of the table is found and run.
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "server/cli.h"
#include "server/commands.h"
#include "server/password_prompt.h"
#include "server/portal_setup.h"
#include "server/sentences.h"
#include "server/settings.h"
#include "server/sqlite_file.h"
#include "server/trial_folder.h"

namespace genkan::server {
namespace {

std::size_t WordsIn(std::string_view name) {
  return 1 + static_cast<std::size_t>(std::count(name.begin(), name.end(), ' '));
}

std::string JoinWords(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Result<AdminCall> CallFor(const Command& command, const std::vector<std::string>& arguments) {
  AdminCall call{.arguments = arguments};
  std::error_code error;
  call.working_directory = std::filesystem::current_path(error).string();
  if (command.secret_line == SecretLine::kPassword) {
    GENKAN_TRY(call.secret_line, ReadPassword(std::cin, std::cerr));
  }
  return call;
}

bool IsTrial(const Command& command, const std::vector<std::string>& arguments) {
  return !command.trial.empty() &&
         std::find(arguments.begin(), arguments.end(), command.trial) != arguments.end();
}

bool HoldsDatabase(const std::filesystem::path& data) {
  std::error_code error;
  return std::filesystem::exists(data / kSqliteFileName, error);
}

// Nothing a command does needs page templates, so a missing folder is no reason to stop.
AssetsDir AssetsIfAny() {
  auto assets = AssetsDir::Load(FindAssetsDir("", FindStaticDir("")), "");
  return assets.ok() ? std::move(assets).value() : AssetsDir();
}

// As the server has it that will run on this folder; without an origin where its settings are
// wrong, which is for the server to say.
PublicFace FaceOf(const std::string& data) {
  Settings settings;
  std::string complaint = ReadConfiguration(data, &settings);
  if (!complaint.empty()) return {};
  const std::string url = settings.public_url.empty() ? HttpOrigin(settings) : settings.public_url;
  return {.origin = OriginOf(url, &complaint), .mail_from = settings.mail_from};
}

}  // namespace

const Command* FindCommand(std::span<const std::string> arguments) {
  for (const Command& command : Commands()) {
    const std::size_t words = WordsIn(command.name);
    if (arguments.size() >= words && JoinWords(arguments.first(words)) == command.name) {
      return &command;
    }
  }
  return nullptr;
}

int RunCommandOn(Installation& installation, const AdminCall& call, std::ostream& out,
                 std::ostream& err) {
  const Command* command = FindCommand(call.arguments);
  if (command == nullptr) {
    err << "genkan: the running server is another version and has no such command: restart it\n";
    return 2;
  }
  if (command->portal == PortalNeeded::kMadeWhereMissing) {
    const auto portal = EnsurePortal(installation.store(), installation.ports());
    if (!portal.ok()) {
      err << "genkan: " << SentenceFor(portal.error()) << "\n";
      return 1;
    }
  }
  CommandContext context{
      .store = installation.store(),
      .ports = installation.ports(),
      .out = out,
      .err = err,
      .err_is_terminal = err.rdbuf() == std::cerr.rdbuf() && isatty(STDERR_FILENO) == 1,
      .data = installation.data(),
      .working_directory = call.working_directory,
      .public_origin = installation.face().origin,
      .mail_from = installation.face().mail_from,
      .secret_line = call.secret_line,
      .stopping = call.stopping};
  const std::span<const std::string> arguments = call.arguments;
  return command->run(arguments.subspan(WordsIn(command->name)), context);
}

int RunCommand(const Command& command, const std::vector<std::string>& arguments) {
  std::vector<std::string> rest = arguments;
  std::string data = TakeDataFolder(&rest);
  if (data.empty()) return Complain("--data needs a folder");
  std::optional<TrialFolder> trial_folder;
  if (IsTrial(command, rest) && !HoldsDatabase(data)) {
    data = trial_folder.emplace().path();
    if (data.empty()) return Complain("no temporary folder can be made: make room in $TMPDIR");
  }
  if (command.needs_data && !HoldsDatabase(data)) {
    return Complain(data + " holds no installation: name the right folder with --data");
  }
  const auto call = CallFor(command, rest);
  if (!call.ok()) return Complain("the two passwords are not the same");
  const auto say = [](std::string_view text) { std::cerr << "genkan: " << text << "\n"; };
  auto installation = Installation::Open(data, AssetsIfAny(), say);
  if (installation.ok()) {
    (*installation)->SetFace(FaceOf(data));
    return RunCommandOn(**installation, *call, std::cout, std::cerr);
  }
  if (installation.error().code != ErrorCode::kConflict) {
    return Complain(SentenceFor(installation.error()));
  }
  const auto code = CallAdmin(data, *call, std::cout, std::cerr);
  return code.ok() ? *code : Complain(SentenceFor(installation.error()));
}

}  // namespace genkan::server
