import { ConcordatError } from '../../schema/protocol/errors.js';
import { noticeText } from '../../schema/protocol/withdrawal.js';

/** @throws ConcordatError ARGUMENT_INVALID for what can't stand as a public notice */
export function checkNotice(notice: string): void {
  if (noticeText.safeParse(notice).success) return;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: '--notice to be one line of 10 to 500 characters',
    found: `${notice.length} characters${/[\r\n]/.test(notice) ? ' on several lines' : ''}`,
    remedy: 'Say what was wrong and since when: everybody who used the figures will read it.',
  });
}
