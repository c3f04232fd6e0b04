#include "genkan/wire/settings_codec.h"

#include <algorithm>

#include "genkan/base/check.h"
#include "wire/record_json.h"
#include "wire/settings_names.h"

namespace genkan::wire {
namespace {

// The section that is no part of the settings but of the portal itself.
constexpr std::string_view kAddress = "address";

constexpr std::string_view kSections[] = {
    kAddress, "tickets",  "powers", "access", "groups", "presentation", "consent",
    "hours",  "branding", "pages",  "mail",   "fields", "privacy",      "widget"};

struct AddressSection {
  domain::Portal& portal;
};

// `groups` alone is a list; as a section it is an object like the others.
struct GroupsSection {
  std::vector<domain::AccessGroup>& groups;
};

template <typename Visitor>
void VisitFields(Visitor& visit, domain::RecordOf<AddressSection> auto& section) {
  domain::Portal& portal = section.portal;
  visit("name", portal.name);
  visit("host", portal.host);
  visit("slug", portal.slug);
  visit("languages", portal.languages);
  visit("time_zone", portal.time_zone);
  visit("old_addresses", portal.old_addresses);
}

template <typename Visitor>
void VisitFields(Visitor& visit, domain::RecordOf<GroupsSection> auto& section) {
  visit("groups", section.groups);
}

struct AllSections {
  domain::PortalSettings& settings;
};

template <typename Visitor>
void VisitFields(Visitor& visit, domain::RecordOf<AllSections> auto& all) {
  domain::PortalSettings& settings = all.settings;
  visit("tickets", settings.tickets);
  visit("powers", settings.powers);
  visit("access", settings.access);
  visit("groups", settings.groups);
  visit("presentation", settings.presentation);
  visit("consent", settings.consent);
  visit("hours", settings.hours);
  visit("branding", settings.branding);
  visit("pages", settings.pages);
  visit("mail", settings.mail);
  visit("fields", settings.fields);
  visit("privacy", settings.privacy);
  visit("widget", settings.widget);
}

// Calls `use` with the record of a section.
template <typename Use>
auto WithSection(domain::Portal& portal, std::string_view section, Use use) {
  if (section == kAddress) {
    AddressSection address{portal};
    return use(address);
  }
  domain::PortalSettings& settings = portal.settings.Edit();
  if (section == "groups") {
    GroupsSection groups{settings.groups};
    return use(groups);
  }
  if (section == "tickets") return use(settings.tickets);
  if (section == "powers") return use(settings.powers);
  if (section == "access") return use(settings.access);
  if (section == "presentation") return use(settings.presentation);
  if (section == "consent") return use(settings.consent);
  if (section == "hours") return use(settings.hours);
  if (section == "branding") return use(settings.branding);
  if (section == "pages") return use(settings.pages);
  if (section == "mail") return use(settings.mail);
  if (section == "privacy") return use(settings.privacy);
  if (section == "widget") return use(settings.widget);
  GENKAN_CHECK(section == "fields");
  return use(settings.fields);
}

// By which a settings file is known, and the number of its form.
constexpr std::string_view kFileMark = "genkan_settings";
constexpr std::int64_t kFileNumber = 1;

// What stands for a sealed secret outside of the store.
constexpr std::string_view kSecretIsSet = "set";

void WriteSection(const domain::Portal& portal, std::string_view section, SettingsReader reader,
                  JsonWriter* json) {
  domain::Portal copy = portal;
  if (reader == SettingsReader::kManager) {
    domain::PortalSettings& settings = copy.settings.Edit();
    std::string& secret = settings.access.openid.sealed_client_secret;
    if (!secret.empty()) secret = kSecretIsSet;
    for (domain::WidgetKey& key : settings.widget.keys) key.sealed_secret = kSecretIsSet;
  }
  WithSection(copy, section, [json](auto& record) { RecordWriter(json).Write(record); });
}

Status ReadSection(const JsonValue& value, std::string_view section, SettingsReader reader,
                   domain::Portal* portal) {
  const std::string sealed = portal->settings->access.openid.sealed_client_secret;
  const UnknownMembers unknown =
      reader == SettingsReader::kStore ? UnknownMembers::kIgnored : UnknownMembers::kRefused;
  GENKAN_TRY_OK(WithSection(
      *portal, section, [&](auto& record) { return RecordReader(value, unknown).Read(&record); }));
  if (reader == SettingsReader::kManager) {
    portal->settings.Edit().access.openid.sealed_client_secret = sealed;
  }
  return Done{};
}

}  // namespace

std::span<const std::string_view> SettingsSections() { return kSections; }

std::string EncodeSection(const domain::Portal& portal, std::string_view section,
                          SettingsReader reader) {
  JsonWriter json;
  WriteSection(portal, section, reader, &json);
  return json.Take();
}

Status DecodeSection(std::string_view json, std::string_view section, SettingsReader reader,
                     domain::Portal* portal) {
  GENKAN_TRY(const JsonValue value, ReadJson(json));
  return ReadSection(value, section, reader, portal);
}

std::string EncodeTaggedSection(const domain::Portal& portal, std::string_view section,
                                std::string_view tag) {
  JsonWriter json;
  json.BeginObject();
  json.Name("tag").Text(tag);
  json.Name("settings");
  WriteSection(portal, section, SettingsReader::kManager, &json);
  json.EndObject();
  return json.Take();
}

Result<std::string> DecodeTaggedSection(std::string_view json, std::string_view section,
                                        domain::Portal* portal) {
  GENKAN_TRY(const JsonValue value, ReadJson(json));
  ObjectReader reader(value);
  std::string tag = reader.Text("tag");
  const JsonValue& settings = reader.Object("settings");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  GENKAN_TRY_OK(ReadSection(settings, section, SettingsReader::kManager, portal));
  return tag;
}

std::string EncodeMailKind(domain::MailKind kind) {
  JsonWriter json;
  json.BeginObject();
  json.Name("kind").Text(NameOf(kMailKindNames, kind));
  json.EndObject();
  return json.Take();
}

Result<domain::MailKind> DecodeMailKind(std::string_view json) {
  GENKAN_TRY(const JsonValue value, ReadJson(json));
  ObjectReader reader(value);
  const std::string name = reader.Text("kind");
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kRefused));
  for (const auto& known : kMailKindNames) {
    if (known.name == name) return known.value;
  }
  return FieldError("kind", "error.value_unknown");
}

