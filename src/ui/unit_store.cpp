#include "ui/unit_store.h"

#include "genkan/base/check.h"
#include "genkan/base/utf8.h"

namespace genkan::ui {
namespace {

// Ids that must be free at the top of a frame, so that the frame does not run out of them.
constexpr std::size_t kFreeMin = 2048;

void MakeKey(const UnitText& unit, std::string* key) {
  key->assign(unit.right_to_left ? "<" : ">");
  key->append(std::to_string(unit.colour));
  key->append(unit.language);
  key->push_back('\0');
  key->append(unit.text);
}

}  // namespace

char32_t UnitStore::Intern(const UnitText& text, bool coloured) {
  MakeKey(text, &key_);
  if (const auto found = ids_.find(key_); found != ids_.end()) {
    Touch(found->second);
    return found->second;
  }
  char32_t id = 0;
  if (!free_.empty()) {
    id = free_.back();
    free_.pop_back();
  } else if (units_.size() < kUnitsMax) {
    id = kFirst + static_cast<char32_t>(units_.size());
    units_.emplace_back();
  } else {
    return kReplacementCharacter;
  }
  units_[id - kFirst] = {.text = std::string(text.text),
                         .language = std::string(text.language),
                         .right_to_left = text.right_to_left,
                         .colour = text.colour,
                         .coloured = coloured,
                         .frame_drawn = frame_};
  ids_.emplace(key_, id);
  return id;
}

void UnitStore::Touch(char32_t id) {
  GENKAN_CHECK(IsId(id) && id - kFirst < units_.size());
  units_[id - kFirst].frame_drawn = frame_;
}

const UnitStore::Unit& UnitStore::At(char32_t id) const {
  GENKAN_CHECK(IsId(id) && id - kFirst < units_.size());
  return units_[id - kFirst];
}

bool UnitStore::Sweep(bool wanted) {
  ++frame_;
  if (!wanted && live() + kFreeMin <= kUnitsMax) return false;
  bool freed = false;
  for (auto entry = ids_.begin(); entry != ids_.end();) {
    if (At(entry->second).frame_drawn + 2 >= frame_) {
      ++entry;
      continue;
    }
    units_[entry->second - kFirst] = {};
    free_.push_back(entry->second);
    entry = ids_.erase(entry);
    freed = true;
  }
  if (freed) ++generation_;
  return freed;
}

}  // namespace genkan::ui
