import { defineConfig } from 'wxt';
import { groupTexts } from './tests/tools/pack/group-texts.ts';
import { minify } from './tests/tools/pack/minify.ts';
import { packSuffixes } from './tests/tools/pack/pack-suffixes.ts';
import { zipFolder } from './tests/tools/pack/zip.ts';

/** The tests build a variant whose optional hosts are granted: a headless browser cannot answer the permission prompt. */
const hostsGranted = process.env['SESSIONSCOPE_HOSTS'] === 'granted';

export default defineConfig({
  imports: false,
  publicDir: 'components/assets',
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}${hostsGranted ? '-granted' : ''}`,
  manifestVersion: 3,
  vite: ({ mode }) => ({
    build: { target: ['chrome120', 'firefox128'], modulePreload: { polyfill: false } },
    plugins: mode === 'production' ? [packSuffixes(), groupTexts(), minify()] : [],
  }),
  hooks: {
    // The worker that reads HAR files is built with the pages, whose modules it shares.
    'entrypoints:grouped': (_wxt, groups) => {
      const alone = groups.findIndex((group) => !Array.isArray(group) && group.name === 'har-reader');
      const pages = groups.find(Array.isArray);
      if (alone >= 0) pages?.push(...groups.splice(alone, 1).flat());
    },
    'zip:extension:done': (wxt, file) => zipFolder(wxt.config.outDir, file),
  },
  manifest: ({ browser }) => ({
    name: 'Sessionscope',
    description: '__MSG_description__',
    default_locale: 'en',
    // `webRequest` does not wait for the first host: given later, in Chromium 156, it was there in the running worker and its listeners
    // heard nothing. Loading the extension anew may mend that, and would lose the recordings.
    permissions: ['activeTab', 'cookies', 'storage', 'unlimitedStorage', 'webRequest'],
    ...(hostsGranted ? { host_permissions: ['<all_urls>'] } : { optional_host_permissions: ['<all_urls>'] }),
    // Spelt out although it is close to the default: nothing is ever loaded from, or sent to, anywhere else.
    content_security_policy: { extension_pages: "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'" },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: 'sessionscope@sessionscope.example', strict_min_version: '128.0', data_collection_permissions: { required: ['none'] } },
          },
        }
      : { minimum_chrome_version: '120' }),
    ...(browser === 'firefox' ? {} : { incognito: 'split' as const }),
  }),
});
