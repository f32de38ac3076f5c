// A small server of a built site on loopback: what any static host does, with a strict policy.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** The policy under which every page must work. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self' mailto:",
  "base-uri 'none'",
  "manifest-src 'self'",
].join("; ");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves `folder`. With `gzip`, as a careful host does: compressed, and kept by browsers.
 * `policy` is said with every page. `answer(pathname)` may step in before the files: `{ status, delay }`, `"drop"` or nothing.
 */
export async function serve(folder, { gzip = false, policy = POLICY, answer } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    let file = path.join(folder, path.normalize(decodeURIComponent(pathname)));
    const special = await answer?.(pathname);
    if (special === "drop") return response.destroy();
    if (special?.delay) await new Promise((done) => setTimeout(done, special.delay));
    try {
      if (special?.status) throw new Error("as the test wants it");
      if ((await stat(file)).isDirectory()) file = path.join(file, "index.html");
      const size = (await stat(file)).size;
      const ending = path.extname(file);
      const head = {
        "Content-Type": TYPES[ending] ?? "application/octet-stream",
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
      };
      if (gzip) {
        const body = gzipSync(await readFile(file), { level: 9 });
        response.writeHead(200, {
          ...head,
          "Cache-Control": ending === ".html" ? "no-cache" : "max-age=31536000",
          "Content-Encoding": "gzip",
          "Content-Length": body.length,
        });
        response.end(body);
      } else {
        response.writeHead(200, { ...head, "Cache-Control": "no-store", "Content-Length": size });
        createReadStream(file).pipe(response);
      }
    } catch {
      const status = special?.status ?? 404;
      const body = await readFile(path.join(folder, "404.html")).catch(() => "not found");
      response.writeHead(status, { "Content-Type": TYPES[".html"], "Content-Security-Policy": policy });
      response.end(body);
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
