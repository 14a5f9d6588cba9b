import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../gateway/config.js';

describe('settings', () => {
  test('have defaults', () => {
    expect(readConfig({})).toEqual({
      home: path.resolve('.concordat'),
      port: 4000,
      host: '127.0.0.1',
      issuersFile: undefined,
      token: undefined,
      databaseUrl: undefined,
      summaryDelayDays: 28,
      colour: true,
    });
  });

  test('come from the environment', () => {
    const environment = {
      CONCORDAT_HOME: '/srv/concordat',
      CONCORDAT_PORT: '8080',
      CONCORDAT_DATABASE_URL: 'postgresql://admin:secret@database.example:5432/postgres?sslmode=require',
      CONCORDAT_HOST: '0.0.0.0',
      CONCORDAT_ISSUERS: '/etc/concordat/issuers.json',
      CONCORDAT_TOKEN: 'a.b.c',
      CONCORDAT_SUMMARY_DELAY_DAYS: '0',
      NO_COLOR: '1',
    };
    expect(readConfig(environment)).toEqual({
      home: '/srv/concordat',
      port: 8080,
      host: '0.0.0.0',
      issuersFile: '/etc/concordat/issuers.json',
      token: 'a.b.c',
      databaseUrl: 'postgresql://admin:secret@database.example:5432/postgres?sslmode=require',
      summaryDelayDays: 0,
      colour: false,
    });
  });

  test('that are empty count as not set', () => {
    expect(readConfig({ CONCORDAT_HOME: '', CONCORDAT_PORT: '', CONCORDAT_DATABASE_URL: '' }).port).toBe(
      4000,
    );
  });

  test.each(['four thousand', '-1', '65536', '4000.5', '0x10', ' 80'])('refuse the port "%s"', (port) => {
    expect(() => readConfig({ CONCORDAT_PORT: port })).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        expected: 'CONCORDAT_PORT to be a whole number from 0 to 65535',
        found: `"${port}"`,
      }),
    );
  });

  test.each(['mysql://admin:secret@host/db', 'secret', 'postgresql:///postgres', 'postgresql://host/secret'])(
    'refuse the database URL "%s" without repeating it',
    (url) => {
      expect(() => readConfig({ CONCORDAT_DATABASE_URL: url })).toThrow(
        expect.objectContaining({
          code: 'CONFIGURATION_INVALID',
          message: expect.not.stringContaining('secret'),
        }),
      );
    },
  );
});
