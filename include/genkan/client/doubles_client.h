// A manager's contacts that are likely one person, and two of them that are being made one.
#pragma once

#include <memory>
#include <string>

#include "genkan/client/portal_client.h"
#include "genkan/domain/doubles.h"

namespace genkan::client {

class Link;

// What merging the two would do, and how far it has come.
struct ContactMerging {
  LoadState state = LoadState::kIdle;  // Of the preview; kIdle: nobody is being merged.
  Error error;                         // When kFailed.
  domain::ContactId from;
  domain::ContactId into;
  domain::ContactMerge preview;  // When kReady.
  Sending sending = Sending::kNothing;
  Error send_error;  // When kFailed.
};

class DoublesClient {
 public:
  // The link outlives the client.
  explicit DoublesClient(Link& link);
  ~DoublesClient();
  DoublesClient(const DoublesClient&) = delete;
  DoublesClient& operator=(const DoublesClient&) = delete;

  // Asks for what is wanted and due. After the transport was polled.
  void Poll();

  // The first of them, or those after this key.
  void Load(const std::string& after = {});
  // After which key those that are shown come; empty: they are the first.
  const std::string& after() const;
  const Loaded<domain::DoubleList>& list() const;

  // Asks what would change, were the one merged into the other.
  void Preview(domain::ContactId from, domain::ContactId into);
  const ContactMerging& merging() const;
  // As it was shown. REQUIRES: the preview is ready.
  void Merge();
  // Takes back a preview, and kSent.
  void ForgetMerging();

  // Those who share the key are different people.
  void KeepApart(const std::string& double_key);
  // kSent until it is forgotten.
  Sending keeping_apart() const;
  const Error& keeping_error() const;
  void ForgetKeeping();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
