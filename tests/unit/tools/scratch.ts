import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = fileURLToPath(new URL('../../tools/', import.meta.url));

export interface Scratch {
  readonly root: string;
  write(file: string, text: string): string;
  /** A command that the tool under test will find instead of the real one. */
  command(file: string, script: string): string;
  run(tool: string, args?: readonly string[], env?: Readonly<Record<string, string>>): { status: number | null; stdout: string; stderr: string };
  remove(): void;
}

/** A repository of its own with the tools in it, and nothing else that they could install, run or harm. */
export function createScratch(...copied: readonly string[]): Scratch {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-scratch-'));
  const scratch: Scratch = {
    root,
    write(file, text) {
      const whole = path.join(root, file);
      fs.mkdirSync(path.dirname(whole), { recursive: true });
      fs.writeFileSync(whole, text);
      return whole;
    },
    command(file, script) {
      const whole = scratch.write(file, `#!${process.execPath}\n${script}\n`);
      fs.chmodSync(whole, 0o755);
      return whole;
    },
    run(tool, args = [], env = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'tests/tools', tool), ...args], {
        encoding: 'utf8',
        env: { PATH: path.join(root, 'bin'), TMPDIR: root, ...env },
      });
      return { status, stdout, stderr };
    },
    remove: () => fs.rmSync(root, { recursive: true, force: true }),
  };
  for (const file of copied) scratch.write(`tests/tools/${file}`, fs.readFileSync(path.join(tools, file), 'utf8'));
  return scratch;
}
