#include "service/audience.h"

#include <algorithm>

#include "genkan/domain/ticket_people.h"
#include "genkan/domain/ticket_powers.h"
#include "service/participants.h"
#include "service/ticket_views.h"

namespace genkan::service {
namespace {

// Whom the reader is told of by name, the reader first.
struct Named {
  std::vector<std::string> people;
  std::vector<std::string> companies;
};

std::string Joined(const std::vector<std::string>& names, const Strings& strings) {
  std::string joined;
  for (const std::string& name : names) {
    joined += (joined.empty() ? std::string() : strings.Text("audience.next")) + name;
  }
  return joined;
}

Result<Named> NamedIn(const Backend& backend, const Call& call, const domain::Ticket& ticket) {
  const Strings& strings = backend.strings.In(call.language);
  const domain::TicketRules& rules = call.portal.settings->tickets;
  const bool by_company =
      !ticket.restricted &&
      (rules.further_companies || rules.company_tickets != domain::CompanyTickets::kNone);
  Named named;
  for (const domain::TicketContact& each : ticket.contacts) {
    if (each.contact == call.actor->viewer.contact) {
      const bool first = by_company && !ticket.companies.empty();
      named.people.insert(named.people.begin(),
                          strings.Text(first ? "audience.you_first" : "audience.you"));
      continue;
    }
    GENKAN_TRY(const domain::Contact contact,
               backend.store.ContactById(call.portal.id, each.contact));
    named.people.push_back(ContactShownName(contact));
  }
  if (!by_company) return named;
  for (const domain::CompanyId id : ticket.companies) {
    GENKAN_TRY(const domain::Company company, backend.store.CompanyById(call.portal.id, id));
    named.companies.push_back(company.name);
  }
  return named;
}

}  // namespace

Result<std::string> AudienceText(const Backend& backend, const Call& call,
                                 const domain::Ticket& ticket) {
  const Strings& strings = backend.strings.In(call.language);
  GENKAN_TRY(const Named named, NamedIn(backend, call, ticket));
  const std::vector<ErrorParam> params = {{"people", Joined(named.people, strings)},
                                          {"company", Joined(named.companies, strings)}};
  if (named.companies.empty()) {
    return strings.Format(named.people.empty() ? "audience.nobody" : "audience.only", params);
  }
  return strings.Format(named.people.empty() ? "audience.company_only" : "audience.company",
                        params);
}

Result<domain::Question> AudienceQuestion(const Backend& backend, const Call& call,
                                          const domain::Ticket& ticket) {
  const Strings& strings = backend.strings.In(call.language);
  domain::Ticket opened = ticket;
  opened.restricted = false;
  domain::Ticket restricted = ticket;
  if (!ticket.restricted) {
    restricted.contacts = domain::KeptToRequester(ticket).contacts;
    restricted.restricted = true;
  }
  GENKAN_TRY(std::string to_company, AudienceText(backend, call, opened));
  GENKAN_TRY(std::string to_requester, AudienceText(backend, call, restricted));
  domain::Question question{
      .field = std::string(domain::kAskAudience),
      .kind = domain::FieldKind::kChoice,
      .label = strings.Text("audience.question"),
      .help = {},
      .required = true,
      .when_field = {},
      .when_value = {},
      .options = {{std::string(domain::kAudienceCompany), std::move(to_company)},
                  {std::string(domain::kAudienceRequester), std::move(to_requester)}},
      .preset = std::string(domain::kAudienceCompany)};
  if (ticket.restricted) question.help = strings.Text("audience.opening");
  if (restricted.contacts.size() < ticket.contacts.size()) {
    question.help = strings.Text("audience.taken_off");
  }
  return question;
}

domain::Ticket TicketOfCaller(const Call& call) {
  const domain::Contact& contact = *call.actor->contact;
  domain::Ticket ticket;
  ticket.contacts = {{contact.id, domain::Involvement::kRequester}};
  if (const domain::CompanyId company = domain::PrimaryCompany(contact)) {
    ticket.companies.push_back(company);
  }
  return ticket;
}

Status AskAudience(const Backend& backend, const Call& call, domain::FormView* form) {
  const domain::PortalSettings& settings = *call.portal.settings;
  const domain::Ticket ticket = TicketOfCaller(call);
  const bool restricts = domain::MayRestrictNew(settings, ticket.companies);
  if (restricts) {
    GENKAN_TRY(domain::Question question, AudienceQuestion(backend, call, ticket));
    form->questions.push_back(std::move(question));
  }
  if (settings.powers.people.requester && !ticket.companies.empty()) {
    AskParticipants(backend, call, form);
  }
  return Done{};
}

void AskParticipants(const Backend& backend, const Call& call, domain::FormView* form) {
  domain::Question question = ParticipantsQuestion(backend, call);
  const bool after_audience =
      std::any_of(form->questions.begin(), form->questions.end(),
                  [](const domain::Question& each) { return each.field == domain::kAskAudience; });
  if (after_audience) {
    question.when_field = domain::kAskAudience;
    question.when_value = domain::kAudienceCompany;
  }
  form->questions.push_back(std::move(question));
}

}  // namespace genkan::service
