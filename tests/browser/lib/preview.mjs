// The preview of a book, on a free port, ended with the test.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { program } from "./program.mjs";

/**
 * Starts `panelbook serve` for the book in `folder` and gives `{ address, close }`.
 * The address is known when pages can be asked for.
 */
export async function preview(folder, words = []) {
  if (!existsSync(program)) throw new Error(`there is no ${program}: run \`cargo build\` first`);
  const child = spawn(program, ["serve", "--book", folder, "--port", "0", ...words], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise((end) => child.once("exit", end));
  const close = async () => {
    child.kill("SIGINT");
    await ended;
  };
  const address = await new Promise((found, failed) => {
    let said = "";
    child.stdout.on("data", (bytes) => {
      said += bytes;
      const match = /http:\/\/localhost:\d+\//.exec(said);
      if (match) found(match[0]);
    });
    ended.then((code) => failed(new Error(`the preview ended with ${code}: ${said}`)));
    setTimeout(() => failed(new Error("the preview did not begin in 20 s")), 20_000).unref();
  });
  return { address, close };
}
