// The portal that the matrix is asked about: one person of each role, signed in, and for each kind
// of object one of their own, others' and none at all. Every cell is asked in a transaction that is
// then undone, so that none knows of another.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/matrix_table.h"
#include "support/front_door.h"
#include "support/played_authenticator.h"
#include "support/played_provider.h"

namespace genkan::support {

// Texts that are for some eyes only, by what they are. Whoever is not meant to read them finds them
// nowhere.
inline constexpr std::string_view kCanaryNote = "canary-in-an-internal-note";
inline constexpr std::string_view kCanaryHidden = "canary-in-a-hidden-ticket";
inline constexpr std::string_view kCanaryForeign = "canary-in-a-ticket-of-tatra";
inline constexpr std::string_view kCanaryField = "canary-in-a-hidden-field";
inline constexpr std::string_view kCanaryStage = "canary-in-a-stage-name";
inline constexpr std::string_view kCanaryPipeline = "canary-in-a-pipeline-name";
inline constexpr std::string_view kCanaryInbox = "canary-in-an-inbox-name";
inline constexpr std::string_view kCanaryOwner = "canary-in-an-agents-name";
inline constexpr std::string_view kCanaryProperty = "canary-in-a-contact-property";
inline constexpr std::string_view kCanaryStaffMail = "canary-of-an-agent@example.org";
inline constexpr std::string_view kCanaryFile = "canary-in-a-sensitive-file.txt";
inline constexpr std::string_view kCanaryRedacted = "canary-in-words-that-were-redacted";

struct MatrixAnswer {
  std::string text;  // As in MatrixRow::answers.
  wire::Response response;
  std::vector<service::OutgoingMail> mail;  // That lies in the outbox by then.
};

class MatrixWorld {
 public:
  explicit MatrixWorld(std::unique_ptr<service::Store> store);

  // What `role` is answered. REQUIRES: `object` is one that the endpoint can be asked about.
  MatrixAnswer Ask(const std::string& operation, const std::string& object, Role role);
  // With this body, about one's own.
  MatrixAnswer AskWith(const std::string& body, const std::string& operation, Role role);
  // What the manager is answered who looks at the portal as the requester would.
  MatrixAnswer AskInPreview(const std::string& operation, const std::string& object);
  // The tickets that whoever listens is told about.
  std::vector<std::int64_t> NumbersOfChanges(Role role);

  // What stands for such an object in a path: of "contacts" and "elsewhere" the id of a contact of
  // another portal. An "{id}" is of the kind that the segment before it says.
  std::string Id(const std::string& kind, const std::string& object) const;
  // The objects that an endpoint is to be asked about, by what its path names.
  static std::vector<std::string> ObjectsOf(const std::string& operation);

  FrontDoor door;

 private:
  void PutSettings();
  void PutPeople();
  void PutTickets();
  void PutElsewhere();
  void PutOfElsa(domain::PortalId portal, domain::ContactId elsa);
  void SignInAll();
  void PutMessages();
  void PutFiles();
  // The id of a file that the message holds from then on.
  std::string PutFile(domain::PortalId portal, domain::Message message, std::string_view name,
                      bool sensitive = false);
  void PutSecrets();
  // A session of that contact; the result is its id.
  std::string PutWidgetKey(domain::Portal* portal);
  std::string PutSession(domain::PortalId portal, domain::ContactId contact);

  domain::Ticket PutTicketOf(const domain::Contact& requester, domain::Ticket ticket,
                             std::string_view text);
  std::string Say(Role role, const domain::Ticket& ticket, std::string_view text,
                  std::string_view audience);
  // The mail that a press of the button on that page brings.
  wire::MailMessage MailAfter(Visitor& visitor, const std::string& target, const std::string& form);

  Visitor VisitorOf(Role role);
  wire::Request RequestFor(const std::string& operation, const std::string& object, Role role);
  // What is sent in a transaction that is then undone.
  MatrixAnswer Undone(const std::function<wire::Response()>& send);
  // `text` with what stands in braces put in.
  std::string Filled(std::string text, const std::string& object, Role role);
  std::string ValueOf(const std::string& name, const std::string& object, Role role);
  std::string TagAt(const std::string& target, Role reader);

  PlayedProvider provider_{door};
  PlayedAuthenticator authenticator_{door};
  domain::Company tatra_;
  domain::Contact piet_, sora_, pavel_, ines_;
  domain::Staff sam_, alma_, boss_, owner_;
  std::map<Role, std::string> cookies_;
  // By kind and object, such as "contacts own".
  std::map<std::string, std::string> ids_;
  std::map<std::string, std::string> secrets_;
  std::string asking_cookie_, registering_cookie_;
  int presses_ = 0;
};

}  // namespace genkan::support
