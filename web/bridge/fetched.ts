// Where the browser cannot ask for itself, in a frame without cookies and in the demo: what was
// asked for in its place.

export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Under the name that the answer gives it (RFC 6266 §4.3).
export async function saveAnswer(answer: Response): Promise<void> {
  if (!answer.ok) return;
  const disposition = answer.headers.get("content-disposition") ?? "";
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
  const [, plain = "file"] = /filename="([^"]*)"/.exec(disposition) ?? [];
  save(await answer.blob(), encoded === undefined ? plain : decodeURIComponent(encoded));
}

export async function showAnswer(image: HTMLImageElement, answer: Response): Promise<void> {
  if (answer.ok) image.src = URL.createObjectURL(await answer.blob());
}
