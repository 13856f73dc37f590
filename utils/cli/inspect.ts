import fs from 'node:fs';
import path from 'node:path';
import { type Severity, severities } from '../audit/rule.ts';
import { formatBytes } from '../i18n/format.ts';
import { jsonPieces, toHtml, toMarkdown, toSarif, toText } from '../report/index.ts';
import type { Report } from '../report/report.ts';
import { examine } from './examine.ts';
import { help, type Options, readOptions } from './options.ts';

/** Contract 2: the `inspect` command. Reports go to standard output, everything else to standard error. */

/** From this size on a file takes long enough for a person to wonder. */
const largeFile = 4_000_000;

function main(): number {
  const wish = readOptions(process.argv.slice(2), process.env);
  if (wish.kind === 'help') {
    process.stdout.write(help);
    return 0;
  }
  if (wish.kind === 'wrong') {
    process.stderr.write(`inspect: ${wish.message}\n\n${help}`);
    return 2;
  }
  return run(wish.options);
}

function run(options: Options): number {
  const write = writerOf(options);
  let unreadable = false;
  let failed = false;
  for (const [index, file] of options.files.entries()) {
    const report = reportOn(file, options);
    if (report === null) {
      unreadable = true;
      continue;
    }
    failed ||= meets(report, options.failOn);
    write.one(report, index);
  }
  write.end();
  if (unreadable) return 2;
  return failed ? 1 : 0;
}

/** null when the file could not be read, which has been said. */
function reportOn(file: string, { browser, reveal, locale }: Options): Report | null {
  const complain = (message: string): null => {
    process.stderr.write(`inspect: ${message}\n`);
    return null;
  };
  const text = read(file);
  if ('problem' in text) return complain(`${file}: ${text.problem}`);
  const progress = progressOf(file, text.text.length);
  const report = attempt(() => examine(text.text, { name: file, browser, reveal, locale, progress: progress.step }));
  progress.end();
  if ('broken' in report) return complain(`${file}: this command broke on it, which is a fault of ours, not of the file:\n${report.broken}`);
  if ('error' in report) return complain(`${file}:${report.error.place}: ${report.error.message[locale]}`);
  return report;
}

/** A fault of ours must not cost the other files. What it says may hold a value, so only where it happened is told. */
function attempt<T extends object>(work: () => T): T | { readonly broken: string } {
  try {
    return work();
  } catch (error) {
    const [name, stack] = error instanceof Error ? [error.name, error.stack ?? ''] : ['error', ''];
    const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
    return { broken: [`  ${name}`, ...places].join('\n') };
  }
}

function read(file: string): { readonly text: string } | { readonly problem: string } {
  try {
    return { text: fs.readFileSync(placeOf(file), 'utf8') };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** npm runs its scripts in the folder of the package; who types a path means it from where he stands (`INIT_CWD`). */
function placeOf(file: string): string {
  const { INIT_CWD: typedIn } = process.env;
  return typedIn === undefined || fs.existsSync(file) ? file : path.resolve(typedIn, file);
}

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'the file may not be read',
  ERR_FS_FILE_TOO_LARGE: 'the file is over 2 GB; export a shorter recording, or one without bodies',
  ERR_STRING_TOO_LONG: 'the file is over 512 MB; export a shorter recording, or one without bodies',
};

function problemOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return problems[code] ?? `cannot be read (${code || 'unknown error'})`;
}

function meets({ findings }: Report, failOn: Severity | null): boolean {
  if (failOn === null) return false;
  const least = severities.indexOf(failOn);
  return findings.some(({ severity }) => severities.indexOf(severity) <= least);
}

/** Text, JSON and Markdown follow each other as they are made; an HTML page or a SARIF log holds all files. */
function writerOf({ format, locale }: Options): { one(report: Report, index: number): void; end(): void } {
  const out = (text: string): void => {
    process.stdout.write(text);
  };
  const color = process.stdout.isTTY === true && !process.env['NO_COLOR'];
  const together: Report[] = [];
  const nothing = (): void => {};
  const between = (index: number): string => (index === 0 ? '' : '\n');
  switch (format) {
    case 'json':
      return {
        one: (report) => {
          for (const piece of jsonPieces(report)) out(piece);
          out('\n');
        },
        end: nothing,
      };
    case 'text':
      return { one: (report, index) => out(between(index) + toText([report], { color, locale })), end: nothing };
    case 'markdown':
      return { one: (report, index) => out(between(index) + toMarkdown(report)), end: nothing };
    case 'html':
      return { one: (report) => together.push(report), end: () => (together.length > 0 ? out(toHtml(together)) : undefined) };
    case 'sarif':
      return { one: (report) => together.push(report), end: () => out(`${toSarif(together)}\n`) };
  }
}

function progressOf(file: string, size: number): { step(done: number, of: number): void; end(): void } {
  if (size < largeFile || process.stderr.isTTY !== true) return { step: () => {}, end: () => {} };
  process.stderr.write(`\r${file} (${formatBytes(size)}): reading`);
  return {
    step: (done, of) => process.stderr.write(`\r\u001b[K${file}: ${Math.floor((100 * done) / of)} %`),
    end: () => process.stderr.write('\r\u001b[K'),
  };
}

/** `inspect … | head` closes the pipe: that is no error. */
function quitWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}

process.stdout.on('error', quitWhenNobodyReads);
process.exitCode = main();
