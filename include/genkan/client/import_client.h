// A table of contacts that a manager brings in: tried as soon as it was chosen, then done.
#pragma once

#include <memory>
#include <string>

#include "genkan/client/portal_client.h"
#include "genkan/domain/contact_import.h"

namespace genkan::client {

class Link;

class ImportClient {
 public:
  // The link outlives the client.
  explicit ImportClient(Link& link);
  ~ImportClient();
  ImportClient(const ImportClient&) = delete;
  ImportClient& operator=(const ImportClient&) = delete;

  // Asks what would come of the file; `content` as in domain::ContactImportWanted.
  void Try(std::string file_name, std::string content);
  // Does it. REQUIRES: it was tried.
  void CarryOut();
  // Nothing is chosen any more.
  void Forget();

  const std::string& file_name() const;  // Empty: nothing is chosen.
  // What would be, or what was done.
  const Loaded<domain::ContactImportReport>& report() const;
  // Of what is being asked.
  Sending sending() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
