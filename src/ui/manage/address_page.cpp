// Name, address and languages.
#include "ui/manage/pages.h"
#include "ui/manage/rows.h"

namespace genkan::ui {
namespace {

struct OutcomeWords {
  domain::HostOutcome outcome;
  const char* text_key;
};
constexpr OutcomeWords kOutcomes[] = {
    {domain::HostOutcome::kNotReached, "manage.address.not_reached"},
    {domain::HostOutcome::kReached, "manage.address.reached"},
    {domain::HostOutcome::kAnotherServer, "manage.address.another_server"},
    {domain::HostOutcome::kNotResolved, "manage.address.not_resolved"},
    {domain::HostOutcome::kBadCertificate, "manage.address.bad_certificate"},
    {domain::HostOutcome::kTimedOut, "manage.address.timed_out"},
    {domain::HostOutcome::kNotAsked, "manage.address.not_asked"}};

// Whether the host leads here, as far as the server itself can see.
void DrawHostCheck(ManageContext& context, Form& form, const std::string& host) {
  const client::HostCheckState& state = context.settings.host_check();
  const bool asking = state.sending == client::Sending::kSending;
  if (form.Button("check-host", context.Text("manage.address.check")) && !asking) {
    context.deeds.push_back([host, &settings = context.settings] { settings.CheckHost(host); });
  }
  if (asking) form.Paragraph("checking", context.Text("manage.address.checking"));
  if (state.sending == client::Sending::kFailed) {
    form.Paragraph("unchecked", context.view.strings.Describe(state.error), Token::kDanger);
  }
  if (state.sending != client::Sending::kSent) return;
  for (const OutcomeWords& words : kOutcomes) {
    if (words.outcome != state.check.outcome) continue;
    const std::string text =
        context.view.strings.Format(words.text_key, {{"address", state.check.address}});
    if (words.outcome == domain::HostOutcome::kReached) {
      form.Paragraph("checked", text, Token::kSuccess);
    } else {
      form.Warning("checked", text);
    }
  }
}

}  // namespace

void DrawNameRows(ManageContext& context, Form& form, domain::Portal* draft) {
  form.Text({.path = "name",
             .label = context.Text("manage.address.name"),
             .help = context.Text("manage.address.name_help"),
             .required = true},
            &draft->name);
}

void DrawPlaceRows(ManageContext& context, Form& form, domain::Portal* draft) {
  form.Text({.path = "host",
             .label = context.Text("manage.address.host"),
             .help = context.Text("manage.address.host_help")},
            &draft->host);
  DrawHostCheck(context, form, draft->host);
  form.Text({.path = "slug",
             .label = context.Text("manage.address.slug"),
             .help = context.Text("manage.address.slug_help")},
            &draft->slug);
  form.Lines({.path = "languages",
              .label = context.Text("manage.address.languages"),
              .help = context.Text("manage.address.languages_help"),
              .required = true},
             &draft->languages);
  form.Text({.path = "time_zone",
             .label = context.Text("manage.address.time_zone"),
             .help = context.Text("manage.address.time_zone_help"),
             .required = true},
            &draft->time_zone);
}

void AddressPage::DrawRows(ManageContext& context, Form& form, domain::Portal* draft) {
  DrawNameRows(context, form, draft);
  DrawPlaceRows(context, form, draft);
}

}  // namespace genkan::ui
