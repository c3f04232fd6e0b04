// The end of a session. Covers the page, which keeps all that was typed and chosen, and leads to
// sign-in in a tab of its own; hears when somebody has signed in, here or in another tab, so that the
// module can ask who it is. Serves ui::App (FrameOutput::sign_in).
import { Kind } from "./kinds";
import { setting } from "./setting";

// What happens to the page, by the number of the event.
const enum News { SomebodyMayBeIn, GivenUp }

export class Session {
  private person = "";
  private dialog: HTMLDialogElement | undefined;
  private readonly channel: BroadcastChannel;

  constructor(
    private readonly basePath: string,
    private readonly send: (kind: Kind, handle: number, number: number, text: string) => void,
  ) {
    this.channel = new BroadcastChannel(`genkan-session ${basePath}`);
    // Told by every page that starts, and by the one after signing in, which names nobody.
    this.channel.onmessage = ({ data }) => {
      if (this.dialog !== undefined || (data !== "" && data !== this.person)) this.look();
    };
    const looked = (): void => {
      if (this.dialog !== undefined && !document.hidden) this.look();
    };
    addEventListener("focus", looked);
    document.addEventListener("visibilitychange", looked);
  }

  // `signIn`: where to sign in again; empty: the session is there. Whether it is there again.
  update(person: string, signIn: string): boolean {
    if (person !== this.person) this.channel.postMessage(person);
    this.person = person;
    if (signIn !== "") this.dialog ??= this.cover(this.basePath + signIn);
    else if (this.dialog !== undefined) {
      const { dialog } = this;
      this.dialog = undefined;
      // Gives the focus back to what had it.
      dialog.close();
      dialog.remove();
      return true;
    }
    return false;
  }

  private look(): void {
    this.send(Kind.Session, 0, News.SomebodyMayBeIn, "");
  }

  private cover(signIn: string): HTMLDialogElement {
    const dialog = document.createElement("dialog");
    dialog.className = "over";
    const title = document.createElement("h2");
    const text = document.createElement("p");
    const link = document.createElement("a");
    const leave = document.createElement("button");
    title.textContent = setting("ended-title");
    text.textContent = setting("ended-text");
    link.textContent = setting("ended-sign-in");
    leave.textContent = setting("ended-leave");
    title.id = "ended-title";
    text.id = "ended-text";
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.setAttribute("aria-describedby", text.id);
    link.href = signIn;
    link.target = "_blank";
    link.rel = "noopener";
    leave.addEventListener("click", () => this.send(Kind.Session, 0, News.GivenUp, ""));
    dialog.append(title, text, link, leave);
    // Whoever comes by sees nothing of what lies behind it, so no key takes it away.
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.addEventListener("close", () => {
      if (this.dialog === dialog) dialog.showModal();
    });
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
  }
}
