#include "service/import_desk.h"

#include <utility>

#include "genkan/base/utf8.h"
#include "service/import_text.h"

namespace genkan::service {
namespace {

bool Missing(const Error& error) { return error.code == ErrorCode::kNotFound; }

ImportedPerson PersonFrom(const domain::Contact& contact) {
  return {.contact = contact.id,
          .shown_name = domain::ShownName(contact.name, contact.language),
          .language = contact.language};
}

ImportedPerson PersonFrom(const domain::Staff& staff) {
  return {.staff = staff.id,
          .shown_name = domain::ShownName(staff.name, staff.language),
          .language = staff.language};
}

}  // namespace

Result<ImportDesk> ImportDesk::Open(const ImportSetting& setting, std::string_view origin,
                                    ImportReport* report) {
  ImportDesk desk(setting, origin, report);
  const domain::TicketRules& settings = setting.portal.settings->tickets;
  GENKAN_TRY(desk.pipeline_,
             setting.store.PipelineById(setting.portal.id, settings.new_ticket_pipeline));
  if (desk.pipeline_.stages.empty()) return ErrorCode::kNotFound;
  return desk;
}

void ImportDesk::Begin(std::string_view file, std::int64_t line) {
  remark_ = ImportRemark{.file = std::string(file), .line = line};
}

void ImportDesk::Remark(ImportNotice notice, std::string detail) {
  remark_.notice = notice;
  remark_.detail = std::move(detail);
  ++report_->notices[notice];
  setting_->listener.OnRemark(remark_);
}

Status ImportDesk::LeaveOut(ImportCounts* counts, ImportNotice notice, std::string detail) {
  ++counts->left_out;
  Remark(notice, std::move(detail));
  return Done{};
}

void ImportDesk::Progress(const ImportFile& file, std::int64_t bytes_read, std::int64_t records) {
  setting_->listener.OnProgress({.file = file.name, .bytes_read = bytes_read, .records = records});
}

std::string ImportDesk::FittingLine(std::string_view text) {
  CleanText clean = CleanedLine(text);
  if (clean.controls_removed) Remark(ImportNotice::kControlsRemoved);
  // No name of anything is longer than a subject may be.
  if (CodePointCount(clean.text) <= domain::kSubjectCodePointsMax) return std::move(clean.text);
  Remark(ImportNotice::kShortened);
  return Shortened(clean.text, domain::kSubjectCodePointsMax);
}

std::string ImportDesk::FittingText(std::string_view text) {
  CleanText clean = CleanedText(text);
  if (clean.controls_removed) Remark(ImportNotice::kControlsRemoved);
  return std::move(clean.text);
}

bool ImportDesk::StaysInside(std::span<const std::string> parties, const std::string& mail) {
  const bool inside = domain::StaysInside(setting_->portal.settings->tickets, parties);
  if (inside) Remark(ImportNotice::kInternalMail, mail);
  return inside;
}

Status ImportDesk::Batch(const std::function<Status()>& work) {
  if (setting_->stopping != nullptr && *setting_->stopping) {
    return Error{.code = ErrorCode::kUnavailable, .message_key = "import.stopped"};
  }
  if (setting_->dry_run) return work();
  const ImportReport before = *report_;
  const Status status = setting_->store.Atomically(work);
  if (!status.ok()) *report_ = before;
  return status;
}

Result<bool> ImportDesk::Write(ImportCounts* counts, const std::function<Status()>& write) {
  if (setting_->dry_run) return true;
  const Status status = setting_->store.Atomically(write);
  if (status.ok()) return true;
  const ErrorCode code = status.error().code;
  if (code != ErrorCode::kConflict && code != ErrorCode::kInvalidArgument) return status.error();
  GENKAN_TRY_OK(LeaveOut(counts, ImportNotice::kRefused, std::string(ErrorCodeName(code))));
  return false;
}

Status ImportDesk::AddCompany(domain::Company company) {
  ImportCounts& counts = report_->companies;
  if (companies_.contains(company.external_id)) {
    return LeaveOut(&counts, ImportNotice::kRepeatedId);
  }
  const auto present =
      setting_->store.CompanyByExternalId(setting_->portal.id, company.external_id);
  if (present.ok()) {
    companies_[company.external_id] = present->id;
    ++counts.present;
    return Done{};
  }
  if (!Missing(present.error())) return present.error();
  company.id = Fresh<domain::CompanyId>();
  GENKAN_TRY(const bool written, Write(&counts, [&] {
               return setting_->store.PutCompany(setting_->portal.id, company);
             }));
  if (!written) return Done{};
  companies_[company.external_id] = company.id;
  ++counts.added;
  return Done{};
}

void ImportDesk::Remember(const ImportedPerson& person, const std::string& external_id,
                          std::string_view address) {
  if (!external_id.empty()) people_[external_id] = person;
  if (!address.empty()) by_address_.emplace(domain::FoldedAddress(address), person);
}

// The contact that has the address as its own, or as the only one among several of its own.
Result<ImportedPerson> ImportDesk::ContactAt(const std::string& folded) const {
  const auto known = by_address_.find(folded);
  if (known != by_address_.end() && known->second.contact) return known->second;
  const domain::PortalId portal = setting_->portal.id;
  const auto member = setting_->store.ContactByMemberEmail(portal, folded);
  if (member.ok()) return PersonFrom(*member);
  if (!Missing(member.error())) return member.error();
  GENKAN_TRY(const auto holders, setting_->store.ContactsByAddress(portal, folded));
  if (holders.size() == 1) return PersonFrom(holders.front());
  return ImportedPerson{.ambiguous = !holders.empty()};
}

Result<ImportedPerson> ImportDesk::StaffAt(const std::string& folded) const {
  const auto known = by_address_.find(folded);
  if (known != by_address_.end() && known->second.staff) return known->second;
  const auto staff = setting_->store.StaffByEmail(setting_->portal.id, folded);
  if (staff.ok()) return PersonFrom(*staff);
  if (!Missing(staff.error())) return staff.error();
  return ImportedPerson{};
}

Status ImportDesk::AddContact(domain::Contact contact) {
  ImportCounts& counts = report_->contacts;
  if (people_.contains(contact.external_id)) return LeaveOut(&counts, ImportNotice::kRepeatedId);
  const domain::PortalId portal = setting_->portal.id;
  const auto present = setting_->store.ContactByExternalId(portal, contact.external_id);
  if (present.ok()) {
    Remember(PersonFrom(*present), contact.external_id, present->member_email);
    ++counts.present;
    return Done{};
  }
  if (!Missing(present.error())) return present.error();
  if (!contact.member_email.empty()) {
    const std::string folded = domain::FoldedAddress(contact.member_email);
    GENKAN_TRY(const ImportedPerson holder, ContactAt(folded));
    if (holder.contact) {
      Remark(ImportNotice::kAddressTaken, contact.member_email);
      Remember(holder, contact.external_id, contact.member_email);
      ++counts.present;
      return Done{};
    }
    GENKAN_TRY(const ImportedPerson staff, StaffAt(folded));
    if (staff.staff) {
      Remark(ImportNotice::kAddressOfStaff, contact.member_email);
      contact.member_email.clear();
    }
  }
  contact.id = Fresh<domain::ContactId>();
  GENKAN_TRY(const bool written,
             Write(&counts, [&] { return setting_->store.PutContact(portal, contact); }));
  if (!written) return Done{};
  Remember(PersonFrom(contact), contact.external_id, contact.member_email);
  ++counts.added;
  if (contact.sign_in == domain::SignInState::kSuspended) ++report_->contacts_suspended;
  return Done{};
}

Status ImportDesk::AddStaff(domain::Staff staff) {
  ImportCounts& counts = report_->staff;
  if (people_.contains(staff.external_id)) return LeaveOut(&counts, ImportNotice::kRepeatedId);
  const domain::PortalId portal = setting_->portal.id;
  const auto present = setting_->store.StaffByExternalId(portal, staff.external_id);
  if (present.ok()) {
    Remember(PersonFrom(*present), staff.external_id, present->email);
    ++counts.present;
    return Done{};
  }
  if (!Missing(present.error())) return present.error();
  if (!staff.email.empty()) {
    const std::string folded = domain::FoldedAddress(staff.email);
    GENKAN_TRY(const ImportedPerson holder, StaffAt(folded));
    if (holder.staff) {
      Remember(holder, staff.external_id, staff.email);
      ++counts.present;
      return Done{};
    }
    GENKAN_TRY(const ImportedPerson contact, ContactAt(folded));
    if (contact.contact) {
      Remark(ImportNotice::kAddressOfContact, staff.email);
      staff.email.clear();
    }
  }
  staff.id = Fresh<domain::StaffId>();
  GENKAN_TRY(const bool written,
             Write(&counts, [&] { return setting_->store.PutStaff(portal, staff); }));
  if (!written) return Done{};
  Remember(PersonFrom(staff), staff.external_id, staff.email);
  ++counts.added;
  return Done{};
}

Result<ImportedPerson> ImportDesk::ContactWithAddress(const domain::Contact& draft) {
  const std::string folded = domain::FoldedAddress(draft.member_email);
  const auto known = by_address_.find(folded);
  if (known != by_address_.end()) return known->second;
  GENKAN_TRY(const ImportedPerson holder, ContactAt(folded));
  if (holder.contact) {
    Remember(holder, "", folded);
    ++report_->contacts.present;
    return holder;
  }
  if (holder.ambiguous) return holder;
  GENKAN_TRY(const ImportedPerson staff, StaffAt(folded));
  if (staff.staff) {
    Remember(staff, "", folded);
    return staff;
  }
  domain::Contact contact = draft;
  contact.id = Fresh<domain::ContactId>();
  GENKAN_TRY(const bool written, Write(&report_->contacts, [&] {
               return setting_->store.PutContact(setting_->portal.id, contact);
             }));
  if (!written) return ImportedPerson{};
  Remember(PersonFrom(contact), "", folded);
  ++report_->contacts.added;
  return PersonFrom(contact);
}

Result<domain::CompanyId> ImportDesk::CompanyNamed(const std::string& name) {
  const auto known = companies_by_name_.find(name);
  if (known != companies_by_name_.end()) return known->second;
  GENKAN_TRY(const auto found, setting_->store.CompaniesByName(setting_->portal.id, name));
  if (found.size() > 1) return domain::CompanyId{};
  if (found.size() == 1) {
    ++report_->companies.present;
    companies_by_name_[name] = found.front().id;
    return found.front().id;
  }
  const domain::Company company{.id = Fresh<domain::CompanyId>(), .name = name};
  GENKAN_TRY(const bool written, Write(&report_->companies, [&] {
               return setting_->store.PutCompany(setting_->portal.id, company);
             }));
  if (!written) return domain::CompanyId{};
  ++report_->companies.added;
  companies_by_name_[name] = company.id;
  return company.id;
}

Result<ImportedPerson> ImportDesk::Person(const std::string& external_id) {
  const auto known = people_.find(external_id);
  if (known != people_.end()) return known->second;
  const domain::PortalId portal = setting_->portal.id;
  const auto contact = setting_->store.ContactByExternalId(portal, external_id);
  if (contact.ok()) return PersonFrom(*contact);
  if (!Missing(contact.error())) return contact.error();
  const auto staff = setting_->store.StaffByExternalId(portal, external_id);
  if (staff.ok()) return PersonFrom(*staff);
  if (!Missing(staff.error())) return staff.error();
  return ImportedPerson{};
}

Result<domain::CompanyId> ImportDesk::Company(const std::string& external_id) {
  const auto known = companies_.find(external_id);
  if (known != companies_.end()) return known->second;
  const auto company = setting_->store.CompanyByExternalId(setting_->portal.id, external_id);
  if (company.ok()) return company->id;
  if (!Missing(company.error())) return company.error();
  return domain::CompanyId{};
}

}  // namespace genkan::service
