// A certified OpenID Connect provider with invented people, for tests only: node provider.mjs PORT CALLBACK SECRET
import { createServer } from "node:http";
import Provider, { interactionPolicy } from "oidc-provider";

const [port, callback, secret] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const policy = interactionPolicy.base();
policy.remove("consent");

const provider = new Provider(issuer, {
  clients: [{
    client_id: "phuso", client_secret: secret, redirect_uris: [callback],
    post_logout_redirect_uris: [callback], token_endpoint_auth_method: "client_secret_basic",
  }],
  // Tests sign in as whoever they name: the password is not what they are about.
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  features: { devInteractions: { enabled: false } },
  interactions: { policy, url: (_, interaction) => `/who/${interaction.uid}` },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
  cookies: { keys: [secret] },
  ttl: { Interaction: 600, Session: 3600, Grant: 3600, IdToken: 600, AccessToken: 600, AuthorizationCode: 60 },
});

const form = `<!doctype html><html lang="vi"><title>Máy chủ đăng nhập thử</title><form method="post">
<label>Mã <input name="sub" autofocus></label><button>Vào</button></form></html>`;

async function body(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}

const answer = provider.callback();
createServer(async (request, response) => {
  if (request.url === "/ready") return response.end("ok");
  if (!request.url.startsWith("/who/")) return answer(request, response);
  if (request.method === "GET") return response.setHeader("Content-Type", "text/html; charset=utf-8").end(form);
  const accountId = (await body(request)).get("sub");
  return provider.interactionFinished(request, response, { login: { accountId } });
}).listen(Number(port), "127.0.0.1");
