// A tree of the accessibility bus as a list of sentences, one for each thing a person can land on.
// Engines name some roles differently; here they have one name.
import type { AtNode } from './desk';

const PLAIN: Record<string, string> = {
  article: 'article',
  'column header': 'columnheader',
  link: 'link',
  'push button': 'button',
  button: 'button',
  'toggle button': 'toggle',
  'check box': 'check',
  'radio button': 'radio',
  'combo box': 'choice',
};

// What two of the engines add to the label of a chooser of files.
const CHOOSER = /(?:: No file chosen| Browse… No files selected\.)$/;

function landmark(node: AtNode): string {
  return (node.attributes['xml-roles'] ?? '').split(' ')[0] ?? '';
}

// All text below a node, where it is not the node's own name.
function words(node: AtNode): string {
  if (node.children.length === 0 || !node.text.includes('\ufffc')) return node.text || node.name;
  return node.children.map(words).join('');
}

function sentence(node: AtNode): string | undefined {
  const { role, name, attributes, states } = node;
  // Not every engine takes a form with a name for a landmark.
  if (role === 'landmark' && landmark(node) === 'form') return undefined;
  if (role === 'landmark') return `${landmark(node)} ${name}`.trim();
  if (role === 'heading') return `heading ${attributes.level} ${name}`;
  if (role === 'table') return `table ${name}, ${attributes.rowcount} rows, ${attributes.colcount} columns`;
  if (role === 'status bar') return `status ${words(node)}`.trim();
  if (role === 'alert' || role === 'notification') return `alert ${words(node)}`.trim();
  if (role === 'entry' || role === 'password text') {
    const told = [
      `${role === 'entry' ? 'field' : 'password'} ${name}`,
      ...(states.includes('required') ? ['required'] : []),
      ...(states.includes('invalid-entry') ? ['invalid'] : []),
      ...(node.description === '' ? [] : [`described: ${node.description}`]),
    ];
    return told.join(', ');
  }
  const plain = PLAIN[role];
  return plain === undefined ? undefined : `${plain} ${(name || words(node)).replace(CHOOSER, '')}`;
}

// In reading order. A table's rows and what is in an article are for others to look at.
export function outline(node: AtNode): string[] {
  const own = sentence(node);
  const isRow = node.role === 'table row' && !node.children.some((one) => one.role === 'column header');
  const below = isRow || node.role === 'article' ? [] : node.children.flatMap(outline);
  return own === undefined ? below : [own, ...below];
}

export function all(node: AtNode, role: string): AtNode[] {
  return [...(node.role === role ? [node] : []), ...node.children.flatMap((one) => all(one, role))];
}

export { words };
