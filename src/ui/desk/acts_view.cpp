// What is known of a ticket, and what an agent does with it: whose it is, its stage, its people and
// companies, who sees it. What can be done the other way says so afterwards; the rest asks before.
#include <algorithm>

#include "ui/composer_view.h"
#include "ui/desk/acts_form.h"

namespace genkan::ui {
namespace {

using domain::AgentContact;
using domain::CompanyId;
using domain::Involvement;
using domain::NamedId;

std::vector<CompanyId> IdsOf(const std::vector<NamedId<CompanyId>>& companies) {
  std::vector<CompanyId> ids;
  for (const auto& each : companies) ids.push_back(each.id);
  return ids;
}

class Acts final : public ActsForm {
 public:
  Acts(DeskContext& context, Column column, float y)
      : ActsForm(context, {column.x + kSpace4, column.width - 2 * kSpace4}, y + kSpace4) {}

  // Returns where it ends.
  float Draw() {
    DrawOutcome();
    DrawStage();
    DrawOwner();
    DrawRequester();
    form_.Skip(DrawPeople(context_, form_.column(), form_.y()));
    DrawCompanies();
    DrawVisibility();
    DrawMergeLink();
    DrawFacts();
    return form_.y();
  }

 private:
  // What was done last and can be done the other way; or why the last thing was not done.
  void DrawOutcome() {
    const client::ActState& act = agent_.thread().act;
    if (act.sending == client::Sending::kFailed) {
      const std::string text =
          FailureText(context_.view.strings, "thread.change_failed", act.error);
      const TroubleResult trouble = DrawTrouble(context_.view, Trouble{.key = "act", .text = text},
                                                form_.column(), form_.y());
      form_.Skip(trouble.height + kSpace4);
      return;
    }
    if (memory_.done.words.empty()) return;
    form_.Paragraph("done", memory_.done.words, Token::kSuccess);
    form_.Skip(-kSpace1);
    if (!form_.Button("reverse", Text("desk.undo"))) return;
    context_.Do([&memory = memory_] {
      const auto back = memory.done.back;
      BeginAct(memory);
      back();
    });
  }

  void DrawStage() {
    const domain::AgentDesk& desk = agent_.desk().value;
    std::vector<SelectOption> options;
    for (const auto& pipeline : desk.pipelines) {
      for (const domain::AgentStage& stage : pipeline.stages) {
        const std::string lead = desk.pipelines.size() > 1 ? pipeline.name + ": " : "";
        options.push_back({domain::IdText(stage.id), lead + stage.name});
      }
    }
    const std::string now = domain::IdText(ticket_.stage.id);
    const auto is = [](const std::string& value) {
      return [&value](const SelectOption& option) { return option.value == value; };
    };
    // A stage that has been retired is still this ticket's.
    if (std::none_of(options.begin(), options.end(), is(now))) {
      options.insert(options.begin(), {now, ticket_.stage.name});
    }
    const std::string chosen = Select("desk.stage", options, now);
    const auto stage = domain::ParseId<domain::StageId>(chosen);
    if (chosen == now || !stage.ok()) return;
    const auto option = std::find_if(options.begin(), options.end(), is(chosen));
    context_.Do([words = Said("desk.moved", option->label), &agent = agent_,
                 before = ticket_.stage.id, to = *stage, &memory = memory_] {
      BeginAct(memory, {.words = words, .back = [&agent, before] { agent.MoveTo(before); }});
      agent.MoveTo(to);
    });
  }

  // One of a list, as a native select; returns what is chosen.
  std::string Select(const char* key, std::span<const SelectOption> options,
                     const std::string& now) {
    form_.Skip(kTypeLabel.line + kSpace1);
    const Rect rect{form_.column().x, form_.y(), form_.column().width, kControlHeight};
    const FieldResult field = ui_.Field(FieldSpec{.key = key,
                                                  .role = Role::kSelect,
                                                  .rect = rect,
                                                  .label = Text(key),
                                                  .value = now,
                                                  .options = options});
    form_.Skip(kControlHeight + kSpace3);
    return field.changed ? field.text : now;
  }

