// What the page around has to say in a new ticket. It is typed in as a person would, once, and never
// over what somebody wrote.
type Field = HTMLInputElement | HTMLTextAreaElement;

function fill(field: Field | null, text: string): void {
  if (field === null || text === "" || field.value !== "") return;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export class Prefill {
  private wanted: { subject: string; message: string } | undefined;

  want(subject: string, message: string): void {
    this.wanted = { subject, message };
  }

  // Where the form is there.
  fill(): void {
    if (this.wanted === undefined || !location.pathname.endsWith("/tickets/new")) return;
    const area = document.querySelector<HTMLTextAreaElement>("#meaning form textarea");
    const form = area?.closest("form");
    if (!form) return;
    const { subject, message } = this.wanted;
    this.wanted = undefined;
    fill(form.querySelector<HTMLInputElement>("input[type=text]"), subject);
    fill(area, message);
  }
}
