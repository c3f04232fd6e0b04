// A proxy whose line can be cut, for engines whose drivers cannot take the network away.
import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface CuttableProxy {
  port: number;
  cut(cut: boolean): void;
  close(): void;
}

export async function startCuttableProxy(): Promise<CuttableProxy> {
  let isCut = false;
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    if (isCut) {
      incoming.socket.destroy();
      return;
    }
    const { method, headers } = incoming;
    const onward = request(incoming.url!, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => incoming.socket.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut(cut) {
      isCut = cut;
      if (cut) dropAll();
    },
    close() {
      server.close();
      dropAll();
    },
  };
}
