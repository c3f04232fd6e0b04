// The rows of a section, for its page and for the step of the guided set-up that has them too.
#pragma once

#include "ui/manage/page.h"

namespace genkan::ui {

// address_page.cpp
void DrawNameRows(ManageContext& context, Form& form, domain::Portal* draft);
void DrawPlaceRows(ManageContext& context, Form& form, domain::Portal* draft);

// tickets_page.cpp
void DrawTicketRows(ManageContext& context, Form& form, domain::TicketRules* rules);

// access_page.cpp
void DrawAccessRows(ManageContext& context, Form& form, domain::AccessRules* rules);

// stage_rows.cpp. `stored` is what is there before the draft is saved.
void DrawStageRows(ManageContext& context, Form& form, domain::Pipeline* draft,
                   const domain::PipelineInUse& stored);

// choice_rows.cpp: what there is to choose from. `stored` is what is there before the draft is
// saved.
struct ChoicesPart {
  std::string path;  // Of the list in its section.
  domain::FieldOwner owner = domain::FieldOwner::kCategory;
  std::string field;
  const std::vector<domain::Choice>& stored;
  std::string_view stem;     // Of the keys of new ones.
  std::string_view add_key;  // Of the words on the button.
};
void DrawChoiceRows(ManageContext& context, Form& form, const ChoicesPart& part,
                    std::vector<domain::Choice>* choices);
// What retiring something touches that so many records hold.
std::string TouchesText(const Strings& strings, domain::FieldOwner owner, std::int64_t records);

// question_rows.cpp: what a request form asks. `path` is the form's in its section.
void DrawQuestionRows(ManageContext& context, Form& form, const domain::CustomFields& fields,
                      const std::string& path, domain::RequestForm* draft);

// filter_rows.cpp: one group under the other, its rules in it. `path` is the filter's in its
// section.
void DrawFilterRows(ManageContext& context, Form& form, const std::string& path,
                    domain::ContactFilter* filter);

// effect_rows.cpp: whom it would touch if the section were saved as it is proposed.
void DrawEffect(ManageContext& context, Form& form, std::string_view section);
// The same in one paragraph, to be said.
std::string EffectText(const Strings& strings, const domain::Effect& effect);

// contact_person_rows.cpp: who a contact is. `stored` is what is there before the draft is saved.
void DrawNameRows(ManageContext& context, Form& form, domain::ContactDetails* details);
void DrawAddressRows(ManageContext& context, Form& form, const domain::ContactAbout& stored,
                     domain::ContactDetails* details);
void DrawPropertyRows(ManageContext& context, Form& form, domain::ContactDetails* details);

// contact_reasons.cpp: how far a contact's way in has come, in sentences.
void DrawRegistration(ManageContext& context, Form& form, const domain::ContactAbout& about);
// Why it may or may not sign in.
// That another address is to sign in, where it is.
void DrawAddressChange(ManageContext& context, Form& form, const domain::ContactAbout& about);
void DrawReasons(ManageContext& context, Form& form, const domain::ContactAbout& about);
// Why it sees or does not see the company's tickets; empty where it is not yet in the company.
std::string_view CompanyReasonText(ManageContext& context, const domain::ContactAbout& about,
                                   domain::CompanyId company);
// The word for it in a list.
std::string_view RegistrationKey(domain::Registration registration);

// contact_rows.cpp
struct ContactUse {
  // Where a name leads; not set: nowhere.
  std::function<std::string(const domain::ContactRow&)> href = {};
  // The words of the button beside a name; not set or empty: none.
  std::function<std::string_view(const domain::ContactRow&)> button = {};
  bool registration = true;  // Whether it is told what became of their invitation.
};
// Contacts one under the other. The result is the one whose button was pressed, or no id.
domain::ContactId DrawContacts(ManageContext& context, Form& form, std::string_view name,
                               const std::vector<domain::ContactRow>& rows, const ContactUse& use);
// A field in which contacts are looked for, and below it those that were found.
domain::ContactId DrawContactSearch(ManageContext& context, Form& form, const ContactUse& use);
struct CompanyUse {
  // As ContactUse's.
  std::function<std::string(const domain::CompanyRow&)> href = {};
  std::function<std::string_view(const domain::CompanyRow&)> button = {};
};
// A field in which companies are looked for, and below it those that were found. The result is the
// one whose button was pressed, or one without an id.
domain::CompanyRow DrawCompanySearch(ManageContext& context, Form& form, const CompanyUse& use);
// Whether the contact may sign in now, and else why not.
std::string_view EntryKey(domain::Entry entry);

}  // namespace genkan::ui
