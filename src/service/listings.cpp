#include "service/listings.h"

#include <algorithm>
#include <optional>

#include "genkan/base/calendar.h"
#include "genkan/domain/contact_search.h"
#include "genkan/wire/listing_codec.h"
#include "service/parameters.h"
#include "service/ticket_views.h"

namespace genkan::service {
namespace {

using domain::ListChoice;
using domain::TicketListing;

constexpr std::string_view kChannels[] = {domain::kChannelForm, domain::kChannelEmail,
                                          domain::kChannelChat, domain::kChannelMessenger,
                                          domain::kChannelPhone};

const domain::PortalSettings& SettingsOf(const Call& call) { return *call.portal.settings; }

// Whether the reader is shown the field at all.
bool Shown(const Call& call, std::string_view field) {
  return domain::Shows(ColumnsOf(call), field) || domain::Shows(DetailsOf(call), field);
}

// Which field a filter looks at; empty: none that could be hidden.
std::string_view FieldOf(std::string_view filter) {
  if (filter == domain::kListStage) return domain::kFieldStatus;
  if (filter == domain::kListPriority) return domain::kFieldPriority;
  if (filter == domain::kListCategory) return domain::kFieldCategory;
  if (filter == domain::kListRequester) return domain::kFieldRequester;
  if (filter == domain::kListChannel) return domain::kFieldChannel;
  if (filter == domain::kListCreatedFrom || filter == domain::kListCreatedTo) {
    return domain::kFieldCreated;
  }
  if (filter == domain::kListUpdatedFrom || filter == domain::kListUpdatedTo) {
    return domain::kFieldActivity;
  }
  return {};
}

std::vector<domain::CompanyId> CompaniesOf(const domain::Viewer& viewer) {
  std::vector<domain::CompanyId> companies;
  if (viewer.primary_company) companies.push_back(viewer.primary_company);
  for (const domain::CompanyId id : viewer.further_companies) {
    if (id != viewer.primary_company) companies.push_back(id);
  }
  return companies;
}

Status ReadState(const Call& call, std::string_view value, TicketQuery* query) {
  if (value.empty()) return Done{};
  if (value == "waiting") {
    query->waiting = true;
    return Shown(call, domain::kFieldStatus) ? Status(Done{})
                                             : Status(BadParameter(domain::kListState));
  }
  if (value != "open" && value != "closed") return BadParameter(domain::kListState);
  query->kind = value == "open" ? domain::StageKind::kOpen : domain::StageKind::kClosed;
  return Done{};
}

Status ReadScope(const Call& call, std::string_view value, TicketQuery* query) {
  if (value.empty() || value == "all") return Done{};
  query->scope = value == "own" ? TicketScope::kOwn : TicketScope::kCompany;
  if (value == "own" || value == "company") return Done{};
  const auto id = domain::ParseId<domain::CompanyId>(value);
  const std::vector<domain::CompanyId> companies = CompaniesOf(call.actor->viewer);
  if (!id.ok() || std::find(companies.begin(), companies.end(), *id) == companies.end()) {
    return BadParameter(domain::kListScope);
  }
  query->company = *id;
  return Done{};
}

// All stages that are called as this one is to the reader.
Status ReadStage(const Backend& backend, const Call& call, std::string_view value,
                 TicketQuery* query) {
  if (value.empty()) return Done{};
  const auto id = domain::ParseId<domain::StageId>(value);
  if (!id.ok()) return BadParameter(domain::kListStage);
  GENKAN_TRY(const auto pipelines, backend.store.Pipelines(call.portal.id));
  const domain::Stage* wanted = nullptr;
  for (const domain::Pipeline& pipeline : pipelines) {
    if (wanted == nullptr) wanted = domain::FindStage(pipeline, *id);
  }
  if (wanted == nullptr) return BadParameter(domain::kListStage);
  const std::string& name = domain::TextIn(wanted->customer_names, call.language);
  for (const domain::Pipeline& pipeline : pipelines) {
    for (const domain::Stage& stage : pipeline.stages) {
      if (domain::TextIn(stage.customer_names, call.language) == name) {
        query->stages.push_back(stage.id);
      }
    }
  }
  return Done{};
}

Status ReadValues(const Call& call, const TicketListing& listing, TicketQuery* query) {
  const std::string_view priority = domain::ListingValue(listing, domain::kListPriority);
  if (!priority.empty()) {
    const auto* word =
        std::find(std::begin(domain::kPriorityWords), std::end(domain::kPriorityWords), priority);
    if (word == std::end(domain::kPriorityWords)) return BadParameter(domain::kListPriority);
    query->priority = static_cast<domain::Priority>(word - std::begin(domain::kPriorityWords));
  }
  query->category = domain::ListingValue(listing, domain::kListCategory);
  const auto& categories = SettingsOf(call).fields.categories;
  const bool known =
      std::any_of(categories.begin(), categories.end(),
                  [&](const domain::Choice& each) { return each.key == query->category; });
  if (!query->category.empty() && !known) return BadParameter(domain::kListCategory);
  query->channel = domain::ListingValue(listing, domain::kListChannel);
  if (!query->channel.empty() && std::find(std::begin(kChannels), std::end(kChannels),
                                           query->channel) == std::end(kChannels)) {
    return BadParameter(domain::kListChannel);
  }
  const std::string_view requester = domain::ListingValue(listing, domain::kListRequester);
  if (requester.empty()) return Done{};
  const auto id = domain::ParseId<domain::ContactId>(requester);
  if (!id.ok() || !*id) return BadParameter(domain::kListRequester);
  query->requester = *id;
  return Done{};
}

// The midnight with which a day begins in the zone.
Millis BeginningOf(const CivilTime& day, const TimeZone& zone) {
  const Millis guess = MillisFromCivil(day, 0);
  const Millis near = MillisFromCivil(day, zone.OffsetMinutesAt(guess));
  return MillisFromCivil(day, zone.OffsetMinutesAt(near));
}

Result<std::optional<CivilTime>> DayOf(const TicketListing& listing, std::string_view name) {
  const std::string_view value = domain::ListingValue(listing, name);
  if (value.empty()) return std::optional<CivilTime>();
  const std::optional<CivilTime> day = ParseDate(value);
  if (!day.has_value()) return BadParameter(name);
  return day;
}

struct RangeNames {
  std::string_view from;
  std::string_view to;
};

// Both days are in it.
Result<MillisRange> RangeOf(const TicketListing& listing, const RangeNames& names,
                            const TimeZone& zone) {
  MillisRange range;
  GENKAN_TRY(const auto from, DayOf(listing, names.from));
  GENKAN_TRY(const auto to, DayOf(listing, names.to));
  if (from.has_value()) range.from = BeginningOf(*from, zone);
  if (to.has_value()) {
    const Millis noon = MillisFromCivil(*to, 0) + kMillisPerDay;
    CivilTime next = CivilTimeAt(noon, 0);
    next.hour = next.minute = next.second = 0;
    range.before = BeginningOf(next, zone);
  }
  return range;
}

std::vector<std::string> KeysOf(const std::vector<domain::Choice>& choices) {
  std::vector<std::string> keys;
  for (const domain::Choice& choice : choices) keys.push_back(choice.key);
  return keys;
}

Result<std::vector<std::string>> StageRanking(const Backend& backend, const Call& call) {
  std::vector<std::string> ranking;
  GENKAN_TRY(const auto pipelines, backend.store.Pipelines(call.portal.id));
  for (const domain::Pipeline& pipeline : pipelines) {
    for (const domain::Stage& stage : pipeline.stages) ranking.push_back(domain::IdText(stage.id));
  }
  return ranking;
}

Result<TicketOrder> OrderByColumn(const Backend& backend, const Call& call,
                                  std::string_view column) {
  struct Known {
    std::string_view column;
    OrderBy by;
  };
  constexpr Known kKnown[] = {
      {domain::kFieldNumber, OrderBy::kNumber},       {domain::kFieldSubject, OrderBy::kSubject},
      {domain::kFieldStatus, OrderBy::kStage},        {domain::kFieldPriority, OrderBy::kPriority},
      {domain::kFieldCategory, OrderBy::kCategory},   {domain::kFieldOwner, OrderBy::kOwner},
      {domain::kFieldRequester, OrderBy::kRequester}, {domain::kFieldChannel, OrderBy::kChannel},
      {domain::kFieldCreated, OrderBy::kCreated},     {domain::kFieldActivity, OrderBy::kActivity}};
  const domain::PortalSettings& settings = SettingsOf(call);
  for (const Known& known : kKnown) {
    if (known.column != column) continue;
    TicketOrder order{.by = known.by};
    if (order.by == OrderBy::kStage) {
      GENKAN_TRY(order.ranking, StageRanking(backend, call));
    }
    if (order.by == OrderBy::kCategory) order.ranking = KeysOf(settings.fields.categories);
    // Where all owners are shown under one name, none stands before another.
    if (order.by == OrderBy::kOwner &&
        settings.presentation.owner_name != domain::OwnerName::kFull) {
      order.by = OrderBy::kActivity;
    }
    return order;
  }
  const domain::CustomField* field = domain::FindField(settings.fields.ticket_fields, column);
  if (field == nullptr) return BadParameter(domain::kListSort);
  return TicketOrder{.by = OrderBy::kField,
                     .field = field->key,
                     .number = field->kind == domain::FieldKind::kNumber,
                     .ranking = KeysOf(field->choices)};
}

Result<TicketOrder> OrderOf(const Backend& backend, const Call& call, std::string_view sort) {
  if (sort.empty()) {
    // Whom a ticket waits for is the status's to tell.
    if (Shown(call, domain::kFieldStatus)) return TicketOrder{};
    return TicketOrder{.by = OrderBy::kActivity, .descending = true};
  }
  const bool descending = sort.front() == '-';
  if (descending) sort.remove_prefix(1);
  if (!domain::Shows(ColumnsOf(call), sort)) return BadParameter(domain::kListSort);
  GENKAN_TRY(TicketOrder order, OrderByColumn(backend, call, sort));
  order.descending = descending;
  return order;
}

Status AddStages(const Backend& backend, const Call& call, std::vector<ListChoice>* choices) {
  GENKAN_TRY(const auto pipelines, backend.store.Pipelines(call.portal.id));
  for (const domain::Pipeline& pipeline : pipelines) {
    for (const domain::Stage& stage : pipeline.stages) {
      const std::string& name = domain::TextIn(stage.customer_names, call.language);
      const bool offered = std::any_of(choices->begin(), choices->end(),
                                       [&](const auto& each) { return each.label == name; });
      if (!offered && !name.empty()) choices->push_back({domain::IdText(stage.id), name});
    }
  }
  return Done{};
}

Status AddRequesters(const Backend& backend, const Call& call, std::vector<ListChoice>* choices) {
  GENKAN_TRY(const auto ids, backend.store.RequestersSeen(call.actor->viewer, kRequestersOffered));
  std::vector<domain::Contact> contacts;
  for (const domain::ContactId id : ids) {
    GENKAN_TRY(domain::Contact contact, backend.store.ContactById(call.portal.id, id));
    contacts.push_back(std::move(contact));
  }
  std::stable_sort(contacts.begin(), contacts.end(), [](const auto& a, const auto& b) {
    return domain::SortTextOf(a) < domain::SortTextOf(b);
  });
  for (const domain::Contact& contact : contacts) {
    choices->push_back({domain::IdText(contact.id), ContactShownName(contact)});
  }
  return Done{};
}

Status AddScopes(const Backend& backend, const Call& call, std::vector<ListChoice>* choices) {
  const std::vector<domain::CompanyId> companies = CompaniesOf(call.actor->viewer);
  if (companies.empty()) return Done{};
  const Strings& strings = backend.strings.In(call.language);
  choices->push_back({"own", strings.Text("list.scope_own")});
  if (companies.size() > 1) choices->push_back({"company", strings.Text("list.scope_companies")});
  for (const domain::CompanyId id : companies) {
    GENKAN_TRY(const domain::Company company, backend.store.CompanyById(call.portal.id, id));
    choices->push_back({domain::IdText(id), company.name});
  }
  return Done{};
}

Status AddChoices(const Backend& backend, const Call& call, std::string_view filter,
                  std::vector<ListChoice>* choices) {
  const Strings& strings = backend.strings.In(call.language);
  if (filter == domain::kListScope) return AddScopes(backend, call, choices);
  if (filter == domain::kListStage) return AddStages(backend, call, choices);
  if (filter == domain::kListRequester) return AddRequesters(backend, call, choices);
  if (filter == domain::kListPriority) {
    for (auto each = std::rbegin(domain::kPriorityWords); each != std::rend(domain::kPriorityWords);
         ++each) {
      if (*each == domain::kPriorityWords[0]) continue;
      choices->push_back({std::string(*each), strings.Text("priority." + std::string(*each))});
    }
  }
  if (filter == domain::kListCategory) {
    for (const domain::Choice& each : SettingsOf(call).fields.categories) {
      choices->push_back({each.key, domain::TextIn(each.label, call.language)});
    }
  }
  if (filter == domain::kListChannel) {
    for (const std::string_view each : kChannels) {
      choices->push_back({std::string(each), ChannelWord(strings, each)});
    }
  }
  return Done{};
}

std::string LabelOf(const Strings& strings, std::string_view filter) {
  const std::string_view field = FieldOf(filter);
  const bool named =
      !field.empty() && field != domain::kFieldCreated && field != domain::kFieldActivity;
  return strings.Text(named ? "details." + std::string(field)
                            : "list.filter_" + std::string(filter));
}

bool IsDay(std::string_view filter) {
  return filter == domain::kListCreatedFrom || filter == domain::kListCreatedTo ||
         filter == domain::kListUpdatedFrom || filter == domain::kListUpdatedTo;
}

}  // namespace

std::string ChannelWord(const Strings& strings, std::string_view channel) {
  const bool known =
      std::find(std::begin(kChannels), std::end(kChannels), channel) != std::end(kChannels);
  return known ? strings.Text("channel." + std::string(channel)) : std::string(channel);
}

domain::FieldViews ColumnsOf(const Call& call) {
  return domain::ColumnsFor(SettingsOf(call), call.language,
                            static_cast<bool>(call.actor->viewer.primary_company));
}

Result<TicketListing> ListingFrom(const wire::Target& target,
                                  std::initializer_list<std::string_view> others) {
  const auto names = domain::ListingNames();
  std::vector<std::string_view> known(names.begin(), names.end());
  known.insert(known.end(), others);
  GENKAN_TRY_OK(CheckParameters(target, known));
  for (const std::string_view name : names) {
    const std::string* value = target.Query(name);
    if (value != nullptr && value->empty()) return BadParameter(name);
  }
  return wire::ListingOf(target);
}

Result<TicketQuery> QueryOf(const Backend& backend, const Call& call,
                            const TicketListing& listing) {
  TicketQuery query;
  for (const domain::FieldValue& each : listing.values) {
    const std::string_view field = FieldOf(each.field);
    if (!field.empty() && !Shown(call, field)) return BadParameter(each.field);
  }
  const auto value = [&](std::string_view name) { return domain::ListingValue(listing, name); };
  GENKAN_TRY_OK(ReadState(call, value(domain::kListState), &query));
  GENKAN_TRY_OK(ReadScope(call, value(domain::kListScope), &query));
  GENKAN_TRY_OK(ReadStage(backend, call, value(domain::kListStage), &query));
  GENKAN_TRY_OK(ReadValues(call, listing, &query));
  const TimeZone& zone = backend.ports.locale.ZoneNamed(call.actor->time_zone);
  GENKAN_TRY(query.created,
             RangeOf(listing, {domain::kListCreatedFrom, domain::kListCreatedTo}, zone));
  GENKAN_TRY(query.updated,
             RangeOf(listing, {domain::kListUpdatedFrom, domain::kListUpdatedTo}, zone));
  GENKAN_TRY(query.order, OrderOf(backend, call, value(domain::kListSort)));
  for (const domain::FieldView& column : ColumnsOf(call)) {
    const auto& own = SettingsOf(call).fields.ticket_fields;
    if (domain::FindField(own, column.field) != nullptr) query.fields.push_back(column.field);
  }
  return query;
}

Result<domain::ListFilters> FiltersFor(const Backend& backend, const Call& call) {
  const Strings& strings = backend.strings.In(call.language);
  domain::ListFilters filters;
  // Staff look at tickets elsewhere.
  if (!call.actor->contact.has_value()) return filters;
  for (const std::string_view name : domain::ListingNames()) {
    if (name == domain::kListState || name == domain::kListSort) continue;
    const std::string_view field = FieldOf(name);
    if (!field.empty() && !Shown(call, field)) continue;
    domain::ListFilter filter{.name = std::string(name), .label = LabelOf(strings, name)};
    GENKAN_TRY_OK(AddChoices(backend, call, name, &filter.choices));
    // Of one there is nothing to choose.
    const bool alone = name == domain::kListRequester && filter.choices.size() < 2;
    if (IsDay(name) || (!filter.choices.empty() && !alone)) {
      filters.filters.push_back(std::move(filter));
    }
  }
  return filters;
}

}  // namespace genkan::service
