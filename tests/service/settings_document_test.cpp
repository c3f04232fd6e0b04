// The document describes what each section of the settings holds, to the last field and word.
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "genkan/wire/settings_codec.h"
#include "support/openapi.h"
#include "wire/settings_names.h"

namespace genkan::support {
namespace {

// Tells the leaves of a record as ApiDocument::ShapeOf tells those of a schema.
class RecordShape {
 public:
  template <typename Record>
  static std::set<std::string> Of(const Record& record) {
    RecordShape shape;
    VisitFields(shape, record);
    return shape.lines_;
  }

  template <typename T>
  void operator()(std::string_view name, const T& value) {
    const std::size_t length = path_.size();
    path_ += "." + std::string(name);
    Tell(value);
    path_.resize(length);
  }

 private:
  template <typename T>
  void Tell(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      std::set<std::string> words;
      for (const auto& row : wire::kNames<T>) words.emplace(row.name);
      Leaf("string", words);
    } else {
      VisitFields(*this, value);
    }
  }
  void Tell(bool) { Leaf("boolean"); }
  void Tell(int) { Leaf("integer"); }
  void Tell(std::int64_t) { Leaf("integer"); }
  void Tell(const std::string&) { Leaf("string"); }
  template <typename Tag>
  void Tell(domain::Id<Tag>) {
    Leaf("string");
  }
  void Tell(const domain::LocalText&) { Leaf("object"); }
  template <typename T>
  void Tell(const std::vector<T>&) {
    path_ += "[]";
    Tell(T{});
  }

  void Leaf(std::string_view type, const std::set<std::string>& words = {}) {
    std::string line = path_ + ": " + std::string(type);
    for (const std::string& word : words) line += " " + word;
    lines_.insert(line);
  }

  std::string path_;
  std::set<std::string> lines_;
};

TEST_CASE("The document describes every field of every section of the settings",
          "[service][openapi]") {
  const ApiDocument document;
  const domain::PortalSettings settings;
  const auto described = [&](const char* schema) {
    return document.ShapeOf(document.Schema(schema));
  };
  CHECK(described("TicketsSettings") == RecordShape::Of(settings.tickets));
  CHECK(described("PowersSettings") == RecordShape::Of(settings.powers));
  CHECK(described("AccessSettings") == RecordShape::Of(settings.access));
  CHECK(described("AccessGroup") == RecordShape::Of(domain::AccessGroup()));
  CHECK(described("PresentationSettings") == RecordShape::Of(settings.presentation));
  CHECK(described("ConsentSettings") == RecordShape::Of(settings.consent));
  CHECK(described("HoursSettings") == RecordShape::Of(settings.hours));
  CHECK(described("BrandingSettings") == RecordShape::Of(settings.branding));
  CHECK(described("PagesSettings") == RecordShape::Of(settings.pages));
  CHECK(described("MailSettings") == RecordShape::Of(settings.mail));
  CHECK(described("PrivacySettings") == RecordShape::Of(settings.privacy));
  CHECK(described("WidgetSettings") == RecordShape::Of(settings.widget));
  CHECK(described("FieldsSettings") == RecordShape::Of(settings.fields));
}

TEST_CASE("The document knows every section, and every field of those that are no record",
          "[service][openapi]") {
  const ApiDocument document;
  std::set<std::string> sections;
  for (const std::string_view section : wire::SettingsSections()) {
    sections.emplace(section);
    std::string schema(section);
    schema.front() = static_cast<char>(schema.front() - 'a' + 'A');
    INFO(schema);
    const auto json =
        wire::ReadJson(wire::EncodeSection({}, section, wire::SettingsReader::kManager));
    REQUIRE(json.ok());
    std::set<std::string> told, described;
    for (const auto& member : json->members) told.insert(member.name);
    for (const auto& property : document.Schema(schema + "Settings").Find("properties")->members) {
      described.insert(property.name);
    }
    CHECK(described == told);
  }
  std::set<std::string> documented;
  for (const char* operation : {"GET /v1/settings/{section}", "PUT /v1/settings/{section}"}) {
    for (const auto& parameter : document.Operation(operation).Find("parameters")->items) {
      if (parameter.Find("name")->text != "section") continue;
      for (const auto& word : parameter.Find("schema")->Find("enum")->items) {
        documented.insert(word.text);
      }
    }
    CHECK(documented == sections);
  }
}

}  // namespace
}  // namespace genkan::support
