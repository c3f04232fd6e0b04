#include "service/import_records.h"

#include <cstdlib>
#include <vector>

#include "genkan/wire/json_records.h"

namespace genkan::service {
namespace {

using Fault = wire::JsonRecord::Fault;

constexpr std::size_t kBatchRecords = 200;
constexpr std::size_t kBatchBytes = 8 * 1024 * 1024;

struct PendingRecord {
  std::int64_t line = 0;
  Fault fault = Fault::kNone;
  std::string text;
};

// REQUIRES: there is a fault.
ImportNotice NoticeOf(Fault fault) {
  if (fault == Fault::kNotAnObject) return ImportNotice::kNotAnObject;
  return fault == Fault::kTooLarge ? ImportNotice::kTooLarge : ImportNotice::kUnfinished;
}

}  // namespace

Status AddRecords(ImportDesk* desk, const ImportFile& file, ImportCounts* counts,
                  const AddRecord& add) {
  if (file.source == nullptr) return Done{};
  std::vector<PendingRecord> pending;
  std::size_t pending_bytes = 0;
  wire::JsonRecordCutter cutter([&](const wire::JsonRecord& record) {
    pending.push_back({record.line, record.fault, std::string(record.text)});
    pending_bytes += record.text.size();
  });
  const auto add_pending = [&]() -> Status {
    for (const PendingRecord& record : pending) {
      desk->Begin(file.name, record.line);
      GENKAN_TRY_OK(record.fault == Fault::kNone ? add(record.text)
                                                 : desk->LeaveOut(counts, NoticeOf(record.fault)));
    }
    return Done{};
  };
  std::int64_t bytes = 0;
  std::int64_t records = 0;
  for (bool more = true; more;) {
    GENKAN_TRY(const std::string_view piece, file.source->Read());
    more = !piece.empty();
    bytes += static_cast<std::int64_t>(piece.size());
    cutter.Feed(piece);
    if (!more) cutter.Finish();
    if (more && pending.size() < kBatchRecords && pending_bytes < kBatchBytes) continue;
    GENKAN_TRY_OK(desk->Batch(add_pending));
    records += static_cast<std::int64_t>(pending.size());
    pending.clear();
    pending_bytes = 0;
    desk->Progress(file, bytes, records);
  }
  return Done{};
}

Status LeaveOutUnread(ImportDesk* desk, ImportCounts* counts, const Error& error) {
  if (error.message_key == "error.field_type") {
    return desk->LeaveOut(counts, ImportNotice::kWrongType, error.field);
  }
  if (error.message_key == "error.field_missing") {
    return desk->LeaveOut(counts, ImportNotice::kMissingField, error.field);
  }
  // The line within the record, which may be a long way from where it begins.
  std::string line;
  for (const ErrorParam& param : error.params) {
    if (param.name != "line") continue;
    line = std::to_string(desk->line() + std::atoll(param.value.c_str()) - 1);
  }
  return desk->LeaveOut(counts, ImportNotice::kMalformed, line);
}

}  // namespace genkan::service
