/**
 * The ways in which a journey is made: the first and the last of them, which differ in everything; all of them when
 * `EVERY_WAY` or `SCREENSHOTS` is set, which takes twice as long.
 */
export function waysOf<Way>(ways: readonly Way[]): Way[] {
  const every = process.env.EVERY_WAY ?? process.env.SCREENSHOTS
  return every ? [...ways] : ways.filter((_, place) => place === 0 || place === ways.length - 1)
}
