import fs from 'node:fs';
import path from 'node:path';

/** What the test of the real permission prompt needs beside a browser: a display to draw it on, and a hand to press its keys. */
const needed = ['Xvfb', 'xdotool'];

/** Which of them are missing. Elsewhere than on Linux nobody can answer the prompt without a person's own screen and keyboard. */
export function missingForPrompt(env = process.env, platform = process.platform) {
  if (platform !== 'linux') return needed;
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return needed.filter((name) => !folders.some((folder) => fs.existsSync(path.join(folder, name))));
}
