// What the commands of `genkan desk` have in common: who acts, on which ticket, and how tickets are
// printed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "genkan/service/agent_desk.h"
#include "server/command.h"

namespace genkan::server {

// The portal and whoever acts, taken out of the arguments.
struct TicketRoom {
  TicketRoom(const domain::Portal& of, std::optional<domain::Staff> acting,
             const domain::AgentViewer& viewer, const CommandContext& context);
  TicketRoom(const TicketRoom&) = delete;
  TicketRoom& operator=(const TicketRoom&) = delete;

  const domain::Portal portal;
  const std::optional<domain::Staff> agent;
  const std::shared_ptr<const service::StringsShelf> strings;
  const service::AgentRoom room;  // Refers to the others.
};

enum class ActorNeeded : std::uint8_t { kNo, kYes };

// Takes `--portal SLUG` and `--as EMAIL` out of the arguments; complains itself and gives null
// where there is no such portal or agent, or where nobody is named who has to be.
std::unique_ptr<TicketRoom> OpenTicketRoom(std::vector<std::string>* arguments, ActorNeeded needed,
                                           CommandContext& context);

// The ticket of that number; complains itself where there is none.
std::optional<domain::Ticket> TicketNamed(const service::AgentRoom& room, const std::string& number,
                                          CommandContext& context);

// What went wrong, in the words of this command.
std::string SentenceForTicket(const Error& error);

// Without what a terminal would take for orders. `lines` may stay more than one.
std::string Printable(std::string_view text, bool lines);

void PrintTicket(const domain::AgentTicket& ticket, const domain::Portal& portal,
                 CommandContext& context);
void PrintThread(const domain::AgentThread& thread, const domain::Portal& portal,
                 CommandContext& context);

}  // namespace genkan::server
