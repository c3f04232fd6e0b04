#include "genkan/domain/settings/presentation.h"

namespace genkan::domain {

bool IsShown(const Announcement& announcement, Millis now) {
  const bool over = announcement.until_millis != 0 && now >= announcement.until_millis;
  return !announcement.text.empty() && now >= announcement.from_millis && !over;
}

}  // namespace genkan::domain
