// Passkeys on the plain pages (src/service/passkey_sign_in.cpp, passkeys_page.cpp): asks the browser
// for one and sends what it answers as the page's own form, so that the server says in its own words
// what came of it. In a browser without passkeys nothing is shown that needs them.

type Json = Record<string, any>;

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

function base64urlOf(buffer: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0)));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function optionsOf(form: HTMLFormElement): Promise<Json> {
  const answer = await fetch(form.dataset["options"]!, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = (await answer.json()) as Json;
  return { ...options, challenge: bytesOf(options["challenge"]) };
}

function send(form: HTMLFormElement, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    (form.elements.namedItem(name) as HTMLInputElement).value = value;
  }
  form.submit();
}

// Above the form, and aloud. Says the same thing again only after a change, or nobody would hear it.
function tell(form: HTMLFormElement, text: string): void {
  let problem = document.getElementById("problem");
  if (problem === null) {
    problem = document.createElement("p");
    problem.id = "problem";
    problem.className = "problem";
    problem.setAttribute("role", "alert");
    form.before(problem);
  }
  problem.textContent = "";
  problem.textContent = text;
}

// A challenge is good for ten minutes, a sign-in page may be open for hours.
const FRESH_MILLIS = 8 * 60 * 1000;

function offerSignIn(form: HTMLFormElement): void {
  let pending: AbortController | undefined;
  let renewal = 0;

  // One request at a time: a new one ends the one before.
  const ask = async (mediation: CredentialMediationRequirement): Promise<void> => {
    pending?.abort();
    window.clearTimeout(renewal);
    const { signal } = (pending = new AbortController());
    const publicKey = (await optionsOf(form)) as unknown as PublicKeyCredentialRequestOptions;
    if (mediation === "conditional") renewal = window.setTimeout(suggest, FRESH_MILLIS);
    const credential = (await navigator.credentials.get({ publicKey, mediation, signal })) as PublicKeyCredential;
    const answer = credential.response as AuthenticatorAssertionResponse;
    send(form, {
      credential: base64urlOf(credential.rawId),
      client_data: base64urlOf(answer.clientDataJSON),
      authenticator_data: base64urlOf(answer.authenticatorData),
      signature: base64urlOf(answer.signature),
      user_handle: base64urlOf(answer.userHandle),
    });
  };

  // Among what the browser suggests in the field for the address. Nobody asked for it, so that
  // nothing is said where it comes to nothing.
  const suggest = (): void => {
    void PublicKeyCredential.isConditionalMediationAvailable?.()
      .then((can) => (can ? ask("conditional") : undefined))
      .catch(() => undefined);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask("optional").catch(() => {
      tell(form, form.dataset["failed"]!);
      suggest();
    });
  });
  form.hidden = false;
  suggest();
}

function offerMaking(form: HTMLFormElement): void {
  const make = async (): Promise<void> => {
    const options = await optionsOf(form);
    const publicKey = {
      ...options,
      user: { ...options["user"], id: bytesOf(options["user"].id) },
      excludeCredentials: options["excludeCredentials"].map((known: Json) => ({ ...known, id: bytesOf(known["id"]) })),
    } as unknown as PublicKeyCredentialCreationOptions;
    const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
    const answer = credential.response as AuthenticatorAttestationResponse;
    send(form, {
      client_data: base64urlOf(answer.clientDataJSON),
      attestation: base64urlOf(answer.attestationObject),
    });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    make().catch((error: unknown) => {
      const known = error instanceof DOMException && error.name === "InvalidStateError";
      tell(form, form.dataset[known ? "known" : "failed"]!);
    });
  });
  document.getElementById("passkeys-unsupported")!.hidden = true;
  form.hidden = false;
}

if (window.isSecureContext && "PublicKeyCredential" in window) {
  const signIn = document.querySelector<HTMLFormElement>("#passkey-sign-in");
  const making = document.querySelector<HTMLFormElement>("#passkey-make");
  if (signIn !== null) offerSignIn(signIn);
  if (making !== null) offerMaking(making);
}
