// A whole server in one object: the data folder, the backend, its lanes, HTTP and the admin socket,
// put together in one order and taken apart in the other.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <memory>
#include <optional>
#include <string>

#include "genkan/service/router.h"
#include "server/admin_socket.h"
#include "server/housekeeping.h"
#include "server/http_listener.h"
#include "server/installation.h"
#include "server/kept_answers.h"
#include "server/mail_worker.h"
#include "server/settings.h"
#include "server/smtp_mailer.h"

namespace genkan::server {

class PortalServer {
 public:
  PortalServer(std::string data, Settings settings);
  ~PortalServer();

  // Opens everything and begins to accept. The sentence that says why it cannot, or the empty
  // string.
  std::string Open();

  // The public origin, such as "http://127.0.0.1:8080".
  const std::string& origin() const { return origin_; }

  // The address on which the first manager is made; empty where somebody can manage the portal. It
  // holds a secret, new at each start: for the person at the terminal, never for the log.
  std::string SetUpLink() const;

  // Serves. Returns after SIGTERM or SIGINT, when what was under way has been answered and is on
  // the disk; a second signal ends the process at once.
  void RunUntilSignal();

 private:
  std::string OpenInstallation();
  std::string RefuseExposedSample() const;
  std::string OpenListener();
  std::string OpenAdminSocket();
  Secret NewSetUpKey() const;
  void StartLanes();
  void StartMail();
  void StopMail();
  void WaitForSignal();

  const std::string data_;
  const Settings settings_;
  const std::string static_dir_;
  std::string origin_;
  Secret setup_key_;
  SystemClock clock_;
  Log log_;
  std::unique_ptr<Installation> installation_;
  StaticFiles static_files_;
  std::optional<KeptAnswers> kept_answers_;
  std::unique_ptr<service::Router> router_;
  std::unique_ptr<Lanes> lanes_;
  boost::asio::io_context loop_{1};
  boost::asio::signal_set signals_{loop_};
  std::optional<Housekeeping> housekeeping_;
  std::optional<EventFeed> feed_;
  std::optional<HttpService> service_;
  std::optional<HttpListener> listener_;
  std::unique_ptr<AdminSocket> admin_socket_;
  std::unique_ptr<service::Mailer> mailer_;
  SmtpMailer* smtp_ = nullptr;  // `mailer_`, where that is one.
  std::optional<MailWorker> mail_worker_;
};

}  // namespace genkan::server
