import { followRegister, type FollowingDoors, type FollowRun } from '~/authority/follow-register.server'
import { recheckRepresented } from '~/authority/recheck.server'
import { openPersonRegister } from '~/person/brp.server'
import { openUpdateRegister } from '~/person/updates.server'
import { openAuthorityRegister } from '~/representation/authority.server'
import { runTransitions } from '~/server/due-transitions.server'
import { done, failed, type ToolContext, type Verb } from './verb'

export const transitionsRun: Verb = {
  words: 'transitions run',
  about:
    'Effects what is due today, or was due before: a yes that ended, birthdays, and what people are told of in time; then reads from the register who changed, and asks the registers again about them and about those who are represented.',
  async run({ desk }) {
    const onFailure = () => desk.progress('One citizen could not be done; the others go on.')
    const runs = await runTransitions(desk.runtime(), { requestId: desk.requestId, onFailure })
    const doors = doorsOf(desk)
    const followed = await followRegister(doors, { onFailure })
    const { people, unanswered } = await recheckRepresented(doors, { onFailure })
    const lines = runs.map(
      ({ name, effected, failed: not }) => `${name}: ${effected} done${not > 0 ? `, ${not} failed` : ''}`,
    )
    // Without an answer nothing changes, and the worker asks again; so that is told, and is no failure.
    lines.push(`registers: ${people} asked about${unanswered > 0 ? `, ${unanswered} without an answer` : ''}`)
    lines.push(linesOf(followed))
    const data = { runs, registers: { people, unanswered }, changes: followed }
    return runs.some((run) => run.failed > 0) ? failed(lines, data) : done(lines, data)
  },
}

function linesOf({ began, ended, changed, asked, complete }: FollowRun): string {
  const said = `${began} followed from now, ${ended} no more, ${changed} changed, ${asked} asked about`
  return `changes: ${said}${complete ? '' : '; not complete, the next run goes on'}`
}

function doorsOf(desk: ToolContext): FollowingDoors {
  const { brp, approvalDays } = desk.config()
  return {
    runtime: desk.runtime(),
    register: openPersonRegister(brp.url),
    authority: openAuthorityRegister(brp.url),
    updates: openUpdateRegister(brp.url),
    approvalDays,
  }
}
