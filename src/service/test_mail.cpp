// A manager has one of the portal's mails sent to themselves, to see how its words arrive.
#include "genkan/domain/business_hours.h"
#include "genkan/wire/settings_codec.h"
#include "service/answers.h"
#include "service/handlers.h"
#include "service/post.h"

namespace genkan::service {
namespace {

// What stands where the real mail has its own.
MailOccasion SampleOf(const Backend& backend, const Call& call, const MailReader& reader,
                      domain::MailKind kind) {
  const Strings& strings = backend.strings.In(reader.language);
  const std::string home = PortalAddress(PostRoomOf(backend), call.portal);
  MailOccasion occasion{.kind = kind, .link = home + "/", .lifetime_millis = kMillisPerDay};
  occasion.test = true;
  const bool with_code =
      kind == domain::MailKind::kSignIn || kind == domain::MailKind::kRegistration;
  if (with_code) occasion.code = "123456";
  const bool about_ticket = kind == domain::MailKind::kTicketReceived ||
                            kind == domain::MailKind::kReply ||
                            kind == domain::MailKind::kTicketClosed;
  if (!about_ticket) return occasion;
  const TimeZone& zone = backend.ports.locale.ZoneNamed(call.portal.time_zone);
  occasion.ticket = {
      .number = domain::TicketNumber{1234},
      .subject = strings.Text("mail.sample_subject"),
      .text = strings.Text("mail.sample_message"),
      .answer_expected_at_millis =
          domain::AnswerExpectedAt(call.portal.settings->hours, zone, call.now_millis).value_or(0)};
  return occasion;
}

}  // namespace

Answer SendTestMail(const Backend& backend, const Call& call) {
  GENKAN_TRY(const domain::MailKind kind, wire::DecodeMailKind(call.request.body));
  const PostRoom room = PostRoomOf(backend);
  GENKAN_TRY(const MailReader reader,
             MailReaderFor(room, call.portal, {.staff = call.actor->staff->id}));
  const std::string from = SenderAddress(room, call.portal);
  if (!wire::IsMailable(from)) return FieldError("from_address", "error.address_invalid");
  if (!wire::IsMailable(reader.addressee.address)) {
    return FieldError("email", "error.address_invalid");
  }
  GENKAN_TRY_OK(backend.store.Atomically(
      [&] { return QueueMail(room, call.portal, reader, SampleOf(backend, call, reader, kind)); }));
  return JsonAnswer(202, wire::EncodeTestMail({.to = reader.addressee.address, .from = from}));
}

}  // namespace genkan::service
