// The page around the frame. It is heard where the manager has named its origin, and only by way of
// the channel that it brings with its first words.
import { fromPage, type Message, read } from "./messages";

export type Hello = { theme: string; path: string; inline: boolean; identifies: boolean };

export class Host {
  // Where the frame begins.
  readonly start = location.href;
  hear: (message: Message) => void = () => undefined;

  constructor(
    readonly hello: Hello,
    private readonly port: MessagePort,
  ) {
    port.onmessage = ({ data }) => {
      const message = read(fromPage, data);
      if (message !== undefined && message.type !== "hello") this.hear(message);
    };
  }

  say(message: Message): void {
    this.port.postMessage(message);
  }
}

// Waits for the page's first words; those of others, and of others' frames beside this one, are
// nothing to it.
export function meetHost(origins: readonly string[]): Promise<Host> {
  return new Promise((met) => {
    const greet = ({ source, origin, data, ports: [port] }: MessageEvent): void => {
      const hello = read(fromPage, data);
      const heard = source === parent && parent !== window && origins.includes(origin);
      if (!heard || hello?.type !== "hello" || port === undefined) return;
      removeEventListener("message", greet);
      met(new Host(hello as unknown as Hello, port));
    };
    addEventListener("message", greet);
  });
}
