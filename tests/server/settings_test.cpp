#include "server/settings.h"

#include <catch2/catch_test_macros.hpp>
#include <map>

#include "server/arguments.h"

namespace genkan {
namespace {

using server::Settings;

TEST_CASE("Variables win over the file, and every setting has one", "[server][settings]") {
  Settings settings;
  CHECK(server::ApplyConfig(R"({"port": 9000, "public_url": "https://a.example",
                                "answer_memory_mib": 8,
                                "trusted_proxies": ["127.0.0.1", "::1"]})",
                            &settings)
            .empty());
  CHECK(settings.port == 9000);
  CHECK(settings.answer_memory_mib == 8);
  CHECK(settings.trusted_proxies == std::vector<std::string>{"127.0.0.1", "::1"});
  const std::map<std::string, std::string> variables = {{"GENKAN_PORT", "9001"},
                                                        {"GENKAN_LOG_LEVEL", "debug"}};
  const auto variable = [&](const std::string& name) -> const char* {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  };
  CHECK(server::ApplyEnvironment(variable, &settings).empty());
  CHECK(settings.port == 9001);
  CHECK(settings.public_url == "https://a.example");
  CHECK(settings.log_level == server::LogLevel::kDebug);
}

TEST_CASE("What cannot be set is one sentence", "[server][settings]") {
  Settings settings;
  for (const auto& [name, value] :
       std::map<std::string, std::string>{{"port", "-1"},
                                          {"port ", "8080"},
                                          {"address", "localhost"},
                                          {"log_level", "loud"},
                                          {"trusted_proxies", "127.0.0.1,proxy"},
                                          {"answer_memory_mib", "many"},
                                          {"answer_memory_mib", "-1"},
                                          {"answer_memory_mib", "1000000"},
                                          {"nothing", ""}}) {
    INFO(name);
    CHECK_FALSE(server::ApplySetting(name, value, &settings).empty());
  }
  for (const char* text : {"", "[]", "{\"port\":", "{\"port\":1,\"port\":2}", "{\"prot\":1}"}) {
    INFO(text);
    CHECK_FALSE(server::ApplyConfig(text, &settings).empty());
  }
  CHECK(settings.port == 8080);
}

TEST_CASE("An origin is this machine's own or leads elsewhere", "[server][settings]") {
  for (const char* own : {"", "http://127.0.0.1:8080", "https://localhost", "http://localhost:80",
                          "https://[::1]:8443", "http://[::1]"}) {
    INFO(own);
    CHECK_FALSE(server::LeadsElsewhere(own));
  }
  for (const char* other :
       {"https://support.example", "https://support.example:8443", "https://localhost.example",
        "https://192.0.2.1", "https://[2001:db8::1]"}) {
    INFO(other);
    CHECK(server::LeadsElsewhere(other));
  }
}

TEST_CASE("A public URL is https, or http on this machine", "[server][settings]") {
  const auto origin = [](const char* url) {
    std::string complaint;
    const std::string text = server::OriginOf(url, &complaint);
    CHECK(text.empty() != complaint.empty());
    return text;
  };
  CHECK(origin("https://Support.Example/") == "https://support.example");
  CHECK(origin("https://support.example:8443") == "https://support.example:8443");
  CHECK(origin("https://support.example:443") == "https://support.example");
  CHECK(origin("http://127.0.0.1:80/") == "http://127.0.0.1");
  CHECK(origin("http://127.0.0.1:8080") == "http://127.0.0.1:8080");
  CHECK(origin("http://localhost:8080/") == "http://localhost:8080");
  CHECK(origin("http://[::1]:8080") == "http://[::1]:8080");
  for (const char* refused :
       {"http://support.example", "http://127.0.0.1.evil.example", "http://localhost.example",
        "https://", "https://a/path", "https://user@a", "https://a?b", "javascript:0", ""}) {
    INFO(refused);
    CHECK(origin(refused).empty());
  }
}

TEST_CASE("Options are taken out in both spellings", "[server][settings]") {
  std::vector<std::string> arguments = {"a", "--data", "x", "b", "--port=1", "--data=y"};
  CHECK(server::TakeOption("--data", &arguments).value == "y");
  CHECK(server::TakeOption("--port", &arguments).value == "1");
  CHECK_FALSE(server::TakeOption("--other", &arguments).value);
  CHECK(arguments == std::vector<std::string>{"a", "b"});
  arguments = {"--data"};
  CHECK_FALSE(server::TakeOption("--data", &arguments).complaint.empty());
}

}  // namespace
}  // namespace genkan
