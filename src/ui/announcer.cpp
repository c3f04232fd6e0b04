#include "ui/announcer.h"

#include <utility>

namespace genkan::ui {
namespace {

// Longer than between the keys of somebody who types slowly.
constexpr Millis kPauseMillis = kMillisPerSecond;

}  // namespace

void Announcer::Acted() {
  polite_.said.clear();
  urgent_.said.clear();
  typed_at_millis_.reset();
}

void Announcer::Pump(Millis now) {
  const auto due = NextDeadline();
  if (!due.has_value() || now < *due) return;
  Say(&urgent_);
  Say(&polite_);
}

std::optional<Millis> Announcer::NextDeadline() const {
  if (polite_.waiting.empty() && urgent_.waiting.empty()) return {};
  return typed_at_millis_.has_value() ? *typed_at_millis_ + kPauseMillis : Millis{0};
}

void Announcer::Add(Region* region, std::string_view text) {
  if (text.empty() || region->waiting.find(text) != std::string::npos) return;
  if (!region->waiting.empty()) region->waiting += ' ';
  region->waiting += text;
}

void Announcer::Say(Region* region) {
  if (!region->waiting.empty()) region->said = std::exchange(region->waiting, {});
}

}  // namespace genkan::ui
