import net from 'node:net';

/** A port that leads on to another one, which may change, as the virtual address of a pair of stores does; and a wire that can be cut. */
export interface Link {
  readonly port: number;
  /** New connections lead there. */
  lead(to: number): void;
  /** Nothing gets through any more, and nobody is told. */
  cut(): void;
  close(): Promise<void>;
}

export async function createLink(to: number): Promise<Link> {
  let target = to;
  let isCut = false;
  const sockets = new Set<net.Socket>();
  const keep = (socket: net.Socket, other: () => net.Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other().destroy();
    });
  };
  const server = net.createServer((near) => {
    // Who comes again finds the same silence.
    if (isCut) return keep(near, () => near);
    const far = net.connect(target, '127.0.0.1');
    keep(near, () => far);
    keep(far, () => near);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    lead(port) {
      target = port;
    },
    cut() {
      isCut = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
