import net from 'node:net';

/** Speaks Marionette, Firefox's own remote protocol: `length:json` each way; a command is `[0, id, name, parameters]`, an answer `[1, id, error, result]`. */
export interface Marionette {
  send(name: string, parameters?: object): Promise<unknown>;
  close(): void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = net.connect(port, '127.0.0.1');
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let rest = Buffer.alloc(0);

  const greeted = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      for (let message = takeMessage(); message !== null; message = takeMessage()) {
        // The first message greets: it is an object, the others are lists.
        if (Array.isArray(message)) answer(message);
        else resolve();
      }
    });
  });
  socket.on('close', () => {
    for (const { reject } of pending.values()) reject(new Error('Firefox closed the connection.'));
  });
  await greeted;

  return {
    send(name, parameters = {}) {
      lastId += 1;
      const id = lastId;
      const text = JSON.stringify([0, id, name, parameters]);
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      });
    },
    close: () => socket.destroy(),
  };

  function takeMessage(): unknown {
    const colon = rest.indexOf(':');
    if (colon < 0) return null;
    const end = colon + 1 + Number(rest.subarray(0, colon).toString());
    if (rest.length < end) return null;
    const message: unknown = JSON.parse(rest.subarray(colon + 1, end).toString());
    rest = rest.subarray(end);
    return message;
  }

  function answer([, id, error, result]: readonly unknown[]): void {
    const waiting = pending.get(Number(id));
    pending.delete(Number(id));
    if (error === null) waiting?.resolve(result);
    else waiting?.reject(new Error(`Marionette: ${JSON.stringify(error).slice(0, 600)}`));
  }
}
