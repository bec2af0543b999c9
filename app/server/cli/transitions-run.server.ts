import { runTransitions } from '~/transition/run.server'
import { done, failed, type Verb } from './verb'

export const transitionsRun: Verb = {
  words: 'transitions run',
  about:
    'Effects what is due today, or was due before: a yes that ended, birthdays, and what people are told of in time.',
  async run({ desk }) {
    const runs = await runTransitions(desk.runtime(), {
      requestId: desk.requestId,
      onFailure: () => desk.progress('One citizen could not be done; the others go on.'),
    })
    const lines = runs.map(
      ({ name, effected, failed: not }) => `${name}: ${effected} done${not > 0 ? `, ${not} failed` : ''}`,
    )
    return runs.some((run) => run.failed > 0) ? failed(lines, { runs }) : done(lines, { runs })
  },
}
