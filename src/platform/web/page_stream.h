// What the page is to do after a frame, as one stream of orders: changes of the semantics tree for
// web/bridge/mirror.ts, the tab's own for web/bridge/page.ts.
#pragma once

#include <unordered_map>
#include <vector>

#include "genkan/ui/app.h"
#include "genkan/ui/semantics.h"
#include "platform/web/bytes.h"

namespace genkan::platform {

class PageStream : public ui::SemanticsSink {
 public:
  void Remove(ui::NodeId id) override;
  void Create(const ui::Node& node, ui::NodeId before) override;
  void Move(ui::NodeId id, ui::NodeId parent, ui::NodeId before) override;
  void Change(const ui::Node& old_node, const ui::Node& node) override;

  void PutOutput(const ui::FrameOutput& output);
  // Hands what was written to the page.
  void Apply();

  // The page's name for a node: small numbers, since it has no cheap 64-bit ones. 0 for none.
  std::uint32_t HandleOf(ui::NodeId id);
  // The node behind a handle that the page knows; 0: it has gone.
  ui::NodeId IdOf(std::uint32_t handle) const;

 private:
  void PutParts(const ui::Node& node, std::uint32_t mask);

  ByteWriter writer_;
  std::unordered_map<ui::NodeId, std::uint32_t> handles_;
  std::unordered_map<std::uint32_t, ui::NodeId> ids_;
  std::uint32_t last_handle_ = 0;
  std::string title_;
  std::string person_;
  std::string sign_in_;
};

}  // namespace genkan::platform
