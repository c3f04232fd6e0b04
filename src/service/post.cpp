#include "service/post.h"

#include "genkan/domain/entry.h"
#include "service/mail_stop.h"

namespace genkan::service {
namespace {

// Without its port. An address in brackets cannot stand in a mail address as it is.
std::string HostOfOrigin(std::string_view origin) {
  const std::size_t scheme = origin.find("://");
  std::string_view host = scheme == std::string_view::npos ? origin : origin.substr(scheme + 3);
  if (host.starts_with('[')) return "localhost";
  host = host.substr(0, host.find(':'));
  return host.empty() ? "localhost" : std::string(host);
}

std::string DomainOf(std::string_view address) {
  return std::string(address.substr(address.find('@') + 1));
}

// With a code that nobody else can make, of 128 bits.
std::string Signed(const PostRoom& room, const std::string& name) {
  constexpr std::size_t kDigits = 32;
  return name + "." + room.ports.secrets.Mac("mail-id", name).substr(0, kDigits);
}

}  // namespace

PostRoom PostRoomOf(const Backend& backend) {
  return {.store = backend.store,
          .ports = backend.ports,
          .strings = backend.strings,
          .public_origin = backend.public_origin,
          .mail_from = backend.mail_from};
}

std::string OriginAt(const std::string& public_origin, const std::string& host) {
  if (host.empty()) return public_origin;
  const std::size_t begin = public_origin.find("://") + 3;
  const std::size_t bracket = public_origin.rfind(']');
  const std::size_t port = public_origin.find(':', bracket == std::string::npos ? begin : bracket);
  return public_origin.substr(0, begin) + host +
         (port == std::string::npos ? "" : public_origin.substr(port));
}

std::string PortalAddress(const PostRoom& room, const domain::Portal& portal) {
  std::string address(room.public_origin);
  if (!portal.host.empty()) {
    address = address.substr(0, address.find("://") + 3) + portal.host;
  }
  return portal.slug.empty() ? address : address + "/" + portal.slug;
}

std::string SenderAddress(const PostRoom& room, const domain::Portal& portal) {
  const std::string& own = portal.settings->mail.from_address;
  if (!own.empty()) return own;
  if (!room.mail_from.empty()) return std::string(room.mail_from);
  return "noreply@" + HostOfOrigin(room.public_origin);
}

Result<MailReader> MailReaderFor(const PostRoom& room, const domain::Portal& portal,
                                 const Person& person) {
  MailReader reader;
  if (person.staff) {
    GENKAN_TRY(const domain::Staff staff, room.store.StaffById(portal.id, person.staff));
    reader.language = OfferedLanguage(portal, staff.language);
    reader.time_zone = portal.time_zone;
    reader.addressee = {.address = staff.email,
                        .name = domain::ShownName(staff.name, staff.language)};
    return reader;
  }
  GENKAN_TRY(const domain::Contact contact, room.store.ContactById(portal.id, person.contact));
  reader.language = OfferedLanguage(portal, contact.language);
  reader.time_zone = contact.time_zone.empty() ? portal.time_zone : contact.time_zone;
  reader.addressee = {.address = contact.member_email,
                      .name = domain::ShownName(contact.name, contact.language),
                      .company = {},
                      .stop_link = PortalAddress(room, portal) +
                                   StopPath(room.ports.secrets, portal.id, contact.id)};
  if (const domain::CompanyId primary = domain::PrimaryCompany(contact)) {
    GENKAN_TRY(const domain::Company company, room.store.CompanyById(portal.id, primary));
    reader.addressee.company = company.name;
  }
  return reader;
}

Result<MailId> PutInOutbox(const PostRoom& room, const domain::Portal& portal,
                           const MailReader& reader, const MailOccasion& occasion) {
  const Millis now = room.ports.clock.NowMillis();
  OutgoingMail mail{.id = domain::NewId<MailId>(now, room.ports.random),
                    .portal = portal.id,
                    .message = ComposeMail(portal, room.strings.In(reader.language),
                                           room.ports.locale.ZoneNamed(reader.time_zone),
                                           reader.addressee, occasion),
                    .next_try_at_millis = now + occasion.hold_millis,
                    .give_up_at_millis = now + occasion.lifetime_millis,
                    .ticket = occasion.ticket.id,
                    .about = occasion.ticket.message};
  mail.message.from.address = SenderAddress(room, portal);
  const std::string at = "@" + DomainOf(mail.message.from.address);
  mail.message.message_id = "m." + domain::IdText(mail.id) + at;
  if (occasion.ticket.id) {
    const std::string ticket = "t." + domain::IdText(occasion.ticket.id);
    mail.message.message_id = Signed(room, ticket + "." + domain::IdText(mail.id)) + at;
    mail.message.references = Signed(room, ticket) + at;
  }
  mail.message.sent_at_millis = now;
  GENKAN_TRY_OK(room.store.PutMail(mail));
  return mail.id;
}

Status QueueMail(const PostRoom& room, const domain::Portal& portal, const MailReader& reader,
                 const MailOccasion& occasion) {
  GENKAN_TRY_OK(PutInOutbox(room, portal, reader, occasion));
  return Done{};
}

bool MayRead(const domain::Portal& portal, const domain::Contact& contact,
             const domain::Ticket& ticket) {
  const domain::Viewer viewer = domain::ViewerFor(contact, portal);
  return domain::EntryOf(portal, contact) == domain::Entry::kLetIn &&
         domain::SightOf(viewer, ticket) != domain::Sight::kNone;
}

Status RecallMail(Store& store, const domain::Portal& portal, domain::TicketId ticket,
                  const std::function<bool(const OutgoingMail&)>& recalled) {
  GENKAN_TRY(const auto mails, store.MailAbout(portal.id, ticket));
  for (const OutgoingMail& mail : mails) {
    if (!recalled(mail)) continue;
    GENKAN_TRY_OK(store.RemoveMail(mail.id));
  }
  return Done{};
}

Status RecallUnseenMail(Store& store, const domain::Portal& portal, const domain::Ticket& ticket) {
  return RecallMail(store, portal, ticket.id, [&](const OutgoingMail& mail) {
    const auto contact =
        store.ContactByMemberEmail(portal.id, domain::FoldedAddress(mail.message.to.address));
    return !contact.ok() || !MayRead(portal, *contact, ticket);
  });
}

}  // namespace genkan::service
