// The backend in the same tab: stands in the demo's bundle for web/bridge/backend.ts, whose
// declarations say what each is for.
import type { Module } from "../bridge/module";
import { tab } from "./tab";

// After the start, in which the list comes to stand.
const wingMillis = 1500;

let restart = (): void => undefined;

export const ask: typeof fetch = (target, init) => tab.ask(String(target), init);

// A plain host knows no paths but its files': the reader's place is behind the "#".
export const where = (): { pathname: string; search: string } =>
  new URL(location.hash.startsWith("#/") ? location.hash.slice(1) : "/tickets", location.origin);

export const backendImports = (
  module: Module,
  frameWanted: () => void,
  changed: (data: string) => void,
): WebAssembly.ModuleImports => tab.imports(module, frameWanted, changed);

export const load = (imports: WebAssembly.Imports): Promise<[WebAssembly.Instance, string]> => tab.instantiate(imports);

export const open = (module: Module): void => tab.open(module);

export const started = (again: () => void): void => {
  restart = again;
  setTimeout(() => void tab.fetchWing().catch(() => undefined), wingMillis);
};

// Ends the client and its backend, with all that it shows, and starts others.
export function startAnew(): void {
  for (const element of document.querySelectorAll("#canvas, #meaning, #probe")) element.remove();
  restart();
}
