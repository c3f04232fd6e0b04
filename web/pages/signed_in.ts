// Tells the tabs that wait for it that somebody has signed in. Without it they find out when they
// are looked at again.
const home = document.querySelector<HTMLElement>("[data-signed-in]");
if (home !== null) {
  new BroadcastChannel(`genkan-session ${home.dataset["signedIn"] ?? ""}`).postMessage("");
}
