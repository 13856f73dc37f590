import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

/** A screen that nobody sees, with a keyboard that a test presses: for what the browser asks outside of any page. */
export interface VirtualDisplay {
  /** As `DISPLAY` names it. */
  readonly name: string;
  /** Presses keys, one after the other, in the window that has the focus. */
  press(...keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Xvfb chooses a number that nobody uses, and says it when it is ready. */
export async function openVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    void ended.then(() => reject(new Error('Xvfb did not start.')));
  });
  const name = `:${number}`;
  return {
    name,
    async press(...keys) {
      await promisify(execFile)('xdotool', ['key', '--delay', '60', ...keys], { env: { ...process.env, DISPLAY: name } });
    },
    async close() {
      server.kill();
      await ended;
    },
  };
}
