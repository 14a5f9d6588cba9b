const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2024-03-07` as "7 March 2024", the same on every machine. */
export function longDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = months[Number(month) - 1];
  return name === undefined || day === '' ? date : `${Number(day)} ${name} ${year}`;
}

/** How old a vintage was on the day: "989 days old". */
export const ageText = (days: number): string => (days === 1 ? '1 day old' : `${days} days old`);
