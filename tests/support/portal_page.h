// A customer at the portal: the real client over the real backend in memory, on headless frames.
#pragma once

#include <string>

#include "genkan/client/portal_client.h"
#include "genkan/demo/local_transport.h"
#include "platform/headless/headless_portal.h"
#include "support/front_door.h"
#include "support/shipped_strings.h"

namespace genkan::support {

// The way to the backend, which can be cut.
class Wire : public client::Transport {
 public:
  explicit Wire(client::Transport& transport) : transport_(transport) {}
  void Send(wire::Request request, client::ResponseHandler done) override;
  void Poll() override;
  void Cut(bool cut) { cut_ = cut; }
  // Holds back all answers.
  void Hold(bool hold) { hold_ = hold; }
  // Requests arrive and are done, but their answers do not come back.
  void LoseAnswers(bool lose) { lose_ = lose; }
  // Requests whose target holds `part` fail for good; "": none.
  void Refuse(std::string part) { refused_part_ = std::move(part); }
  // What the client says it speaks; "": the truth.
  void SayApiNumber(std::string number) { api_number_ = std::move(number); }
  bool busy() const { return waiting_ > 0 && !hold_; }

 private:
  client::Transport& transport_;
  std::vector<client::ResponseHandler> refused_;
  std::vector<client::ResponseHandler> failed_;
  std::string refused_part_;
  std::string api_number_;
  bool cut_ = false;
  bool hold_ = false;
  bool lose_ = false;
  int waiting_ = 0;
};

struct PageOptions {
  std::string language = "en";
  bool directed = false;  // DirectedEnglish().
  platform::HeadlessWindow window;
  std::map<std::string, std::string> kept = {};
  bool signed_in = true;
};

class PortalPage {
 public:
  PortalPage(FrontDoor& door, const domain::Contact& contact, PageOptions options = {});

  // As in another tab of the same browser.
  void SignIn(const domain::Contact& contact);

  FrontDoor& door;
  demo::LocalTransport local{door.router, std::string(kPublicOrigin)};
  Wire wire{local};
  client::PortalClient client{wire, door.clock, door.random};
  Strings strings;
  FixedZone zone{9 * 60};
  platform::HeadlessPortal page;
};

// What LintSemantics finds, and what it cannot see: targets that cover each other, text that is
// wider than its place. One sentence each.
std::vector<std::string> Complaints(const platform::HeadlessPortal& page);

}  // namespace genkan::support
