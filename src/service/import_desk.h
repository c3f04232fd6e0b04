// Where an import puts its records: finds what is there already, adds what is not, counts both, and
// says what had to be left out. A trial does the same without writing.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "genkan/service/import.h"
#include "service/import_words.h"

namespace genkan::service {

// Somebody whom the imported records name: a contact, a member of staff, or nobody known.
struct ImportedPerson {
  domain::ContactId contact;
  domain::StaffId staff;
  std::string shown_name;
  std::string language;
  // Several contacts share the address, so it stands for none.
  bool ambiguous = false;
  bool known() const { return contact || staff; }
};

struct ImportedTicket {
  domain::Ticket ticket;  // `id`, `number` and `pipeline` are given here.
  domain::ContactId requester;
  // Whether it said when it was created; then another ticket of the same id is told apart by it.
  bool created_known = false;
  // Their conversation and id are given here, their external id is completed by the ticket's.
  std::vector<domain::Message> messages;
};

class ImportDesk {
 public:
  // `origin` is the system it comes from, such as "zendesk". Fails where the portal has no pipeline
  // for new tickets.
  static Result<ImportDesk> Open(const ImportSetting& setting, std::string_view origin,
                                 ImportReport* report);

  // The record that remarks are about from now on.
  void Begin(std::string_view file, std::int64_t line);
  std::int64_t line() const { return remark_.line; }
  void Name(std::string record) { remark_.record = std::move(record); }
  void Remark(ImportNotice notice, std::string detail = {});
  // Remarks, counts the record as left out.
  Status LeaveOut(ImportCounts* counts, ImportNotice notice, std::string detail = {});
  void Progress(const ImportFile& file, std::int64_t bytes_read, std::int64_t records);

  // `text` as one line or as several that the domain takes; remarks on what that costs.
  std::string FittingLine(std::string_view text);
  std::string FittingText(std::string_view text);

  // Whether the portal's rules keep the mail between `parties` inside; remarks on it, naming
  // `mail`.
  bool StaysInside(std::span<const std::string> parties, const std::string& mail);

  // Everything that `work` adds, in one step. On an error nothing of it was added or counted.
  Status Batch(const std::function<Status()>& work);

  // Each adds the record or finds it, and remembers it under its external id.
  Status AddCompany(domain::Company company);
  Status AddContact(domain::Contact contact);
  Status AddStaff(domain::Staff staff);
  Status AddTicket(ImportedTicket imported);
  // Finds the contact with this address, or adds one of that name.
  Result<ImportedPerson> ContactWithAddress(const domain::Contact& contact);
  // Finds the company of that name, or adds it. No id: there are several.
  Result<domain::CompanyId> CompanyNamed(const std::string& name);

  // What an external id stands for; nobody, or no id, where it is not known.
  Result<ImportedPerson> Person(const std::string& external_id);
  Result<domain::CompanyId> Company(const std::string& external_id);

  domain::StageId StageFor(Standing standing) const;
  Millis Now() const { return setting_->clock.NowMillis(); }
  const ImportSetting& setting() const { return *setting_; }
  ImportReport& report() { return *report_; }

 private:
  ImportDesk(const ImportSetting& setting, std::string_view origin, ImportReport* report)
      : setting_(&setting), origin_(origin), report_(report) {}

  template <typename AnyId>
  AnyId Fresh() const {
    return domain::NewId<AnyId>(Now(), setting_->random);
  }
  // Runs a write; in a trial it is taken as done. False: the store refused the record.
  Result<bool> Write(ImportCounts* counts, const std::function<Status()>& write);
  void Remember(const ImportedPerson& person, const std::string& external_id,
                std::string_view address);
  Result<ImportedPerson> ContactAt(const std::string& folded) const;
  Result<ImportedPerson> StaffAt(const std::string& folded) const;
  Status Store(ImportedTicket* imported);
  // The number it had, where that is one and free; else 0, for the portal's next.
  Result<domain::TicketNumber> NumberFor(const std::string& old_number);
  Result<domain::ChannelAccountId> AccountFor(const std::string& kind);
  Result<domain::InboxId> OwnInbox();

  const ImportSetting* setting_;
  std::string origin_;
  ImportReport* report_;
  ImportRemark remark_;
  domain::Pipeline pipeline_;
  std::unordered_map<std::string, ImportedPerson> people_;
  std::unordered_map<std::string, ImportedPerson> by_address_;
  std::unordered_map<std::string, domain::CompanyId> companies_;
  std::unordered_map<std::string, domain::CompanyId> companies_by_name_;
  std::unordered_set<std::string> seen_tickets_;
  std::unordered_set<std::int64_t> kept_numbers_;
  std::map<std::string, domain::ChannelAccountId> accounts_;
};

}  // namespace genkan::service
