// A manager's inboxes and pipelines: all of them with their order, and the one that is being
// edited.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "genkan/client/portal_client.h"
#include "genkan/domain/desk.h"

namespace genkan::client {

class Link;

// A record, InboxInUse or PipelineInUse, with the tickets that it touches.
template <typename Used>
struct EditedRecord {
  Loaded<Used> loaded;
  std::string tag;  // What the record is known by until somebody changes it; empty: it is new.
  Sending saving = Sending::kNothing;
  // When saving failed. Its field is a path in the record, such as "stages.2.name"; kConflict:
  // somebody else was faster, and opening it again shows what they did.
  Error save_error;
};

// A record that is being changed, as text that survives a reload, with the tag of what it changes;
// and back over what is there. The result is the tag.
std::string RecordDraftText(const domain::Inbox& inbox, std::string_view tag);
std::string RecordDraftText(const domain::Pipeline& pipeline, std::string_view tag);
Result<std::string> ReadRecordDraft(std::string_view text, domain::Inbox* inbox);
Result<std::string> ReadRecordDraft(std::string_view text, domain::Pipeline* pipeline);

class DeskClient {
 public:
  // The link outlives the client.
  explicit DeskClient(Link& link);
  ~DeskClient();
  DeskClient(const DeskClient&) = delete;
  DeskClient& operator=(const DeskClient&) = delete;

  // Asks for what is wanted and due. After the transport was polled.
  void Poll();

  void Load();
  const Loaded<domain::Desk>& desk() const;

  // Sends the order of `desk`, which is that of desk() but for the order of its lists.
  void SaveOrder(const domain::Desk& desk);
  Sending ordering() const;
  const Error& order_error() const;  // When kFailed.

  // Asks for one record; what was known of another goes. One that is new is known at once, as it is
  // given.
  void Open(domain::InboxId id);
  void Open(domain::PipelineId id);
  void OpenNew(const domain::Inbox& inbox);
  void OpenNew(const domain::Pipeline& pipeline);
  const EditedRecord<domain::InboxInUse>& inbox() const;
  const EditedRecord<domain::PipelineInUse>& pipeline() const;

  // Sends what was opened as a change of what had the tag. The same rules are checked here first,
  // so that an error needs no round trip.
  void Save(const domain::Inbox& inbox, std::string_view tag);
  void Save(const domain::Pipeline& pipeline, std::string_view tag);
  // Takes back kSent and kFailed.
  void ForgetSaving();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::client
