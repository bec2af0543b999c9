import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { appendActivity } from '~/audit/append.server'
import type { Catalogue } from '~/catalogue/catalogue'
import { publishCatalogue } from '~/catalogue/store.server'
import { done, failed, OPERATOR, type Verb } from './verb'

export const cataloguePublish: Verb = {
  words: 'catalogue publish',
  takes: 'FILE',
  about:
    'Publishes the next version of the catalogue, from JSON. It widens nothing; who chose is told of what it adds.',
  async run({ operand, desk }) {
    const file = resolve(desk.environment.INIT_CWD ?? '.', operand)
    const catalogue = JSON.parse(readFileSync(file, 'utf8')) as Catalogue
    const runtime = desk.runtime()
    const at = runtime.now()
    const published = await runtime.database.transact(async (transaction) => {
      const answer = await publishCatalogue(transaction, catalogue, at)
      if (!answer.ok) return answer
      await appendActivity(transaction, [
        {
          event: 'catalogue-published',
          action: 'C',
          outcome: 'success',
          at,
          subjectId: null,
          organisation: null,
          users: [{ id: OPERATOR, role: '04', initiator: true }],
          object: { type: 'catalogue', id: String(catalogue.version) },
          requestId: desk.requestId,
        },
      ])
      return answer
    })
    if (published.ok)
      return done(
        `Catalogue ${catalogue.version} is published. The worker tells who chose of what it adds; “transitions run” does so now.`,
        { version: catalogue.version },
      )
    if (published.refusal === 'not-the-next') return failed('This is not the next version of the catalogue.')
    const faults = published.faults.map(({ fault, codes }) => `  ${fault}: ${codes.join(', ')}`)
    return failed(['Nothing was published: the catalogue is faulty.', ...faults], {
      faults: published.faults,
    })
  },
}
