// How inboxes and pipelines are made, changed, put in order and retired, for a manager's page and
// for a command in a shell.
#pragma once

#include <span>
#include <string>

#include "genkan/domain/desk.h"
#include "genkan/domain/portal.h"
#include "genkan/service/ports.h"
#include "genkan/service/store.h"

namespace genkan::service {

// For the audit log, in whose name it is the caller knows. Empty action: nothing changed.
struct DeskChange {
  std::string action;   // Such as "pipeline.changed".
  std::string subject;  // The record's name.
  std::string before;   // JSON; empty where the record is new.
  std::string after;
  bool made = false;
};

struct DeskParts {
  Store& store;
  const Ports& ports;
  const domain::Portal& portal;
};

// The portal's own form, leading to an inbox: what new tickets can be sent to.
domain::ChannelAccount FormOf(domain::InboxId inbox, const Ports& ports);

Result<domain::Desk> ReadDesk(const Store& store, domain::PortalId portal);

// Stores the record under the rules of domain/desk.h. One whose id is not known yet is made: it
// goes to the end of the list, and an inbox gets a form. The place in the list stays what it was.
// What breaks a rule is refused under its path. REQUIRES: called within Store::Atomically, together
// with the entry in the audit log.
Result<DeskChange> SaveInbox(const DeskParts& parts, domain::Inbox inbox);
Result<DeskChange> SavePipeline(const DeskParts& parts, domain::Pipeline pipeline);

struct DeskOrder {
  std::span<const domain::InboxId> inboxes;
  std::span<const domain::PipelineId> pipelines;
};

// Puts the lists in order. kConflict where the ids are not all those that there are. REQUIRES: as
// above.
Result<DeskChange> SaveOrder(const DeskParts& parts, const DeskOrder& order);

}  // namespace genkan::service
