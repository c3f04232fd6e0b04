// The window in which somebody signs in for a frame in another page (assets/pages/widget_sign_in.html):
// gives the frame a session of its own. The message goes to this very origin, so that no other page
// that may have opened the window is told anything.
const main = document.querySelector<HTMLElement>("[data-widget]")!;
const base = main.dataset["widget"] ?? "";
const said = document.getElementById("handover");

async function handOver(told: HTMLElement): Promise<void> {
  const opener = window.opener as Window | null;
  if (opener === null) {
    told.textContent = main.dataset["alone"] ?? "";
    return;
  }
  const answer = await fetch(`${base}/v1/widget/handover`, { method: "POST", headers: { "genkan-api": "1" } });
  if (!answer.ok) return location.assign(`${base}/tickets`);
  const { token } = (await answer.json()) as { token: string };
  opener.postMessage({ genkan_token: token }, location.origin);
  close();
}

if (said !== null) void handOver(said);
else {
  const again = (): void => location.reload();
  new BroadcastChannel(`genkan-session ${base}`).onmessage = again;
  addEventListener("focus", again);
}
