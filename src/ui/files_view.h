// Where a person attaches files to what is being written.
#pragma once

#include "ui/view_context.h"

namespace genkan::ui {

struct FileChooser {
  domain::TicketNumber ticket{0};  // That is written to; 0: a new one.
  std::string_view label;          // Empty: the usual words.
  std::string_view error;          // Empty: none.
  std::uint32_t states = 0;        // Beside those of all that is written here.
};

struct FileChooserResult {
  float height = 0;
  NodeId field = 0;
};

// Draws the field, its rules and the files that were chosen.
FileChooserResult DrawFileChooser(ViewContext& context, const FileChooser& chooser, Column column,
                                  float y);

}  // namespace genkan::ui
