/** Says how long the rest will take if it goes on as so far: ", about 40 s left"; nothing before the first is done. */
export function timeLeft(all: number, clock: () => number): (done: number) => string {
  const begun = clock();
  return (done) => {
    if (done === 0) return '';
    const seconds = Math.ceil((((clock() - begun) / done) * (all - done)) / 1000);
    return `, about ${seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`} left`;
  };
}
