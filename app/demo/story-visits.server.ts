import type { Answer } from '~/consent/choice'
import { saveAsked } from '~/consent/asked-use-cases.server'
import { beginDraft, readChoosing } from '~/consent/draft-use-cases.server'
import { reviewDraft } from '~/consent/review-use-cases.server'
import { submitDraft } from '~/consent/submit-use-cases.server'
import type { Actor } from '~/identity/actor'
import type { DigidLogin } from '~/identity/digid.server'
import { readSession } from '~/identity/session.server'
import { endSession, finishLogin, startLogin } from '~/identity/use-cases.server'
import { askForMail, confirmByLink } from '~/identity/welcome-mail.server'
import { acceptTerms } from '~/identity/welcome.server'
import { parseEmail } from '~/notification/email'
import { changeList } from '~/ownprovider/use-cases.server'
import type { Bsn } from '~/person/bsn'
import type { PersonRegister } from '~/person/register'
import { TERMS_VERSION } from '~/privacy/terms'
import { newToken } from '~/runtime/ids.server'
import { fullName, type CitizenPersona } from './personas'
import type { Stage } from './story-post.server'
import type { Act } from './story'

type FirstLogin = Extract<Act, { does: 'first-login' }>
type Choosing = Extract<Act, { does: 'choose' }>

/** Comes in for the first time: terms, address, the link in the mail, the own list. */
export async function firstLogin(stage: Stage, persona: CitizenPersona, { list, mail }: FirstLogin) {
  await visit(stage, persona, async (actor) => {
    const { runtime, requestId, post } = stage
    const { subjectId } = actor
    must(await acceptTerms(runtime, { subjectId, requestId, version: TERMS_VERSION, language: 'nl' }))
    const email = parseEmail(persona.email)
    if (!email) throw new Error(`${persona.key} has no address`)
    must(
      await askForMail(runtime, actor, {
        email,
        name: persona.firstNames,
        kinds: mail,
        language: 'nl',
        requestId,
      }),
    )
    await post.deliver()
    must(await confirmByLink(runtime, { token: post.takeLinkToken(), requestId }))
    for (const ura of list) must(await changeList(runtime, actor, { ura, do: 'add', requestId }))
  })
}

/** Chooses in one of the three ways and sends it. */
export async function choose(stage: Stage, persona: CitizenPersona, choosing: Choosing) {
  await visit(stage, persona, async (actor) => {
    const { runtime, requestId } = stage
    await beginDraft(runtime, actor, choosing.way)
    if (choosing.way === 'certain') await answerGroups(stage, actor, choosing.groups)
    const review = await reviewDraft(runtime, actor)
    if (!review) throw new Error(`${persona.key} has nothing to send`)
    must(await submitDraft(runtime, actor, { ...review, requestId }))
  })
}

async function answerGroups(
  { runtime, requestId }: Stage,
  actor: Actor,
  groups: Record<string, Record<string, Answer>>,
) {
  for (const [holder, answers] of Object.entries(groups)) {
    const { draft } = await readChoosing(runtime, actor)
    const typed = Object.fromEntries(
      Object.entries(answers).map(([receiver, answer]) => [receiver, { answer }]),
    )
    const command = { page: { holder }, answers: typed, revision: draft?.revision ?? 0, requestId }
    must(await saveAsked(runtime, actor, command))
  }
}

/** Logs in, does something, and logs out. DigiD and the register answer as they would have for this persona. */
async function visit(stage: Stage, persona: CitizenPersona, during: (actor: Actor) => Promise<void>) {
  const { runtime, requestId } = stage
  const digid = digidFor(persona)
  const destination = { returnPath: null, language: 'nl' } as const
  const started = await startLogin({ runtime, digid }, { ...destination, cookieHeader: undefined })
  if (!started.ok) throw new Error(`${persona.key} could not log in: ${started.refusal}`)
  const doors = { runtime, digid, register: registerWith(persona) }
  const answer = started.location.searchParams
  const finished = await finishLogin(doors, { answer, cookieHeader: cookieIn(started.setCookie), requestId })
  if (!finished.ok) throw new Error(`${persona.key} could not log in: ${finished.refusal}`)
  const cookieHeader = cookieIn(finished.setCookie)
  const session = await readSession(runtime, cookieHeader)
  if (!session) throw new Error(`${persona.key} has no session`)
  await during(session.actor)
  await endSession(runtime, { cookieHeader, requestId })
}

function digidFor({ bsn }: CitizenPersona): DigidLogin {
  const secrets = { state: newToken(), nonce: newToken(), verifier: newToken() }
  return {
    start: async () => ({
      ok: true,
      secrets,
      location: new URL(`https://digid.example/?state=${secrets.state}`),
    }),
    finish: async () => ({ ok: true, bsn: bsn as Bsn, level: 'substantieel', represented: null }),
  }
}

function registerWith(persona: CitizenPersona): PersonRegister {
  const { birthDate, confidential = false } = persona
  const person = { fullName: fullName(persona), birthDate, deceased: false, shielded: confidential }
  return { findPerson: async () => ({ ok: true, person }) }
}

/** What a browser sends back of a cookie it was given. */
function cookieIn(setCookie: string): string {
  return setCookie.split(';')[0]!
}

function must(answer: { ok: boolean; refusal?: string }) {
  if (!answer.ok) throw new Error(`the story could not be told: ${answer.refusal ?? 'refused'}`)
}
