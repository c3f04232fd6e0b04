// Who gets in: the groups, and how long a session lasts.
#include <algorithm>

#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

struct IdleWords {
  Millis millis;
  const char* text_key;
};
constexpr IdleWords kIdle[] = {{20 * kMillisPerMinute, "manage.access.minutes_20"},
                               {40 * kMillisPerMinute, "manage.access.minutes_40"},
                               {60 * kMillisPerMinute, "manage.access.minutes_60"},
                               {24 * kMillisPerHour, "manage.access.hours_24"},
                               {14 * kMillisPerDay, "manage.access.days_14"},
                               {30 * kMillisPerDay, "manage.access.days_30"}};

void DrawGroups(ManageContext& context, Form& form, domain::AccessRules* rules) {
  const auto& groups = context.settings.Section("groups").portal.settings->groups;
  if (groups.empty()) {
    form.Warning("no-groups", context.Text("manage.access.no_groups"));
    return;
  }
  auto& chosen = rules->groups;
  for (const domain::AccessGroup& group : groups) {
    const auto found = std::find(chosen.begin(), chosen.end(), group.id);
    bool on = found != chosen.end();
    if (!form.Check({.path = "groups." + domain::IdText(group.id),
                     .label = group.name,
                     .help = group.description},
                    &on)) {
      continue;
    }
    if (on) {
      chosen.push_back(group.id);
    } else {
      chosen.erase(found);
    }
  }
  const bool any = std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
    return std::find(chosen.begin(), chosen.end(), group.id) != chosen.end();
  });
  if (!any) form.Warning("nobody", context.Text("manage.access.nobody"));
}

// How they show who they are. Staff sign in with a password in any case.
void DrawWaysIn(ManageContext& context, Form& form, domain::AccessRules* rules) {
  form.Check({.path = "password",
              .label = context.Text("manage.access.password"),
              .help = context.Text("manage.access.password_help")},
             &rules->password);
  form.Check({.path = "mailed_link",
              .label = context.Text("manage.access.mailed_link"),
              .help = context.Text("manage.access.mailed_link_help")},
             &rules->mailed_link);
  form.Check({.path = "mailed_code",
              .label = context.Text("manage.access.mailed_code"),
              .help = context.Text("manage.access.mailed_code_help")},
             &rules->mailed_code);
  form.Check({.path = "passkeys",
              .label = context.Text("manage.access.passkeys"),
              .help = context.Text("manage.access.passkeys_help")},
             &rules->passkeys);
}

// Signing in elsewhere. The secret has a way of its own, so that no page ever holds it.
void DrawOpenId(ManageContext& context, Form& form, domain::OpenIdRules* openid) {
  form.Check({.path = "openid.on",
              .label = context.Text("manage.access.openid"),
              .help = context.Text("manage.access.openid_help")},
             &openid->on);
  if (!openid->on) return;
  form.Text({.path = "openid.issuer",
             .label = context.Text("manage.access.openid_issuer"),
             .help = context.Text("manage.access.openid_issuer_help"),
             .required = true},
            &openid->issuer);
  form.Text(
      {.path = "openid.client_id",
       .label = context.Text("manage.access.openid_client"),
       .help = context.Text(openid->sealed_client_secret.empty() ? "manage.access.openid_no_secret"
                                                                 : "manage.access.openid_secret"),
       .required = true},
      &openid->client_id);
  form.Local({.path = "openid.button", .label = context.Text("manage.access.openid_button")},
             context.languages(), &openid->button);
  const FormChoice unknown[] = {{"refused", context.Text("manage.access.openid_refused")},
                                {"created", context.Text("manage.access.openid_created")}};
  std::string value =
      openid->unknown_subject == domain::UnknownSubject::kCreated ? "created" : "refused";
  if (form.Choose(
          {.path = "openid.unknown_subject", .label = context.Text("manage.access.openid_unknown")},
          unknown, &value)) {
    openid->unknown_subject =
        value == "created" ? domain::UnknownSubject::kCreated : domain::UnknownSubject::kRefused;
  }
}

void DrawRegistration(ManageContext& context, Form& form, domain::AccessRules* rules) {
  form.Check({.path = "self_registration",
              .label = context.Text("manage.access.registration"),
              .help = context.Text("manage.access.registration_help")},
             &rules->self_registration);
  if (!rules->self_registration) return;
  form.Lines({.path = "registration_domains",
              .label = context.Text("manage.access.domains"),
              .help = context.Text("manage.access.domains_help")},
             &rules->registration_domains);
  for (const std::string& domain : rules->registration_domains) {
    if (!domain::IsPublicMailDomain(domain)) continue;
    form.Warning(Key("public." + domain),
                 context.view.strings.Format("manage.access.public_domain", {{"domain", domain}}));
  }
}

}  // namespace

void DrawAccessRows(ManageContext& context, Form& form, domain::AccessRules* rules) {
  const FormChoice who[] = {{"invited", context.Text("manage.access.invited")},
                            {"groups", context.Text("manage.access.groups")}};
  std::string value = rules->groups_only ? "groups" : "invited";
  if (form.Choose({.path = "groups_only", .label = context.Text("manage.access.who")}, who,
                  &value)) {
    rules->groups_only = value == "groups";
  }
  if (rules->groups_only) DrawGroups(context, form, rules);
  DrawWaysIn(context, form, rules);
  DrawOpenId(context, form, &rules->openid);
  DrawRegistration(context, form, rules);
  std::vector<FormChoice> idle;
  std::string chosen;
  for (const IdleWords& words : kIdle) {
    idle.push_back({std::to_string(words.millis), context.Text(words.text_key)});
    if (words.millis == rules->session_idle_millis) chosen = idle.back().value;
  }
  if (!form.Choose({.path = "session_idle_millis",
                    .label = context.Text("manage.access.idle"),
                    .help = context.Text("manage.access.idle_help")},
                   idle, &chosen)) {
    return;
  }
  for (const IdleWords& words : kIdle) {
    if (chosen == std::to_string(words.millis)) rules->session_idle_millis = words.millis;
  }
  rules->session_absolute_millis =
      std::max(rules->session_absolute_millis, rules->session_idle_millis);
}

void AccessPage::Enter(client::SettingsClient& settings) {
  SectionPage::Enter(settings);
  settings.Load("groups");
}

void AccessPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  domain::AccessRules rules = draft->settings->access;
  DrawAccessRows(context, form, &rules);
  if (!(rules == draft->settings->access)) draft->settings.Edit().access = std::move(rules);
}

}  // namespace genkan::ui
