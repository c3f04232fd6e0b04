// Files that go along with what is being written: chosen, pasted or dropped, on their way or there.
// The page holds and sends them (web/bridge/files.ts); this is what the screen knows of them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/client/portal_client.h"
#include "genkan/ui/app.h"

namespace genkan::ui {

struct ChosenFile {
  int number = 0;  // With the page.
  std::string name;
  std::int64_t bytes = 0;
  std::int64_t received = 0;
  client::Sending sending = client::Sending::kSending;  // kSent: it waits for the message.
  domain::AttachmentId upload;                          // When kSent.
  Error error;                                          // When kFailed.
};

// Those of what is written to one ticket, or of a new one.
struct ChosenFiles {
  std::vector<ChosenFile> files;
  bool message_waits = false;  // It is to be sent once all of them are there.

  bool Any(client::Sending sending) const;
  std::vector<domain::AttachmentId> Uploads() const;
};

// By the ticket's number; 0: of a new one.
using FileShelf = std::map<domain::TicketNumber, ChosenFiles>;

// Takes what the field for files reports: a file that was chosen. `count_max`: of one message; what
// is above it is `refused` for the page to forget.
void TakeChosen(std::string_view reported, std::size_t count_max, ChosenFiles* chosen,
                std::vector<FrameOutput::FileOrder>* refused);
// Takes what became of a file; the file, or null where it is none of these or only goes on.
const ChosenFile* TakeFileNews(const DomEvent& event, FileShelf* shelf);

}  // namespace genkan::ui
