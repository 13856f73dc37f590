import net from 'node:net';

/** A SOCKS 5 proxy (RFC 1928) that takes every name and every address for this machine: Firefox has no `--host-resolver-rules`. */
export interface Proxy {
  readonly port: number;
  close(): Promise<void>;
}

const [version, connect, done] = [5, 1, 0];
/** Version, status, reserved, and the address of nowhere. */
const accepted = Buffer.from([version, done, 0, 1, 0, 0, 0, 0, 0, 0]);

export async function startProxy(): Promise<Proxy> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    keep(socket);
    socket.once('data', () => {
      // Whatever the ways to log in that were offered: none is asked for.
      socket.write(Buffer.from([version, 0]));
      socket.once('data', (request) => {
        // It ends in the port, whatever kind of name or address stands before.
        if (request[1] !== connect) socket.destroy();
        else pipeTo(request.readUInt16BE(request.length - 2), socket);
      });
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as net.AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };

  function pipeTo(port: number, socket: net.Socket): void {
    const there = net.connect(port, '127.0.0.1', () => {
      socket.write(accepted);
      socket.pipe(there).pipe(socket);
    });
    keep(there);
    there.on('close', () => socket.destroy());
    socket.on('close', () => there.destroy());
  }

  function keep(socket: net.Socket): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }
}
