// Every page of the wing, by the file that holds it.
#pragma once

#include "ui/manage/page.h"

namespace genkan::ui {

// address_page.cpp
class AddressPage final : public SectionPage {
 public:
  explicit AddressPage(const Strings& strings) : SectionPage("address", strings) {}
  std::string_view path() const override { return "address"; }
  std::string_view title_key() const override { return "manage.address.title"; }
  std::string_view lead_key() const override { return "manage.address.lead"; }

 private:
  void DrawRows(ManageContext& context, Form& form, domain::Portal* draft) override;
};

}  // namespace genkan::ui
