// Writes the invitations that wait and hands over what lies in the outbox, on a thread of its own.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "genkan/service/mailer.h"
#include "genkan/service/post_parts.h"
#include "server/log.h"

namespace genkan::server {

// What it works with; outlives it.
struct MailWorkerParts {
  service::PostParts post;
  service::Mailer& mailer;
  Log& log;
};

class MailWorker {
 public:
  // Begins at once, and looks again after each pause.
  MailWorker(const MailWorkerParts& parts, std::chrono::milliseconds pause);
  // Waits for the mail that is being handed over; the rest stays in the outbox.
  ~MailWorker();
  MailWorker(const MailWorker&) = delete;
  MailWorker& operator=(const MailWorker&) = delete;

 private:
  void Work();
  void Report(const service::MailReport& report);

  MailWorkerParts parts_;
  const std::chrono::milliseconds pause_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  bool troubled_ = false;  // The store could not be read; said once.
  std::thread thread_;
};

}  // namespace genkan::server
