// What the live regions say, and when: never between two keys of somebody who types, since readers
// drop or talk over it. What is said stays until the person acts, so that the same words can be
// said a second time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "genkan/base/clock.h"

namespace genkan::ui {

class Announcer {
 public:
  // At the next pause: at once, where nobody types.
  void SayPolitely(std::string_view text) { Add(&polite_, text); }
  void SayUrgently(std::string_view text) { Add(&urgent_, text); }

  void Typed(Millis now) { typed_at_millis_ = now; }
  // The person has acted, and not by typing: what was said is heard or no longer of interest. What
  // waits is said at once, as the answer to it.
  void Acted();
  // Says what waits, if it is time.
  void Pump(Millis now);

  const std::string& polite() const { return polite_.said; }
  const std::string& urgent() const { return urgent_.said; }
  // When what waits is to be said.
  std::optional<Millis> NextDeadline() const;

 private:
  struct Region {
    std::string said;
    std::string waiting;
  };

  static void Add(Region* region, std::string_view text);
  static void Say(Region* region);

  Region polite_;
  Region urgent_;
  std::optional<Millis> typed_at_millis_;
};

}  // namespace genkan::ui
