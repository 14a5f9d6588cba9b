import { EventEmitter } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { ownResources } from '../../scripts/resources.js';
import { listenForStop } from '../../scripts/stopSignals.js';

describe('resources', () => {
  test('are stopped in reverse order, once', async () => {
    const stopped: string[] = [];
    const resources = ownResources();
    for (const name of ['lock', 'database', 'hub'])
      await resources.own(name, async () => void stopped.push(name));
    await Promise.all([resources.stopAll(), resources.stopAll()]);
    expect(stopped).toEqual(['hub', 'database', 'lock']);
  });

  test('are all stopped though one of them fails to', async () => {
    const stopped: string[] = [];
    const failure = new Error('will not stop');
    const resources = ownResources();
    await resources.own('lock', async () => void stopped.push('lock'));
    await resources.own('database', () => Promise.reject(failure));
    await expect(resources.stopAll()).rejects.toMatchObject({ errors: [failure] });
    expect(stopped).toEqual(['lock']);
  });

  test('that come to life while all are being stopped are stopped at once', async () => {
    const stopped: string[] = [];
    const resources = ownResources();
    await resources.stopAll();
    await expect(resources.own('hub', async () => void stopped.push('hub'))).rejects.toThrow(
      'hub was started while everything was being stopped',
    );
    expect(stopped).toEqual(['hub']);
  });
});

describe('stop signals', () => {
  function listen() {
    const source = new EventEmitter();
    const heard: string[] = [];
    const clock = { now: 0 };
    const stopListening = listenForStop({
      source,
      clock: () => clock.now,
      onFirst: (signal) => heard.push(signal),
      exit: (code) => heard.push(`exit ${code}`),
    });
    return { source, heard, clock, stopListening };
  }

  test('ask once for an orderly stop, though npm passes its copy of Ctrl-C on', () => {
    const { source, heard, clock } = listen();
    source.emit('SIGINT', 'SIGINT');
    clock.now = 20;
    source.emit('SIGINT', 'SIGINT');
    expect(heard).toEqual(['SIGINT']);
  });

  test('end the process at once when one comes again', () => {
    const { source, heard, clock } = listen();
    source.emit('SIGTERM', 'SIGTERM');
    clock.now = 1_000;
    source.emit('SIGINT', 'SIGINT');
    expect(heard).toEqual(['SIGTERM', 'exit 130']);
  });

  test('are left alone after listening has ended', () => {
    const { source, stopListening } = listen();
    stopListening();
    expect(source.eventNames()).toEqual([]);
  });
});
