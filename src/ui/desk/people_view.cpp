// Who takes part in a ticket beside its requester, and how an agent changes that.
#include <algorithm>

#include "ui/desk/acts_form.h"

namespace genkan::ui {
namespace {

using domain::AgentContact;
using domain::ContactId;
using domain::Involvement;
using domain::NamedId;
using People = std::vector<NamedId<ContactId>>;

std::vector<ContactId> IdsOf(const People& people) {
  std::vector<ContactId> ids;
  for (const auto& each : people) ids.push_back(each.id);
  return ids;
}

class PeopleActs final : public ActsForm {
 public:
  PeopleActs(DeskContext& context, Column column, float y) : ActsForm(context, column, y) {}

  // Returns where it ends.
  float Draw() {
    Head("desk.participants");
    bool any = false;
    for (const AgentContact& each : thread_.contacts) {
      if (each.involvement == Involvement::kRequester) continue;
      any = true;
      const bool shared = each.involvement == Involvement::kShared;
      Line(Key(domain::IdText(each.id)), shared ? Said("desk.shared_with", each.name) : each.name);
    }
    if (!any) Line("nobody-else", Text("desk.no_participants"), Token::kTextMuted);
    if (memory_.panel == Panel::kParticipants) {
      DrawChoosing();
      return form_.y();
    }
    form_.Skip(kSpace2);
    if (form_.Button("participants", Text("desk.change_participants"))) {
      OpenPanel(context_, Panel::kParticipants);
      context_.Do([&memory = memory_, now = Participants()] { memory.participants = now; });
    }
    return form_.y();
  }

 private:
  People Participants() const {
    People people;
    for (const AgentContact& each : thread_.contacts) {
      if (each.involvement == Involvement::kParticipant) people.push_back({each.id, each.name});
    }
    return people;
  }

  bool IsOnTicket(ContactId contact) const {
    const auto& all = thread_.contacts;
    return std::any_of(all.begin(), all.end(),
                       [contact](const AgentContact& each) { return each.id == contact; });
  }

  // Those who take part, those who were chosen, and whoever is found besides.
  People Offered() const {
    People all = Participants();
    const auto add = [&all](const NamedId<ContactId>& person) {
      if (std::find(all.begin(), all.end(), person) == all.end()) all.push_back(person);
    };
    for (const auto& each : memory_.participants) add(each);
    for (const domain::AgentContactRow& row : agent_.found().page.contacts) {
      if (!IsOnTicket(row.id)) add({row.id, row.name});
    }
    return all;
  }

  void DrawChoosing() {
    const Within group = PanelGroup("participants-panel", "desk.change_participants");
    form_.Skip(kSpace2);
    DrawSearch("desk.find_contact");
    DrawNobodyFound();
    for (const NamedId<ContactId>& person : Offered()) {
      const auto& chosen = memory_.participants;
      bool on = std::find(chosen.begin(), chosen.end(), person) != chosen.end();
      if (!form_.Check({.path = domain::IdText(person.id), .label = person.name}, &on)) continue;
      context_.Do([&agent = agent_, &memory = memory_, person, on] {
        std::erase(memory.participants, person);
        if (on) memory.participants.push_back(person);
        agent.PreviewParticipants(IdsOf(memory.participants));
      });
    }
    DrawSight();
    Decide({.yes = Text("desk.save_participants"),
            .deed = [before = IdsOf(Participants()), words = Text("desk.participants_changed"),
                     &agent = agent_, &memory = memory_] {
              BeginAct(memory, {.words = words,
                                .back = [&agent, before] { agent.ChangeParticipants(before); }});
              agent.ChangeParticipants(IdsOf(memory.participants));
            }});
  }
};

}  // namespace

float DrawPeople(DeskContext& context, Column column, float y) {
  return PeopleActs(context, column, y).Draw() - y;
}

}  // namespace genkan::ui
