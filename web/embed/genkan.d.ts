// The element that genkan.js defines: <genkan-portal src="https://support.example/acme">.

export interface GenkanPrefill {
  subject?: string;
  message?: string;
}

// A token that the page's own server signed for whoever is signed in there, or what gets one. A
// function is asked again when a session is over.
export type GenkanIdentity = string | (() => string | Promise<string>);

export interface GenkanPortalEventMap {
  // The frame is there and speaks.
  ready: CustomEvent<Record<string, never>>;
  // Of the floating form.
  open: CustomEvent<Record<string, never>>;
  close: CustomEvent<Record<string, never>>;
  // How many of the person's tickets hold something new.
  unread: CustomEvent<{ count: number }>;
  ticketcreated: CustomEvent<{ number: number }>;
  signedout: CustomEvent<Record<string, never>>;
  // "unreachable", "identity_refused", "failed"
  error: CustomEvent<{ code: string }>;
}

export interface GenkanPortalElement extends HTMLElement {
  // The portal's address.
  src: string;
  // A language of the portal, such as "ja"; the page's own by default.
  locale: string;
  theme: "auto" | "light" | "dark" | "";
  view: "tickets" | "new" | "search" | "";
  // The number of a ticket to show.
  ticket: string;
  // With it the element floats: "bottom-right" or "bottom-left".
  position: string;
  // On the floating button.
  label: string;
  // For the form of a new ticket. As an attribute it is JSON.
  prefill: GenkanPrefill | undefined;
  open(): void;
  close(): void;
  toggle(): void;
  // A view, or a ticket by its number.
  show(view: "tickets" | "new" | "search" | number): void;
  identify(identity: GenkanIdentity): void;
  signOut(): void;
  addEventListener<Type extends keyof GenkanPortalEventMap>(
    type: Type,
    listener: (event: GenkanPortalEventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "genkan-portal": GenkanPortalElement;
  }
}