  void DrawOwner() {
    const domain::AgentDesk& desk = agent_.desk().value;
    std::vector<SelectOption> options = {{"", Text("desk.nobody")}};
    for (const auto& each : desk.agents) options.push_back({domain::IdText(each.id), each.name});
    const std::string now = ticket_.owner.id ? domain::IdText(ticket_.owner.id) : std::string();
    const bool known = std::any_of(options.begin(), options.end(),
                                   [&](const SelectOption& each) { return each.value == now; });
    if (!known) options.push_back({now, ticket_.owner.name});
    const std::string chosen = Select("desk.owner", options, now);
    if (chosen != now) return Assign(chosen, options);
    const std::string own = desk.own ? domain::IdText(desk.own) : std::string();
    if (own.empty() || own == now) return;
    form_.Skip(-kSpace1);
    if (form_.Button("take", Text("desk.take"))) Assign(own, options);
  }

  void Assign(const std::string& chosen, const std::vector<SelectOption>& options) {
    domain::StaffId owner;
    if (const auto id = domain::ParseId<domain::StaffId>(chosen); !chosen.empty() && id.ok()) {
      owner = *id;
    }
    const auto option = std::find_if(options.begin(), options.end(),
                                     [&](const auto& each) { return each.value == chosen; });
    const std::string words = owner && option != options.end()
                                  ? Said("desk.assigned", option->label)
                                  : Text("desk.unassigned_now");
    context_.Do([words, owner, before = ticket_.owner.id, &agent = agent_, &memory = memory_] {
      BeginAct(memory, {.words = words, .back = [&agent, before] { agent.Assign(before); }});
      agent.Assign(owner);
    });
  }

  void DrawRequester() {
    Head("desk.requester");
    bool known = false;
    for (const AgentContact& each : thread_.contacts) {
      if (each.involvement != Involvement::kRequester) continue;
      known = true;
      Line("requester", each.name);
      if (!each.email.empty() && each.email != each.name) {
        Line("email", each.email, Token::kTextMuted);
      }
    }
    if (!known) Line("requester", Text("desk.no_requester"), Token::kTextMuted);
    if (Opens(Panel::kRequester, "desk.change_requester")) DrawChoosingRequester();
  }

  void DrawChoosingRequester() {
    const Within group = PanelGroup("requester-panel", "desk.change_requester");
    const NamedId<domain::ContactId> chosen =
        memory_.requester.id ? memory_.requester : DrawFound();
    if (!memory_.requester.id) {
      if (chosen.id) ChooseRequester(chosen, memory_.keep_previous);
      return DrawCancel();
    }
    Line("chosen", Said("desk.new_requester", chosen.name));
    if (ticket_.requester.id) {
      bool keep = memory_.keep_previous;
      if (form_.Check({.path = "keep", .label = Text("desk.keep_previous")}, &keep)) {
        ChooseRequester(chosen, keep);
      }
    }
    DrawSight();
    Decide({.yes = Text("desk.change_requester"),
            .deed = [words = Said("desk.requester_changed", chosen.name), id = chosen.id,
                     before = ticket_.requester.id, &agent = agent_, &memory = memory_] {
              BeginAct(memory,
                       {.words = words, .back = [&agent, before] {
                          agent.ChangeRequester({.contact = before, .keep_previous = false});
                        }});
              agent.ChangeRequester({.contact = id, .keep_previous = memory.keep_previous});
            }});
  }

  // What they would change is shown before they are.
  void ChooseRequester(const NamedId<domain::ContactId>& chosen, bool keep_previous) {
    context_.Do([chosen, keep_previous, &agent = agent_, &memory = memory_] {
      memory.panel_wants_focus = !memory.requester.id;
      memory.requester = chosen;
      memory.keep_previous = keep_previous;
      agent.PreviewRequester({.contact = chosen.id, .keep_previous = keep_previous});
    });
  }

  void DrawCompanies() {
    Head("desk.companies");
    for (const auto& company : thread_.companies) {
      Line(Key(domain::IdText(company.id)), company.name);
    }
    if (thread_.companies.empty()) Line("none", Text("desk.no_company"), Token::kTextMuted);
    if (memory_.panel != Panel::kCompanies) {
      form_.Skip(kSpace2);
      if (!form_.Button("companies", Text("desk.change_companies"))) return;
      OpenPanel(context_, Panel::kCompanies);
      context_.Do([&memory = memory_, now = thread_.companies] {
        memory.offered = now;
        memory.companies = IdsOf(now);
      });
      return;
    }
    DrawChoosingCompanies();
  }

  // Those of the ticket, and those of whoever is looked for.
  std::vector<NamedId<CompanyId>> Offered() const {
    std::vector<NamedId<CompanyId>> all = memory_.offered;
    for (const domain::AgentContactRow& row : agent_.found().page.contacts) {
      for (const auto& company : row.companies) {
        if (std::find(all.begin(), all.end(), company) == all.end()) all.push_back(company);
      }
    }
    return all;
  }

