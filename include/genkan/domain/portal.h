// The portal: one house with one set of guests. Every other record belongs to exactly one.
#pragma once

#include <string>
#include <vector>

#include "genkan/domain/ids.h"

namespace genkan::domain {

struct PortalSettings {
  // Lets a contact see the tickets of its primary company.
  bool company_view = true;
  // Lets a contact see the tickets of further companies that were granted to it.
  bool further_company_view = false;
  // A session ends this long after its last use, and this long after sign-in at the latest.
  Millis session_idle_millis = 14 * kMillisPerDay;
  Millis session_absolute_millis = 30 * kMillisPerDay;
  // Where a new ticket of the portal's own form goes.
  ChannelAccountId form_channel_account;
  PipelineId new_ticket_pipeline;
  StageId new_ticket_stage;
  friend bool operator==(const PortalSettings&, const PortalSettings&) = default;
};

struct Portal {
  PortalId id;
  std::string name;
  // The path prefix, empty for the portal at the root.
  std::string slug;
  // BCP 47 tags in order of preference; the first is the primary language.
  std::vector<std::string> languages = {"en"};
  // An IANA time zone name, for those who have none of their own.
  std::string time_zone = "UTC";
  PortalSettings settings;
  friend bool operator==(const Portal&, const Portal&) = default;
};

}  // namespace genkan::domain
