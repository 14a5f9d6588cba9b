import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

// Loaded before the kit: writes down every address that it reaches for, and lets it ask for no name.
const { connect } = net.Socket.prototype;
const note = (text) => appendFileSync(process.env.WATCHED_NETWORK, `${text}\n`);
net.Socket.prototype.connect = function watched(...given) {
  const [options] = given.flat();
  note(`${options?.host ?? 'localhost'}:${options?.port ?? options?.path}`);
  return connect.apply(this, given);
};
dgram.createSocket = () => {
  note('datagram');
  throw new Error('A datagram was to be sent.');
};
dns.lookup = (name) => {
  note(`name ${name}`);
  throw new Error('A name was to be asked for.');
};
