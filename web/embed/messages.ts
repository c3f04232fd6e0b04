// What page and frame say to each other, over a channel that both have made sure of. Whatever is not
// of this form is not heard. Nothing of a ticket is among it but its number.

type Check = (value: unknown) => boolean;
type Shape = Record<string, Check>;

const text =
  (most: number, form = /^[^]*$/): Check =>
  (value) =>
    typeof value === "string" && value.length <= most && form.test(value);
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const flag: Check = (value) => typeof value === "boolean";

const path = text(40, /^(\/(tickets(\/new|\/\d+)?|search))?$/);
const theme = text(5, /^(auto|light|dark)$/);
const subject = text(200);
const message = text(5000);
// Empty: the page has none.
const token = text(4096);

// What the page says. `hello` comes with the channel: `path` is where to begin.
export const fromPage: Record<string, Shape> = {
  hello: { theme, path, inline: flag, identifies: flag },
  go: { path },
  theme: { theme },
  prefill: { subject, message },
  focus: {},
  identify: {},
  identity: { token },
  signout: {},
};

// What the frame says. `identity`: it wants a token of who is there.
export const fromFrame: Record<string, Shape> = {
  ready: {},
  height: { px: count },
  unread: { count },
  ticketcreated: { number: count },
  signedout: {},
  error: { code: text(40, /^[a-z_]+$/) },
  close: {},
  identity: {},
};

export type Message = { type: string } & Record<string, unknown>;

// The message, where it is one of `shapes` to the last member.
export function read(shapes: Record<string, Shape>, data: unknown): Message | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { type, ...members } = data as Message;
  const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  if (shape === undefined || Object.keys(members).length !== Object.keys(shape).length) return undefined;
  const sound = Object.entries(shape).every(([name, check]) => Object.hasOwn(members, name) && check(members[name]));
  return sound ? (data as Message) : undefined;
}
