import { countUnderOlder, rotateSealKeys } from '~/rotation/rotate.server'
import { BY_OPERATOR } from './operator-act.server'
import { done, failed, type Verb } from './verb'

export const keysRotate: Verb = {
  words: 'keys rotate',
  about:
    'Seals with the first of SEAL_KEYS what rests on the others, while the portal goes on. Needs all processes to have the new key in front.',
  options: { 'dry-run': { type: 'boolean', about: 'only counts what would be sealed anew' } },
  async run({ given, desk }) {
    const runtime = desk.runtime()
    const { first, older } = runtime.keyring.sealNames
    if (older.length === 0)
      return failed(
        'There is one key in SEAL_KEYS, so nothing to change. Put a new one in front of it, with a name of its own: new:…,old:…',
      )
    if (given['dry-run'] === true) {
      const would = await countUnderOlder(runtime)
      return done([`Nothing was changed. This would be sealed with ${first}:`, ...lines(would)], {
        ...{ dryRun: true, left: would },
      })
    }
    const rotated = await rotateSealKeys({
      runtime,
      by: { user: BY_OPERATOR, requestId: desk.requestId },
      onProgress: (moved) => desk.progress(`${moved} values`),
    })
    const { moved, left, unreadable, free } = rotated
    if (free.length === 0)
      return failed(
        [
          `${moved} values are sealed with ${first} now. These still rest on an older key, which must stay:`,
          ...lines(left),
          ...unreadable.map((row) => `  cannot be opened: ${row}`),
        ],
        rotated,
      )
    return done(
      [
        `${moved} values are sealed with ${first} now. Nothing rests on ${free.join(', ')} any more.`,
        `Take it out of SEAL_KEYS; keep it with the back-ups of before for as long as those are kept.`,
      ],
      rotated,
    )
  },
}

function lines(counts: Record<string, number>): string[] {
  return Object.entries(counts).map(([name, count]) => `  ${name.padEnd(32)}  ${count}`)
}
