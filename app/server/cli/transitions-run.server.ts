import { openPersonRegister } from '~/person/brp.server'
import { openAuthorityRegister } from '~/representation/authority.server'
import { recheckRepresented } from '~/representation/recheck.server'
import type { Doors } from '~/representation/standing.server'
import { runTransitions } from '~/transition/run.server'
import { done, failed, type Desk, type Verb } from './verb'

export const transitionsRun: Verb = {
  words: 'transitions run',
  about:
    'Effects what is due today, or was due before: a yes that ended, birthdays, and what people are told of in time; then asks the registers again about those who are represented.',
  async run({ desk }) {
    const onFailure = () => desk.progress('One citizen could not be done; the others go on.')
    const runs = await runTransitions(desk.runtime(), { requestId: desk.requestId, onFailure })
    const { people, unanswered } = await recheckRepresented(doorsOf(desk), { onFailure })
    const lines = runs.map(
      ({ name, effected, failed: not }) => `${name}: ${effected} done${not > 0 ? `, ${not} failed` : ''}`,
    )
    // Without an answer nothing changes, and the worker asks again; so that is told, and is no failure.
    lines.push(`registers: ${people} asked about${unanswered > 0 ? `, ${unanswered} without an answer` : ''}`)
    const data = { runs, registers: { people, unanswered } }
    return runs.some((run) => run.failed > 0) ? failed(lines, data) : done(lines, data)
  },
}

function doorsOf(desk: Desk): Doors {
  const { brp, approvalDays } = desk.config()
  return {
    runtime: desk.runtime(),
    register: openPersonRegister(brp.url),
    authority: openAuthorityRegister(brp.url),
    approvalDays,
  }
}
