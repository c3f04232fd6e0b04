#include "server/mail_worker.h"

#include "genkan/service/invitation_runs.h"

namespace genkan::server {

MailWorker::MailWorker(const MailWorkerParts& parts, std::chrono::milliseconds pause)
    : parts_(parts), pause_(pause), thread_([this] { Work(); }) {}

MailWorker::~MailWorker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  thread_.join();
}

void MailWorker::Work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    const auto invited = service::InviteWaiting(parts_.post);
    const auto dealt_with = service::SendDueMail(
        {.store = parts_.post.store,
         .mailer = parts_.mailer,
         .clock = parts_.post.ports.clock,
         .report = [this](const service::MailReport& report) { Report(report); }});
    const bool troubled = !dealt_with.ok() || !invited.ok();
    if (troubled && !troubled_) {
      parts_.log.Say(LogLevel::kError, "the outbox cannot be read or written: no mail goes out");
    }
    troubled_ = troubled;
    lock.lock();
    stop_.wait_for(lock, pause_, [this] { return stopping_; });
  }
}

void MailWorker::Report(const service::MailReport& report) {
  const std::string name = "mail " + domain::IdText(report.id);
  switch (report.outcome) {
    case service::MailOutcome::kSent:
      parts_.log.Say(LogLevel::kDebug, name + " was handed over");
      return;
    case service::MailOutcome::kDropped:
      parts_.log.Say(LogLevel::kDebug, name + " was dropped: it is not for its reader any more");
      return;
    case service::MailOutcome::kPostponed:
      parts_.log.Say(LogLevel::kWarning,
                     name + " could not be handed over and is tried again: " + report.reason);
      return;
    case service::MailOutcome::kGivenUp:
      parts_.log.Say(LogLevel::kError, name + " was given up after " +
                                           std::to_string(report.tries) +
                                           " tries: " + report.reason);
      return;
  }
}

}  // namespace genkan::server
