// A manager's companies: those that are found, and the one that is being edited.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "genkan/client/contact_client.h"
#include "genkan/domain/company_records.h"

namespace genkan::client {

// As those of DeskClient's records.
std::string RecordDraftText(const domain::CompanyInUse& used, std::string_view tag);
Result<std::string> ReadRecordDraft(std::string_view text, domain::CompanyInUse* used);

class CompanyClient {
 public:
  // The link outlives the client.
  explicit CompanyClient(Link& link);
  ~CompanyClient();
  CompanyClient(const CompanyClient&) = delete;
  CompanyClient& operator=(const CompanyClient&) = delete;

  // Asks for what is wanted and due. After the transport was polled.
  void Poll();

  // As ContactClient's.
  void Search(std::string_view typed);
  void SearchMore();
  const Found<domain::CompanyRow>& found() const;

  // As DeskClient's.
  void Open(domain::CompanyId id);
  void OpenNew(domain::CompanyId id);
  const EditedRecord<domain::CompanyInUse>& company() const;
  void Save(const domain::CompanyInUse& used, std::string_view tag);
  void ForgetSaving();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