std::string EncodeTestMail(const TestMail& mail) {
  JsonWriter json;
  json.BeginObject();
  json.Name("to").Text(mail.to);
  json.Name("from").Text(mail.from);
  json.EndObject();
  return json.Take();
}

Result<TestMail> DecodeTestMail(std::string_view json) {
  GENKAN_TRY(const JsonValue value, ReadJson(json));
  ObjectReader reader(value);
  TestMail mail{.to = reader.Text("to"), .from = reader.Text("from")};
  GENKAN_TRY_OK(reader.Finish(UnknownMembers::kIgnored));
  return mail;
}

std::string EncodeSettingsFile(const domain::Portal& portal) {
  JsonWriter json;
  json.BeginObject();
  json.Name(kFileMark).Integer(kFileNumber);
  for (const std::string_view section : kSections) {
    json.Name(section);
    WriteSection(portal, section, SettingsReader::kManager, &json);
  }
  json.EndObject();
  return IndentedJson(json.Take());
}

Status DecodeSettingsFile(std::string_view json, domain::Portal* portal) {
  GENKAN_TRY(const JsonValue file, ReadJson(json, {.depth_max = 32, .nodes_max = 1'000'000}));
  const JsonValue* mark = file.Find(kFileMark);
  if (mark == nullptr || mark->integer != kFileNumber) {
    return Error{.code = ErrorCode::kMalformed, .message_key = "error.settings_file"};
  }
  for (const JsonMember& member : file.members) {
    if (member.name == kFileMark) continue;
    if (std::find(std::begin(kSections), std::end(kSections), member.name) == std::end(kSections)) {
      return FieldError(member.name, "error.field_unknown", {{"field", member.name}});
    }
    const Status read = ReadSection(member.value, member.name, SettingsReader::kManager, portal);
    if (read.ok()) continue;
    Error error = read.error();
    error.field = member.name + (error.field.empty() ? "" : "." + error.field);
    return error;
  }
  return Done{};
}

std::string EncodeSettings(const domain::PortalSettings& settings) {
  domain::PortalSettings copy = settings;
  return Encoded(AllSections{copy});
}

Result<domain::PortalSettings> DecodeSettings(std::string_view json) {
  domain::PortalSettings settings;
  GENKAN_TRY(const JsonValue value, ReadJson(json, {.depth_max = 32, .nodes_max = 1'000'000}));
  AllSections all{settings};
  GENKAN_TRY_OK(RecordReader(value, UnknownMembers::kIgnored).Read(&all));
  return settings;
}

}  // namespace genkan::wire
