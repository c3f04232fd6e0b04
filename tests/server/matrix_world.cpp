#include "server/matrix_world.h"

#include <algorithm>

#include "genkan/wire/session_codec.h"
#include "service/mail_stop.h"
#include "service/one_time.h"
#include "support/mailbag.h"

namespace genkan::support {
namespace {

using domain::Contact;
using domain::Ticket;
using wire::Method;

std::string NumberText(const Ticket& ticket) {
  return std::to_string(static_cast<std::int64_t>(ticket.number));
}

// Of what follows `name` in the text, up to where it ends.
std::string WordAfter(const std::string& text, std::string_view name) {
  const std::size_t at = text.find(name);
  REQUIRE(at != std::string::npos);
  const std::size_t begin = at + name.size();
  return text.substr(begin, text.find_first_of("&\n", begin) - begin);
}

}  // namespace

MatrixWorld::MatrixWorld(std::unique_ptr<service::Store> store)
    : door(kPasskeyOrigin, std::move(store)) {
  PutSettings();
  PutPeople();
  PutTickets();
  PutElsewhere();
  SignInAll();
  PutMessages();
  PutSecrets();
  sora_.sign_in = domain::SignInState::kSuspended;
  REQUIRE(door.store->PutContact(door.house.portal.id, sora_).ok());
}

void MatrixWorld::PutSettings() {
  House& house = door.house;
  house.pipeline.name = kCanaryPipeline;
  for (domain::Stage& stage : house.pipeline.stages) {
    if (stage.id == house.waiting_for_us) {
      stage.name = kCanaryStage;
      stage.turn = domain::Turn::kSupport;
    }
    if (stage.id == house.waiting_for_you) stage.turn = domain::Turn::kCustomer;
  }
  REQUIRE(door.store->PutPipeline(house.portal.id, house.pipeline).ok());
  house.inbox.name = kCanaryInbox;
  REQUIRE(door.store->PutInbox(house.portal.id, house.inbox).ok());
  domain::PortalSettings& settings = house.portal.settings.Edit();
  settings.tickets.pipelines = {{.pipeline = house.pipeline.id, .may_close = true}};
  settings.access.mailed_link = settings.access.mailed_code = true;
  settings.access.self_registration = true;
  settings.consent = {.on = true, .text = {{"en", "x"}}, .version = 1};
  settings.presentation.owner_name = domain::OwnerName::kHidden;
  settings.fields.ticket_fields = {
      {.key = "order_no", .label = {{"en", "Order"}}, .shown = true, .editable = true},
      {.key = "verdict", .label = {{"en", "Verdict"}}}};
  settings.fields.contact_properties = {{.key = "segment", .label = {{"en", "Segment"}}}};
  REQUIRE(door.store->PutPortal(house.portal).ok());
}

void MatrixWorld::PutPeople() {
  House& house = door.house;
  tatra_ = {.id = house.Next<domain::CompanyId>(), .name = "Tatra"};
  REQUIRE(door.store->PutCompany(house.portal.id, tatra_).ok());
  piet_ = house.AddContact("piet");
  sora_ = house.AddContact("sora", house.sakura.id);
  pavel_ = house.AddContact("pavel", tatra_.id);
  ines_ = house.AddContact("ines");
  Contact newcomer = house.MakeContact("nia");
  newcomer.sign_in = domain::SignInState::kNone;
  REQUIRE(door.store->PutContact(house.portal.id, newcomer).ok());
  ids_["newcomers own"] = domain::IdText(newcomer.id);
  house.hana.properties = {{.field = "segment", .value = std::string(kCanaryProperty)}};
  REQUIRE(door.store->PutContact(house.portal.id, house.hana).ok());
  const auto hash = door.secrets.HashPassword(Secret(std::string(kPassword)));
  for (const Contact* contact : {&piet_, &sora_, &pavel_}) {
    REQUIRE(door.store->SetPasswordHash(house.portal.id, contact->member_email, *hash).ok());
  }
  for (const Contact* contact : {&house.hana, &house.ken, &house.noor, &piet_, &sora_, &ines_}) {
    REQUIRE(door.store
                ->AddConsent(house.portal.id, {.contact = contact->id,
                                               .version = 1,
                                               .at_millis = door.clock.NowMillis(),
                                               .given = true})
                .ok());
  }
  sam_ = door.AddAgent(std::string(kCanaryStaffMail));
  alma_ = door.AddAgent("alma@example.org");
  owner_ = door.AddManager("owner@example.org");
  boss_ = door.AddManager("boss@example.org");
  boss_.permissions.clear();
  REQUIRE(door.store->PutStaff(house.portal.id, boss_).ok());
  ids_["contacts own"] = domain::IdText(house.ken.id);
  const service::InvitationRun run{.id = house.Next<domain::InvitationRunId>(), .chosen = "all"};
  REQUIRE(door.store->PutInvitationRun(house.portal.id, run).ok());
  const domain::PrivacyRequest asked{.id = house.Next<domain::PrivacyRequestId>(),
                                     .kind = domain::PrivacyKind::kExport,
                                     .contact = house.ken.id,
                                     .shown_name = "ken",
                                     .checked_at_millis = 1};
  REQUIRE(door.store->PutPrivacyRequest(house.portal.id, asked).ok());
  ids_["requests own"] = domain::IdText(asked.id);
  ids_["requests missing"] = domain::IdText(house.Next<domain::PrivacyRequestId>());
  ids_["invitations own"] = domain::IdText(run.id);
  ids_["contacts missing"] = domain::IdText(house.Next<domain::ContactId>());
}

Ticket MatrixWorld::PutTicketOf(const Contact& requester, Ticket ticket, std::string_view text) {
  House& house = door.house;
  ticket.contacts = {{requester.id, domain::Involvement::kRequester}};
  if (requester.id == house.hana.id) {
    // Each of them would see it.
    ticket.contacts.push_back({piet_.id, domain::Involvement::kParticipant});
    ticket.contacts.push_back({sora_.id, domain::Involvement::kParticipant});
    ticket.companies = {house.sakura.id};
  } else {
    ticket.companies = {tatra_.id};
  }
  ticket = house.Put(ticket);
  house.AddMessage(house.AddConversation({ticket.id}).id, std::string(text));
  return ticket;
}

void MatrixWorld::PutTickets() {
  House& house = door.house;
  const auto made = [&](std::string_view subject) {
    return house.MakeTicket(std::string(subject), {});
  };
  Ticket own = made("It is silent");
  own.owner = sam_.id;
  own.owner_shown_name = kCanaryOwner;
  own.fields = {{.field = "order_no", .value = "A-17"},
                {.field = "verdict", .value = std::string(kCanaryField)}};
  own = PutTicketOf(house.hana, own, "Nothing comes out.");
  const Ticket foreign = PutTicketOf(pavel_, made(kCanaryForeign), kCanaryForeign);
  Ticket hidden = made(kCanaryHidden);
  hidden.hidden = true;
  hidden = PutTicketOf(house.hana, hidden, kCanaryHidden);
  Ticket merged = made("Went into another");
  merged.merged_into = foreign.id;
  merged = PutTicketOf(house.hana, merged, "Went into another");
  const Ticket target = PutTicketOf(house.hana, made("Another"), "Another");
  for (const auto& [object, ticket] : std::map<std::string, const Ticket*>{
           {"own", &own}, {"foreign", &foreign}, {"hidden", &hidden}, {"merged", &merged}}) {
    ids_["ticket " + object] = NumberText(*ticket);
  }
  ids_["ticket missing"] = "9999";
  ids_["ticket target"] = NumberText(target);
  ids_["inboxes own"] = domain::IdText(house.inbox.id);
  ids_["pipelines own"] = domain::IdText(house.pipeline.id);
  ids_["companies own"] = domain::IdText(house.sakura.id);
  ids_["staff own"] = domain::IdText(alma_.id);
  ids_["stages own"] = domain::IdText(house.closed);
  ids_["keys own"] = PutWidgetKey(&house.portal);
  for (const char* kind :
       {"inboxes", "pipelines", "messages", "passkeys", "companies", "stages", "staff",
        "invitations", "attachments", "uploads", "views", "sessions", "keys"}) {
    ids_[std::string(kind) + " missing"] = domain::IdText(house.Next<domain::TicketId>());
  }
  ids_["section own"] = "access";
  ids_["section missing"] = "nothing";
  ids_["page own"] = "fields";
  ids_["page missing"] = "nothing";
  ids_["record own"] = "order_no";
  ids_["record missing"] = "nothing";
}

void MatrixWorld::PutElsewhere() {
  House& house = door.house;
  service::Store& store = *door.store;
  domain::Portal portal = house.portal;
  portal.id = house.Next<domain::PortalId>();
  portal.slug = "other";
  portal.settings = {};
  REQUIRE(store.PutPortal(portal).ok());
  const domain::Inbox inbox{.id = house.Next<domain::InboxId>(), .name = "Inbox"};
  REQUIRE(store.PutInbox(portal.id, inbox).ok());
  const domain::ChannelAccount form{
      .id = house.Next<domain::ChannelAccountId>(), .inbox = inbox.id, .kind = "form"};
  REQUIRE(store.PutChannelAccount(portal.id, form).ok());
  domain::Pipeline pipeline{.id = house.Next<domain::PipelineId>(), .name = "Support"};
  pipeline.stages = domain::FirstStages(pipeline.id, "en", door.clock.NowMillis(), door.random);
  REQUIRE(store.PutPipeline(portal.id, pipeline).ok());
  const Contact contact = house.MakeContact("elsa");
  REQUIRE(store.PutContact(portal.id, contact).ok());
  const domain::Staff staff{
      .id = house.Next<domain::StaffId>(),
      .email = "elsewhere@example.org",
      .permissions = {domain::Permission::kCustomerPortalSettings, domain::Permission::kTickets},
      .sign_in = domain::SignInState::kActive};
  REQUIRE(store.PutStaff(portal.id, staff).ok());
  const auto hash = door.secrets.HashPassword(Secret(std::string(kPassword)));
  REQUIRE(store.SetPasswordHash(portal.id, staff.email, *hash).ok());
  Ticket ticket{.id = house.Next<domain::TicketId>(), .subject = "Elsewhere"};
  ticket.pipeline = pipeline.id;
  ticket.stage = pipeline.stages.front().id;
  ticket.contacts = {{contact.id, domain::Involvement::kRequester}};
  REQUIRE(store.PutTicket(portal.id, ticket).ok());
  domain::Conversation conversation = house.MakeConversation({ticket.id});
  conversation.channel_account = form.id;
  REQUIRE(store.PutConversation(portal.id, conversation).ok());
  const domain::Message message = house.MakeMessage(conversation.id, "Elsewhere");
  REQUIRE(store.PutMessage(portal.id, message).ok());
  const service::Passkey passkey{.id = house.Next<service::PasskeyId>(),
                                 .contact = contact.id,
                                 .staff = {},
                                 .credential_id = "elsewhere",
                                 .public_key = "x",
                                 .name = "Elsewhere"};
  REQUIRE(store.PutPasskey(portal.id, passkey).ok());
  const domain::Company company{.id = house.Next<domain::CompanyId>(), .name = "Elsewhere"};
  REQUIRE(store.PutCompany(portal.id, company).ok());
  const service::InvitationRun run{.id = house.Next<domain::InvitationRunId>(), .chosen = "all"};
  REQUIRE(store.PutInvitationRun(portal.id, run).ok());
  ids_["invitations elsewhere"] = domain::IdText(run.id);
  ids_["companies elsewhere"] = domain::IdText(company.id);
  ids_["staff elsewhere"] = domain::IdText(staff.id);
  ids_["stages elsewhere"] = domain::IdText(ticket.stage);
  ids_["inboxes elsewhere"] = domain::IdText(inbox.id);
  ids_["pipelines elsewhere"] = domain::IdText(pipeline.id);
  ids_["contacts elsewhere"] = domain::IdText(contact.id);
  ids_["messages elsewhere"] = domain::IdText(message.id);
  ids_["attachments elsewhere"] = PutFile(portal.id, message, "elsewhere.txt");
  ids_["passkeys elsewhere"] = domain::IdText(passkey.id);
  ids_["sessions elsewhere"] = PutSession(portal.id, contact.id);
  portal.settings.Edit().widget.keys.clear();
  ids_["keys elsewhere"] = PutWidgetKey(&portal);
  PutOfElsa(portal.id, contact.id);
}

std::string MatrixWorld::PutWidgetKey(domain::Portal* portal) {
  const auto id = door.house.Next<domain::WidgetKeyId>();
  portal->settings.Edit().widget.keys.push_back({.id = id, .name = "Knowledge base"});
  REQUIRE(door.store->PutPortal(*portal).ok());
  return domain::IdText(id);
}

std::string MatrixWorld::PutSession(domain::PortalId portal, domain::ContactId contact) {
  const Millis now = door.clock.NowMillis();
  const service::Session session{.id = door.house.Next<domain::SessionId>(),
                                 .token_digest = "digest of " + domain::IdText(contact),
                                 .portal = portal,
                                 .contact = contact,
                                 .staff = {},
                                 .created_at_millis = now,
                                 .last_used_at_millis = now,
                                 .ends_at_millis = now + kMillisPerDay};
  REQUIRE(door.store->PutSession(session).ok());
  return domain::IdText(session.id);
}

// What somebody of the other portal has asked for and sent.
void MatrixWorld::PutOfElsa(domain::PortalId portal, domain::ContactId elsa) {
  House& house = door.house;
  service::Store& store = *door.store;
  const domain::PrivacyRequest asked{.id = house.Next<domain::PrivacyRequestId>(),
                                     .kind = domain::PrivacyKind::kExport,
                                     .contact = elsa,
                                     .shown_name = "ken",
                                     .checked_at_millis = 1};
  REQUIRE(store.PutPrivacyRequest(portal, asked).ok());
  ids_["requests elsewhere"] = domain::IdText(asked.id);
  const service::Upload upload{.id = house.Next<domain::AttachmentId>(),
                               .contact = elsa,
                               .staff = {},
                               .file_name = "a.txt",
                               .bytes = 9};
  REQUIRE(store.PutUpload(portal, upload).ok());
  ids_["uploads elsewhere"] = domain::IdText(upload.id);
  const domain::SavedView view{
      .id = house.Next<domain::SavedViewId>(), .name = "Elsewhere", .query = {}};
  REQUIRE(store.PutSavedView(portal, elsa, view).ok());
  ids_["views elsewhere"] = domain::IdText(view.id);
}

void MatrixWorld::SignInAll() {
  const std::pair<Role, std::string> emails[] = {{Role::kRequester, door.house.hana.member_email},
                                                 {Role::kColleague, door.house.ken.member_email},
                                                 {Role::kParticipant, piet_.member_email},
                                                 {Role::kStranger, door.house.noor.member_email},
                                                 {Role::kSuspended, sora_.member_email},
                                                 {Role::kAgent, sam_.email},
                                                 {Role::kStaff, boss_.email},
                                                 {Role::kManager, owner_.email}};
  for (const auto& [role, email] : emails) {
    Visitor visitor(door);
    REQUIRE(visitor.SignIn(email).status == 200);
    cookies_[role] = visitor.cookie;
  }
  Visitor elsewhere(door);
  const wire::Request sign_in{
      .method = Method::kPost,
      .target = "/other/v1/session",
      .headers = {{"content-type", "application/json"}, {"genkan-api", "1"}},
      .body = wire::EncodeCredentials(
          {.email = "elsewhere@example.org", .password = Secret(std::string(kPassword))})};
  const wire::Response signed_in = door.router.Handle(sign_in);
  REQUIRE(signed_in.status == 200);
  const std::string set = HeaderOf(signed_in, "set-cookie");
  cookies_[Role::kElsewhere] = set.substr(0, set.find(';'));
}

std::string MatrixWorld::Say(Role role, const Ticket& ticket, std::string_view text,
                             std::string_view audience) {
  const std::string path = "/v1/agent/tickets/" + NumberText(ticket) + "/messages";
  const std::string body =
      R"({"text":")" + std::string(text) + R"(","audience":")" + std::string(audience) + R"("})";
  const wire::Response said = VisitorOf(role).Post(
      path, body, {{"idempotency-key", "saying-" + std::to_string(++presses_)}});
  REQUIRE(said.status == 201);
  return JsonOf(said).Find("id")->text;
}

std::string MatrixWorld::PutFile(domain::PortalId portal, domain::Message message,
                                 std::string_view name, bool sensitive) {
  // Each has a content of its own, so that none goes with another.
  const std::string content = "holds " + std::string(name);
  const std::string key = door.secrets.Digest(content);
  REQUIRE(door.blobs.Append(key, 0, content).ok());
  REQUIRE(door.blobs.Seal(key).ok());
  REQUIRE(door.blobs.Keep(key, key).ok());
  message.attachments.push_back({.id = door.house.Next<domain::AttachmentId>(),
                                 .file_name = std::string(name),
                                 .media_type = "text/plain",
                                 .bytes = static_cast<std::int64_t>(content.size()),
                                 .blob_key = key,
                                 .sensitive = sensitive});
  REQUIRE(door.store->PutMessage(portal, message).ok());
  return domain::IdText(message.attachments.back().id);
}

void MatrixWorld::PutFiles() {
  const domain::PortalId portal = door.house.portal.id;
  const auto viewer = domain::AgentViewer::Operator(portal);
  const auto put = [&](const std::string& object, const std::string& ticket, std::string_view name,
                       bool sensitive = false) {
    const auto number = domain::ParseTicketNumber(ids_["ticket " + ticket]).value();
    const auto of = door.store->TicketByNumber(viewer, number).value();
    const auto messages = door.store->MessagesOf(viewer, of.id, {}).value();
    ids_["attachments " + object] =
        PutFile(portal, messages.messages.front().message, name, sensitive);
  };
  put("own", "own", "own.txt");
  put("sensitive", "own", kCanaryFile, true);
  put("foreign", "foreign", kCanaryForeign);
  put("hidden", "hidden", kCanaryHidden);
  for (const auto& [object, contact] :
       {std::pair("own", door.house.hana.id), std::pair("foreign", pavel_.id)}) {
    const service::Upload upload{.id = door.house.Next<domain::AttachmentId>(),
                                 .contact = contact,
                                 .staff = {},
                                 .file_name = "a.txt",
                                 .bytes = 9};
    REQUIRE(door.store->PutUpload(portal, upload).ok());
    ids_[std::string("uploads ") + object] = domain::IdText(upload.id);
    const domain::SavedView view{
        .id = door.house.Next<domain::SavedViewId>(), .name = "Mine", .query = {}};
    REQUIRE(door.store->PutSavedView(portal, contact, view).ok());
    ids_[std::string("views ") + object] = domain::IdText(view.id);
  }
}

void MatrixWorld::PutMessages() {
  const auto viewer = domain::AgentViewer::Operator(door.house.portal.id);
  const auto own =
      door.store->TicketByNumber(viewer, domain::ParseTicketNumber(ids_["ticket own"]).value());
  REQUIRE(own.ok());
  Say(Role::kAgent, *own, kCanaryNote, "internal");
  const std::string redacted = Say(Role::kAgent, *own, kCanaryRedacted, "customer");
  REQUIRE(
      VisitorOf(Role::kAgent).Post("/v1/agent/messages/" + redacted + "/redaction", "").status ==
      200);
  ids_["messages own"] = Say(Role::kAgent, *own, "We are looking.", "customer");
  PutFiles();
  Visitor alma(door);
  REQUIRE(alma.SignIn(alma_.email).status == 200);
  const std::string sams = cookies_[Role::kAgent];
  cookies_[Role::kAgent] = alma.cookie;
  ids_["messages foreign"] = Say(Role::kAgent, *own, "So am I.", "customer");
  cookies_[Role::kAgent] = sams;
}

wire::MailMessage MatrixWorld::MailAfter(Visitor& visitor, const std::string& target,
                                         const std::string& form) {
  for (const service::OutgoingMail& mail : MailIn(door)) {
    REQUIRE(door.store->RemoveMail(mail.id).ok());
  }
  REQUIRE(visitor.PostForm(target, form).status < 400);
  return TakeMail(door);
}

void MatrixWorld::PutSecrets() {
  const std::vector<service::OutgoingMail> about_tickets = MailIn(door);
  const std::string hana = "email=hana%40example.org";
  Visitor asking(door), registering(door), other(door);
  for (const service::OutgoingMail& mail : about_tickets) {
    REQUIRE(door.store->RemoveMail(mail.id).ok());
  }
  REQUIRE(Invite(door, ines_).ok());
  secrets_["invitation"] = WordAfter(TakeMail(door).text, "token=");
  secrets_["reset"] = WordAfter(MailAfter(other, "/reset", hana).text, "token=");
  const wire::MailMessage sign_in = MailAfter(asking, "/sign-in/mail", hana);
  secrets_["sign_in"] = WordAfter(sign_in.text, "token=");
  secrets_["sign_in_code"] = CodeIn(sign_in);
  asking_cookie_ = asking.cookie;
  const wire::MailMessage registration =
      MailAfter(registering, "/register", "name=Nele&email=nele%40example.org");
  secrets_["register"] = WordAfter(registration.text, "token=");
  secrets_["register_code"] = CodeIn(registration);
  registering_cookie_ = registering.cookie;
  Visitor hanas = VisitorOf(Role::kRequester), kens = VisitorOf(Role::kColleague);
  MailAfter(kens, "/address", "email=ken.new%40example.org");
  secrets_["address_new"] =
      WordAfter(MailAfter(hanas, "/address", "email=hana.new%40example.org").text, "token=");
  const service::NewSecret undo =
      service::MakeSecret(door.ports, {.portal = door.house.portal.id,
                                       .purpose = service::SecretPurpose::kAddressUndo,
                                       .person = {.contact = pavel_.id},
                                       .address = pavel_.member_email,
                                       .now_millis = door.clock.NowMillis()});
  REQUIRE(door.store->PutOneTimeSecret(undo.record).ok());
  secrets_["address_undo"] = undo.token;
  REQUIRE(authenticator_.Make(hanas).status == 303);
  const auto passkeys =
      door.store->PasskeysOf(door.house.portal.id, door.house.hana.id, {}).value();
  ids_["passkeys own"] = domain::IdText(passkeys.front().id);
  const service::Passkey pavels{.id = door.house.Next<service::PasskeyId>(),
                                .contact = pavel_.id,
                                .staff = {},
                                .credential_id = "pavels",
                                .public_key = "x",
                                .name = "Pavel's"};
  REQUIRE(door.store->PutPasskey(door.house.portal.id, pavels).ok());
  ids_["passkeys foreign"] = domain::IdText(pavels.id);
  ids_["sessions own"] = PutSession(door.house.portal.id, door.house.hana.id);
  ids_["sessions foreign"] = PutSession(door.house.portal.id, pavel_.id);
  const std::string stop =
      service::StopPath(door.secrets, door.house.portal.id, door.house.hana.id);
  secrets_["mail_stop"] = stop.substr(stop.find('?') + 1);
  for (const service::OutgoingMail& mail : about_tickets) {
    REQUIRE(door.store->PutMail(mail).ok());
  }
}

}  // namespace genkan::support
