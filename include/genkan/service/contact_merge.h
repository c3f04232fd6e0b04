// Two entries for one person are made one, for a request to the API and for a command in a shell.
#pragma once

#include <string>

#include "genkan/domain/doubles.h"
#include "genkan/service/ports.h"
#include "genkan/service/store.h"

namespace genkan::service {

class StringsShelf;

struct MergeRoom {
  Store& store;
  const Ports& ports;
  const StringsShelf& strings;
  const domain::Portal& portal;
  // As in RouterOptions.
  std::string public_origin;
  std::string mail_from;
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
// sessions and ways in of somebody who is suspended end. An address that signed in and does not any
// more is mailed which one does.
Result<domain::Contact> MergeContacts(const MergeRoom& room, const ContactPair& pair,
                                      std::string_view tag);

// Those who share the key are different people. kNotFound where nobody shares it.
Status KeepApart(const MergeRoom& room, const std::string& double_key);

}  // namespace genkan::service
