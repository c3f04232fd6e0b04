// `genkan backup [FOLDER]`.
#pragma once

#include <string_view>

#include "server/command.h"

namespace genkan::server {

inline constexpr std::string_view kBackupHelp =
    "Makes FOLDER, which holds the database as it is at one moment, the keys, config.json and all\n"
    "other files of the data folder, and manifest.json with what has to be in it. Where FOLDER is\n"
    "there already, a folder named after the time is made in it; without FOLDER, where you stand.\n"
    "Its name ends in .part until it is whole. Only its owner can read it: whoever has it has the\n"
    "portal's data, passwords' hashes and keys. While a server runs, it is the server that "
    "writes.\n"
    "genkan restore takes it.\n";

int RunBackup(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
