// What every store promises of people, sessions, throttling, set-up and all-or-nothing.
#include <catch2/catch_template_test_macros.hpp>

#include "contract/stores.h"

namespace genkan::service {
namespace {

using support::House;
using support::kNoon;

template <typename Answer>
ErrorCode CodeOf(const Answer& answer) {
  REQUIRE_FALSE(answer.ok());
  return answer.error().code;
}

}  // namespace

GENKAN_STORE_CONTRACT("A portal comes back as it was put, by slug and by id", "[store][setup]") {
  TestType kept;
  House house(kept.store());
  domain::Portal portal = house.portal;
  portal.name = "玄関";
  portal.languages = {"ja", "en", "ja"};
  portal.time_zone = "Asia/Tokyo";
  portal.host = "support.example";
  portal.old_addresses = {{.host = "old.example"}, {.host = "support.example", .slug = "before"}};
  portal.being_set_up = true;
  domain::PortalSettings& settings = portal.settings.Edit();
  settings.tickets = {.form_channel_account = house.form.id,
                      .new_ticket_pipeline = house.pipeline.id,
                      .new_ticket_stage = house.waiting_for_us,
                      .company_tickets = domain::CompanyTickets::kNone,
                      .further_companies = true};
  settings.access.session_idle_millis = 1;
  settings.access.openid.sealed_client_secret = "sealed";
  settings.consent.text = {{"ja", "同意します"}, {"en", "I agree"}};
  REQUIRE(house.store().PutPortal(portal).ok());
  CHECK(house.store().PortalById(portal.id).value() == portal);
  CHECK(house.store().PortalAt("support.example", "test").value() == portal);
  CHECK(CodeOf(house.store().PortalAt("support.example", "")) == ErrorCode::kNotFound);
  CHECK(CodeOf(house.store().PortalAt("", "test")) == ErrorCode::kNotFound);
  const domain::Portal second{
      .id = house.Next<domain::PortalId>(), .host = "support.example", .slug = "test"};
  CHECK(CodeOf(house.store().PutPortal(second)) == ErrorCode::kConflict);
  CHECK(CodeOf(house.store().PortalById(second.id)) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("Inboxes, accounts and pipelines come back in order", "[store][setup]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  domain::Inbox desk{.id = house.Next<domain::InboxId>(), .name = "Desk"};
  desk.kind = domain::InboxKind::kHelpDesk;
  REQUIRE(house.store().PutInbox(portal, desk).ok());
  CHECK(house.store().Inboxes(portal).value() == std::vector{house.inbox, desk});
  domain::ChannelAccount account{.id = house.Next<domain::ChannelAccountId>(),
                                 .inbox = desk.id,
                                 .kind = "a kind nobody knows",
                                 .address = "x"};
  REQUIRE(house.store().PutChannelAccount(portal, account).ok());
  CHECK(house.store().ChannelAccounts(portal).value() == std::vector{house.form, account});
  account.inbox = house.Next<domain::InboxId>();
  CHECK(CodeOf(house.store().PutChannelAccount(portal, account)) == ErrorCode::kNotFound);
  CHECK(house.store().Pipelines(portal).value() == std::vector{house.pipeline});
  CHECK(house.store().PipelineById(portal, house.pipeline.id).value() == house.pipeline);
  CHECK(CodeOf(house.store().PipelineById(portal, house.Next<domain::PipelineId>())) ==
        ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("A stage that changes its kind takes its tickets along", "[store][setup]") {
  TestType kept;
  House house(kept.store());
  domain::Ticket ticket = house.AddTicket("t", house.hana.id);
  const auto count = [&](domain::StageKind kind) {
    return house.store().ListTickets(house.ViewerOf(house.hana), {.kind = kind})->total;
  };
  CHECK(count(domain::StageKind::kOpen) == 1);
  house.pipeline.stages[0].kind = domain::StageKind::kClosed;
  REQUIRE(house.store().PutPipeline(house.portal.id, house.pipeline).ok());
  CHECK(count(domain::StageKind::kOpen) == 0);
  CHECK(count(domain::StageKind::kClosed) == 1);
  house.pipeline.stages.erase(house.pipeline.stages.begin());
  CHECK(CodeOf(house.store().PutPipeline(house.portal.id, house.pipeline)) == ErrorCode::kConflict);
  ticket.stage = house.waiting_for_you;
  house.Put(ticket);
  CHECK(house.store().PutPipeline(house.portal.id, house.pipeline).ok());
  CHECK(house.store().Pipelines(house.portal.id).value() == std::vector{house.pipeline});
}

GENKAN_STORE_CONTRACT("What is retired, renamed and put elsewhere comes back as it was put",
                      "[store][setup]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  const domain::Inbox first{.id = house.Next<domain::InboxId>(), .name = "First", .position = -1};
  REQUIRE(house.store().PutInbox(portal, first).ok());
  house.inbox.retired = true;
  house.inbox.name = "Old";
  REQUIRE(house.store().PutInbox(portal, house.inbox).ok());
  CHECK(house.store().Inboxes(portal).value() == std::vector{first, house.inbox});
  domain::Pipeline& pipeline = house.pipeline;
  pipeline.name = "Renamed";
  pipeline.retired = true;
  pipeline.position = 3;
  pipeline.stages[1].name = "With the customer";
  pipeline.stages[1].retired = true;
  std::swap(pipeline.stages[0], pipeline.stages[2]);
  for (int i = 0; i < 3; ++i) pipeline.stages[static_cast<std::size_t>(i)].position = i;
  REQUIRE(house.store().PutPipeline(portal, pipeline).ok());
  CHECK(house.store().PipelineById(portal, pipeline.id).value() == pipeline);
}

GENKAN_STORE_CONTRACT("The tickets that an inbox and a stage hold are counted, each once",
                      "[store][setup]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  const auto in_stages = [&] {
    return house.store().TicketsInStages(portal, house.pipeline.id).value();
  };
  CHECK(house.store().TicketsOfInbox(portal, house.inbox.id).value() == 0);
  CHECK(in_stages().empty());
  domain::Ticket hidden = house.MakeTicket("hidden", house.hana.id);
  hidden.hidden = true;
  hidden = house.Put(hidden);
  domain::Ticket closed = house.MakeTicket("closed", house.ken.id);
  closed.stage = house.closed;
  closed = house.Put(closed);
  house.AddTicket("of no conversation", house.hana.id);
  house.AddConversation({hidden.id, closed.id});
  house.AddConversation({closed.id});
  CHECK(house.store().TicketsOfInbox(portal, house.inbox.id).value() == 2);
  CHECK(house.store().TicketsOfInbox(portal, house.Next<domain::InboxId>()).value() == 0);
  CHECK(in_stages() == std::vector<domain::StageUse>{{.stage = house.waiting_for_us, .tickets = 2},
                                                     {.stage = house.closed, .tickets = 1}});
  const auto unknown = house.Next<domain::PipelineId>();
  CHECK(house.store().TicketsInStages(portal, unknown).value().empty());
  const auto nowhere = house.Next<domain::PortalId>();
  CHECK(CodeOf(house.store().TicketsOfInbox(nowhere, house.inbox.id)) == ErrorCode::kNotFound);
  CHECK(CodeOf(house.store().TicketsInStages(nowhere, unknown)) == ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("What holds a category, a field or a choice is counted", "[store][setup]") {
  using domain::FieldOwner;
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  domain::CustomFields fields;
  fields.categories = {{.key = "returns", .label = {}}, {.key = "unused", .label = {}}};
  const domain::CustomField size{.key = "size",
                                 .kind = domain::FieldKind::kChoice,
                                 .choices = {{.key = "s"}, {.key = "m", .retired = true}}};
  fields.ticket_fields = {{.key = "order_no"}, size, {.key = "unused"}};
  fields.contact_properties = {size};
  CHECK(house.store().FieldUses(portal, fields).value().empty());
  domain::Ticket first = house.MakeTicket("first", house.hana.id);
  first.category = "returns";
  first.fields = {{"size", "m"}, {"order_no", "A-17"}};
  house.Put(first);
  domain::Ticket second = house.MakeTicket("second", house.hana.id);
  second.hidden = true;
  second.category = "Words of an older system";
  second.fields = {{"size", "s"}, {"gone", "x"}};
  house.Put(second);
  domain::Contact ken = house.ken;
  ken.properties = {{"size", "m"}};
  REQUIRE(house.store().PutContact(portal, ken).ok());
  CHECK(house.store().FieldUses(portal, fields).value() ==
        std::vector<domain::FieldUse>{{FieldOwner::kCategory, "", "returns", 1},
                                      {FieldOwner::kTicketField, "order_no", "", 1},
                                      {FieldOwner::kTicketField, "size", "", 2},
                                      {FieldOwner::kTicketField, "size", "s", 1},
                                      {FieldOwner::kTicketField, "size", "m", 1},
                                      {FieldOwner::kContactProperty, "size", "", 1},
                                      {FieldOwner::kContactProperty, "size", "m", 1}});
  CHECK(CodeOf(house.store().FieldUses(house.Next<domain::PortalId>(), fields)) ==
        ErrorCode::kNotFound);
}

GENKAN_STORE_CONTRACT("A contact comes back with all it has", "[store][people]") {
  TestType kept;
  House house(kept.store());
  domain::Contact contact = house.MakeContact("Mika");
  contact.name = {"田中", "美香", "たなか みか", "ｶﾅ\xff"};
  contact.language = "ja";
  contact.time_zone = "Asia/Tokyo";
  contact.addresses = {"B@example.org", "a@example.org", "b@EXAMPLE.org"};
  contact.member_email = "B@example.org";
  contact.sign_in = domain::SignInState::kSuspended;
  contact.company_view = false;
  contact.companies = {{house.atlas.id, true, false}, {house.sakura.id, false, true}};
  contact.external_id = "zendesk:user:38";
  const domain::PortalId portal = house.portal.id;
  REQUIRE(house.store().PutContact(portal, contact).ok());
  CHECK(house.store().ContactById(portal, contact.id).value() == contact);
  CHECK(house.store().ContactByMemberEmail(portal, "b@example.org").value() == contact);
  CHECK(house.store().ContactByExternalId(portal, "zendesk:user:38").value() == contact);
  contact.addresses = {};
  contact.companies = {};
  REQUIRE(house.store().PutContact(portal, contact).ok());
  CHECK(house.store().ContactById(portal, contact.id).value() == contact);
}

GENKAN_STORE_CONTRACT("A member e-mail is one contact's, however it is written",
                      "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  domain::Contact second = house.MakeContact("second");
  second.member_email = " HANA@Example.org ";
  CHECK(CodeOf(house.store().PutContact(portal, second)) == ErrorCode::kConflict);
  CHECK(CodeOf(house.store().ContactById(portal, second.id)) == ErrorCode::kNotFound);
  second.member_email = "";  // Any number of contacts without one.
  second.addresses = {"hana@example.org", "hana@example.org"};
  REQUIRE(house.store().PutContact(portal, second).ok());
  REQUIRE(house.store().PutContact(portal, house.MakeContact("third")).ok());
  const auto holders = house.store().ContactsByAddress(portal, "hana@example.org");
  REQUIRE(holders.ok());
  CHECK(*holders == std::vector{house.hana, second});
  CHECK(house.store().ContactsByAddress(portal, "").value().empty());
  CHECK(CodeOf(house.store().ContactByMemberEmail(portal, "")) == ErrorCode::kNotFound);
  domain::Contact same_source = house.MakeContact("fourth");
  same_source.external_id = "x";
  REQUIRE(house.store().PutContact(portal, same_source).ok());
  same_source.id = house.Next<domain::ContactId>();
  same_source.member_email = "";
  CHECK(CodeOf(house.store().PutContact(portal, same_source)) == ErrorCode::kConflict);
}

GENKAN_STORE_CONTRACT("Companies and staff come back and are found", "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  domain::Company namesake{.id = house.Next<domain::CompanyId>(),
                           .name = house.atlas.name,
                           .external_id = "zendesk:organization:1"};
  REQUIRE(house.store().PutCompany(portal, namesake).ok());
  CHECK(house.store().CompanyById(portal, house.sakura.id).value() == house.sakura);
  CHECK(house.store().CompanyByExternalId(portal, namesake.external_id).value() == namesake);
  CHECK(house.store().CompaniesByName(portal, "Atlas Freight").value() ==
        std::vector{house.atlas, namesake});
  CHECK(house.store().CompaniesByName(portal, "atlas freight").value().empty());

  domain::Staff owner{.id = house.Next<domain::StaffId>(), .email = "Owner@genkan.example"};
  owner.name.display = "大家";
  owner.language = "ja";
  owner.permissions = {domain::Permission::kCustomerPortalSettings};
  owner.sign_in = domain::SignInState::kActive;
  owner.external_id = "zendesk:user:1";
  REQUIRE(house.store().PutStaff(portal, owner).ok());
  CHECK(house.store().StaffById(portal, owner.id).value() == owner);
  CHECK(house.store().StaffByEmail(portal, "owner@genkan.example").value() == owner);
  CHECK(house.store().StaffByExternalId(portal, "zendesk:user:1").value() == owner);
  CHECK(house.store().StaffOf(portal).value() == std::vector{owner});
  domain::Staff second{.id = house.Next<domain::StaffId>(), .email = "owner@GENKAN.example"};
  CHECK(CodeOf(house.store().PutStaff(portal, second)) == ErrorCode::kConflict);
  CHECK_FALSE(house.store().SampleAccountsExist().value());
  owner.sample = true;
  REQUIRE(house.store().PutStaff(portal, owner).ok());
  CHECK(house.store().SampleAccountsExist().value());
}

GENKAN_STORE_CONTRACT("A password's hash is kept by portal and address", "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  const std::string email = "hana@example.org";
  CHECK(house.store().PasswordHash(portal, email).value().empty());
  REQUIRE(house.store().SetPasswordHash(portal, email, "first").ok());
  REQUIRE(house.store().SetPasswordHash(portal, email, "second").ok());
  CHECK(house.store().PasswordHash(portal, email).value() == "second");
  const domain::Portal other{.id = house.Next<domain::PortalId>(), .slug = "other"};
  REQUIRE(house.store().PutPortal(other).ok());
  CHECK(house.store().PasswordHash(other.id, email).value().empty());
  REQUIRE(house.store().SetPasswordHash(portal, email, "").ok());
  CHECK(house.store().PasswordHash(portal, email).value().empty());
}

GENKAN_STORE_CONTRACT("A session lives until it is ended", "[store][session]") {
  TestType kept;
  House house(kept.store());
  const auto make = [&](const std::string& digest, domain::ContactId contact) {
    Session session{.id = house.Next<domain::SessionId>(), .token_digest = digest};
    session.portal = house.portal.id;
    session.contact = contact;
    session.created_at_millis = session.last_used_at_millis = kNoon;
    session.ends_at_millis = kNoon + 100;
    session.device = {.browser = "Firefox", .system = "Windows"};
    session.in_widget = digest == "3";
    if (session.in_widget) session.widget_key = house.Next<domain::WidgetKeyId>();
    REQUIRE(house.store().PutSession(session).ok());
    return session;
  };
  Store& store = house.store();
  Session first = make("1", house.hana.id);
  make("2", house.hana.id);
  make("3", house.ken.id);
  Session staff = make("4", {});
  staff.staff = house.Next<domain::StaffId>();
  REQUIRE(store.PutSession(staff).ok());
  CHECK(store.SessionByDigest("4").value() == staff);
  REQUIRE(store.TouchSession("1", kNoon + 5).ok());
  first.last_used_at_millis = kNoon + 5;
  CHECK(store.SessionByDigest("1").value() == first);
  CHECK(CodeOf(store.TouchSession("none", kNoon)) == ErrorCode::kNotFound);
  first.token_digest = "1b";  // The same session under a new token.
  REQUIRE(store.PutSession(first).ok());
  CHECK(CodeOf(store.SessionByDigest("1")) == ErrorCode::kNotFound);
  first.token_digest = "2";
  CHECK(CodeOf(store.PutSession(first)) == ErrorCode::kConflict);

  REQUIRE(store.EndSessionsOf(house.portal.id, house.hana.id).ok());
  CHECK_FALSE(store.SessionByDigest("1b").ok());
  CHECK_FALSE(store.SessionByDigest("2").ok());
  CHECK(store.SessionByDigest("3").ok());
  REQUIRE(store.EndSession("3").ok());
  REQUIRE(store.EndSession("3").ok());
  CHECK_FALSE(store.SessionByDigest("3").ok());
  Session another = staff;
  another.id = house.Next<domain::SessionId>();
  another.token_digest = "5";
  another.staff = house.Next<domain::StaffId>();
  REQUIRE(store.PutSession(another).ok());
  REQUIRE(store.EndSessionsOf(house.portal.id, another.staff).ok());
  CHECK_FALSE(store.SessionByDigest("5").ok());
  CHECK(store.SessionByDigest("4").ok());
  REQUIRE(store.ForgetEndedSessions(kNoon + 99).ok());
  CHECK(store.SessionByDigest("4").ok());
  REQUIRE(store.ForgetEndedSessions(kNoon + 100).ok());
  CHECK_FALSE(store.SessionByDigest("4").ok());
}

GENKAN_STORE_CONTRACT("Failures are counted until they are cleared", "[store][throttle]") {
  TestType kept;
  Store& store = kept.store();
  CHECK(store.Failures("a").value().failures == 0);
  REQUIRE(store.RecordFailure("a", kNoon).ok());
  REQUIRE(store.RecordFailure("a", kNoon + 1).ok());
  REQUIRE(store.RecordFailure("b\xff", kNoon + 2).ok());
  CHECK(store.Failures("a").value().failures == 2);
  CHECK(store.Failures("a").value().last_at_millis == kNoon + 1);
  REQUIRE(store.ForgetFailuresBefore(kNoon + 1, 100).ok());
  CHECK(store.Failures("a").value().failures == 2);
  REQUIRE(store.ForgetFailuresBefore(kNoon + 2, 2).ok());
  CHECK(store.Failures("a").value().failures == 2);
  REQUIRE(store.ForgetFailuresBefore(kNoon + 2, 3).ok());
  CHECK(store.Failures("a").value().failures == 0);
  CHECK(store.Failures("b\xff").value().failures == 1);
  REQUIRE(store.ClearFailures("b\xff").ok());
  CHECK(store.Failures("b\xff").value().failures == 0);
}

GENKAN_STORE_CONTRACT("What is done atomically happens whole or not at all", "[store][atomic]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  domain::Ticket ticket = house.AddTicket("before", house.hana.id);
  const domain::Portal portal{.id = house.Next<domain::PortalId>(), .slug = "new"};
  const auto rename = [&](const std::string& subject) {
    ticket.subject = subject;
    house.Put(ticket);
  };
  const auto listed = [&] {
    return store.ListTickets(house.ViewerOf(house.hana), {})->tickets.at(0).subject;
  };
  const Status refused = store.Atomically([&]() -> Status {
    rename("during");
    GENKAN_TRY_OK(store.PutPortal(portal));
    GENKAN_TRY_OK(store.PutCompany(portal.id, {.id = house.Next<domain::CompanyId>()}));
    GENKAN_TRY_OK(store.EndSession("none"));
    house.AddTicket("second", house.hana.id);
    CHECK(store.PortalById(portal.id).ok());  // It sees its own writes.
    CHECK(store.ListTickets(house.ViewerOf(house.hana), {})->total == 2);
    return ErrorCode::kForbidden;
  });
  CHECK(refused.error().code == ErrorCode::kForbidden);
  CHECK(listed() == "before");
  CHECK(store.ListTickets(house.ViewerOf(house.hana), {})->total == 1);
  CHECK_FALSE(store.PortalById(portal.id).ok());
  CHECK_FALSE(store.PutInbox(portal.id, {.id = house.Next<domain::InboxId>()}).ok());
  CHECK(house.AddTicket("after", house.hana.id).number == domain::TicketNumber{2});
}

GENKAN_STORE_CONTRACT("A nested step that fails leaves what was done around it",
                      "[store][atomic]") {
  TestType kept;
  House house(kept.store());
  Store& store = house.store();
  const auto add = [&](const std::string& given, ErrorCode* fails) {
    return store.Atomically([&]() -> Status {
      house.AddContact(given);
      if (fails != nullptr) return *fails;
      return Done{};
    });
  };
  ErrorCode refused = ErrorCode::kConflict;
  const Status done = store.Atomically([&]() -> Status {
    CHECK(add("one", nullptr).ok());
    CHECK_FALSE(add("two", &refused).ok());
    CHECK(add("three", nullptr).ok());
    return Done{};
  });
  CHECK(done.ok());
  const auto exists = [&](const std::string& given) {
    return store.ContactByMemberEmail(house.portal.id, given + "@example.org").ok();
  };
  CHECK(exists("one"));
  CHECK_FALSE(exists("two"));
  CHECK(exists("three"));
}

GENKAN_STORE_CONTRACT("Contacts are found by what is typed of them, in order and page by page",
                      "[store][people]") {
  TestType kept;
  House house(kept.store());
  const domain::PortalId portal = house.portal.id;
  const auto found = [&](const ContactQuery& query) {
    const auto rows = house.store().FindContacts(portal, query);
    REQUIRE(rows.ok());
    std::string names;
    for (const domain::Contact& contact : rows->contacts) names += contact.name.given + " ";
    return std::pair(names, rows->next);
  };
  const auto none = std::optional<domain::ContactId>();
  CHECK(found({}) == std::pair(std::string("hana ken noor "), none));
  CHECK(found({.text = "ＥＮ"}).first == "ken ");
  CHECK(found({.text = "EXAMPLE.ORG"}).first == "hana ken noor ");
  CHECK(found({.text = "nobody"}) == std::pair(std::string(), none));
  const auto first = found({.text = "n", .limit = 2});
  CHECK(first == std::pair(std::string("hana ken "), std::optional(house.ken.id)));
  CHECK(found({.text = "n", .after = first.second, .limit = 2}) ==
        std::pair(std::string("noor "), none));
  domain::Contact twin = house.MakeContact("ken");
  twin.member_email = "other@example.org";
  REQUIRE(house.store().PutContact(portal, twin).ok());
  CHECK(found({.text = "ken", .after = house.ken.id}).first == "ken ");
  domain::Contact renamed = house.ken;
  renamed.name.reading = "ん";
  renamed.name.given = "健";
  REQUIRE(house.store().PutContact(portal, renamed).ok());
  CHECK(found({}).first == "hana ken noor 健 ");
  CHECK(found({.text = "ン"}).first == "健 ");
  CHECK(CodeOf(house.store().FindContacts(portal, {.after = domain::ContactId{1, 2}})) ==
        ErrorCode::kNotFound);
  CHECK(house.store().FindContacts(portal, {.after = twin.id, .limit = 1})->contacts.size() == 1);
}

}  // namespace genkan::service
