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
void DrawStageRows(ManageContext& context, Form& form, domain::PipelineInUse* draft,
                   const domain::PipelineInUse& stored);

// filter_rows.cpp: one group under the other, its rules in it. `path` is the filter's in its
// section.
void DrawFilterRows(ManageContext& context, Form& form, const std::string& path,
                    domain::ContactFilter* filter);

// effect_rows.cpp: whom it would touch if the section were saved as it is proposed.
void DrawEffect(ManageContext& context, Form& form, std::string_view section);
// The same in one paragraph, to be said.
std::string EffectText(const Strings& strings, const domain::Effect& effect);

// contact_rows.cpp
struct ContactUse {
  // Where a name leads; not set: nowhere.
  std::function<std::string(const domain::ContactRow&)> href = {};
  // The words of the button beside a name; not set or empty: none.
  std::function<std::string_view(const domain::ContactRow&)> button = {};
};
// Contacts one under the other. The result is the one whose button was pressed, or no id.
domain::ContactId DrawContacts(ManageContext& context, Form& form, std::string_view name,
                               const std::vector<domain::ContactRow>& rows, const ContactUse& use);
// A field in which contacts are looked for, and below it those that were found.
domain::ContactId DrawContactSearch(ManageContext& context, Form& form, const ContactUse& use);
// Whether the contact may sign in now, and else why not.
std::string_view EntryKey(domain::Entry entry);

}  // namespace genkan::ui