  void DrawChoosingCompanies() {
    const Within group = PanelGroup("companies-panel", "desk.change_companies");
    form_.Skip(kSpace2);
    DrawSearch("desk.find_company");
    for (const auto& company : Offered()) {
      auto& chosen = memory_.companies;
      bool on = std::find(chosen.begin(), chosen.end(), company.id) != chosen.end();
      if (!form_.Check({.path = domain::IdText(company.id), .label = company.name}, &on)) continue;
      context_.Do([&agent = agent_, &memory = memory_, company, on] {
        std::erase(memory.companies, company.id);
        if (on) memory.companies.push_back(company.id);
        const auto& offered = memory.offered;
        if (std::find(offered.begin(), offered.end(), company) == offered.end()) {
          memory.offered.push_back(company);
        }
        agent.PreviewCompanies(memory.companies);
      });
    }
    DrawSight();
    Decide({.yes = Text("desk.save_companies"),
            .deed = [before = IdsOf(thread_.companies), words = Text("desk.companies_changed"),
                     &agent = agent_, &memory = memory_] {
              BeginAct(memory, {.words = words,
                                .back = [&agent, before] { agent.ChangeCompanies(before); }});
              agent.ChangeCompanies(memory.companies);
            }});
  }

  void DrawVisibility() {
    Head("desk.visibility");
    const bool hidden = ticket_.hidden;
    Line("visibility", Text(hidden ? "desk.is_hidden" : "desk.is_shown"),
         hidden ? Token::kWarning : Token::kText);
    DrawAudience();
    const char* key = hidden ? "desk.show_ticket" : "desk.hide_ticket";
    if (!Opens(Panel::kHide, key)) return;
    const char* question = hidden ? "desk.show_ask" : "desk.hide_ask";
    const Within group = PanelGroup("hide-panel", question);
    form_.Skip(kSpace2);
    Line("ask", Text(question), Token::kDanger);
    Decide({.yes = Text(key), .deed = [&agent = agent_, &memory = memory_, hidden] {
              BeginAct(memory);
              agent.Hide(!hidden);
            }});
  }

  // Whether those see it who are not on it.
  void DrawAudience() {
    const bool restricted = ticket_.restricted;
    if (restricted) Line("restricted", Text("desk.is_restricted"), Token::kWarning);
    const char* key = restricted ? "desk.open_to_companies" : "desk.restrict";
    if (memory_.panel != Panel::kAudience) {
      form_.Skip(kSpace2);
      if (!form_.Button(key, Text(key))) return;
      OpenPanel(context_, Panel::kAudience);
      context_.Do([&agent = agent_, restricted] { agent.PreviewAudience(!restricted); });
      return;
    }
    const Within group = PanelGroup("audience-panel", key);
    form_.Skip(kSpace2);
    Line("ask", Text(restricted ? "desk.open_ask" : "desk.restrict_ask"));
    DrawSight();
    Decide({.yes = Text(key), .deed = [&agent = agent_, &memory = memory_, restricted] {
              BeginAct(memory);
              agent.Restrict(!restricted);
            }});
  }

  void DrawMergeLink() {
    form_.Skip(kSpace2);
    const std::string href =
        client::DeskPath({.screen = client::DeskScreen::kMerge, .number = agent_.place().number});
    form_.Link("merge", Text("desk.merge_link"), href);
  }

  void Fact(Key key, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    Line(key, std::string(label) + ": " + std::string(value), Token::kTextMuted);
  }

  void DrawFacts() {
    const Strings& strings = context_.view.strings;
    Fact("priority", Text("details.priority"), PriorityText(strings, ticket_.priority));
    Fact("category", Text("desk.category"), ticket_.category);
    Fact("channel", Text("desk.channel"), ChannelText(strings, ticket_.channel));
    const std::string created = TimeText(context_.view, ticket_.created_at_millis);
    Fact("created", Text("desk.created"), created);
    for (const domain::AgentField& field : thread_.fields) {
      Fact(Key("field." + field.field), field.label, field.value);
    }
  }
};

}  // namespace

float DrawActs(DeskContext& context, Column column, float y) {
  Ui& ui = context.view.ui;
  const Within group = ui.In(Mark{.role = Role::kGroup,
                                  .key = "acts",
                                  .rect = {column.x, y, column.width, 200},
                                  .name = context.Text("desk.about")});
  ui.paint.HorizontalLine(column.x, y, column.width, Token::kBorder);
  return Acts(context, column, y).Draw() - y;
}

}  // namespace genkan::ui
