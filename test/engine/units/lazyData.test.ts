import { describe, expect, test } from '@jest/globals';
import { answerText, lazyData, textOf } from '../../../gateway/engine/lazyData.js';

const text = '{"a":{"b":[1,null]},"__proto__":1}';

describe('data that is text until somebody looks at it', () => {
  test('is sent as it was written where nobody did', () => {
    expect(answerText({ data: lazyData(text) })).toBe(`{"data":${text}}`);
    const errors = [{ message: 'm' }];
    expect(answerText({ data: lazyData(text), errors, extensions: { plan: 1 } })).toBe(
      `{"errors":[{"message":"m"}],"data":${text},"extensions":{"plan":1}}`,
    );
  });

  test('is an object like any other for those who read it', () => {
    const data = lazyData('{"a":{"b":[1,null]}}');
    expect({ ...data }).toEqual({ a: { b: [1, null] } });
    expect(Object.keys(data)).toEqual(['a']);
    expect('a' in data).toBe(true);
    expect(JSON.stringify(data)).toBe('{"a":{"b":[1,null]}}');
  });

  test('is sent as a plugin left it', () => {
    const data = lazyData('{"a":1,"b":2}');
    data['a'] = 'changed';
    Reflect.deleteProperty(data, 'b');
    expect(textOf(data)).toBeUndefined();
    expect(answerText({ data })).toBe('{"data":{"a":"changed"}}');
  });

  test('stays lazy when a result is copied around it', () => {
    const data = lazyData(text);
    const copy = { ...{ data, errors: undefined } };
    expect(textOf(copy.data)).toBe(text);
  });
});
