// A list of records: each with the way to its page, and moved up or down.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ui/manage/page.h"

namespace genkan::ui {

class ListPage : public ManagePage {
 public:
  // Keys of texts.
  struct Words {
    std::string_view path, title, lead, add;
  };
  ListPage(const Words& words, const Strings& strings) : words_(words), strings_(strings) {}

  std::string_view path() const override { return words_.path; }
  std::string_view title_key() const override { return words_.title; }
  std::string_view lead_key() const override { return words_.lead; }
  void Enter(client::SettingsClient& settings) override { Load(settings); }
  void Notice(client::SettingsClient& settings) override;
  float Draw(ManageContext& context, Column column, float y) override;
  std::string TakeAnnouncement() override { return std::exchange(announcement_, {}); }

 protected:
  struct Row {
    std::string id;
    std::string name;
    std::string about;
    bool retired = false;
  };
  // What is known of the list, and what has become of an order that was saved.
  struct Known {
    client::LoadState state = client::LoadState::kIdle;
    Error error;
    client::Sending ordering = client::Sending::kNothing;
    Error order_error;
  };
  virtual void Load(client::SettingsClient& settings) = 0;
  virtual Known Look(const client::SettingsClient& settings) const = 0;
  virtual std::vector<Row> Rows(ManageContext& context) const = 0;
  // Swaps two neighbours, `row` and the one below it, and saves that.
  virtual void SaveSwapped(client::SettingsClient& settings, std::size_t row) const = 0;
  const Strings& strings() const { return strings_; }

 private:
  float DrawFailure(ManageContext& context, const Error& error, Column column, float y);
  float DrawCard(ManageContext& context, const std::vector<Row>& rows, std::size_t index,
                 Column column, float y);
  void DrawMoves(ManageContext& context, const std::vector<Row>& rows, std::size_t index,
                 Column column, float y);
  void Move(ManageContext& context, const std::vector<Row>& rows, std::size_t from, std::size_t to);

  const Words words_;
  const Strings& strings_;
  std::string moved_;  // What to say of the row that is on its way.
  std::string announcement_;
};

}  // namespace genkan::ui
