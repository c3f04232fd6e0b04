// How a process is set: DIR/config.json, overridden by GENKAN_* variables, overridden by options.
// All three use the same names; each complaint is one sentence for the person who set it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/secret.h"
#include "server/log.h"

namespace genkan::server {

struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string public_url;  // Empty: http at the address and port.
  std::string static_dir;  // The built client; empty: the one beside the program.
  std::string assets_dir;  // Page templates and strings; empty: those of static_dir.
  LogLevel log_level = LogLevel::kInfo;
  std::vector<std::string> trusted_proxies;
  Secret smtp_url;        // Empty: mail is written into the data folder.
  std::string mail_from;  // Who mail is from where a portal says nothing of it.
  // Whether sign-in services of the own network and of this machine may be asked.
  bool private_providers = false;
  // How much memory may hold answers that were given lately; 0: all are made anew.
  std::size_t answer_memory_mib = 64;
};

// The names of all settings, as in config.json: "public_url". An option is "--public-url", a
// variable "GENKAN_PUBLIC_URL".
const std::vector<std::string_view>& SettingNames();

// Sets one by its name. What is wrong, or the empty string.
std::string ApplySetting(std::string_view name, std::string_view value, Settings* settings);

// Sets what the text of a config.json holds. What is wrong, or the empty string.
std::string ApplyConfig(std::string_view text, Settings* settings);

// Sets what the environment holds; `variable` is null for what is not set.
std::string ApplyEnvironment(const std::function<const char*(const std::string&)>& variable,
                             Settings* settings);

// What DIR/config.json and the environment of this process set. What is wrong, or the empty string.
std::string ReadConfiguration(const std::string& data, Settings* settings);

// "--public-url" of "public_url".
std::string OptionName(std::string_view setting);

bool IsLoopbackAddress(std::string_view address);

// Whether an origin, as OriginOf gives it, is not this machine's own.
bool LeadsElsewhere(std::string_view origin);

// The origin where no public URL is set: http at the address and port.
std::string HttpOrigin(const Settings& settings);

// "https://support.example" of a public URL that may be used: https, or http on loopback, without a
// path. Sets `complaint` otherwise.
std::string OriginOf(std::string_view public_url, std::string* complaint);

}  // namespace genkan::server
