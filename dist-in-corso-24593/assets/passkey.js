// Hands what the page asks to the browser's own dialog for passkeys, and posts the answer with the form of the page.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const decoded = (credentials = []) => credentials.map((each) => ({ ...each, id: bytes(each.id) }));

function ask(options) {
  const challenge = bytes(options.challenge);
  if (options.rp) {
    const user = { ...options.user, id: bytes(options.user.id) };
    return navigator.credentials.create({
      publicKey: { ...options, challenge, user, excludeCredentials: decoded(options.excludeCredentials) },
    });
  }
  return navigator.credentials.get({ publicKey: { ...options, challenge, allowCredentials: decoded(options.allowCredentials) } });
}

function written({ id, rawId, type, response }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].filter((part) => response[part]);
  const encoded = Object.fromEntries(parts.map((part) => [part, text(response[part])]));
  return JSON.stringify({ id, rawId: text(rawId), type, clientExtensionResults: {}, response: encoded });
}

for (const form of globalThis.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : []) {
  const refusal = form.querySelector("[role=alert]");
  form.hidden = false;
  form.nextElementSibling.hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    refusal.hidden = true;
    try {
      form.elements.risposta.value = written(await ask(JSON.parse(form.dataset.passkey)));
      form.submit();
    } catch {
      refusal.hidden = false;
    }
  });
}
