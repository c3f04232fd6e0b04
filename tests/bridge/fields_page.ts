// Every kind of field, for access_promises.ts: what each is to a browser, and what the module is told.
import { Role, State } from "../../web/bridge/nodes";
import { Orders } from "./orders";

declare global {
  interface Window {
    // Does what the module does when it takes a choice.
    check(handle: number, checked: boolean): void;
    setValue(handle: number, value: string): void;
  }
}

// In the order of ui::FieldKind.
const enum Kind { Text, Email, Search, Date, Number, Telephone, Time, File }

new Orders()
  .create(1, 0, Role.Root, "", 0)
  .create(2, 1, Role.TextField, "Name", 20)
  .create(3, 1, Role.TextField, "Day", 90, { kind: Kind.Date, value: "2026-12-31" })
  .create(4, 1, Role.TextField, "Amount", 160, { kind: Kind.Number, value: "１２" })
  .create(5, 1, Role.TextField, "Phone", 230, { kind: Kind.Telephone })
  .create(13, 1, Role.TextField, "Hour", 600, { kind: Kind.Time, value: "09:30" })
  .create(14, 1, Role.TextField, "Logo", 660, { kind: Kind.File, value: "image/png" })
  .create(6, 1, Role.Select, "Colour", 300, {
    value: "g", options: ["r\nRed", "g\nGreen", "b\nBlue"], states: State.Required,
  })
  .create(7, 1, Role.Checkbox, "Tell me", 370, { states: State.Invalid, description: "Please say so" })
  .create(8, 1, Role.RadioGroup, "Size", 440)
  .create(9, 8, Role.Radio, "Small", 440, { states: State.Checked })
  .create(10, 8, Role.Radio, "Large", 480)
  .create(11, 1, Role.RadioGroup, "Taste", 540)
  .create(12, 11, Role.Radio, "Sweet", 540, { states: State.Checked })
  .apply();

window.check = (handle, checked) => new Orders().states(handle, checked ? State.Checked : 0).apply();
window.setValue = (handle, value) => new Orders().value(handle, value).apply();
