// The program under test, and the folder that its sites are built into.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

// Where cargo puts what it builds; a developer may have set another folder.
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
export const program = process.env.PANELBOOK ?? path.join(target, "debug/panelbook");

let own;

/** The folder of this run, shared by all test files when `run.mjs` started them. It is gone afterwards. */
export function workplace() {
  if (process.env.PANELBOOK_TEST_FOLDER) return process.env.PANELBOOK_TEST_FOLDER;
  if (!own) {
    own = mkdtempSync(path.join(tmpdir(), "panelbook-"));
    process.on("exit", () => rmSync(own, { recursive: true, force: true }));
  }
  return own;
}

/** Runs `panelbook WORDS`, and gives what it printed. A failure tells what it said. */
export async function panelbook(words, options = {}) {
  if (!existsSync(program)) throw new Error(`there is no ${program}: run \`cargo build\` first`);
  try {
    return await promisify(execFile)(program, words, { timeout: 120_000, maxBuffer: 1 << 26, ...options });
  } catch (error) {
    throw new Error(`panelbook ${words.join(" ")} failed\n${error.stdout ?? ""}${error.stderr ?? error.message}`);
  }
}
