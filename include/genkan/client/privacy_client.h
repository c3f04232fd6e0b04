// A manager's view of what people ask for of the data about themselves, and what is answered.
#pragma once

#include <memory>
#include <string>

#include "genkan/client/portal_client.h"
#include "genkan/domain/privacy.h"

namespace genkan::client {

class Link;

class PrivacyClient {
 public:
  // The link outlives the client.
  explicit PrivacyClient(Link& link);
  ~PrivacyClient();
  PrivacyClient(const PrivacyClient&) = delete;
  PrivacyClient& operator=(const PrivacyClient&) = delete;

  // Asks for what is wanted and due. After the transport was polled.
  void Poll();

  void Load();
  const Loaded<domain::PrivacyQueue>& queue() const;
  // What would go now of tickets that have been closed for long.
  void LoadRetention();
  const Loaded<domain::RetentionList>& retention() const;

  // What erasing would do for the request that is being looked at, none at first.
  void Preview(domain::PrivacyRequestId request);
  void ForgetPreview();
  domain::PrivacyRequestId previewed() const;
  const Loaded<domain::ErasurePreview>& preview() const;

  // One thing at a time; each asks for the queue anew.
  void Ask(domain::ContactId contact, domain::PrivacyKind kind);
  void CheckIdentity(domain::PrivacyRequestId request, const std::string& note);
  // An erasure as it was shown. REQUIRES for one: the preview is ready.
  void CarryOut(domain::PrivacyRequestId request);
  void Refuse(domain::PrivacyRequestId request, const std::string& reason);
  void Hold(domain::ContactId contact, const std::string& reason);
  void Release(domain::ContactId contact);
  void HoldTicket(domain::TicketNumber number, const std::string& reason);
  void ReleaseTicket(domain::TicketNumber number);
  // kSent until it is forgotten.
  Sending sending() const;
  const Error& send_error() const;  // When kFailed.
  void ForgetSending();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
