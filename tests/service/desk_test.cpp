// A manager makes, renames, orders and retires inboxes and pipelines; nobody else learns that there
// are any.
#include <catch2/catch_test_macros.hpp>

#include "genkan/wire/audit_codec.h"
#include "genkan/wire/desk_codec.h"
#include "support/front_door.h"

namespace genkan::support {
namespace {

using domain::InboxInUse;
using domain::PipelineInUse;

constexpr const char* kNewId = "01935000-0000-7000-8000-00000000abcd";

struct Office {
  Office() {
    door.AddManager("owner@example.org");
    REQUIRE(owner.SignIn("owner@example.org").status == 200);
    domain::Portal portal = door.house.portal;
    domain::TicketRules& rules = portal.settings.Edit().tickets;
    rules.form_channel_account = door.house.form.id;
    rules.new_ticket_pipeline = door.house.pipeline.id;
    rules.new_ticket_stage = door.house.waiting_for_us;
    REQUIRE(door.store->PutPortal(portal).ok());
  }

  template <typename AnyId>
  static std::string InboxPath(AnyId id) {
    return "/v1/desk/inboxes/" + domain::IdText(id);
  }
  std::string inbox_path() const { return InboxPath(door.house.inbox.id); }
  std::string pipeline_path() const {
    return "/v1/desk/pipelines/" + domain::IdText(door.house.pipeline.id);
  }

  template <typename Used>
  Used Read(const std::string& path, std::string* tag) {
    Used used;
    const auto read = wire::DecodeTagged(BodyOf(owner.Get(path)), &used);
    REQUIRE(read.ok());
    *tag = *read;
    return used;
  }
  // As a page does: reads, changes what it has read, sends it.
  template <typename Used, typename Change>
  wire::Response ChangeAt(const std::string& path, const Change& change) {
    std::string tag;
    Used used = Read<Used>(path, &tag);
    change(used);
    return owner.Put(path, wire::EncodeTagged(used, tag));
  }
  template <typename Change>
  wire::Response ChangePipeline(const Change& change) {
    return ChangeAt<PipelineInUse>(pipeline_path(), change);
  }

  std::vector<domain::AuditEntry> Log() {
    return wire::DecodeAudit(BodyOf(owner.Get("/v1/audit"))).value();
  }

