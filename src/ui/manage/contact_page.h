// The page of one contact, or of one that is about to be made.
#pragma once

#include "ui/manage/edit_page.h"

namespace genkan::ui {

class ContactPage final : public EditPage<domain::ContactInUse> {
 public:
  using EditPage::EditPage;
  bool in_overview() const override { return false; }
  std::string_view path() const override { return "contacts/"; }
  std::string_view title_key() const override {
    return is_new() ? "manage.contacts.add" : "manage.contact.title";
  }
  std::string_view lead_key() const override { return "manage.contact.lead"; }

 private:
  void Ask(client::SettingsClient& settings) override;
  Edited<domain::ContactInUse> Look(const client::SettingsClient& settings) const override;
  void Send(client::SettingsClient& settings, const domain::ContactInUse& used,
            const std::string& tag) override;
  void ForgetSaving(client::SettingsClient& settings) override;
  std::string DraftText(const domain::ContactInUse& used, const std::string& tag) const override;
  Result<std::string> ReadDraft(std::string_view text, domain::ContactInUse* used) const override;
  void DrawRows(ManageContext& context, Form& form, domain::ContactInUse* draft) override;
  bool needs_languages() const override { return true; }
  std::string next_path() const override;

  void Notice(client::SettingsClient& settings) override;
  float DrawAfter(ManageContext& context, Column column, float y,
                  const domain::ContactInUse& draft) override;

  void DrawDeeds(ManageContext& context, Form& form);
  void DrawPrivacy(ManageContext& context, Form& form);
  void DrawDone(ManageContext& context, Form& form);
  void DrawCompanies(ManageContext& context, Form& form, domain::ContactInUse* draft);
  // Whether the contact is to leave the company.
  bool DrawCompany(ManageContext& context, Form& form, domain::ContactInUse* draft,
                   domain::CompanyMembership* membership);
  void DrawPrimary(ManageContext& context, Form& form, domain::ContactInUse* draft);
  void DrawChoosing(ManageContext& context, Form& form, domain::ContactInUse* draft);

  // Asks what becomes of the contact's tickets of a company that it leaves.
  void DrawLeaving(ManageContext& context, Form& form);

  domain::LeftTickets left_tickets_ = domain::LeftTickets::kKept;
  client::Sending left_noticed_ = client::Sending::kNothing;
  bool choosing_ = false;                                      // A company is being looked for.
  client::Sending noticed_ = client::Sending::kNothing;        // Of what is done with the contact.
  client::Sending asked_noticed_ = client::Sending::kNothing;  // Of a request about their data.
  std::string hold_reason_;                                    // As it is typed.
};

}  // namespace genkan::ui
