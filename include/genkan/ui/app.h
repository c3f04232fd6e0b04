// The whole portal as the platform drives it: events in, one frame of pixels and meaning out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "genkan/base/calendar.h"
#include "genkan/base/clock.h"
#include "genkan/base/strings.h"
#include "genkan/client/portal_client.h"
#include "genkan/ui/semantics.h"
#include "genkan/ui/text_platform.h"

struct ImDrawData;
struct ImDrawList;

namespace genkan::ui {

// What the DOM reported since the last frame. Activation has this one path, whatever caused it.
struct DomEvent {
  enum class Kind : std::uint8_t {
    kClick,     // On a button or an unmodified one on a link of our own.
    kInput,     // `text` is a field's whole value; never while an input method is composing.
    kScroll,    // `number` is a scroller's scrollTop in CSS pixels.
    kFocus,     // The element has the keyboard focus; id 0: nothing of ours has.
    kSubmit,    // Enter in a form, or Ctrl or Cmd + Enter in a text area.
    kNavigate,  // `text` is the path: back, forward, or the first one.
    kEscape,
    kRest,     // A scroller has come to rest; `number` as for kScroll.
    kCompose,  // An input method began (`number` 1) or ended (0) a composition in a field.
    kNetwork,  // The browser says that there is a network (`number` 1) or none (0).
    kChanges,  // `text` is the data of an event of GET /v1/changes; else anything may have changed.
    // Of the chosen file `number`. `text` says what became of it: "p" and how many bytes have come,
    // "d" and the id of the upload once it is there, or "f" and a sentence's key, names and values,
    // each on a line of its own.
    kFile,
    // Somebody may have signed in elsewhere in this browser (`number` 0), or the person gives up
    // what the page holds of the session that ended (1).
    kSession,
  };
  Kind kind = Kind::kClick;
  NodeId id = 0;
  std::string text;
  float number = 0;
  friend bool operator==(const DomEvent&, const DomEvent&) = default;
};

enum class ColourScheme : std::uint8_t { kLight, kDark };

struct FrameInput {
  Millis now_millis = 0;
  float width = 0;  // CSS pixels.
  float height = 0;
  float scale = 1;  // Device pixels per CSS pixel, may be a fraction.
  // Device pixels. Not 0: what a scroller holds is drawn apart from the window, in strips of this
  // height, which the page moves with the content (FrameOutput::strips).
  int strip_px = 0;
  // The pointer in CSS pixels, negative when there is none. Position only: for hover looks.
  float pointer_x = -1;
  float pointer_y = -1;
  ColourScheme scheme = ColourScheme::kLight;
  bool reduced_motion = false;
  bool more_contrast = false;
  // The tree itself is shown, by a style sheet: nothing is drawn, and lists come in pages.
  bool plain = false;
  std::vector<DomEvent> events;
  friend bool operator==(const FrameInput&, const FrameInput&) = default;
};

// What a scroller holds, as far as it can be seen and somewhat beyond, in strips from one edge of
// its content to the other. The content's strips are numbered from 0 at its top.
struct ContentStrips {
  NodeId scroller = 0;  // 0: nothing scrolls, or strips were not asked for.
  int first = 0;
  int count = 0;
  // Those among them that may look different from the last frame: all of them, unless nothing has
  // happened but a scroll.
  int drawn_first = 0;
  int drawn_count = 0;
  int width_px = 0;
  // Device pixels, from the top left corner of the first drawn strip. Valid until the next frame.
  ImDrawList* list = nullptr;
};

// What the page is to do after the frame.
struct FrameOutput {
  ImDrawData* draw_data = nullptr;  // Device pixels. Valid until the next frame.
  ContentStrips strips;
  bool frame_wanted = false;       // Something still settles: one more frame.
  std::optional<Millis> deadline;  // The earliest time when something changes by itself.
  std::string title;               // Of the tab.
  // Where the page goes: empty, or a path to push (or replace) in the history.
  std::string path;
  bool path_replaces = false;
  NodeId focus = 0;  // The element to give the focus to; 0: leave it.
  // Leave the module for a page of the server, such as "/sign-in?next=%2Ftickets"; empty: stay.
  std::string leave_to;
  // A path to open in a tab of its own; empty: none. Browsers may refuse it.
  std::string open_tab;
  // Keep this in the browser's session storage under the key; an empty value removes it.
  struct Kept {
    std::string key;
    std::string value;
  };
  std::vector<Kept> kept;
  // What is to become of a file that the page holds: a message has it, it is not wanted any more,
  // or it is to be sent anew.
  struct FileOrder {
    enum class Kind : std::uint8_t { kForget, kRemove, kAgain };
    int file = 0;
    Kind kind = Kind::kForget;
  };
  std::vector<FileOrder> files;
  // Whose page this is, once that is known, by the backend's id.
  std::string person;
  // Not empty: the session has ended. The page then covers what it shows and leads here, in a tab
  // of its own, to sign in again.
  std::string sign_in;
};

class Wing;

struct AppParts {
  client::PortalClient& client;
  const Strings& strings;
  const TimeZone& zone;
  TextPlatform& text;
  SemanticsSink& sink;
  // Drafts from the session storage, as they were kept.
  std::vector<FrameOutput::Kept> kept;
  // Screens of this build alone; null: none. Outlives the app.
  Wing* wing = nullptr;
};

class App {
 public:
  explicit App(AppParts parts);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // One frame. Polls the client first. When nothing changed, the sink hears nothing.
  FrameOutput Frame(const FrameInput& input);

  // The tree of the last frame.
  const SemanticsTree& semantics() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace genkan::ui
