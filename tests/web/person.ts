// A person at a browser, as every scenario sees one: they press, fill and see things by role and
// name, as somebody would who cannot see the screen. One adapter per engine stands behind it.

export type Role =
  | 'alert'
  | 'article'
  | 'banner'
  | 'button'
  | 'cell'
  | 'checkbox'
  | 'columnheader'
  | 'dialog'
  | 'group'
  | 'heading'
  | 'link'
  | 'main'
  | 'navigation'
  | 'radio'
  | 'row'
  | 'searchbox'
  | 'status'
  | 'tab'
  | 'table'
  | 'tabpanel'
  | 'textbox';

export interface Place {
  // Only what stands inside this, such as one article.
  inside?: { role: Role; name?: string | RegExp };
  level?: number;
}

export interface Person {
  // Goes to a path of the portal, as by typing it.
  open(path: string): Promise<void>;
  press(role: Role, name: string | RegExp, place?: Place): Promise<void>;
  // Types into the field of that label, in place of what is there.
  fill(label: string, text: string): Promise<void>;
  // Chooses the option that is shown as that, in the select of that label.
  choose(label: string, option: string): Promise<void>;
  // Waits until it is there; fails with a sentence after ten seconds.
  see(role: Role, name?: string | RegExp, place?: Place): Promise<void>;
  seeText(text: string | RegExp): Promise<void>;
  seeValue(label: string, value: string | RegExp): Promise<void>;
  // Waits until it is not there.
  seeNo(role: Role, name?: string | RegExp, place?: Place): Promise<void>;
  // Waits until the path is this.
  seePath(path: string | RegExp): Promise<void>;
  seeTitle(title: string | RegExp): Promise<void>;
  count(role: Role, name?: string | RegExp, place?: Place): Promise<number>;
  // The accessible names or texts of all of a role, in reading order.
  names(role: Role, place?: Place): Promise<string[]>;
  // From now on sees and presses what is in the portal's frame in the page of somebody else.
  intoWidget(): Promise<void>;
  back(): Promise<void>;
  // Puts their window before those of others: some engines draw no window that is behind.
  toFront(): Promise<void>;
  forward(): Promise<void>;
  reload(): Promise<void>;
  // A key or chord such as "Tab" or "Control+Enter".
  key(key: string): Promise<void>;
  // Types as by keyboard into whatever has the focus.
  type(text: string): Promise<void>;
  // What has the focus, as a role and a name; "" where nothing has.
  focused(): Promise<{ role: string; name: string }>;
  // Cuts the network or gives it back.
  offline(cut: boolean): Promise<void>;
  // Violations that axe-core finds, one line each.
  axe(): Promise<string[]>;
  // Keeps a picture of the screen under tests/web/screenshots/ and returns its PNG bytes.
  picture(name: string): Promise<Buffer>;
  resize(width: number, height: number): Promise<void>;
  // What the page reported as errors: exceptions, console errors, refused policies.
  complaints(): string[];
  // Runs a function in the page, for what no role can tell.
  inPage<T>(body: () => T): Promise<T>;
  leave(): Promise<void>;
}

export interface PersonOptions {
  language?: 'en' | 'ja';
  scheme?: 'light' | 'dark';
  width?: number;
  height?: number;
  scale?: number;
  // undefined: the one that the page chooses, whichever the others run with.
  renderer?: 'webgl' | 'raster' | 'plain' | undefined;
  javascript?: boolean;
  // A script that runs before any of the page's own.
  before?: string;
  // A phone or tablet: touch, and a viewport as phones have it.
  touch?: boolean;
  // Other than those of the sample have.
  password?: string;
}
