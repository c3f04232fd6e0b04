#include "server/import_arguments.h"

#include <string_view>

#include "server/locale_icu.h"

namespace genkan::server {
namespace {

using service::DateOrder;

std::string FieldNames() {
  std::string names;
  for (std::size_t i = 0; i < service::kTableFields; ++i) {
    names += (i == 0 ? "" : ", ");
    names += TableFieldName(static_cast<service::TableField>(i));
  }
  return names;
}

std::string TakeColumn(const std::string& value, ImportArguments* arguments) {
  const std::size_t equals = value.find('=');
  if (equals == std::string::npos || equals + 1 == value.size()) {
    return "--column needs field=\"Header\", such as --column subject=\"Ticket Subject\"";
  }
  const auto field = service::TableFieldNamed(value.substr(0, equals));
  if (!field)
    return "--column knows no field \"" + value.substr(0, equals) + "\", only " + FieldNames();
  arguments->table.columns.push_back({*field, value.substr(equals + 1)});
  return {};
}

std::string TakeDelimiter(const std::string& value, ImportArguments* arguments) {
  char delimiter = value.size() == 1 ? value[0] : '\0';
  if (value == "comma") delimiter = ',';
  if (value == "semicolon") delimiter = ';';
  if (value == "tab" || value == "\\t") delimiter = '\t';
  if (delimiter == '\0' || delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
    return "--delimiter is comma, semicolon, tab or one ASCII character";
  }
  arguments->table.delimiter = delimiter;
  return {};
}

std::string TakeDateOrder(const std::string& value, ImportArguments* arguments) {
  DateOrder& order = arguments->table.date_order;
  if (value == "ymd") order = DateOrder::kYearFirst;
  if (value == "dmy") order = DateOrder::kDayFirst;
  if (value == "mdy") order = DateOrder::kMonthFirst;
  return order == DateOrder::kUnknown ? "--date-order is ymd, dmy or mdy" : "";
}

std::string TakeEncoding(const std::string& value, ImportArguments* arguments) {
  arguments->encoding = EncodingNamed(value);
  if (arguments->encoding) return {};
  return "--encoding is utf-8, utf-16le, utf-16be, cp932 or windows-1252";
}

std::string TakeTimeZone(const std::string& value, ImportArguments* arguments) {
  if (!IsTimeZone(value)) return "--time-zone is a name such as Asia/Tokyo or Europe/Berlin";
  arguments->time_zone = value;
  return {};
}

std::string TakeSource(const std::string& value, ImportArguments* arguments) {
  bool plain = !value.empty() && value.size() <= 40;
  for (const char c : value) {
    plain = plain && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_');
  }
  if (!plain || value == "zendesk") {
    return "--source is a short name in a-z, 0-9, - and _, and not zendesk";
  }
  arguments->table.origin = value;
  return {};
}

enum class ForContacts : std::uint8_t { kNo, kYes };

struct Option {
  std::string_view name;
  ForContacts contacts;  // Whether a table of contacts takes it, too.
  std::string (*take)(const std::string& value, ImportArguments* arguments);
};
constexpr Option kOptions[] = {{"--column", ForContacts::kNo, TakeColumn},
                               {"--delimiter", ForContacts::kYes, TakeDelimiter},
                               {"--date-order", ForContacts::kNo, TakeDateOrder},
                               {"--encoding", ForContacts::kYes, TakeEncoding},
                               {"--source", ForContacts::kNo, TakeSource},
                               {"--time-zone", ForContacts::kNo, TakeTimeZone}};

const Option* FindOption(std::string_view name) {
  for (const Option& option : kOptions) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

}  // namespace

ParsedImportArguments ParseImportArguments(std::span<const std::string> words) {
  ParsedImportArguments parsed;
  ImportArguments& arguments = parsed.arguments;
  std::vector<std::string> places;
  bool table_options = false;
  bool ticket_options = false;
  for (std::size_t i = 0; i < words.size() && parsed.complaint.empty(); ++i) {
    const std::string& word = words[i];
    if (word == "--dry-run") {
      arguments.dry_run = true;
      continue;
    }
    if (!word.starts_with("--")) {
      places.push_back(word);
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const Option* option = FindOption(name);
    const bool attached = equals != std::string::npos;
    table_options = true;
    ticket_options |= option != nullptr && option->contacts == ForContacts::kNo;
    if (option == nullptr) {
      parsed.complaint = "import has no option " + name;
    } else if (!attached && i + 1 == words.size()) {
      parsed.complaint = name + " needs a value";
    } else {
      parsed.complaint = option->take(attached ? word.substr(equals + 1) : words[++i], &arguments);
    }
  }
  if (!parsed.complaint.empty()) return parsed;
  const std::string what = places.size() == 2 ? places[0] : std::string();
  if (what == "zendesk") {
    arguments.from = ImportArguments::From::kZendesk;
    if (table_options) parsed.complaint = "a Zendesk export takes no option but --dry-run";
  } else if (what == "contacts") {
    arguments.from = ImportArguments::From::kContacts;
    if (ticket_options) {
      parsed.complaint = "a table of contacts takes only --delimiter, --encoding and --dry-run";
    }
  } else if (what == "csv") {
    arguments.from = ImportArguments::From::kCsv;
  } else {
    parsed.complaint = "import needs `zendesk DIR`, `csv FILE` or `contacts FILE`";
    return parsed;
  }
  arguments.path = places[1];
  return parsed;
}

}  // namespace genkan::server
