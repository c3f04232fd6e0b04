// What the acts beside a ticket are drawn with: lines, panels, a search for contacts, and who would
// see more or less.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/desk/desk_view.h"
#include "ui/manage/form.h"

namespace genkan::ui {

// An act begins: what it is called once it is done, and how it is done the other way.
void BeginAct(DeskMemory& memory, Reversal reversal = {});

class ActsForm {
 protected:
  ActsForm(DeskContext& context, Column column, float y);

  const std::string& Text(std::string_view key) const { return context_.Text(key); }
  std::string Said(std::string_view key, std::string_view name) const;

  void Head(const char* key);
  void Line(Key key, std::string_view text, Token colour = Token::kText);
  // A button that opens a panel in its place; whether the panel is open.
  bool Opens(Panel panel, const char* key);
  // What an open panel is within; its name is the text of that key.
  Within PanelGroup(Key key, std::string_view name_key);
  // Who would read the ticket, and who no longer.
  void DrawSight();
  void Decide(const Decision& decision);
  // The first thing in its panel, which takes the focus.
  void DrawSearch(const char* label_key);
  // Why nobody can be chosen, in a line; nothing where somebody was found.
  void DrawNobodyFound();
  // The field to look for contacts, and those who are found; whoever is pressed, else none.
  domain::NamedId<domain::ContactId> DrawFound();
  void DrawCancel();

  DeskContext& context_;
  Ui& ui_;
  client::AgentClient& agent_;
  DeskMemory& memory_;
  const domain::AgentThread& thread_;
  const domain::AgentTicket& ticket_;
  Form form_;

 private:
  void DrawSightChanges(std::span<const domain::SightChange> changes, const char* contact_key,
                        const char* company_key);
};

}  // namespace genkan::ui
