import { seedDemo as seed } from '~/demo/seed.server'
import { done, failed, type Verb } from './verb'

export const seedDemo: Verb = {
  words: 'seed demo',
  about: 'Loads the demo directory and three care systems with keys. Doing it again changes nothing.',
  async run({ desk }) {
    if (desk.config().mode === 'production') return failed('Demo data does not belong in production.')
    const runtime = desk.runtime()
    await runtime.database.migrate()
    const { directory, clients } = await seed(runtime, {
      folder: demoFolder(desk.environment),
      requestId: desk.requestId,
      onProgress: (at, total) => desk.progress(`${at} of ${total} care organisations`),
    })
    const { read, added, changed } = directory
    return done(
      [
        `Directory: ${read} care organisations, ${added} new, ${changed} changed.`,
        `Care systems: ${clients.map(({ id, did }) => `${id} (${did === 'nothing' ? 'as it was' : did})`).join(', ')}.`,
      ],
      { directory, clients },
    )
  },
}

/** Where the demo keeps its files. */
export function demoFolder(environment: Record<string, string | undefined>): string {
  return environment.DEMO_DIRECTORY ?? 'data/demo'
}
