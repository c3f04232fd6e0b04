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

}  // namespace genkan::ui
