// What an import tells the person at the terminal.
#pragma once

#include <map>
#include <ostream>
#include <string>

#include "genkan/base/clock.h"
#include "genkan/service/import.h"
#include "server/text_decoder.h"

namespace genkan::server {

enum class ProgressStyle : std::uint8_t {
  kLines,      // A plain line now and then.
  kOverwrite,  // One line of a terminal that is written again.
};

// Prints each remark as it comes, and how far the import is.
class ImportPrinter final : public service::ImportListener {
 public:
  ImportPrinter(std::ostream& err, const Clock& clock, ProgressStyle style)
      : err_(err), clock_(clock), style_(style) {}

  // The amount that makes a file whole: bytes, or rows where `in_rows`.
  void Expect(const std::string& file, std::int64_t amount, bool in_rows);
  void OnRemark(const service::ImportRemark& remark) override;
  void OnProgress(const service::ImportProgress& progress) override;
  // Ends the line that is written again.
  void Finish();

 private:
  struct Expected {
    std::int64_t amount = 0;
    bool in_rows = false;
    std::int64_t told_records = -1;
  };

  void EraseLine();

  std::ostream& err_;
  const Clock& clock_;
  const ProgressStyle style_;
  std::map<std::string, Expected> expected_;
  std::map<service::ImportNotice, int> printed_;
  Millis last_at_millis_ = 0;
  bool line_open_ = false;
};

// `time_zone` says which, and whose. Not `whole`: the plan was refused, and holds what was found
// out before that.
void PrintTablePlan(const service::TablePlan& plan, Encoding encoding, std::string_view time_zone,
                    bool whole, std::ostream& out);
// The same of a table of contacts.
void PrintContactPlan(const service::ContactTablePlan& plan, Encoding encoding, std::ostream& out);
void PrintSummary(const service::ImportReport& report, std::ostream& out);
// What stopped an import, or kept it from starting, and what to do.
std::string SentenceForImport(const Error& error);

}  // namespace genkan::server
