import { describe, expect, test } from '@jest/globals';
import { answerBody, lazyData, unreadData } from '../../../gateway/engine/lazyData.js';
import { JsonBytes } from '../../../gateway/engine/project/jsonBytes.js';
import { WrittenData } from '../../../gateway/engine/writtenData.js';

const text = '{"a":{"b":[1,null]},"__proto__":1}';

function written(json: string) {
  const out = new JsonBytes();
  const data = WrittenData.write(out, () => {
    out.text(json);
    return true;
  });
  if (!data) throw new TypeError('What was written whole is there.');
  return lazyData(data);
}

describe('data that is text until somebody looks at it', () => {
  test('is sent as it was written where nobody did', () => {
    expect(String(answerBody({ data: written(text) }))).toBe(`{"data":${text}}\n`);
    const errors = [{ message: 'm' }];
    expect(answerBody({ data: written(text), errors, extensions: { plan: 1 } })).toBe(
      `{"errors":[{"message":"m"}],"data":${text},"extensions":{"plan":1}}\n`,
    );
  });

  test('is an object like any other for those who read it', () => {
    const data = written('{"a":{"b":[1,null]}}');
    expect({ ...data }).toEqual({ a: { b: [1, null] } });
    expect(Object.keys(data)).toEqual(['a']);
    expect('a' in data).toBe(true);
    expect(JSON.stringify(data)).toBe('{"a":{"b":[1,null]}}');
  });

  test('is sent as a plugin left it', () => {
    const data = written('{"a":1,"b":2}');
    data['a'] = 'changed';
    Reflect.deleteProperty(data, 'b');
    expect(unreadData(data)).toBeUndefined();
    expect(answerBody({ data })).toBe('{"data":{"a":"changed"}}\n');
  });

  test('stays lazy when a result is copied around it', () => {
    const data = written(text);
    const copy = { ...{ data, errors: undefined } };
    expect(unreadData(copy.data)?.text).toBe(text);
  });
});
