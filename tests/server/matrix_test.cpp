// Who may do what: every endpoint of the OpenAPI document, asked by every role about what is theirs
// and what is not, and held to the answers that are written down in matrix.txt.
#include <catch2/catch_test_macros.hpp>
#include <iostream>
#include <set>
#include <tuple>

#include "server/matrix_world.h"
#include "server/sqlite_store.h"
#include "support/temp_folder.h"

namespace genkan::support {
namespace {

MatrixRow Asked(MatrixWorld& world, const std::string& operation, const std::string& object) {
  MatrixRow row{.operation = operation, .object = object, .answers = {}};
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    INFO(operation << " of " << object << " as " << kRoleNames[i]);
    row.answers[i] = world.Ask(operation, object, static_cast<Role>(i)).text;
  }
  return row;
}

TEST_CASE(
    "Every endpoint has a row in the matrix for each of its objects, and every row an endpoint",
    "[server][matrix]") {
  std::set<std::string> documented, decided;
  for (const std::string& operation : ApiDocument().OperationNames()) {
    for (const std::string& object : MatrixWorld::ObjectsOf(operation)) {
      documented.insert(operation + " " + object);
    }
  }
  for (const MatrixRow& row : ReadMatrix()) {
    INFO(row.operation << " " << row.object);
    CHECK(decided.insert(row.operation + " " + row.object).second);
    CHECK(documented.contains(row.operation + " " + row.object));
  }
  for (const std::string& cell : documented) {
    INFO("no row for " << cell);
    CHECK(decided.contains(cell));
  }
}

void CheckAnswers(MatrixWorld& world) {
  for (const MatrixRow& row : ReadMatrix()) {
    CHECK(MatrixLine(Asked(world, row.operation, row.object)) == MatrixLine(row));
  }
}

TEST_CASE("Every endpoint answers every role as the matrix says", "[server][matrix]") {
  MatrixWorld world(service::NewMemoryStore());
  CheckAnswers(world);
}

TEST_CASE("Every endpoint answers every role as the matrix says, over SQLite", "[server][matrix]") {
  const TempFolder folder;
  auto store = server::SqliteStore::Open(folder.path() / "data", [](auto) {});
  REQUIRE(store.ok());
  MatrixWorld world(std::move(store).value());
  CheckAnswers(world);
}

TEST_CASE("The matrix is about who asks, never about what is wrong with a request",
          "[server][matrix]") {
  for (const MatrixRow& row : ReadMatrix()) {
    for (const std::string& answer : row.answers) {
      INFO(MatrixLine(row));
      for (const char* about_request : {"400", "405", "409", "412", "413", "415", "422", "500"}) {
        CHECK(answer != about_request);
      }
    }
  }
}

TEST_CASE("Whoever may not have an object is answered word for word as for a missing one",
          "[server][matrix]") {
  MatrixWorld world(service::NewMemoryStore());
  for (const MatrixRow& row : ReadMatrix()) {
    for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
      if (row.answers[i] != "404" || row.object == "-") continue;
      INFO(row.operation << " of " << row.object << " as " << kRoleNames[i]);
      const auto role = static_cast<Role>(i);
      const wire::Response refused = world.Ask(row.operation, row.object, role).response;
      const wire::Response missing = world.Ask(row.operation, "missing", role).response;
      CHECK(refused.status == missing.status);
      CHECK(refused.headers == missing.headers);
      CHECK(BodyOf(refused) == BodyOf(missing));
    }
  }
}

TEST_CASE("What a body names of another portal is not there", "[server][matrix]") {
  MatrixWorld world(service::NewMemoryStore());
  const auto asked = [&](const std::string& operation, const std::string& member,
                         const std::string& kind, const std::string& object) {
    const std::string value = R"(")" + world.Id(kind, object) + R"(")";
    const bool list = member == "companies";
    const std::string body = R"({")" + member + R"(":)" + (list ? "[" + value + "]" : value) + "}";
    return world.AskWith(body, operation, Role::kAgent).response;
  };
  const std::string ticket = "PUT /v1/agent/tickets/{number}/";
  for (const auto& [below, member, kind] :
       {std::tuple("requester", "contact", "contacts"),
        std::tuple("companies", "companies", "companies"), std::tuple("stage", "stage", "stages"),
        std::tuple("owner", "owner", "staff")}) {
    INFO(below);
    const wire::Response elsewhere = asked(ticket + below, member, kind, "elsewhere");
    const wire::Response missing = asked(ticket + below, member, kind, "missing");
    CHECK(elsewhere.status >= 400);
    CHECK(elsewhere.status == missing.status);
    CHECK(BodyOf(elsewhere) == BodyOf(missing));
  }
}

TEST_CASE("Print the matrix as it is answered", "[.matrix-print]") {
  MatrixWorld world(service::NewMemoryStore());
  for (const std::string& operation : ApiDocument().OperationNames()) {
    for (const std::string& object : MatrixWorld::ObjectsOf(operation)) {
      std::cout << MatrixLine(Asked(world, operation, object)) << "\n";
    }
  }
}

}  // namespace
}  // namespace genkan::support
