// The system's Chromium: where it is.
import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where the system's Chromium is. */
export function executable() {
  const found = [process.env.CHROMIUM, ...PLACES].find((place) => place && existsSync(place));
  if (!found) throw new Error("there is no Chromium: run `cargo xtask test`, which installs it, or set CHROMIUM");
  return found;
}
