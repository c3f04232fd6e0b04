// A portal's settings as a file.
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "server/desk.h"
#include "server/process.h"

namespace genkan {
namespace {

using support::Desk;
using support::Has;
using support::Outcome;
using support::RunGenkan;

std::string Export(const Desk& desk) {
  const Outcome outcome = RunGenkan({"admin", "export-settings", "--data", desk.data()});
  REQUIRE(outcome.exit_code == 0);
  return outcome.out;
}

Outcome Apply(const Desk& desk, const std::string& file, const std::string& option = "") {
  const std::filesystem::path path = desk.folder().path() / "settings.json";
  std::ofstream(path) << file;
  std::vector<std::string> arguments = {"admin", "apply-settings", path, "--data", desk.data()};
  if (!option.empty()) arguments.push_back(option);
  return RunGenkan(arguments);
}

std::string With(std::string text, const std::string& part, const std::string& other) {
  REQUIRE(text.find(part) != std::string::npos);
  return text.replace(text.find(part), part.size(), other);
}

domain::Portal PortalOf(const Desk& desk) {
  return support::OpenInstallation(desk.data())->store().PortalById(desk.portal().id).value();
}

TEST_CASE("What is exported can be applied and changes nothing", "[server][settings-file]") {
  const Desk desk;
  const domain::Portal before = PortalOf(desk);
  const std::string file = Export(desk);
  CHECK(file.starts_with("{\n  \"genkan_settings\": 1,\n  \"address\": {\n"));
  CHECK(Apply(desk, file).out == "nothing changes\n");
  CHECK(PortalOf(desk) == before);
}

TEST_CASE("A changed file is shown on trial, then applied as a whole and logged",
          "[server][settings-file]") {
  const Desk desk;
  const std::string file = With(With(Export(desk), "\"name\": \"Genkan\"", "\"name\": \"Sakura\""),
                                "\"groups_only\": false", "\"groups_only\": true");
  const Outcome trial = Apply(desk, file, "--dry-run");
  CHECK(trial.exit_code == 0);
  CHECK(Has(trial.out, "this was a dry run"));
  CHECK(PortalOf(desk).name == "Genkan");
  const Outcome applied = Apply(desk, file);
  INFO(applied.err);
  CHECK(applied.exit_code == 0);
  CHECK(PortalOf(desk).name == "Sakura");
  CHECK(PortalOf(desk).settings->access.groups_only);
  const auto log =
      support::OpenInstallation(desk.data())->store().AuditEntries(desk.portal().id, {});
  REQUIRE(log->size() == 2);
  CHECK(log->at(1).subject == "address");
  CHECK(Has(log->at(1).after, "Sakura"));
}

TEST_CASE("A file may hold only what it changes", "[server][settings-file]") {
  const Desk desk;
  REQUIRE(Apply(desk, R"({"genkan_settings": 1, "access": {"session_idle_millis": 1200000}})")
              .exit_code == 0);
  CHECK(PortalOf(desk).settings->access.session_idle_millis == 20 * kMillisPerMinute);
  CHECK(PortalOf(desk).settings->access.password);
}

TEST_CASE("What is wrong in a file is named and nothing is changed", "[server][settings-file]") {
  const Desk desk;
  const domain::Portal before = PortalOf(desk);
  const std::pair<std::string, std::string> wrong[] = {
      {"{}", "no settings file"},
      {"{", "no JSON"},
      {R"({"genkan_settings": 1, "colour": {}})", "\"colour\""},
      {R"({"genkan_settings": 1, "address": {"name": "New"}, "access": {"x": 1}})", "\"access.x\""},
      {R"({"genkan_settings": 1, "address": {"name": "New", "slug": "a/b"}})", "\"address.slug\""},
      {R"({"genkan_settings": 1, "tickets": {"new_ticket_pipeline": ""}})",
       "\"tickets.new_ticket_pipeline\""}};
  for (const auto& [file, part] : wrong) {
    INFO(file);
    const Outcome outcome = Apply(desk, file);
    CHECK(outcome.exit_code == 1);
    CHECK(Has(outcome.err, part));
  }
  CHECK(PortalOf(desk) == before);
  CHECK(RunGenkan({"admin", "apply-settings", "--data", desk.data()}).exit_code == 2);
}

}  // namespace
}  // namespace genkan
