import { openAuditKeys } from '~/audit/keys.server'
import { planRetention, runRetention, type Purged } from '~/retention/use-cases.server'
import { BY_OPERATOR } from './operator-act.server'
import { done, type Verb } from './verb'

export const retentionRun: Verb = {
  words: 'retention run',
  about: 'Takes away everything that has had its time, by the table of periods.',
  options: { 'dry-run': { type: 'boolean', about: 'only counts what would go' } },
  async run({ given, desk }) {
    const keys = openAuditKeys(desk.config().keys.audit.reveal())
    const runtime = desk.runtime()
    if (given['dry-run'] === true) {
      const would = await planRetention({ runtime, keys })
      return done(['Nothing was changed. These have had their time:', ...lines(would)], {
        dryRun: true,
        purged: would,
      })
    }
    const purged = await runRetention({
      runtime,
      keys,
      by: { user: BY_OPERATOR, requestId: desk.requestId },
      onProgress: (gone) => desk.progress(`${gone} rows`),
    })
    return done(['These had had their time, and went:', ...lines(purged)], { dryRun: false, purged })
  },
}

function lines(purged: Purged): string[] {
  return Object.entries(purged).map(([id, count]) => `  ${id.padEnd(12)}  ${count}`)
}
