// Two entries for one person are made one, for a request to the API and for a command in a shell.
#pragma once

#include <string>

#include "genkan/domain/doubles.h"
#include "genkan/service/ports.h"
#include "genkan/service/store.h"

namespace genkan::service {

struct MergeRoom {
  Store& store;
  const Ports& ports;
  const domain::Portal& portal;
  // Who does it; nobody: whoever runs the machine.
  domain::StaffId staff;
  std::string staff_shown_name;
};

struct ContactPair {
  domain::ContactId from;  // Is no more afterwards.
  domain::ContactId into;
};

// As the list shows it.
Result<domain::DoubleList> ListDoubles(const MergeRoom& room, const DoubleQuery& query);

// kInvalidArgument under "into" where the two are one already.
Result<domain::ContactMerge> PreviewContactMerge(const MergeRoom& room, const ContactPair& pair);

// Makes one contact of the two, with the tickets, sessions and ways in of both, and notes it in the
// audit log, in one step. `tag` is the preview's: kConflict where that would be another now. The
// sessions and ways in of somebody who is suspended end.
Result<domain::Contact> MergeContacts(const MergeRoom& room, const ContactPair& pair,
                                      std::string_view tag);

// Those who share the key are different people. kNotFound where nobody shares it.
Status KeepApart(const MergeRoom& room, const std::string& double_key);

}  // namespace genkan::service
