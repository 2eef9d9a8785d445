import { Agent, request } from "node:http";

/** Asks a program at a port as a browser does: `ask(method, path, { cookie, from, fields })` answers status, cookies and body. */
export function asking(port) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1200 });
  return function ask(method, path, { cookie = "", from = "10.255.0.1", fields } = {}) {
    const body = fields && new URLSearchParams(fields).toString();
    const headers = { host: `localhost:${String(port)}`, cookie, "x-forwarded-for": from };
    if (body)
      Object.assign(headers, {
        origin: `http://${headers.host}`,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": body.length,
      });
    return new Promise((resolve, reject) => {
      const asked = request({ host: "127.0.0.1", port, method, path, agent, headers }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => {
          const { statusCode: status, headers: told } = answer;
          resolve({
            status,
            cookies: told["set-cookie"] ?? [],
            retryAfter: Number(told["retry-after"] ?? 1),
            body: Buffer.concat(parts).toString(),
          });
        });
      });
      const wasClosed = (error) => asked.reusedSocket && error.code === "ECONNRESET"; // an old connection that the server closed just now
      asked.once("error", (error) => (wasClosed(error) ? resolve(ask(method, path, { cookie, from, fields })) : reject(error))).end(body);
    });
  };
}
