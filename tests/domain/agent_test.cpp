// Who counts as an agent, and what their answers do to a ticket's stage.
#include "genkan/domain/agent.h"

#include <catch2/catch_test_macros.hpp>

#include "genkan/domain/ticket.h"

namespace genkan::domain {
namespace {

Staff MakeStaff(std::uint64_t id, std::vector<Permission> permissions) {
  return {.id = {1, id}, .permissions = std::move(permissions), .sign_in = SignInState::kActive};
}

TEST_CASE("Only staff with the permission for tickets see as agents do", "[domain][agent]") {
  const PortalId portal{1, 1};
  const Staff agent = MakeStaff(1, {Permission::kTickets});
  CHECK(AgentViewer::For(portal, agent)->staff() == agent.id);
  const Staff manager = MakeStaff(2, {Permission::kCustomerPortalSettings});
  CHECK(AgentViewer::For(portal, manager).error().code == ErrorCode::kForbidden);
  Staff suspended = agent;
  suspended.sign_in = SignInState::kSuspended;
  CHECK(AgentViewer::For(portal, suspended).error().code == ErrorCode::kForbidden);
}

TEST_CASE("The last who may change the settings cannot lose that", "[domain][agent]") {
  const Staff first = MakeStaff(1, {Permission::kCustomerPortalSettings});
  Staff second = MakeStaff(2, {Permission::kCustomerPortalSettings, Permission::kTickets});
  Staff without = first;
  without.permissions.clear();
  CHECK(CheckSettingsHolderStays({first, second}, without).ok());
  CHECK(CheckSettingsHolderStays({first}, without).error().code == ErrorCode::kConflict);
  // Who may not sign in holds nothing that counts.
  second.sign_in = SignInState::kSuspended;
  CHECK_FALSE(CheckSettingsHolderStays({first, second}, without).ok());
  Staff suspended = first;
  suspended.sign_in = SignInState::kSuspended;
  CHECK_FALSE(CheckSettingsHolderStays({first}, suspended).ok());
  CHECK(CheckSettingsHolderStays({}, without).ok());
}

TEST_CASE("An answer of support hands an open ticket to its customer and no closed one",
          "[domain][agent]") {
  Pipeline pipeline;
  const auto add = [&](StageKind kind, Turn turn, bool retired) {
    const StageId id{2, pipeline.stages.size() + 1};
    pipeline.stages.push_back({.id = id, .kind = kind, .turn = turn, .retired = retired});
    return id;
  };
  const StageId ours = add(StageKind::kOpen, Turn::kSupport, false);
  add(StageKind::kOpen, Turn::kCustomer, true);
  const StageId theirs = add(StageKind::kOpen, Turn::kCustomer, false);
  const StageId later = add(StageKind::kOpen, Turn::kCustomer, false);
  const StageId closed = add(StageKind::kClosed, Turn::kNobody, false);
  CHECK(StageAfterStaffAnswer(pipeline, ours) == theirs);
  CHECK(StageAfterStaffAnswer(pipeline, later) == later);
  CHECK(StageAfterStaffAnswer(pipeline, closed) == closed);
  pipeline.stages[2].retired = pipeline.stages[3].retired = true;
  CHECK(StageAfterStaffAnswer(pipeline, ours) == ours);
}

}  // namespace
}  // namespace genkan::domain
