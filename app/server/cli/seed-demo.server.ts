import { demoFolder } from './demo-files.server'
import { done, failed, type Verb } from './verb'

export const seedDemo: Verb = {
  words: 'seed demo',
  about: 'Loads the demo directory and three care systems with keys. Doing it again changes nothing.',
  options: {
    story: {
      type: 'boolean',
      about:
        'Gives the personas a past too: first logins, choices, and who asked. Not while the portal runs.',
    },
  },
  async run({ desk, given }) {
    const { mode, http, organisation } = desk.config()
    if (mode === 'production') return failed('Demo data does not belong in production.')
    // Only here, and only now: a build for production has no demo in it (`vite.config.ts`).
    const { seedDemo: seed } = await import('../../../demo/seed.server')
    if (!seed) return failed('The demo is not in this build: npm start builds one that has it.')
    const runtime = desk.runtime()
    await runtime.database.migrate()
    const { directory, clients, story } = await seed(runtime, {
      folder: demoFolder(desk.environment),
      requestId: desk.requestId,
      story: given.story === true ? { origin: http.origin, organisation } : undefined,
      onProgress: (at, total) => desk.progress(`${at} of ${total}`),
    })
    const { read, added, changed } = directory
    return done(
      [
        `Directory: ${read} care organisations, ${added} new, ${changed} changed.`,
        `Care systems: ${clients.map(({ id, did }) => `${id} (${did === 'nothing' ? 'as it was' : did})`).join(', ')}.`,
        ...(story ? [`Story: ${story.acts} acts of ${story.people} people who were not known yet.`] : []),
      ],
      { directory, clients, story },
    )
  },
}
