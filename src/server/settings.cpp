#include "server/settings.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "genkan/wire/json.h"
#include "genkan/wire/mail_message.h"
#include "server/files.h"
#include "server/sentences.h"
#include "server/smtp_mailer.h"

namespace genkan::server {
namespace {

std::string UpperCase(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return upper;
}

std::vector<std::string> SplitAtCommas(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

constexpr std::size_t kAnswerMibMax = 65'536;

template <typename Number>
std::optional<Number> ParseNumber(std::string_view text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool IsAddress(std::string_view text) {
  boost::system::error_code error;
  boost::asio::ip::make_address(std::string(text), error);
  return !error;
}

std::string SettingText(const wire::JsonValue& value) {
  using Kind = wire::JsonValue::Kind;
  if (value.kind == Kind::kInteger) return std::to_string(value.integer);
  if (value.kind != Kind::kArray) return value.text;
  std::string list;
  for (const wire::JsonValue& item : value.items) list += (list.empty() ? "" : ",") + item.text;
  return list;
}

}  // namespace

const std::vector<std::string_view>& SettingNames() {
  static const std::vector<std::string_view> kNames = {"address",          "port",
                                                       "public_url",       "static",
                                                       "assets",           "log_level",
                                                       "trusted_proxies",  "smtp_url",
                                                       "mail_from",        "private_providers",
                                                       "answer_memory_mib"};
  return kNames;
}

std::string OptionName(std::string_view setting) {
  std::string name = "--" + std::string(setting);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

std::string ApplySetting(std::string_view name, std::string_view value, Settings* settings) {
  if (name == "address") {
    if (!IsAddress(value)) return "address must be an IP address such as 127.0.0.1";
    settings->address = value;
  } else if (name == "port") {
    const auto port = ParseNumber<std::uint16_t>(value);
    if (!port) return "port must be a number from 0 to 65535";
    settings->port = *port;
  } else if (name == "public_url") {
    settings->public_url = value;
  } else if (name == "static") {
    settings->static_dir = value;
  } else if (name == "assets") {
    settings->assets_dir = value;
  } else if (name == "log_level") {
    const auto level = ParseLogLevel(value);
    if (!level.ok()) return "log_level must be error, warning, info or debug";
    settings->log_level = *level;
  } else if (name == "trusted_proxies") {
    settings->trusted_proxies = SplitAtCommas(value);
    if (!std::all_of(settings->trusted_proxies.begin(), settings->trusted_proxies.end(),
                     [](const std::string& proxy) { return IsAddress(proxy); })) {
      return "trusted_proxies must be IP addresses separated by commas";
    }
  } else if (name == "smtp_url") {
    settings->smtp_url = Secret(std::string(value));
    return value.empty() ? "" : ComplaintAboutSmtpUrl(value);
  } else if (name == "mail_from") {
    if (!value.empty() && !wire::IsMailable(value)) {
      return "mail_from must be a mail address such as support@example.com";
    }
    settings->mail_from = value;
  } else if (name == "private_providers") {
    if (value != "yes" && value != "no") return "private_providers must be yes or no";
    settings->private_providers = value == "yes";
  } else if (name == "answer_memory_mib") {
    const auto mib = ParseNumber<std::size_t>(value);
    if (!mib || *mib > kAnswerMibMax) {
      return "answer_memory_mib must be a number from 0 to " + std::to_string(kAnswerMibMax);
    }
    settings->answer_memory_mib = *mib;
  } else {
    std::string known;
    for (const std::string_view setting : SettingNames()) {
      known += (known.empty() ? "" : ", ") + std::string(setting);
    }
    return "there is no setting \"" + std::string(name) + "\"; the settings are " + known;
  }
  return {};
}

std::string ApplyConfig(std::string_view text, Settings* settings) {
  const Result<wire::JsonValue> json = wire::ReadJson(text);
  if (!json.ok() || json->kind != wire::JsonValue::Kind::kObject) {
    return "it is no JSON object";
  }
  for (const wire::JsonMember& member : json->members) {
    const std::string complaint = ApplySetting(member.name, SettingText(member.value), settings);
    if (!complaint.empty()) return complaint;
  }
  return {};
}

std::string ApplyEnvironment(const std::function<const char*(const std::string&)>& variable,
                             Settings* settings) {
  for (const std::string_view setting : SettingNames()) {
    const std::string name = "GENKAN_" + UpperCase(setting);
    const char* value = variable(name);
    if (value == nullptr) continue;
    const std::string complaint = ApplySetting(setting, value, settings);
    if (!complaint.empty()) return name + ": " + complaint;
  }
  return {};
}

std::string ReadConfiguration(const std::string& data, Settings* settings) {
  const std::filesystem::path path = std::filesystem::path(data) / "config.json";
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    const auto text = ReadFile(path);
    if (!text.ok()) return SentenceFor(text.error());
    const std::string complaint = ApplyConfig(*text, settings);
    if (!complaint.empty()) return path.string() + ": " + complaint;
  }
  return ApplyEnvironment([](const std::string& name) { return std::getenv(name.c_str()); },
                          settings);
}

bool IsLoopbackAddress(std::string_view address) {
  boost::system::error_code error;
  const auto parsed = boost::asio::ip::make_address(std::string(address), error);
  return !error && parsed.is_loopback();
}

namespace {

std::string_view HostOf(std::string_view authority) {
  if (authority.starts_with('[')) return authority.substr(1, authority.find(']') - 1);
  return authority.substr(0, authority.rfind(':'));
}

bool IsThisMachine(std::string_view host) { return host == "localhost" || IsLoopbackAddress(host); }

}  // namespace

bool LeadsElsewhere(std::string_view origin) {
  const std::size_t authority = origin.find("://");
  return authority != std::string_view::npos &&
         !IsThisMachine(HostOf(origin.substr(authority + 3)));
}

std::string HttpOrigin(const Settings& settings) {
  const bool brackets = settings.address.find(':') != std::string::npos;
  const std::string host = brackets ? "[" + settings.address + "]" : settings.address;
  return "http://" + host + ":" + std::to_string(settings.port);
}

std::string OriginOf(std::string_view public_url, std::string* complaint) {
  const bool secure = public_url.starts_with("https://");
  if (!secure && !public_url.starts_with("http://")) {
    *complaint = "the public URL must begin with https:// (or http:// on this machine)";
    return {};
  }
  const std::size_t scheme_bytes = secure ? 8 : 7;
  std::string_view authority = public_url.substr(scheme_bytes);
  if (authority.ends_with('/')) authority.remove_suffix(1);
  if (authority.empty() || authority.find_first_of("/?#@ ") != std::string_view::npos) {
    *complaint = "the public URL must be a scheme and a host, such as https://support.example";
    return {};
  }
  if (!secure && !IsThisMachine(HostOf(authority))) {
    *complaint =
        "a public URL that is not on this machine must be https: put a reverse proxy with TLS in "
        "front and give its address, such as --public-url https://support.example";
    return {};
  }
  // Browsers leave the scheme's own port out of an origin (RFC 6454 §6.2).
  const std::string_view own_port = secure ? ":443" : ":80";
  if (authority.ends_with(own_port)) authority.remove_suffix(own_port.size());
  std::string origin(public_url.substr(0, scheme_bytes + authority.size()));
  std::transform(origin.begin(), origin.end(), origin.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return origin;
}

}  // namespace genkan::server
