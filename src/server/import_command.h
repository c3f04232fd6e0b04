// `genkan import`: files in, a summary out.
#pragma once

#include <span>
#include <string>

#include "server/command.h"

namespace genkan::server {

inline constexpr std::string_view kImportHelp =
    "  zendesk DIR   a Zendesk JSON export: tickets.json, users.json, organizations.json\n"
    "  csv FILE      any table of tickets with a header row\n"
    "  contacts FILE a table of contacts and companies with a header row: name (or family and\n"
    "                given name, reading), address, company, language\n"
    "\n"
    "  --dry-run             print the same, change nothing\n"
    "  --column FIELD=HEADER say which column holds what; FIELD is number, subject,\n"
    "                        description, status, priority, category, created, updated,\n"
    "                        requester, email, company, owner or channel\n"
    "  --date-order ORDER    ymd, dmy or mdy, where dates such as 03/04/2024 leave it open\n"
    "  --time-zone ZONE      such as Asia/Tokyo, for dates that name none; else the portal's\n"
    "  --delimiter D         comma, semicolon or tab, where it is not found\n"
    "  --encoding E          utf-8, utf-16le, utf-16be, cp932 or windows-1252\n"
    "  --source NAME         keeps the ticket numbers of several systems apart (csv)\n"
    "\n"
    "Sends no mail and grants no rights: agents and admins become authors of messages only,\n"
    "end users may be let in by `genkan admin set-password`, suspended ones not. What was\n"
    "imported before is left as it is, so that an import can be run again.\n";

// With the arguments after `import`.
int RunImport(std::span<const std::string> arguments, CommandContext& context);

}  // namespace genkan::server
