// What a requester, a participant and a colleague may do with a ticket.
#include "ui/manage/pages.h"

namespace genkan::ui {
namespace {

// Who of the three, under a heading.
void DrawCircle(ManageContext& context, Form& form, const std::string& name,
                domain::TicketCircle* circle) {
  form.Heading(Key(name), context.Text("manage.powers." + name));
  // Each names what it is about, since a name is read without its heading.
  const auto check = [&](const char* who, bool* value) {
    const std::string label = context.view.strings.Format(
        "manage.powers.who", {{"who", context.Text(std::string("manage.powers.") + who)},
                              {"what", context.Text("manage.powers." + name + "_short")}});
    form.Check({.path = name + "." + who, .label = label}, value);
  };
  check("requester", &circle->requester);
  check("participant", &circle->participant);
  check("colleague", &circle->colleague);
}

}  // namespace

void PowersPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  domain::PowerRules rules = draft->settings->powers;
  form.Heading("company", context.Text("manage.powers.company"));
  form.Check({.path = "colleagues_reply",
              .label = context.Text("manage.powers.colleagues_reply"),
              .help = context.Text("manage.powers.colleagues_reply_help")},
             &rules.colleagues_reply);
  form.Check({.path = "requester_restricts",
              .label = context.Text("manage.powers.requester_restricts"),
              .help = context.Text("manage.powers.requester_restricts_help")},
             &rules.requester_restricts);
  DrawCircle(context, form, "close", &rules.close);
  DrawCircle(context, form, "edit", &rules.edit);
  DrawCircle(context, form, "people", &rules.people);
  DrawCircle(context, form, "rate", &rules.rate);
  if (!(rules == draft->settings->powers)) draft->settings.Edit().powers = rules;
}

}  // namespace genkan::ui
