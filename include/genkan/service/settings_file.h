// A portal's settings as one file: brought out, and put in as a whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/service/ports.h"
#include "genkan/service/store.h"

namespace genkan::service {

// What applying a file changes, for the person to read.
struct SettingsChange {
  std::string section;
  std::string before;  // JSON.
  std::string after;
};

struct SettingsFileParts {
  Store& store;
  const Ports& ports;
  domain::PortalId portal;
};

// Checks the file as the API checks each section and says what it would change.
Result<std::vector<SettingsChange>> CompareSettings(const SettingsFileParts& parts,
                                                    std::string_view json);
// The same, and does it: all of it, or on an error nothing. Each changed section gets an entry in
// the audit log, in nobody's name: it was done in a shell.
Result<std::vector<SettingsChange>> ApplySettings(const SettingsFileParts& parts,
                                                  std::string_view json);

}  // namespace genkan::service
