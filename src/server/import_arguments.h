// The arguments of `genkan import`, taken apart.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "genkan/service/import.h"
#include "server/text_decoder.h"

namespace genkan::server {

struct ImportArguments {
  enum class From : std::uint8_t { kZendesk, kCsv, kContacts };
  From from = From::kZendesk;
  std::string path;
  service::TableOptions table;
  std::optional<Encoding> encoding;
  // Of dates that name no zone; empty: the portal's.
  std::string time_zone;
  bool dry_run = false;
};

// The arguments, or a sentence about the first that is wrong.
struct ParsedImportArguments {
  ImportArguments arguments;
  std::string complaint;
};
ParsedImportArguments ParseImportArguments(std::span<const std::string> words);

}  // namespace genkan::server
