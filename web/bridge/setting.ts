// What the page (assets/pages/shell.html) says to the program in a meta element "genkan-<name>";
// empty where it says nothing.
export function setting(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="genkan-${name}"]`)?.content ?? "";
}
