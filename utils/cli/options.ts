import { parseArgs } from 'node:util';
import type { Severity } from '../audit/rule.ts';
import type { Browser } from '../cookie/types.ts';
import type { Locale } from '../i18n/text.ts';

export const formats = ['text', 'json', 'markdown', 'html', 'sarif'] as const;
export type Format = (typeof formats)[number];

export interface Options {
  /** null: whose traffic it is, as the file says. */
  readonly browser: Browser | null;
  readonly format: Format;
  readonly reveal: boolean;
  readonly failOn: Severity | null;
  readonly locale: Locale;
  readonly files: readonly string[];
}

export type Wish =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

const browsers = ['rfc', 'chromium', 'firefox'] as const;
const thresholds = ['high', 'medium', 'low'] as const;

export const help = `Usage: npm run --silent inspect -- [options] FILE.har [FILE.har ...]

Says which cookie of a recording is the session, since when and until when, and what is wrong with it.

  --browser rfc|chromium|firefox   whose cookie rules apply (default: the browser that the file is from)
  --format text|json|markdown|html|sarif
                                   default text; json prints one document per file, one per line
  --reveal                         show the values of cookies, which are passwords; masked otherwise
  --fail-on high|medium|low        exit with 1 when there is a finding that severe
  -h, --help                       this text

Sentences are in Korean when LC_ALL, LC_MESSAGES or LANG says so.
Exit status: 0; 1 when --fail-on is met; 2 when a file cannot be read or an option is wrong.
`;

export function readOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Wish {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: 'help' };
  const browser = oneOf(browsers, values.browser);
  if (browser === undefined) return wrongValue('--browser', values.browser, browsers);
  const format = oneOf(formats, values.format);
  if (format === undefined) return wrongValue('--format', values.format, formats);
  const failOn = oneOf(thresholds, values['fail-on']);
  if (failOn === undefined) return wrongValue('--fail-on', values['fail-on'], thresholds);
  if (positionals.length === 0) return { kind: 'wrong', message: 'Name at least one HAR file.' };
  return {
    kind: 'run',
    options: { browser, format: format ?? 'text', failOn, reveal: values.reveal === true, locale: localeOf(env), files: positionals },
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      browser: { type: 'string' },
      format: { type: 'string' },
      reveal: { type: 'boolean' },
      'fail-on': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

/** null when it was not given, undefined when it is none of them. */
function oneOf<const Choice extends string>(choices: readonly Choice[], given: string | undefined): Choice | null | undefined {
  return given === undefined ? null : choices.find((choice) => choice === given);
}

function wrongValue(option: string, given: string | undefined, choices: readonly string[]): Wish {
  return { kind: 'wrong', message: `${option} is ${choices.join(', ').replace(/, ([^,]*)$/, ' or $1')}, not '${given ?? ''}'.` };
}

/** As POSIX orders them: the first that is set decides. */
function localeOf(env: Readonly<Record<string, string | undefined>>): Locale {
  const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^ko(_|\.|-|$)/i.test(language) ? 'ko' : 'en';
}
