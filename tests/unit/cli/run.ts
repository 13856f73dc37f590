import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../../utils/report/report.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

const done = new Map<string, Outcome>();

/** Runs the real command as `npm run inspect` does, in the root of the repository. The same words give the same answer, so they run once. */
export function inspect(args: readonly string[], env: Readonly<Record<string, string>> = {}): Outcome {
  const key = JSON.stringify([args, env]);
  const outcome = done.get(key) ?? run(args, env);
  done.set(key, outcome);
  return outcome;
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'utils/cli/inspect.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256_000_000,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', TZ: 'UTC', ...env },
  });
  return { status, out: stdout, err: stderr };
}

export function har(name: string): string {
  return `tests/fixtures/har/${name}`;
}

export function reportsOf({ out }: Outcome): readonly Report[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
