import fs from 'node:fs';
import path from 'node:path';

const names = ['firefox', 'firefox-esr'];

/** The path of Firefox: `FIREFOX_PATH`, else the usual places; null when there is none. */
export function findFirefox(env = process.env) {
  return candidates(env).find((file) => file && fs.existsSync(file)) ?? null;
}

function candidates(env) {
  if (env.FIREFOX_PATH) return [env.FIREFOX_PATH];
  if (process.platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  if (process.platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)']].map((folder) => folder && path.join(folder, 'Mozilla Firefox\\firefox.exe'));
  return (env.PATH ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
}
