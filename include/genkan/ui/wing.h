// A wing of the house: screens that only some builds of the client have, such as those in which a
// portal is set up. App gives it its paths and a place in the frame, and knows nothing else of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "genkan/base/clock.h"
#include "genkan/domain/views.h"
#include "genkan/ui/semantics.h"

namespace genkan::ui {

struct ViewContext;

// What is being changed and not yet saved, as text; an empty one: nothing is.
struct WingDraft {
  std::string key;
  std::string text;
  friend bool operator==(const WingDraft&, const WingDraft&) = default;
};

class Wing {
 public:
  virtual ~Wing() = default;

  // With which all its paths begin, such as "/manage".
  virtual std::string_view prefix() const = 0;
  // Whether it is for whoever has this session.
  virtual bool Admits(const domain::SessionView& session) const = 0;

  // Delivers what has arrived. Once at the top of each frame.
  virtual void Poll() = 0;
  // As PortalClient::NoteNetwork.
  virtual void NoteNetwork(bool present) = 0;
  // As PortalClient::NoteChanges and NoteAct.
  virtual void NoteChanges(std::string_view data) = 0;
  virtual void NoteAct() = 0;
  // The session is there again, after it had ended.
  virtual void NoteSignIn() = 0;
  // Goes to one of its paths, such as "/manage/access", query and all.
  virtual void Go(std::string_view path) = 0;
  // Draws its screen from `top` down. What the person asked for is kept until Act().
  virtual void Draw(ViewContext& context, float top) = 0;
  // Does what was asked for. Whether anything was, so that the frame is drawn again.
  virtual bool Act() = 0;
  // Of the tab, without the portal's name.
  virtual std::string Title() const = 0;

  // Rises whenever something it shows has changed.
  virtual std::uint64_t revision() const = 0;
  virtual std::optional<Millis> NextDeadline() const = 0;
  // A sentence for the polite live region, given once; empty: none.
  virtual std::string TakeAnnouncement() = 0;
  // Whether the first field in error is to have the focus; given once.
  virtual bool TakeWrongFieldWish() = 0;
  // What is to have the focus after this frame, given once; 0: it stays where it is.
  virtual NodeId TakeFocus() { return 0; }
  // The drafts that have changed since the last call, to be kept for a reload.
  virtual std::vector<WingDraft> TakeDrafts() = 0;
  // Takes up a draft as it was kept. Before the first drawing.
  virtual void Resume(const WingDraft& draft) = 0;
  // A path to go to, given once; empty: none.
  virtual std::string TakePath() = 0;
  // Whether that path stands for the one that is shown, in the history too.
  virtual bool path_replaces() const { return false; }
  // The same for a tab of its own.
  virtual std::string TakeTab() = 0;
};

}  // namespace genkan::ui
