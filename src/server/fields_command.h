// `genkan admin list-fields`, `add-category`, `add-field`, `add-property` and `add-form`, and what
// `rename` and `retire` do with them: what there is to choose from and to ask, from a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "genkan/domain/portal.h"
#include "server/command.h"

namespace genkan::server {

int RunListFields(std::span<const std::string> arguments, CommandContext& context);
int RunAddCategory(std::span<const std::string> arguments, CommandContext& context);
int RunAddField(std::span<const std::string> arguments, CommandContext& context);
int RunAddProperty(std::span<const std::string> arguments, CommandContext& context);
int RunAddForm(std::span<const std::string> arguments, CommandContext& context);

// Whether `what` is "category", "field", "property" or "form".
bool IsOfFields(std::string_view what);

struct RenamingField {
  std::string what;  // REQUIRES: IsOfFields().
  std::string name;  // Its key or id, or its label in any language.
  std::string new_name;
  std::string language;  // In which it gets the new name; empty: the portal's first.
};
int RenameField(const domain::Portal& portal, const RenamingField& renaming,
                CommandContext& context);

struct RetiringField {
  std::string what;
  std::string name;
  bool undo = false;
  bool dry_run = false;
};
int RetireField(const domain::Portal& portal, const RetiringField& retiring,
                CommandContext& context);

}  // namespace genkan::server
