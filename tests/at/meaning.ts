// What a page means, as the sentences of outline.ts, read from its elements. Everything the function
// needs is inside it, since its source is what crosses into the page.
export function meaningInPage(): string[] {
  const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const named = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby');
    if (by !== null) return tidy(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
    const labels = [...((element as HTMLInputElement).labels ?? [])];
    return tidy(element.getAttribute('aria-label') ?? labels.map((label) => label.textContent ?? '').join(' '));
  };
  const shown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) && element.getAttribute('aria-hidden') !== 'true';
  const field = (element: HTMLInputElement): string => {
    const described = (element.getAttribute('aria-describedby') ?? '').split(/\s+/).filter((id) => id !== '');
    const description = tidy(described.map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
    const required = element.required || element.getAttribute('aria-required') === 'true';
    const told = [`${element.type === 'password' ? 'password' : 'field'} ${named(element)}`];
    if (required) told.push('required');
    if (element.getAttribute('aria-invalid') === 'true') told.push('invalid');
    if (description !== '') told.push(`described: ${description}`);
    return told.join(', ');
  };
  const input = (element: HTMLInputElement): string | undefined => {
    if (element.type === 'hidden') return undefined;
    if (element.type === 'checkbox') return `check ${named(element)}`;
    if (element.type === 'radio') return `radio ${named(element)}`;
    if (element.type === 'file') return `button ${named(element)}`;
    // Each engine has a picker of its own there.
    if (element.type === 'date' || element.type === 'time') return `${element.type} ${named(element)}`;
    return field(element);
  };
  const sentence = (element: Element): string | undefined => {
    const role = element.getAttribute('role');
    if (role === 'status' || role === 'alert') return tidy(`${role} ${element.textContent ?? ''}`);
    if (role === 'search') return tidy(`search ${named(element)}`);
    const name = named(element) || tidy(element.textContent ?? '');
    const tags: Record<string, string> = { table: 'TABLE', columnheader: 'TH', row: 'TR' };
    const tag = tags[role ?? ''] ?? element.tagName;
    const labelled: Record<string, string> = { MAIN: 'main', NAV: 'navigation', ARTICLE: 'article', SELECT: 'choice' };
    if (labelled[tag] !== undefined) return tidy(`${labelled[tag]} ${named(element)}`);
    if (/^H[1-6]$/.test(tag)) return `heading ${tag.slice(1)} ${name}`;
    switch (tag) {
      case 'HEADER':
        return element.closest('article, main, section') ? undefined : 'banner';
      case 'TABLE': {
        const count = (what: string): string | null => element.getAttribute(`aria-${what}count`);
        return `table ${named(element)}, ${count('row')} rows, ${count('col')} columns`;
      }
      case 'TH':
        return `columnheader ${name}`;
      case 'A':
        return element.hasAttribute('href') ? `link ${name}` : undefined;
      case 'BUTTON':
        return `${element.hasAttribute('aria-pressed') ? 'toggle' : 'button'} ${name}`;
      case 'TEXTAREA':
        return field(element as HTMLInputElement);
      case 'INPUT':
        return input(element as HTMLInputElement);
      default:
        return undefined;
    }
  };
  const below = (element: Element): string[] => {
    if (!shown(element)) return [];
    const own = sentence(element);
    const row = element.matches('tr, [role=row]') && element.querySelector('th, [role=columnheader]') === null;
    const whole = row || ['ARTICLE', 'BUTTON', 'SELECT'].includes(element.tagName) || /^(status|alert) ?/.test(own ?? '');
    const inside = whole ? [] : [...element.children].flatMap(below);
    return own === undefined ? inside : [own, ...inside];
  };
  return below(document.body);
}
