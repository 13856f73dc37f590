import fs from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser'];

/** The path of a Chromium-family browser: `CHROMIUM_PATH`, else the usual places; null when there is none. */
export function findChromium(env = process.env) {
  return candidates(env).find((file) => file && fs.existsSync(file)) ?? null;
}

function candidates(env) {
  if (env.CHROMIUM_PATH) return [env.CHROMIUM_PATH];
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].flatMap((app) =>
      ['/Applications', path.join(env.HOME ?? '', 'Applications')].map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (process.platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      [
        'Google\\Chrome\\Application\\chrome.exe',
        'Chromium\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
        'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
      ].map((file) => folder && path.join(folder, file)),
    );
  }
  return (env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .concat(names.map((name) => `/usr/bin/${name}`));
}
