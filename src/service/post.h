// Puts mail into the outbox, and secrets into mail.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "service/backend.h"
#include "service/mail_texts.h"
#include "service/sessions.h"

namespace genkan::service {

// What writing mail needs; a command has it too, without a request.
struct PostRoom {
  Store& store;
  const Ports& ports;
  const StringsShelf& strings;
  std::string_view public_origin;
  std::string_view mail_from;
};

PostRoom PostRoomOf(const Backend& backend);

// The origin at which the installation is reached at `host`: by the scheme and port of its public
// origin, which it is where the host is empty.
std::string OriginAt(const std::string& public_origin, const std::string& host);

// The address of the portal's own first page without a slash at its end, for links in mail. Made of
// what is set alone: a request's Host header is whatever its sender likes.
std::string PortalAddress(const PostRoom& room, const domain::Portal& portal);

// Who the portal's mail is from.
std::string SenderAddress(const PostRoom& room, const domain::Portal& portal);

// What is known of somebody that a mail is for, and their language.
struct MailReader {
  Addressee addressee;
  std::string language;
  std::string time_zone;
};
Result<MailReader> MailReaderFor(const PostRoom& room, const domain::Portal& portal,
                                 const Person& person);

// Writes a mail and puts it into the outbox; the result is its id. Mail about a ticket has an id
// that only this installation can have made, and refers to one that all mail about the ticket does,
// so that mail programs keep it together and an answer is known by either. REQUIRES: within the
// transaction of what causes it.
Result<MailId> PutInOutbox(const PostRoom& room, const domain::Portal& portal,
                           const MailReader& reader, const MailOccasion& occasion);

// The same where its id is not needed.
Status QueueMail(const PostRoom& room, const domain::Portal& portal, const MailReader& reader,
                 const MailOccasion& occasion);

// Whether the contact gets in and sees the ticket.
bool MayRead(const domain::Portal& portal, const domain::Contact& contact,
             const domain::Ticket& ticket);

// Takes mail about the ticket out of the outbox where `recalled` says so, or where it is for
// somebody who may not read the ticket any more.
Status RecallMail(Store& store, const domain::Portal& portal, domain::TicketId ticket,
                  const std::function<bool(const OutgoingMail&)>& recalled);
Status RecallUnseenMail(Store& store, const domain::Portal& portal, const domain::Ticket& ticket);

}  // namespace genkan::service
