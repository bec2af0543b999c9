/** Numbers that pass the 11-test, in their order, without end. */
export function* numbersFrom(start: number): Generator<string, never> {
  for (let eight = start; ; eight += 1) {
    const sum = [...String(eight)].reduce((total, digit, place) => total + Number(digit) * (9 - place), 0)
    if (sum % 11 < 10) yield `${eight}${sum % 11}`
  }
}
