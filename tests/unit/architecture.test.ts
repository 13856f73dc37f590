import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Holds the shape of the code: which room may know which, one door for each library, nothing of a browser where bare Node must do. */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Rooms from the bottom up. A room may import the rooms on lower floors and itself; rooms on the same floor don't know each other. */
const floors: readonly (readonly string[])[] = [
  ['utils/i18n'],
  ['utils/http'],
  ['utils/cookie'],
  ['utils/session'],
  ['utils/audit', 'utils/lessons', 'utils/cluster', 'utils/report', 'utils/transfer', 'utils/protocol', 'utils/storage'],
  ['utils/cli', 'components'],
  ['entrypoints'],
];

/** Between rooms of one floor only types may pass, and only along these lines. */
const typesBetween: ReadonlySet<string> = new Set([
  'utils/report -> utils/audit',
  'utils/lessons -> utils/audit',
  'utils/protocol -> utils/report',
  'utils/storage -> utils/protocol',
]);

/** Who may import a library. A folder means: one module in it. */
const doors: Readonly<Record<string, string>> = {
  'webextension-polyfill': 'utils/browser.ts',
  tldts: 'utils/cookie/public-suffix.ts',
  idb: 'utils/storage/database.ts',
};

/** Known everywhere in their layer: they are what the project is built on. */
const foundations = /^(preact|@preact\/signals|wxt)(\/|$)|^node:/;

/** Rooms that run in bare Node, with time and chance as arguments. */
const bare = /^utils\/(i18n|http|cookie|session|audit|lessons|cluster|report|transfer)\//;

interface Source {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[];
}

const sources = ['entrypoints', 'components', 'utils'].flatMap(readFolder);

describe('the shape of the code', () => {
  it('imports only downwards', () => {
    const wrong = sources.flatMap(({ file, imports }) =>
      imports
        .filter(({ target }) => target.startsWith('.'))
        .flatMap(({ target, typeOnly }) => complaint(file, path.posix.join(path.posix.dirname(file), target), typeOnly)),
    );
    expect(wrong).toEqual([]);
  });

  it('lets no files import each other in a circle', () => {
    const files = new Set(sources.map(({ file }) => file));
    let left = new Map(
      sources.map(({ file, imports }) => [
        file,
        imports
          .flatMap(({ target }) => (target.startsWith('.') ? [path.posix.join(path.posix.dirname(file), target)] : []))
          .filter((one) => files.has(one)),
      ]),
    );
    // Whoever imports nothing that is left stands on solid ground; what is never on it goes round, or leads there.
    for (let before = -1; left.size !== before; ) {
      before = left.size;
      left = new Map([...left].filter(([, targets]) => targets.some((target) => left.has(target))));
    }
    const round = [...left].map(
      ([file, targets]) => `${file} imports ${targets.filter((target) => left.has(target)).join(', ')}: part what both need from both`,
    );
    expect(round).toEqual([]);
  });

  it('lets one module import each library', () => {
    const users = new Map<string, Set<string>>();
    for (const { file, imports } of sources) {
      for (const { target } of imports) {
        if (target.startsWith('.') || foundations.test(target)) continue;
        users.set(target, (users.get(target) ?? new Set()).add(file));
      }
    }
    const wrong = [...users].flatMap(([library, files]) => {
      const [first, ...others] = [...files];
      const door = doors[library];
      if (door !== undefined && (first !== door || others.length > 0))
        return [`${[...files].join(', ')} import ${library}: its door is ${door}; import that module instead`];
      return others.length > 0
        ? [`${[...files].join(' and ')} both import ${library}: let one module of ours import it and the others import that module`]
        : [];
    });
    expect(wrong).toEqual([]);
  });

  it('keeps browser, clock and chance out of the rooms that run in bare Node', () => {
    const forbidden =
      /((?<![\w.])(?:Date\.now|Math\.random|performance\.now)\(|(?<![\w.`])(?:document|window|navigator|localStorage|indexedDB|chrome|browser)\.[a-zA-Z]\w*[.(])/;
    const wrong = sources
      .filter(({ file }) => bare.test(file))
      .flatMap(({ file, text }) =>
        withoutComments(text)
          .split('\n')
          .flatMap((line, index) => {
            const word = forbidden.exec(line)?.[1];
            return word === undefined ? [] : [`${file}:${index + 1} uses ${word}: take time, seed or data as an argument instead`];
          }),
      );
    expect(wrong).toEqual([]);
  });

  it('knows the events of webRequest in one file only; the wiring hands it over', () => {
    const files = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(withoutComments(text))).map(({ file }) => file);
    expect(files(/\bon(SendHeaders|HeadersReceived|BeforeRequest|ErrorOccurred)\b/)).toEqual(['entrypoints/background/traffic.ts']);
    expect(files(/\.webRequest\b/)).toEqual(['entrypoints/background/index.ts']);
  });

  it('sends nothing anywhere: no fetch, no XMLHttpRequest, no WebSocket, no beacon', () => {
    const wrong = sources.filter(({ text }) =>
      /(?<![.\w'`"-])(fetch\(|new XMLHttpRequest|new WebSocket|new EventSource)|sendBeacon/.test(withoutComments(text)),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});

describe.each([
  ['rule', 'utils/audit/rules'],
  ['lesson', 'utils/lessons'],
  ['format', 'utils/session/formats'],
  ['framework', 'utils/session/frameworks'],
])('the registry of each %s', (unit, folder) => {
  const registry = fs.readFileSync(path.join(root, folder, 'index.ts'), 'utf8');
  const units = fs
    .readdirSync(path.join(root, folder))
    .filter(
      (name) =>
        name.endsWith('.ts') && new RegExp(`\\bid: '${path.basename(name, '.ts')}'`).test(fs.readFileSync(path.join(root, folder, name), 'utf8')),
    );

  it('has units at all', () => {
    expect(units.length).toBeGreaterThan(0);
  });

  it.each(units)('lists %s', (name) => {
    expect(registry, `${folder}/${name} is a ${unit} that nobody can reach: import it in ${folder}/index.ts and add it to the list there`).toContain(
      `'./${name}'`,
    );
  });
});

function complaint(file: string, target: string, typeOnly: boolean): string[] {
  const from = roomOf(file);
  const to = roomOf(target);
  if (from === null || to === null || from.room === to.room || to.floor < from.floor) return [];
  if (to.floor === from.floor && typeOnly && typesBetween.has(`${from.room} -> ${to.room}`)) return [];
  const how =
    to.floor > from.floor ? `move what it needs down to ${from.room} or lower, or pass it in as an argument` : 'let the caller pass in what it needs';
  return [`${file} imports ${target}: ${from.room} must not know ${to.room}; ${how}`];
}

function roomOf(file: string): { readonly room: string; readonly floor: number } | null {
  for (const [floor, rooms] of floors.entries()) {
    const room = rooms.find((one) => file.startsWith(`${one}/`));
    if (room !== undefined) return { room, floor };
  }
  return null;
}

function readFolder(folder: string): readonly Source[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => {
      const text = fs.readFileSync(path.join(root, file), 'utf8');
      return { file, text, imports: readImports(text) };
    });
}

function readImports(text: string): Source['imports'] {
  const found = [
    ...withoutComments(text).matchAll(/\b(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\bfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g),
  ];
  return found.map(([, type, from, dynamic]) => ({ target: from ?? dynamic ?? '', typeOnly: type !== undefined }));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/(^|[\s;{}(,])\/\/.*$/gm, '$1');
}
