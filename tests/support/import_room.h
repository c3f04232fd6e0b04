// A portal to import into, and what an import reported, for tests.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "genkan/base/utf8.h"
#include "genkan/service/import.h"
#include "genkan/service/memory_store.h"
#include "support/fakes.h"
#include "support/house.h"

namespace genkan::support {

// A text in pieces of a few bytes, so that every seam between two pieces is tried.
class TextSource : public service::ByteSource {
 public:
  explicit TextSource(std::string text, std::size_t piece_bytes = 7)
      : text_(std::move(text)), piece_bytes_(piece_bytes) {}

  Result<std::string_view> Read() override {
    const std::size_t bytes = std::min(piece_bytes_, text_.size() - at_);
    const std::string_view piece = std::string_view(text_).substr(at_, bytes);
    at_ += bytes;
    return piece;
  }

 private:
  std::string text_;
  std::size_t piece_bytes_;
  std::size_t at_ = 0;
};

class RemarkList : public service::ImportListener {
 public:
  void OnRemark(const service::ImportRemark& remark) override { remarks.push_back(remark); }
  void OnProgress(const service::ImportProgress& progress) override {
    bytes_read = progress.bytes_read;
    records = progress.records;
  }

  // "tickets.json:3 ticket 7: detail" of each remark of that kind.
  std::vector<std::string> Of(service::ImportNotice notice) const {
    std::vector<std::string> found;
    for (const service::ImportRemark& remark : remarks) {
      if (remark.notice != notice) continue;
      found.push_back(remark.file + ":" + std::to_string(remark.line) + " " + remark.record + ": " +
                      remark.detail);
    }
    return found;
  }

  std::vector<service::ImportRemark> remarks;
  std::int64_t bytes_read = 0;
  std::int64_t records = 0;
};

// The portal of House with a pipeline whose stages wait for each side, and a clock.
class ImportRoom {
 public:
  explicit ImportRoom(service::Store& store) : house(store) {
    pipeline = {.id = house.Next<domain::PipelineId>(), .name = "Desk"};
    open = AddStage(domain::StageKind::kOpen, domain::Turn::kSupport);
    waiting = AddStage(domain::StageKind::kOpen, domain::Turn::kCustomer);
    held = AddStage(domain::StageKind::kOpen, domain::Turn::kNobody);
    closed = AddStage(domain::StageKind::kClosed, domain::Turn::kNobody);
    REQUIRE(store.PutPipeline(house.portal.id, pipeline).ok());
    house.portal.settings.Edit().tickets.new_ticket_pipeline = pipeline.id;
    house.portal.settings.Edit().tickets.new_ticket_stage = open;
    REQUIRE(store.PutPortal(house.portal).ok());
  }

  service::ImportSetting Setting(bool dry_run = false) {
    return {.store = house.store(),
            .portal = house.portal,
            .clock = clock,
            .random = random,
            .zone = tokyo,
            .listener = remarks,
            .dry_run = dry_run};
  }

  struct Export {
    std::string organizations;
    std::string users;
    std::string tickets;
  };
  service::ImportReport Zendesk(const Export& from, bool dry_run = false) {
    TextSource organizations(from.organizations);
    TextSource users(from.users);
    TextSource tickets(from.tickets);
    service::ImportReport report;
    remarks.remarks.clear();
    REQUIRE(ImportZendesk(Setting(dry_run),
                          {.organizations = {"organizations.json", &organizations},
                           .users = {"users.json", &users},
                           .tickets = {"tickets.json", &tickets}},
                          &report)
                .ok());
    return report;
  }

  service::ImportReport Table(const std::string& text, const service::TableOptions& options = {},
                              bool dry_run = false) {
    TextSource first(text);
    service::TablePlan plan;
    REQUIRE(PlanTable(first, options, &plan).ok());
    TextSource second(text);
    service::ImportReport report;
    remarks.remarks.clear();
    REQUIRE(ImportTable(Setting(dry_run), {"table.csv", &second}, plan, &report).ok());
    return report;
  }

  // A ticket by the id it was imported under.
  domain::Ticket Ticket(const std::string& external_id) {
    const auto ticket = house.store().TicketByExternalId(house.portal.id, external_id);
    REQUIRE(ticket.ok());
    return *ticket;
  }

  domain::Contact Contact(const std::string& address) {
    const auto contact =
        house.store().ContactByMemberEmail(house.portal.id, domain::FoldedAddress(address));
    REQUIRE(contact.ok());
    return *contact;
  }

  // What the contact reads in the thread.
  std::vector<domain::Message> Shown(const domain::Contact& contact, domain::TicketId ticket) {
    const auto shown =
        house.store().MessagesOf(domain::ViewerFor(contact, house.portal), ticket, {});
    if (!shown.ok()) return {};
    std::vector<domain::Message> messages;
    for (const service::ThreadMessage& message : shown->messages) {
      messages.push_back(message.message);
    }
    return messages;
  }

  House house;
  domain::Pipeline pipeline;
  domain::StageId open, waiting, held, closed;
  ManualClock clock;
  CountingRandom random;
  FixedZone tokyo{9 * 60};
  RemarkList remarks;

 private:
  domain::StageId AddStage(domain::StageKind kind, domain::Turn turn) {
    domain::Stage stage{.id = house.Next<domain::StageId>(), .pipeline = pipeline.id};
    stage.kind = kind;
    stage.turn = turn;
    stage.position = static_cast<int>(pipeline.stages.size());
    pipeline.stages.push_back(stage);
    return stage.id;
  }
};

}  // namespace genkan::support
