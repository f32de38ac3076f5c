// Books built into sites, each once a run, whatever number of test files asks for it.
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { panelbook, root, workplace } from "./program.mjs";

/** The books that tests read: the panel's own, and the fixtures of `tests/sites`. */
function folderOf(name) {
  return name === "real" ? root : path.join(root, "tests/sites", name);
}

/** Builds the book `name` ("real", "six", "tiny") and gives the folder of its site. */
export async function site(name) {
  const folder = path.join(workplace(), name);
  const ready = `${folder}.ready`;
  const failed = `${folder}.failed`;
  if (existsSync(ready)) return folder;
  try {
    // Whoever makes this folder builds; the others wait for it.
    await mkdir(`${folder}.lock`);
  } catch {
    for (let tries = 0; tries < 1200; tries += 1) {
      if (existsSync(ready)) return folder;
      if (existsSync(failed)) break;
      await wait(100);
    }
    throw new Error(`the book \`${name}\` was not built; the first test that asked for it tells why`);
  }
  try {
    await panelbook(["build", "--book", folderOf(name), "--out", folder]);
    await writeFile(ready, "");
  } catch (error) {
    await writeFile(failed, "");
    throw error;
  }
  return folder;
}

/** A copy of a book that a test may edit: its settings, entries and theme. */
export async function copyOfBook(name) {
  const folder = await mkdtemp(path.join(workplace(), `${name}-`));
  for (const part of ["book.toml", "content", "themes"]) {
    const from = path.join(folderOf(name), part);
    // The panel's own theme is in the program; only a fixture's own is part of its book.
    if (name === "real" && part === "themes") continue;
    if (existsSync(from)) await cp(from, path.join(folder, part), { recursive: true });
  }
  return folder;
}

/** The paths of all pages of a built site, sorted: "en/index.html", … */
export async function pagesOf(folder) {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(".html")).map((file) => file.split(path.sep).join("/")).sort();
}