  FrontDoor door;
  Visitor owner{door};
};

std::string FieldOf(const wire::Response& response) { return JsonOf(response).Find("field")->text; }

TEST_CASE("Whoever may not change settings learns nothing of the desk", "[service][desk]") {
  Office office;
  Visitor nobody(office.door);
  Visitor hana(office.door, office.door.house.hana);
  for (const std::string& path :
       {std::string("/v1/desk"), office.inbox_path(), office.pipeline_path()}) {
    INFO(path);
    CHECK(nobody.Get(path).status == 401);
    CHECK(hana.Get(path).status == 404);
    CHECK(hana.Put(path, "{}").status == 404);
    CHECK(office.owner.Get(path).status == 200);
  }
  CHECK(hana.Visit("/manage/inboxes/new").status == 404);
}

TEST_CASE("An inbox is made under an id of one's own, and new tickets can be sent to it",
          "[service][desk]") {
  Office office;
  const std::string path = std::string("/v1/desk/inboxes/") + kNewId;
  CHECK(office.owner.Get(path).status == 404);
  const std::string body = R"({"tag":"","inbox":{"name":" Returns ","kind":"help_desk"}})";
  const wire::Response made = office.owner.Put(path, body);
  CHECK(made.status == 201);
  const auto inboxes = office.door.store->Inboxes(office.door.house.portal.id);
  REQUIRE(inboxes->size() == 2);
  CHECK(inboxes->back().name == "Returns");
  CHECK(inboxes->back().kind == domain::InboxKind::kHelpDesk);
  CHECK(inboxes->back().position == 1);
  const auto accounts = office.door.store->ChannelAccounts(office.door.house.portal.id);
  REQUIRE(accounts->size() == 2);
  CHECK(accounts->back().inbox == inboxes->back().id);
  CHECK(accounts->back().kind == domain::kChannelForm);
  // Somebody else has taken the id meanwhile.
  CHECK(office.owner.Put(path, R"({"tag":"","inbox":{"name":"Other"}})").status == 409);
  CHECK(FieldOf(office.owner.Put(path, R"({"inbox":{"name":"Other"}})")) == "tag");
}

TEST_CASE("A pipeline is made with its stages and read back as it was sent", "[service][desk]") {
  Office office;
  const std::string path = std::string("/v1/desk/pipelines/") + kNewId;
  PipelineInUse sent{.pipeline = office.door.house.pipeline};
  sent.pipeline.id = domain::ParseId<domain::PipelineId>(kNewId).value();
  sent.pipeline.name = "Returns";
  sent.pipeline.stages[0].customer_names = {{"en", "With us"}, {"ja", "対応中"}};
  sent.pipeline.stages[1].customer_names = sent.pipeline.stages[0].customer_names;
  const wire::Response made = office.owner.Put(path, wire::EncodeTagged(sent, ""));
  CHECK(made.status == 201);
  std::string tag;
  const auto read = office.Read<PipelineInUse>(path, &tag);
  CHECK(read.pipeline.name == "Returns");
  CHECK(read.pipeline.position == 1);
  CHECK(read.pipeline.stages[1].customer_names == sent.pipeline.stages[0].customer_names);
  CHECK(read.pipeline.stages[1].name == "Waiting for you");
  CHECK(read.stage_tickets.empty());
  CHECK(FieldOf(office.owner.Put(office.pipeline_path(), wire::EncodeTagged(read, tag))) == "id");
}

TEST_CASE("Of two who change one record the second is told", "[service][desk]") {
  Office office;
  std::string tag;
  const auto read_by_both = office.Read<PipelineInUse>(office.pipeline_path(), &tag);
  PipelineInUse first = read_by_both;
  first.pipeline.name = "First";
  CHECK(office.owner.Put(office.pipeline_path(), wire::EncodeTagged(first, tag)).status == 200);
  PipelineInUse second = read_by_both;
  second.pipeline.stages[0].name = "Second";
  const wire::Response told =
      office.owner.Put(office.pipeline_path(), wire::EncodeTagged(second, tag));
  CHECK(told.status == 409);
  CHECK(CodeOf(told) == "conflict");
  CHECK(JsonOf(told).Find("message_key")->text == "error.settings_changed");
  CHECK(office.Read<PipelineInUse>(office.pipeline_path(), &tag).pipeline == first.pipeline);
}

TEST_CASE("The lists are put in order, and an order of what is gone is told", "[service][desk]") {
  Office office;
  REQUIRE(office.owner
              .Put(std::string("/v1/desk/inboxes/") + kNewId,
                   R"({"tag":"","inbox":{"name":"Returns"}})")
              .status == 201);
  const auto desk = wire::DecodeDesk(BodyOf(office.owner.Get("/v1/desk"))).value();
  wire::TaggedOrder order{.tag = desk.tag,
                          .inboxes = {desk.desk.inboxes[1].id, desk.desk.inboxes[0].id},
                          .pipelines = {desk.desk.pipelines[0].id}};
  std::string tag_before;
  office.Read<InboxInUse>(office.inbox_path(), &tag_before);
  const wire::Response ordered = office.owner.Put("/v1/desk", wire::EncodeTaggedOrder(order));
  CHECK(ordered.status == 200);
  const auto after = wire::DecodeDesk(BodyOf(ordered)).value();
  CHECK(after.desk.inboxes[0].name == "Returns");
  CHECK(after.desk.inboxes[1].position == 1);
  // Whoever edits a record that was moved is not disturbed.
  std::string tag_after;
  office.Read<InboxInUse>(office.inbox_path(), &tag_after);
  CHECK(tag_after == tag_before);
  CHECK(office.owner.Put("/v1/desk", wire::EncodeTaggedOrder(order)).status == 409);
  order.tag = after.tag;
  order.inboxes.pop_back();
  CHECK(office.owner.Put("/v1/desk", wire::EncodeTaggedOrder(order)).status == 409);
  CHECK(office.Log().front().action == "desk.ordered");
}

TEST_CASE("What is retired says how many tickets it touches, and they stay readable",
          "[service][desk]") {
  Office office;
  domain::Ticket ticket = office.door.house.MakeTicket("Old", office.door.house.hana.id);
  ticket.stage = office.door.house.waiting_for_you;
  ticket = office.door.house.Put(ticket);
  office.door.house.AddConversation({ticket.id});
  const wire::Response retired =
      office.ChangePipeline([](PipelineInUse& used) { used.pipeline.stages[1].retired = true; });
  REQUIRE(retired.status == 200);
  PipelineInUse now;
  REQUIRE(wire::DecodeTagged(BodyOf(retired), &now).ok());
  CHECK(domain::TicketsIn(now, office.door.house.waiting_for_you) == 1);
  CHECK(domain::TicketsIn(now) == 1);
  std::string tag;
  CHECK(office.Read<InboxInUse>(office.inbox_path(), &tag).tickets == 1);
  Visitor hana(office.door, office.door.house.hana);
  const wire::Response thread = hana.Get("/v1/tickets/1");
  CHECK(thread.status == 200);
  CHECK(JsonOf(thread).Find("ticket")->Find("stage")->Find("name")->text == "Waiting for you");
  // It cannot be taken away, only retired.
  const wire::Response removed = office.ChangePipeline(
      [](PipelineInUse& used) { used.pipeline.stages.erase(used.pipeline.stages.begin() + 1); });
  CHECK(removed.status == 422);
  CHECK(FieldOf(removed) == "stages");
}

TEST_CASE("What new tickets use is not retired: the answer names the field", "[service][desk]") {
  Office office;
  CHECK(FieldOf(office.ChangePipeline([](PipelineInUse& used) { used.pipeline.retired = true; })) ==
        "retired");
  CHECK(FieldOf(office.ChangePipeline([](PipelineInUse& used) {
          used.pipeline.stages[0].retired = true;
        })) == "stages.0.retired");
  const wire::Response inbox = office.ChangeAt<InboxInUse>(
      office.inbox_path(), [](InboxInUse& used) { used.inbox.retired = true; });
  CHECK(inbox.status == 422);
  CHECK(FieldOf(inbox) == "retired");
  CHECK(FieldOf(office.ChangePipeline(
            [](PipelineInUse& used) { used.pipeline.stages[2].name = ""; })) == "stages.2.name");
  CHECK(office.Log().empty());
  CHECK(office.door.store->Pipelines(office.door.house.portal.id).value() ==
        std::vector{office.door.house.pipeline});
}

TEST_CASE("Each change of the desk is logged with who, before and after, and no change is not",
          "[service][desk]") {
  Office office;
  CHECK(office.ChangePipeline([](PipelineInUse&) {}).status == 200);
  CHECK(office.Log().empty());
  CHECK(office.ChangePipeline([](PipelineInUse& used) { used.pipeline.name = "Help"; }).status ==
        200);
  const auto log = office.Log();
  REQUIRE(log.size() == 1);
  CHECK(log[0].action == "pipeline.changed");
  CHECK(log[0].subject == "Help");
  CHECK(log[0].actor_shown_name == "Owner");
  CHECK(log[0].before.find(R"("name":"Support")") != std::string::npos);
  CHECK(log[0].after.find(R"("name":"Help")") != std::string::npos);
}

}  // namespace
}  // namespace genkan::support
