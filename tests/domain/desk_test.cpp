// Rules for inboxes and pipelines.
#include "genkan/domain/desk.h"

#include <catch2/catch_test_macros.hpp>
#include <functional>

namespace genkan::domain {
namespace {

Stage StageCalled(std::uint64_t id, const std::string& name, StageKind kind = StageKind::kOpen) {
  return {.id = StageId{3, id}, .name = name, .customer_names = {{"en", name}}, .kind = kind};
}

Pipeline Support() {
  return {.id = PipelineId{2, 1},
          .name = "Support",
          .stages = {StageCalled(1, "New"), StageCalled(2, "Waiting"),
                     StageCalled(3, "Closed", StageKind::kClosed)}};
}

struct Broken {
  const char* what;
  std::function<void(Pipeline&)> damage;
  std::string field;
  std::string message_key;
};

TEST_CASE("A pipeline that breaks a rule is refused under its path", "[domain][desk]") {
  const std::string long_name(201, 'x');
  const Broken table[] = {
      {"no name", [](Pipeline& p) { p.name = " \u3000"; }, "name", "error.name_needed"},
      {"too long a name", [&](Pipeline& p) { p.name = long_name; }, "name", "error.value_too_long"},
      {"two lines", [](Pipeline& p) { p.name = "a\nb"; }, "name", "error.text_forbidden"},
      {"no UTF-8", [](Pipeline& p) { p.name = "\xff"; }, "name", "error.text_forbidden"},
      {"no stages", [](Pipeline& p) { p.stages.clear(); }, "stages", "error.pipeline_needs_open"},
      {"none open", [](Pipeline& p) { p.stages[0].retired = p.stages[1].retired = true; }, "stages",
       "error.pipeline_needs_open"},
      {"none closed", [](Pipeline& p) { p.stages[2].retired = true; }, "stages",
       "error.pipeline_needs_closed"},
      {"a stage without a name", [](Pipeline& p) { p.stages[1].name = ""; }, "stages.1.name",
       "error.name_needed"},
      {"a stage without an id", [](Pipeline& p) { p.stages[1].id = {}; }, "stages.1.id",
       "error.id_invalid"},
      {"a stage twice", [](Pipeline& p) { p.stages[2].id = p.stages[0].id; }, "stages.2.id",
       "error.value_twice"},
      {"nothing for customers",
       [](Pipeline& p) {
         p.stages[0].customer_names = {{"en", " "}};
       },
       "stages.0.customer_names", "error.name_needed"},
      {"too much for customers",
       [&](Pipeline& p) {
         p.stages[0].customer_names = {{"en", long_name}};
       },
       "stages.0.customer_names", "error.value_too_long"},
      {"no language",
       [](Pipeline& p) {
         p.stages[0].customer_names = {{"x!", "New"}};
       },
       "stages.0.customer_names", "error.language_unknown"},
      {"a language twice",
       [](Pipeline& p) {
         p.stages[0].customer_names = {{"en", "a"}, {"en", "b"}};
       },
       "stages.0.customer_names", "error.value_twice"},
      {"too many stages",
       [](Pipeline& p) {
         for (std::uint64_t i = 0; i < 50; ++i) p.stages.push_back(StageCalled(100 + i, "More"));
       },
       "stages", "error.list_too_long"},
  };
  for (const Broken& broken : table) {
    INFO(broken.what);
    Pipeline pipeline = Support();
    broken.damage(pipeline);
    const auto checked = CheckPipeline(pipeline);
    REQUIRE_FALSE(checked.ok());
    CHECK(checked.error().field == broken.field);
    CHECK(checked.error().message_key == broken.message_key);
  }
}

TEST_CASE("A pipeline is kept with trimmed names and its stages numbered", "[domain][desk]") {
  Pipeline pipeline = Support();
  pipeline.name = " Support\u3000";
  pipeline.stages[0].name = " New ";
  pipeline.stages[0].customer_names = {{"ja", " 受付済み "}, {"en", ""}};
  pipeline.stages[2].position = -4;
  const auto kept = CheckPipeline(pipeline);
  REQUIRE(kept.ok());
  CHECK(kept->name == "Support");
  CHECK(kept->stages[0].name == "New");
  CHECK(kept->stages[0].customer_names == LocalText{{"ja", "受付済み"}});
  CHECK(kept->stages[2].position == 2);
  CHECK(kept->stages[2].pipeline == pipeline.id);
  CHECK(*CheckPipeline(*kept) == *kept);
  CHECK(CheckDeskName(std::string(200, 'x'), "name").ok());
}

TEST_CASE("What new tickets use is not retired before another is chosen", "[domain][desk]") {
  const TicketRules rules{.form_channel_account = {4, 1},
                          .new_ticket_pipeline = {2, 1},
                          .new_ticket_stage = {3, 1},
                          .pipelines = {{.pipeline = {2, 1}, .closed_stage = {3, 3}}}};
  const ChannelAccount accounts[] = {{.id = {4, 1}, .inbox = {1, 1}},
                                     {.id = {4, 2}, .inbox = {1, 2}}};
  Inbox inbox{.id = {1, 1}, .name = "Inbox", .retired = true};
  CHECK(CheckInboxServes(inbox, rules, accounts).error().field == "retired");
  inbox.id = {1, 2};
  CHECK(CheckInboxServes(inbox, rules, accounts).ok());

  CHECK(CheckPipelineServes(Support(), rules).ok());
  const auto refused = [&](const std::function<void(Pipeline&)>& change) {
    Pipeline pipeline = Support();
    change(pipeline);
    const Status status = CheckPipelineServes(pipeline, rules);
    return status.ok() ? std::string() : status.error().field;
  };
  CHECK(refused([](Pipeline& p) { p.retired = true; }) == "retired");
  CHECK(refused([](Pipeline& p) { p.stages[0].retired = true; }) == "stages.0.retired");
  CHECK(refused([](Pipeline& p) { p.stages[0].kind = StageKind::kClosed; }) == "stages.0.kind");
  CHECK(refused([](Pipeline& p) { p.stages.erase(p.stages.begin()); }) == "stages");
  CHECK(refused([](Pipeline& p) { p.stages[2].retired = true; }) == "stages.2.retired");
  CHECK(refused([](Pipeline& p) { p.stages[2].kind = StageKind::kOpen; }) == "stages.2.kind");
  CHECK(refused([](Pipeline& p) { p.stages[1].retired = true; }).empty());
  CHECK(refused([](Pipeline& p) {
          p.id = {2, 9};
          p.retired = true;
        }).empty());
}

TEST_CASE("An order names every record once, or it is another's", "[domain][desk]") {
  std::vector<Inbox> inboxes = {{.id = {1, 1}}, {.id = {1, 2}}};
  const std::vector<InboxId> order = {{1, 2}, {1, 1}};
  REQUIRE(PutInOrder(order, &inboxes).ok());
  CHECK(inboxes[0].id == InboxId{1, 2});
  CHECK(inboxes[1].position == 1);
  for (const std::vector<InboxId>& wrong :
       {std::vector<InboxId>{{1, 2}}, {{1, 2}, {1, 2}}, {{1, 2}, {1, 3}}}) {
    std::vector<Inbox> again = inboxes;
    CHECK(PutInOrder(wrong, &again).error().code == ErrorCode::kConflict);
  }
}

TEST_CASE("No answer of a customer leads into a stage that is retired", "[domain][desk]") {
  Pipeline pipeline = Support();
  pipeline.stages[0].turn = pipeline.stages[1].turn = Turn::kSupport;
  pipeline.stages[0].retired = true;
  CHECK(StageAfterCustomerReply(pipeline, {3, 3}) == StageId{3, 2});
  // One that is in it already stays.
  CHECK(StageAfterCustomerReply(pipeline, {3, 1}) == StageId{3, 1});
}

}  // namespace
}  // namespace genkan::domain
