// The records of a JSON file, handed over one by one.
#pragma once

#include <functional>
#include <string_view>

#include "service/import_desk.h"

namespace genkan::service {

using AddRecord = std::function<Status(std::string_view json)>;

// Hands each record of the file to `add`, in batches, with the desk at its line; what is no whole
// record is left out and counted. A file that does not exist has none.
Status AddRecords(ImportDesk* desk, const ImportFile& file, ImportCounts* counts,
                  const AddRecord& add);

// Leaves out the record the desk is at because it was read with this error.
Status LeaveOutUnread(ImportDesk* desk, ImportCounts* counts, const Error& error);

}  // namespace genkan::service
