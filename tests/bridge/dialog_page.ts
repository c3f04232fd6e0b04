// A dialog over a page: what of it the document does, and what the module would be told.
import { Role } from "../../web/bridge/nodes";
import { Orders } from "./orders";

declare global {
  interface Window {
    openDialog(): void;
    closeDialog(): void;
  }
}

new Orders()
  .create(1, 0, Role.Root, "", 0)
  .create(2, 1, Role.Button, "Before", 20)
  .create(3, 1, Role.Button, "Open", 70)
  .create(4, 1, Role.Button, "After", 120)
  .apply();

window.openDialog = () =>
  new Orders()
    .create(5, 1, Role.Dialog, "Leave without sending?", 200)
    .create(6, 5, Role.Button, "Stay", 220)
    .create(7, 5, Role.Button, "Leave", 270)
    .apply();
// What is inside goes first, as ui::DiffSemantics tells it.
window.closeDialog = () => new Orders().remove(7).remove(6).remove(5).apply();
