// What those who answer tickets read and do, for a request to the API and for a command in a shell.
// Every change is one step with its entry in the audit log, and calls back mail that would tell
// somebody what they may no longer see.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "genkan/domain/agent_views.h"
#include "genkan/service/ports.h"
#include "genkan/service/store.h"

namespace genkan::service {

class StringsShelf;

// The texts that ship, for those who have no request.
std::shared_ptr<const StringsShelf> ShippedTexts(const Ports& ports);

struct AgentRoom {
  Store& store;
  const Ports& ports;
  const StringsShelf& strings;
  const domain::Portal& portal;
  // As in RouterOptions.
  std::string public_origin;
  std::string mail_from;
  domain::AgentViewer viewer;
  // Who acts; null: whoever runs the machine.
  const domain::Staff* agent = nullptr;
  std::string language = "en";  // Of what is read.
};

// The ticket of that number, or the one it was merged into.
Result<domain::Ticket> AgentTicketOf(const AgentRoom& room, domain::TicketNumber number);

Result<domain::AgentDesk> ReadAgentDesk(const AgentRoom& room);
// But for the cursor.
Result<domain::AgentTicketPage> ReadAgentTickets(const AgentRoom& room,
                                                 const AgentTicketQuery& query, TicketRows* rows);
// Contacts by what is typed of a name or an address, for whom to make a ticket's requester.
Result<domain::AgentContactPage> FindContacts(const AgentRoom& room, const ContactQuery& query);
Result<domain::AgentThread> ReadAgentThread(const AgentRoom& room, const domain::Ticket& ticket,
                                            const MessageQuery& query);
Result<domain::AgentTicket> AgentTicketView(const AgentRoom& room, const domain::Ticket& ticket);
Result<domain::AgentMessageView> AgentMessageViewOf(const AgentRoom& room,
                                                    const domain::Message& message);

struct NewAnswer {
  std::string text;
  domain::Audience audience = domain::Audience::kInternal;
  std::string language;  // Empty: the ticket's, or of a note the agent's own.
  std::string client_key;
  std::vector<domain::AttachmentId> attachments;  // Uploads of the agent's.
};

// Stores an answer that customers see, or an internal note. A visible one hands an open ticket to
// its customer, is mailed to requester and participants when it can be taken back no more, and is
// the only one that moves the ticket in lists. kForbidden where nobody in particular acts.
Result<domain::Message> StoreAnswer(const AgentRoom& room, domain::TicketId ticket,
                                    const NewAnswer& answer);

// Takes back a visible answer of the agent who acts, within domain::kUndoMillis: it is as though it
// had never been sent, mail and files included. kConflict afterwards; kNotFound for any other
// message. Not within a transaction.
Status UndoAnswer(const AgentRoom& room, domain::MessageId message);

// Takes out for good what a message said, its files too, from the thread and from mail that has not
// gone out; what stays is who wrote it, when, and the date of this.
// kConflict where a legal hold keeps the ticket. Not within a transaction.
Result<domain::Message> RedactMessage(const AgentRoom& room, domain::MessageId message);

// Says whether a file is sensitive: customers are not shown such a one where the portal says so.
Result<domain::Message> MarkFile(const AgentRoom& room, domain::AttachmentId file, bool sensitive);

// Takes a file out for good, from the disk too where nothing else holds the same; what stays is the
// date of this. kConflict where a legal hold keeps the ticket. Not within a transaction.
Result<domain::Message> RedactFile(const AgentRoom& room, domain::AttachmentId file);

// None: nobody. Refuses under "owner" who does not answer tickets.
Result<domain::Ticket> AssignTicket(const AgentRoom& room, domain::TicketId ticket,
                                    domain::StaffId owner);

// To a stage of any pipeline that takes tickets. Whoever is on the ticket gets a mail when it is
// closed, after domain::kUndoMillis in which opening it again calls that back.
Result<domain::Ticket> MoveTicketTo(const AgentRoom& room, domain::TicketId ticket,
                                    domain::StageId stage);

struct NewRequester {
  domain::ContactId contact;   // None: the ticket has no requester.
  bool keep_previous = false;  // As a participant.
};
Result<domain::Ticket> ChangeRequester(const AgentRoom& room, domain::TicketId ticket,
                                       const NewRequester& requester);
Result<domain::Ticket> ChangeCompanies(const AgentRoom& room, domain::TicketId ticket,
                                       const std::vector<domain::CompanyId>& companies);
// Who would see the ticket by that who does not now, and who would see it no more.
Result<domain::SightPreview> PreviewRequester(const AgentRoom& room, domain::TicketId ticket,
                                              const NewRequester& requester);
Result<domain::SightPreview> PreviewCompanies(const AgentRoom& room, domain::TicketId ticket,
                                              const std::vector<domain::CompanyId>& companies);
Result<domain::SightPreview> PreviewAudience(const AgentRoom& room, domain::TicketId ticket,
                                             bool restricted);
Result<domain::SightPreview> PreviewParticipants(
    const AgentRoom& room, domain::TicketId ticket,
    const std::vector<domain::ContactId>& participants);
// Only the requester and support see it: whoever else was on it is taken off. Or its companies'
// people see it again, as the portal's rules have it.
Result<domain::Ticket> RestrictTicket(const AgentRoom& room, domain::TicketId ticket,
                                      bool restricted);
// Those who take part from now on, and nobody else; requester and those it was shown to stay. Who
// is new gets a mail that they see all of it.
Result<domain::Ticket> ChangeParticipants(const AgentRoom& room, domain::TicketId ticket,
                                          const std::vector<domain::ContactId>& participants);
// Hides the ticket from every customer, or shows it again.
Result<domain::Ticket> HideTicket(const AgentRoom& room, domain::TicketId ticket, bool hidden);

// Two tickets, one of which goes into the other.
struct MergePair {
  domain::TicketId ticket;
  domain::TicketId into;
};
// Who would read what they cannot read now.
Result<domain::MergePreview> PreviewMerge(const AgentRoom& room, const MergePair& pair);
// Conversations, people and companies of the first join those of the second; the first is in no
// list any more and its number leads to the second. kConflict where `tag` is not what PreviewMerge
// says.
Result<domain::Ticket> MergeTickets(const AgentRoom& room, const MergePair& pair,
                                    std::string_view tag);

}  // namespace genkan::service
