// A manager finds companies, makes them and renames them.
#include <catch2/catch_test_macros.hpp>

#include "support/reception.h"

namespace genkan::support {
namespace {

domain::CompanyList Listed(Reception& desk, const std::string& query) {
  return wire::DecodeCompanyList(BodyOf(desk.owner.Get("/v1/companies" + query))).value();
}

std::vector<std::string> NamesIn(const domain::CompanyList& list) {
  std::vector<std::string> names;
  for (const domain::CompanyRow& row : list.companies) names.push_back(row.name);
  return names;
}

TEST_CASE("Companies come page by page, found or named, with how many belong to each",
          "[service][companies]") {
  Reception desk;
  const House& house = desk.door.house;
  using Names = std::vector<std::string>;
  CHECK(NamesIn(Listed(desk, "")) == Names{house.atlas.name, house.sakura.name});
  const domain::CompanyList first = Listed(desk, "?limit=1");
  CHECK(NamesIn(first) == Names{house.atlas.name});
  CHECK(NamesIn(Listed(desk, "?after=" + domain::IdText(first.next))) == Names{house.sakura.name});
  CHECK(Listed(desk, "?q=sakura").companies ==
        std::vector<domain::CompanyRow>{{house.sakura.id, house.sakura.name, 2}});
  const std::string named =
      "?ids=" + domain::IdText(domain::CompanyId{1, 2}) + "," + domain::IdText(house.sakura.id);
  CHECK(NamesIn(Listed(desk, named)) == Names{house.sakura.name});
  for (const char* wrong : {"?limit=0", "?limit=51", "?after=x", "?ids=x", "?without=company",
                            "?after=01935000-0000-7000-8000-000000000000"}) {
    CHECK(desk.owner.Get("/v1/companies" + std::string(wrong)).status == 422);
  }
}

TEST_CASE("A company is made and renamed, whoever is second is told, and both are logged",
          "[service][companies]") {
  Reception desk;
  House& house = desk.door.house;
  const auto id = house.Next<domain::CompanyId>();
  const std::string path = "/v1/companies/" + domain::IdText(id);
  CHECK(desk.owner.Get(path).status == 404);
  CHECK(desk.owner.Put(path, R"({"tag":"","company":{"name":"  "}})").status == 422);
  const wire::Response made =
      desk.owner.Put(path, R"({"tag":"","company":{"name":" Atlas Freight "}})");
  CHECK(made.status == 201);
  domain::CompanyInUse used;
  const std::string tag = wire::DecodeTagged(BodyOf(made), &used).value();
  CHECK(used.about == domain::CompanyAbout{.id = id, .contacts = 0, .namesakes = 1});
  used.details.name = "Atlas Sea";
  CHECK(desk.owner.Put(path, wire::EncodeTagged(used, tag)).status == 200);
  CHECK(desk.owner.Put(path, wire::EncodeTagged(used, tag)).status == 409);
  CHECK(desk.door.store->CompanyById(house.portal.id, id)->name == "Atlas Sea");
  const auto log = desk.Log();
  CHECK(log[0].action == "company.changed");
  CHECK(log[0].before == R"({"name":"Atlas Freight"})");
  CHECK(log[1].action == "company.made");
}

TEST_CASE("Whoever may not change settings finds no companies", "[service][companies]") {
  Reception desk;
  Visitor nobody(desk.door), hana(desk.door, desk.door.house.hana);
  const std::string path = "/v1/companies/" + domain::IdText(desk.door.house.sakura.id);
  CHECK(nobody.Get("/v1/companies").status == 401);
  CHECK(hana.Get("/v1/companies").status == 404);
  CHECK(hana.Get(path).status == 404);
  CHECK(hana.Put(path, R"({"tag":"","company":{"name":"x"}})").status == 404);
}

}  // namespace
}  // namespace genkan::support
