// A small portal in a store, for tests: two companies, their contacts, one pipeline, one inbox.
// Everything goes through the store's own door; ids count up, so that order is known.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "genkan/domain/visibility.h"
#include "genkan/service/store.h"

namespace genkan::support {

constexpr Millis kNoon = 1'795'348'800'000;

class House {
 public:
  explicit House(service::Store& store) : store_(store) { Fill(); }

  template <typename AnyId>
  AnyId Next() {
    return AnyId{0x0193'5000'0000'7000, ++last_id_};
  }

  service::Store& store() { return store_; }

  domain::Contact MakeContact(const std::string& given, domain::CompanyId company = {}) {
    domain::Contact contact{.id = Next<domain::ContactId>()};
    contact.name.given = given;
    contact.member_email = given + "@example.org";
    contact.addresses = {contact.member_email};
    contact.sign_in = domain::SignInState::kActive;
    if (company) contact.companies = {{.company = company, .primary = true}};
    return contact;
  }

  domain::Contact AddContact(const std::string& given, domain::CompanyId company = {}) {
    const domain::Contact contact = MakeContact(given, company);
    REQUIRE(store_.PutContact(portal.id, contact).ok());
    return contact;
  }

  domain::Ticket MakeTicket(const std::string& subject, domain::ContactId requester) {
    domain::Ticket ticket{.id = Next<domain::TicketId>(), .subject = subject};
    ticket.pipeline = pipeline.id;
    ticket.stage = waiting_for_us;
    ticket.created_at_millis = ticket.last_activity_at_millis = kNoon;
    ticket.channel = domain::kChannelForm;
    if (requester) ticket.contacts = {{requester, domain::Involvement::kRequester}};
    return ticket;
  }

  domain::Ticket Put(const domain::Ticket& ticket) {
    const auto stored = store_.PutTicket(portal.id, ticket);
    REQUIRE(stored.ok());
    return *stored;
  }

  domain::Ticket AddTicket(const std::string& subject, domain::ContactId requester) {
    return Put(MakeTicket(subject, requester));
  }

  domain::Conversation MakeConversation(std::vector<domain::TicketId> tickets) {
    domain::Conversation conversation{.id = Next<domain::ConversationId>()};
    conversation.channel_account = form.id;
    conversation.tickets = std::move(tickets);
    conversation.created_at_millis = kNoon;
    return conversation;
  }

  domain::Conversation AddConversation(std::vector<domain::TicketId> tickets) {
    const domain::Conversation conversation = MakeConversation(std::move(tickets));
    REQUIRE(store_.PutConversation(portal.id, conversation).ok());
    return conversation;
  }

  domain::Message MakeMessage(domain::ConversationId conversation, const std::string& text) {
    domain::Message message{.id = Next<domain::MessageId>(), .conversation = conversation};
    message.author = {.kind = domain::AuthorKind::kContact, .shown_name = "Somebody"};
    message.audience = domain::Audience::kCustomer;
    message.text = text;
    message.sent_at_millis = kNoon;
    return message;
  }

  domain::Message AddMessage(domain::ConversationId conversation, const std::string& text) {
    const domain::Message message = MakeMessage(conversation, text);
    REQUIRE(store_.PutMessage(portal.id, message).ok());
    return message;
  }

  service::ReplyWrite MakeReply(domain::TicketId ticket, domain::ConversationId conversation,
                                const std::string& text) {
    service::ReplyWrite write{.ticket = ticket, .message = MakeMessage(conversation, text)};
    write.message.sent_at_millis = kNoon + kMillisPerHour;
    write.stage_after = waiting_for_us;
    write.sender = hana.id;
    write.client_key = "key-of-" + std::to_string(last_id_);
    write.content_digest = "digest-of-" + text;
    return write;
  }

  service::TicketWrite MakeTicketWrite(const std::string& subject, const std::string& text) {
    service::TicketWrite write{.ticket = MakeTicket(subject, hana.id),
                               .conversation = MakeConversation({})};
    write.message = MakeMessage(write.conversation.id, text);
    write.sender = hana.id;
    write.client_key = "key-of-" + std::to_string(last_id_);
    write.content_digest = "digest-of-" + subject + text;
    return write;
  }

  domain::Viewer ViewerOf(const domain::Contact& contact) const {
    return domain::ViewerFor(contact, portal);
  }

  domain::Portal portal;
  domain::Inbox inbox;
  domain::ChannelAccount form;
  domain::Pipeline pipeline;
  domain::StageId waiting_for_us, waiting_for_you, closed;
  domain::Company sakura, atlas;
  domain::Contact hana, ken;  // Of Sakura.
  domain::Contact noor;       // Of Atlas.

 private:
  void Fill() {
    portal = {.id = Next<domain::PortalId>(), .name = "Test", .slug = "test"};
    portal.settings.Edit().tickets.further_companies = true;
    REQUIRE(store_.PutPortal(portal).ok());
    inbox = {.id = Next<domain::InboxId>(), .name = "Inbox"};
    REQUIRE(store_.PutInbox(portal.id, inbox).ok());
    form = {.id = Next<domain::ChannelAccountId>(), .inbox = inbox.id, .kind = "form"};
    REQUIRE(store_.PutChannelAccount(portal.id, form).ok());
    pipeline = {.id = Next<domain::PipelineId>(), .name = "Support"};
    waiting_for_us = AddStage("Waiting for us", domain::StageKind::kOpen);
    waiting_for_you = AddStage("Waiting for you", domain::StageKind::kOpen);
    closed = AddStage("Closed", domain::StageKind::kClosed);
    REQUIRE(store_.PutPipeline(portal.id, pipeline).ok());
    sakura = AddCompany("Sakura Trading 株式会社");
    atlas = AddCompany("Atlas Freight");
    hana = AddContact("hana", sakura.id);
    ken = AddContact("ken", sakura.id);
    noor = AddContact("noor", atlas.id);
  }

  domain::StageId AddStage(const std::string& name, domain::StageKind kind) {
    domain::Stage stage{.id = Next<domain::StageId>(), .pipeline = pipeline.id};
    stage.name = name;
    stage.customer_names = {{"en", name}};
    stage.kind = kind;
    stage.position = static_cast<int>(pipeline.stages.size());
    pipeline.stages.push_back(stage);
    return stage.id;
  }

  domain::Company AddCompany(const std::string& name) {
    const domain::Company company{.id = Next<domain::CompanyId>(), .name = name};
    REQUIRE(store_.PutCompany(portal.id, company).ok());
    return company;
  }

  service::Store& store_;
  std::uint64_t last_id_ = 0;
};

}  // namespace genkan::support
