import { closedQuestions } from '~/enquiry/closed-question.server'
import { parseBsn, type Bsn } from '~/person/bsn'
import { findByBsn } from '~/person/store.server'
import { newId } from '~/runtime/ids.server'
import { addDays, type LocalDate, localDate, startOfDay } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { personas, type CitizenPersona, type Persona } from './personas'
import { peopleIn, storyOf, typeOf, type Act } from './story'
import { writeToDesk } from './story-desk.server'
import { accept, agree, authorise, becomeMentor, findIncapable, nameChild } from './story-family.server'
import { askForLeave } from './story-leave.server'
import { openPost, type PostOptions, type Stage } from './story-post.server'
import { authorityOf, registerOf } from './story-registers.server'
import { askProvider, choose, firstLogin } from './story-visits.server'

export type StoryResult = { people: number; acts: number }

type Telling = PostOptions & {
  /** Care systems that ask, by the URA they are bound to. */
  clients: Record<string, string>
  requestId: string
  onProgress?: (done: number, total: number) => void
}

const MINUTE_MILLISECONDS = 60_000
const MORNING = '08:30'
const APPROVAL_DAYS = 30

/**
 * Gives the people of the demo a past: each act goes through the use case it would have gone through then, with a clock
 * that stands at its moment, so that versions, log and mail are as they would be. People who are known already keep the
 * past they have. Mail of the past is delivered to nobody.
 */
export async function tellStory(runtime: Runtime, telling: Telling): Promise<StoryResult> {
  const now = runtime.now()
  const today = localDate(now)
  const people = await strangers(runtime, personas(today))
  const acts = storyOf().filter((act) => peopleIn(act).every((key) => people.has(key)))
  if (acts.length === 0) return { people: 0, acts: 0 }
  const momentOfAct = ({ daysAgo, at }: Act) => momentOf(addDays(today, -daysAgo), at)
  let at = momentOfAct(acts[0]!)
  const then = { ...runtime, now: () => at, newId: () => newId(at) }
  const post = await openPost(then, telling)
  const ask = askerOf(then, telling)
  const registers = {
    register: registerOf([...people.values()]),
    authority: authorityOf([...people.values()]),
  }
  const doors = { runtime: then, approvalDays: APPROVAL_DAYS, ...registers }
  const moveTo = async (moment: Date) => {
    for (let morning = nextMorning(at); morning < moment; morning = nextMorning(morning)) {
      at = morning
      await post.deliver()
    }
    at = moment
  }
  for (const [place, act] of acts.entries()) {
    const persona = people.get(act.who)!
    await moveTo(momentOfAct(act))
    const stage = { runtime: then, doors, post, people, requestId: `${telling.requestId}-${place}` }
    if (act.does === 'asked') await ask(act, { bsn: persona.bsn as Bsn, requestId: stage.requestId })
    else await perform(stage, persona, act)
    await post.deliver()
    telling.onProgress?.(place + 1, acts.length)
  }
  await writeToDesk(then, `${telling.requestId}-desk`)
  await moveTo(now)
  await post.deliver()
  return { people: people.size, acts: acts.length }
}

/** Those the portal does not know yet, and of whom there is something to tell. */
async function strangers(runtime: Runtime, all: readonly Persona[]): Promise<Map<string, CitizenPersona>> {
  const told = new Set(storyOf().flatMap(peopleIn))
  const found = new Map<string, CitizenPersona>()
  for (const persona of all) {
    if (persona.kind !== 'citizen' || !told.has(persona.key)) continue
    const bsn = parseBsn(persona.bsn)
    if (bsn && !(await findByBsn(runtime.database.reader, runtime, bsn))) found.set(persona.key, persona)
  }
  return found
}

/** Lets somebody do what the story says of them; everybody in it is there. */
async function perform(stage: Stage, persona: CitizenPersona, act: Exclude<Act, Question>) {
  const other = (key: string) => stage.people.get(key)!
  switch (act.does) {
    case 'first-login':
      return firstLogin(stage, persona, act)
    case 'choose':
      return choose(stage, persona, act)
    case 'ask-provider':
      return askProvider(stage, persona, act)
    case 'agree':
      return agree(stage, persona, act.forWhom)
    case 'add-child':
      return nameChild(stage, persona, other(act.child))
    case 'authorise':
      return authorise(stage, persona, other(act.whom))
    case 'accept':
      return accept(stage, persona)
    case 'asked-for-leave':
      return askForLeave(stage, persona, { ...act, ura: act.by })
    case 'become-mentor':
      return becomeMentor(stage, persona, other(act.of))
    case 'found-incapable':
      return findIncapable(stage, persona)
  }
}

type Question = Extract<Act, { does: 'asked' }>

/** Asks as a care system does: as the one that wants to see when it has a system, else through that of who has the data. */
function askerOf(runtime: Runtime, { clients }: Telling) {
  const { ask } = closedQuestions(runtime)
  return async (
    { by, about, data, roleCode }: Question,
    { bsn, requestId }: { bsn: Bsn; requestId: string },
  ) => {
    const ura = clients[by] ? by : about
    const answered = await ask(
      {
        bsn,
        holder: { ura: about, type: typeOf(about) },
        receiver: { ura: by, type: typeOf(by), roleCode },
        data,
        purpose: 'TREAT',
        // The story knows nobody there by name: the number is made from the organisation's.
        professional: `9${by}`,
      },
      { clientId: clients[ura]!, ura, face: 'authzen', requestId, index: 0 },
    )
    if (!answered.ok) throw new Error(`the story could not be told: ${answered.refusal}`)
  }
}

function momentOf(day: LocalDate, clock: string): Date {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number]
  return new Date(startOfDay(day).getTime() + (hours * 60 + minutes) * MINUTE_MILLISECONDS)
}

/** When the mail goes out that was kept for the morning. */
function nextMorning(at: Date): Date {
  const today = momentOf(localDate(at), MORNING)
  return today > at ? today : momentOf(addDays(localDate(at), 1), MORNING)
}
