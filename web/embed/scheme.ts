// Light or dark as the page around has it, and not as the browser does: the style sheets' own
// questions about it are answered in advance.
import { place } from "../bridge/place";

const asked = /\(prefers-color-scheme: (dark|light)\)/;

// Each rule with what it asked.
const rules = new Map<CSSMediaRule, string>();

export function forceScheme(dark: boolean): void {
  place.dark = dark;
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSMediaRule && asked.test(rule.media.mediaText) && !rules.has(rule)) {
        rules.set(rule, rule.media.mediaText);
      }
    }
  }
  for (const [rule, text] of rules) {
    rule.media.mediaText = text.replace(asked, (_, scheme) =>
      (scheme === "dark") === dark ? "(min-width: 0px)" : "(max-width: 0px)",
    );
  }
}
