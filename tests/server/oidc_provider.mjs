// A real OpenID Connect provider for tests: npm's oidc-provider, with keys of its own at each start.
// Prints its issuer.
//
//   node oidc_provider.mjs --redirect URL [--port N] [--auto LOGIN]
//
// Its page asks for a login, which is the subject and the address, verified unless it begins with
// "unverified"; its second button refuses. With --auto that login is taken without a page. The client
// is "genkan" with the secret "provider-word".
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import Provider from "oidc-provider";

const { values } = parseArgs({
  options: { redirect: { type: "string" }, port: { type: "string" }, auto: { type: "string" } },
});

function newKey(type, options, alg) {
  const { privateKey } = generateKeyPairSync(type, options);
  return { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg };
}

function configuration() {
  return {
    clients: [
      {
        client_id: "genkan",
        client_secret: "provider-word",
        redirect_uris: [values.redirect],
        post_logout_redirect_uris: [new URL("/sign-in", values.redirect).href],
      },
    ],
    jwks: {
      keys: [newKey("rsa", { modulusLength: 2048 }, "RS256"), newKey("ec", { namedCurve: "P-256" }, "ES256")],
    },
    cookies: { keys: [randomUUID()] },
    pkce: { required: () => true, methods: ["S256"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: !id.startsWith("unverified"), name: "From There" }),
    }),
    // Nobody is asked whether we may know it.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

const PAGE = `<!doctype html><html lang="en"><title>Somewhere else</title><main><h1>Somewhere else</h1>
<form method="post"><label>Login <input name="login"></label><button>Continue</button>
<button name="refuse" value="1">Refuse</button></form></main></html>`;

async function formOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString("utf8"));
}

async function interact(provider, request, response) {
  if (request.method !== "POST" && values.auto === undefined) {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
    return;
  }
  const form = request.method === "POST" ? await formOf(request) : new URLSearchParams();
  const result = form.has("refuse")
    ? { error: "access_denied" }
    : { login: { accountId: form.get("login") ?? values.auto } };
  await provider.interactionFinished(request, response, result);
}

const server = createServer();
server.listen(Number(values.port ?? 0), "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration());
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (request.url.startsWith("/interaction/")) {
      interact(provider, request, response).catch((error) => {
        response.writeHead(500).end(String(error));
      });
    } else {
      answer(request, response);
    }
  });
  process.stdout.write(`${issuer}\n`);
});
