import { saveQuestionnaire } from '~/choosing/questionnaire-use-cases.server'
import { beginDraft, readChoosing } from '~/choosing/draft-use-cases.server'
import { beginOptIn } from '~/choosing/opt-in-use-cases.server'
import { reviewDraft } from '~/choosing/review-use-cases.server'
import { sendChoices } from '~/choosing/send-use-cases.server'
import { openToday } from '~/comingofage/open-today.server'
import { named, type Answer } from '~/consent/choice'
import type { DigidLogin } from '~/identity/digid.server'
import { endSession, finishLogin, startLogin } from '~/identity/use-cases.server'
import { parseEmail } from '~/notification/email'
import { startActing } from '~/onbehalf/acting-use-cases.server'
import { afterLogin } from '~/onbehalf/after-login.server'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import { changeList } from '~/ownprovider/use-cases.server'
import type { Bsn } from '~/person/bsn'
import { TERMS_VERSION } from '~/privacy/terms'
import type { ActingCitizen } from '~/representation/acting'
import { readActingSession } from '~/representation/acting-session.server'
import type { Dossier } from '~/representation/dossier.server'
import { newToken } from '~/runtime/ids.server'
import { askForMail, confirmByLink } from '~/welcome/welcome-mail.server'
import { acceptTerms } from '~/welcome/welcome.server'
import { fullName, type CitizenPersona } from './personas'
import type { Act } from './story'
import { must, type Stage } from './story-post.server'

type FirstLogin = Extract<Act, { does: 'first-login' }>
type Choosing = Extract<Act, { does: 'choose' }>
type Asking = Extract<Act, { does: 'ask-provider' }>

/** Comes in for the first time: terms, address, the link in the mail, the own list. */
export async function firstLogin(stage: Stage, persona: CitizenPersona, { list, mail }: FirstLogin) {
  await visit(stage, { persona }, async (actor, dossier) => {
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
    for (const ura of list) must(await changeList(runtime, await dossier(), { ura, do: 'add' }))
  })
}

/** Chooses in one of the three ways and sends it, for themself or for another. */
export async function choose(stage: Stage, persona: CitizenPersona, choosing: Choosing) {
  await visit(stage, { persona, forWhom: choosing.forWhom }, async (_actor, dossier) => {
    const { runtime } = stage
    await beginDraft(runtime, await dossier(), choosing.way)
    if (choosing.way === 'certain') await answerGroups(stage, dossier, choosing.groups)
    const review = await reviewDraft(runtime, await dossier())
    if (!review) throw new Error(`${persona.key} has nothing to send`)
    must(await sendChoices(stage.doors, await dossier(), review))
  })
}

/** Says who they are to a care provider, answers its questions, and sends both. */
export async function askProvider(stage: Stage, persona: CitizenPersona, { to, answers }: Asking) {
  await visit(stage, { persona }, async (_actor, dossier) => {
    const { runtime } = stage
    const { initials, prefix, surname, birthDate, email } = persona
    const person = {
      ...{
        initials,
        surname: [prefix, surname].filter(Boolean).join(' '),
        gender: 'woman' as const,
        birthDate,
        email,
      },
      ...{ street: 'Dorpsstraat 12', postcode: '3511 AB', town: 'Utrecht' },
    }
    must(await beginOptIn(runtime, await dossier(), { what: 'opt-in', to, person }))
    await answerGroups(stage, dossier, { [named(to)]: answers })
    const review = await reviewDraft(runtime, await dossier())
    if (!review) throw new Error(`${persona.key} has nothing to send`)
    must(await sendChoices(stage.doors, await dossier(), review))
  })
}

async function answerGroups(
  { runtime }: Stage,
  dossier: Opener,
  groups: Record<string, Record<string, Answer>>,
) {
  for (const [holder, answers] of Object.entries(groups)) {
    const { draft } = await readChoosing(runtime, await dossier())
    const typed = Object.fromEntries(
      Object.entries(answers).map(([receiver, answer]) => [receiver, { answer }]),
    )
    const command = { page: { holder }, answers: typed, revision: draft?.revision ?? 0 }
    must(await saveQuestionnaire(runtime, await dossier(), command))
  }
}

/** Opens the dossier of the visit, as each request does. */
type Opener = () => Promise<Dossier>
type Visiting = { persona: CitizenPersona; forWhom?: string | undefined }

/** Logs in, does something, perhaps for another, and logs out. DigiD answers as it would have for this persona. */
export async function visit(
  stage: Stage,
  { persona, forWhom }: Visiting,
  during: (actor: ActingCitizen, dossier: Opener) => Promise<void>,
) {
  const { runtime, requestId } = stage
  const cookieHeader = await logIn(stage, persona)
  const actor = async () => {
    const session = await readActingSession(runtime, cookieHeader)
    if (!session) throw new Error(`${persona.key} has no session`)
    return session
  }
  const { index, ...session } = await actor()
  if (forWhom) await actFor(stage, { actor: session.actor, sessionIndex: index, forWhom })
  const acting = (await actor()).actor
  await during(acting, async () => {
    const dossier = await openToday(runtime, { actor: acting, requestId })
    if (!dossier) throw new Error(`${persona.key} may not act`)
    return dossier
  })
  await endSession(runtime, { cookieHeader, requestId })
}

/** Logs in; gives what the browser sends along from then on. */
async function logIn({ runtime, doors, requestId }: Stage, persona: CitizenPersona): Promise<string> {
  const digid = digidFor(persona)
  const destination = { returnPath: null, language: 'nl', acted: false } as const
  const started = await startLogin(runtime, digid, {
    ...destination,
    provider: 'digid',
    cookieHeader: undefined,
  })
  if (!started.ok) throw new Error(`${persona.key} could not log in: ${started.refusal}`)
  const answer = started.location.searchParams
  const finished = await finishLogin(
    { ...doors, digid, afterLogin: afterLogin(doors) },
    { answer, cookieHeader: cookieIn(started.setCookie), requestId },
  )
  if (!finished.ok) throw new Error(`${persona.key} could not log in: ${finished.refusal}`)
  if (finished.setCookie === null) throw new Error(`${persona.key} was let in before`)
  return cookieIn(finished.setCookie)
}

type ActingFor = { actor: ActingCitizen; sessionIndex: string; forWhom: string }

async function actFor({ doors, requestId, people }: Stage, { actor, sessionIndex, forWhom }: ActingFor) {
  const { others } = await readOthers(doors, actor, requestId)
  const name = fullName(people.get(forWhom)!)
  const representationId = others.find((other) => other.name === name)?.representationId ?? ''
  must(await startActing(doors, actor, { representationId, declared: true, sessionIndex, requestId }))
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

/** What a browser sends back of a cookie it was given. */
function cookieIn(setCookie: string): string {
  return setCookie.split(';')[0]!
}
