#include <algorithm>

#include "genkan/base/strings.h"
#include "genkan/service/mailer.h"
#include "service/mail_html.h"
#include "service/ticket_notices.h"

namespace genkan::service {
namespace {

constexpr int kMailsPerRound = 20;
constexpr Millis kFirstDelayMillis = 30 * kMillisPerSecond;
constexpr Millis kLongestDelayMillis = kMillisPerHour;

std::string ReasonOf(const Error& error) {
  for (const ErrorParam& param : error.params) {
    if (param.name == "reason") return param.value;
  }
  return std::string(ErrorCodeName(error.code));
}

std::string HtmlFor(const wire::MailMessage& message) {
  return message.language.empty() ? std::string() : MailHtml(message);
}

Status HandOver(const OutboxParts& parts, const OutgoingMail& mail) {
  GENKAN_TRY(std::string bytes, wire::EncodeMail(mail.message, HtmlFor(mail.message)));
  return parts.mailer.Send({.id = mail.id,
                            .at_millis = parts.clock.NowMillis(),
                            .from = mail.message.from.address,
                            .to = mail.message.to.address,
                            .bytes = std::move(bytes)});
}

Status NoteFailure(const OutboxParts& parts, OutgoingMail mail, const Error& error) {
  const Millis now = parts.clock.NowMillis();
  ++mail.tries;
  mail.reason = ReasonOf(error);
  mail.next_try_at_millis = now + MailDelay(mail.tries);
  mail.failed =
      error.code != ErrorCode::kUnavailable || mail.next_try_at_millis > mail.give_up_at_millis;
  if (mail.failed) {
    mail.message.text.clear();
    mail.message.button = {};
  }
  GENKAN_TRY_OK(parts.store.PutMail(mail));
  parts.report({.id = mail.id,
                .outcome = mail.failed ? MailOutcome::kGivenUp : MailOutcome::kPostponed,
                .tries = mail.tries,
                .reason = mail.reason});
  return Done{};
}

}  // namespace

Millis MailDelay(int failures) {
  const int doublings = std::clamp(failures - 1, 0, 10);
  return std::min(kFirstDelayMillis << doublings, kLongestDelayMillis);
}

Result<int> SendDueMail(const OutboxParts& parts) {
  int count = 0;
  for (; count < kMailsPerRound; ++count) {
    // Each is looked up when its turn comes: what was called back meanwhile does not go out.
    GENKAN_TRY(const auto due, parts.store.MailDue(parts.clock.NowMillis(), 1));
    if (due.empty()) break;
    const OutgoingMail& mail = due.front();
    GENKAN_TRY(const bool still_due, IsStillDue(parts.store, mail));
    if (!still_due) {
      GENKAN_TRY_OK(parts.store.RemoveMail(mail.id));
      parts.report({.id = mail.id, .outcome = MailOutcome::kDropped, .tries = mail.tries});
      continue;
    }
    const Status sent = HandOver(parts, mail);
    if (!sent.ok()) {
      GENKAN_TRY_OK(NoteFailure(parts, mail, sent.error()));
      continue;
    }
    GENKAN_TRY_OK(parts.store.RemoveMail(mail.id));
    parts.report({.id = mail.id, .outcome = MailOutcome::kSent, .tries = mail.tries + 1});
  }
  return count;
}

}  // namespace genkan::service
