// Contacts and companies on the way between a manager and the backend.
#pragma once

#include <string>
#include <string_view>

#include "genkan/base/result.h"
#include "genkan/domain/company_records.h"
#include "genkan/domain/contact_access.h"

namespace genkan::wire {

std::string EncodeContactList(const domain::ContactList& list);
Result<domain::ContactList> DecodeContactList(std::string_view body);
std::string EncodeCompanyList(const domain::CompanyList& list);
Result<domain::CompanyList> DecodeCompanyList(std::string_view body);

std::string EncodeInvitationRuns(const std::vector<domain::InvitationRunView>& runs);
Result<std::vector<domain::InvitationRunView>> DecodeInvitationRuns(std::string_view body);
std::string EncodeLooseTickets(const domain::LooseTickets& loose);
Result<domain::LooseTickets> DecodeLooseTickets(std::string_view body);

// {"tag": "...", "contact": {...}, "about": {...}}. The tag is what the contact is known
// by until somebody changes it; a change repeats the one that was read.
std::string EncodeTagged(const domain::ContactInUse& contact, std::string_view tag);
// What "contact" leaves out keeps its value; unknown names in it are kInvalidArgument. "about" is
// read only: whoever sends back what they have read may send it too. The result is the tag.
Result<std::string> DecodeTagged(std::string_view body, domain::ContactInUse* contact);

// The same for companies, under "company".
std::string EncodeTagged(const domain::CompanyInUse& company, std::string_view tag);
Result<std::string> DecodeTagged(std::string_view body, domain::CompanyInUse* company);

// As the audit log keeps them.
std::string EncodeDetails(const domain::ContactDetails& details);
std::string EncodeDetails(const domain::CompanyDetails& details);

// The state whose word it is; kInvalidArgument for any other word.
Result<domain::SignInState> DecodeSignInState(std::string_view word);

// Where a preview that has begun is, and when it ends.
struct Preview {
  std::string path;  // Within the portal.
  Millis ends_at_millis = 0;
};
std::string EncodePreview(const Preview& preview);
Result<Preview> DecodePreview(std::string_view body);

// Whom a preview shows, as the audit log keeps it.
std::string EncodePreviewed(domain::ContactId contact);

}  // namespace genkan::wire
