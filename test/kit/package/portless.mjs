import dgram from 'node:dgram';
import net from 'node:net';

// Loaded before the kit: it may not open a port.
net.Server.prototype.listen = dgram.Socket.prototype.bind = () => {
  throw new Error('A port was to be opened.');
};
