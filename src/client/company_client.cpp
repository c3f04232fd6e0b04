#include "genkan/client/company_client.h"

#include "client/found_list.h"
#include "client/open_record.h"

namespace genkan::client {

using domain::CompanyId;
using domain::CompanyInUse;

template <>
struct RecordKind<CompanyInUse> {
  static constexpr std::string_view kPath = "/v1/companies/";
  static CompanyId IdOf(const CompanyInUse& used) { return used.about.id; }
  static Status Check(const CompanyInUse& used) {
    GENKAN_TRY_OK(domain::CheckCompanyName(used.details.name));
    return Done{};
  }
};

std::string RecordDraftText(const CompanyInUse& used, std::string_view tag) {
  return wire::EncodeTagged(used, tag);
}

Result<std::string> ReadRecordDraft(std::string_view text, CompanyInUse* used) {
  CompanyInUse drafted;
  const auto tag = wire::DecodeTagged(text, &drafted);
  if (tag.ok()) used->details = std::move(drafted.details);
  return tag;
}

struct CompanyClient::Parts {
  using List = FoundList<domain::CompanyRow, CompanyId>;

  explicit Parts(Link& link)
      : found(link, "/v1/companies",
              [](std::string_view body) -> Result<List::Page> {
                GENKAN_TRY(domain::CompanyList list, wire::DecodeCompanyList(body));
                return List::Page{std::move(list.companies), list.next};
              }),
        opened(link) {}

  List found;
  OpenRecord<CompanyInUse> opened;
};

CompanyClient::CompanyClient(Link& link) : parts_(std::make_unique<Parts>(link)) {}
CompanyClient::~CompanyClient() = default;

void CompanyClient::Poll() {
  parts_->found.Poll();
  parts_->opened.Poll();
}

void CompanyClient::Search(std::string_view typed) { parts_->found.Search(typed, ""); }
void CompanyClient::SearchMore() { parts_->found.SearchMore(); }
const Found<domain::CompanyRow>& CompanyClient::found() const { return parts_->found.found(); }

void CompanyClient::Open(CompanyId id) { parts_->opened.Open(domain::IdText(id)); }
void CompanyClient::OpenNew(CompanyId id) {
  parts_->opened.OpenNew({.details = {}, .about = {.id = id}});
}
const EditedRecord<CompanyInUse>& CompanyClient::company() const { return parts_->opened.shown(); }
void CompanyClient::Save(const CompanyInUse& used, std::string_view tag) {
  parts_->opened.Save(used, tag);
}
void CompanyClient::ForgetSaving() { parts_->opened.ForgetSaving(); }

}  // namespace genkan::client
