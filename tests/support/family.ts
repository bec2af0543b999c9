import { eq, notInArray } from 'drizzle-orm'
import type { Entry } from '~/audit/read-entry.server'
import { activity } from '~/audit/tables.server'
import type { FollowingDoors } from '~/authority/follow-register.server'
import { saveQuestionnaire } from '~/choosing/questionnaire-use-cases.server'
import { reviewDraft } from '~/choosing/review-use-cases.server'
import { sendChoices } from '~/choosing/send-use-cases.server'
import type { SubmitRequest } from '~/choosing/send-use-cases.server'
import type { Answer } from '~/consent/choice'
import { readCurrent, readDraft } from '~/consent/store.server'
import { newSession } from '~/identity/session.server'
import { TOLD } from '~/ledger/kinds'
import { ledger } from '~/ledger/tables.server'
import { writeConfirmedAddress } from '~/notification/address.server'
import { parseEmail } from '~/notification/email'
import { outbox } from '~/notification/tables.server'
import { startActing } from '~/onbehalf/acting-use-cases.server'
import { readOthers } from '~/onbehalf/others-use-cases.server'
import { parseBsn, type Bsn } from '~/person/bsn'
import { findById, findOrCreate, writeAge } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { TERMS_VERSION } from '~/privacy/terms'
import type { ActingCitizen } from '~/representation/acting'
import { readActingSession } from '~/representation/acting-session.server'
import type { AuthorityRelation } from '~/representation/authority'
import { type LocalDate, localDate } from '~/runtime/local-date'
import { runTransitions } from '~/server/due-transitions.server'
import type { TestDatabase } from './database'
import { dossierOf } from './dossier'

const NUMBERS = {
  anna: '999990408',
  erik: '999990147',
  bram: '999990275',
  cato: '999990421',
  ivo: '999990688',
  dewi: '999990548',
  nina: '999991784',
  karin: '999992028',
  pim: '999991905',
  fatima: '999990962',
  yara: '999991097',
  hugo: '999991243',
  gerard: '999991371',
  liam: '999991516',
} as const
export type Name = keyof typeof NUMBERS

/** Ages on the day the clock stands at. */
const BORN: Record<Name, LocalDate> = {
  anna: '1991-06-01',
  erik: '1989-06-01',
  bram: '2011-06-01',
  cato: '2017-06-01',
  ivo: '1980-06-01',
  dewi: '2010-03-19',
  nina: '1996-06-01',
  karin: '1975-06-01',
  pim: '2016-06-01',
  fatima: '1954-06-01',
  yara: '1985-06-01',
  hugo: '1967-06-01',
  gerard: '1963-06-01',
  liam: '2015-06-01',
}

export const numberOfPersona = (name: Name): Bsn => parseBsn(NUMBERS[name])!

/** A family before registers that say what the test tells them. */
export function openFamily(fresh: TestDatabase) {
  const { runtime } = fresh
  const relations: AuthorityRelation[] = []
  const told = {
    authority: 'up' as 'up' | 'down',
    persons: 'up' as 'up' | 'down',
    dead: new Set<Name>(),
    /** Whose records changed since anybody asked, and who is followed. */
    changed: new Set<Name>(),
    followed: new Set<Bsn>(),
    /** From which day each list of changes was asked. */
    listsFrom: [] as (LocalDate | null)[],
    shielded: new Set<Name>(),
  }
  const doors: FollowingDoors = {
    runtime,
    approvalDays: 30,
    authority: {
      findAuthority: async (bsn) =>
        told.authority === 'down'
          ? { ok: false, refusal: 'register-down' }
          : {
              ok: true,
              relations: relations.filter((one) => one.child === bsn || parentsIn(one).includes(bsn)),
            },
    },
    updates: {
      follow: async (bsn) => {
        if (told.persons === 'down') return 'register-down'
        told.followed.add(bsn)
        return 'done'
      },
      unfollow: async (bsn) => {
        if (told.persons === 'down') return 'register-down'
        told.followed.delete(bsn)
        return 'done'
      },
      changedSince: async (day) => {
        if (told.persons === 'down') return { ok: false, refusal: 'register-down' }
        told.listsFrom.push(day)
        const numbers = [...told.changed].map(numberOfPersona).filter((bsn) => told.followed.has(bsn))
        return { ok: true, numbers }
      },
    },
    register: {
      findPerson: async (bsn) => {
        const name = (Object.keys(NUMBERS) as Name[]).find((one) => NUMBERS[one] === bsn)
        if (told.persons === 'down') return { ok: false, refusal: 'register-down' }
        if (!name) return { ok: false, refusal: 'unknown-person' }
        const person = {
          fullName: name,
          birthDate: BORN[name],
          deceased: told.dead.has(name),
          shielded: told.shielded.has(name),
        }
        return { ok: true, person }
      },
    },
  }

  /** Says who has authority over a child from now on. */
  function authorityOver(child: Name, ...parents: Name[]) {
    const bsn = numberOfPersona(child)
    const others = relations.filter((one) => one.child !== bsn)
    const now: AuthorityRelation[] =
      parents.length === 0
        ? [{ child: bsn, underInvestigation: false, kind: 'indeterminate' }]
        : [
            {
              child: bsn,
              underInvestigation: false,
              kind: 'joint-parental',
              parents: parents.map(numberOfPersona),
            },
          ]
    relations.splice(0, relations.length, ...others, ...now)
  }

  /** Logs somebody in who did the first login, with an address; gives the actor as a request would see it. */
  async function logIn(name: Name): Promise<LoggedIn> {
    const at = runtime.now()
    const today = localDate(at)
    const made = await runtime.database.transact(async (transaction) => {
      const citizen = await findOrCreate(transaction, runtime, numberOfPersona(name))
      await writeAge(transaction, citizen, { birthDate: BORN[name], today })
      await writeConfirmedAddress(transaction, runtime, {
        citizen,
        email: parseEmail(`${name}@voorbeeld.example`)!,
        at,
      })
      await transaction
        .update(subject)
        .set({ termsVersion: TERMS_VERSION })
        .where(eq(subject.id, citizen.row.id))
      const session = newSession(runtime, {
        of: { audience: 'citizen', subjectId: citizen.row.id, name, level: 'substantieel' },
        at,
      })
      await session.insert(transaction)
      return { session, id: citizen.row.id }
    })
    const cookie = made.session.setCookie.split(';')[0]!
    const actor = async (): Promise<ActingCitizen> => {
      const session = await readActingSession(runtime, cookie)
      if (!session) throw new Error(`${name} is not logged in any more`)
      return session.actor
    }
    return { name, id: made.id, index: made.session.index, actor }
  }

  /** Somebody picks a child, as the page would: list first, then choose. */
  async function actFor(parent: LoggedIn, child: Name) {
    const { others } = await readOthers(doors, await parent.actor(), 'list')
    const other = others.find(({ name }) => name === child)
    if (!other) throw new Error(`${parent.name} has nobody called ${child}`)
    const { representationId } = other
    return startActing(doors, await parent.actor(), {
      representationId,
      declared: true,
      sessionIndex: parent.index,
      requestId: 'pick',
    })
  }

  /** Answers about GPs in a draft and sends it. */
  async function send(who: LoggedIn, answers: Record<string, Answer>, holder = 'GP') {
    return sendDraft(who, await draft(who, answers, holder))
  }

  /** Sends what was in a draft, as a page that was open since. */
  async function sendDraft(who: LoggedIn, request: SubmitRequest) {
    return sendChoices(doors, await dossierOf(doors, await who.actor()), request)
  }

  async function draft(who: LoggedIn, answers: Record<string, Answer>, holder = 'GP') {
    const actor = await who.actor()
    const personId = actor.actingFor?.subjectId ?? actor.subjectId
    const person = (await findById(runtime.database.reader, runtime, personId))!
    const revision = (await readDraft(runtime.database.reader, person, actor.subjectId))?.revision ?? 0
    const typed = Object.entries(answers).map(([receiver, answer]) => [receiver, { answer }])
    await saveQuestionnaire(runtime, await dossierOf(runtime, actor), {
      page: { holder },
      answers: Object.fromEntries(typed),
      revision,
    })
    const review = await reviewDraft(runtime, await dossierOf(runtime, actor))
    if (!review) throw new Error('there is no draft')
    return {
      draft: review.draft,
      revision: review.revision,
      base: review.base,
      catalogue: review.catalogue,
      requestId: `send-${runtime.newId()}`,
    }
  }

  /** What is in force, as `holder data receiver answer`. */
  async function inForce(personId: string): Promise<string[]> {
    const person = (await findById(runtime.database.reader, runtime, personId))!
    const current = await readCurrent(runtime.database.reader, person)
    return (current?.choices ?? []).map(
      ({ holder, data, receiver, answer }) => `${holder} ${data} ${receiver} ${answer}`,
    )
  }

  /** Everything that happens by itself today; what birthdays brought, by kind, and how often. */
  async function passDay(): Promise<Record<string, number>> {
    const done = () =>
      runtime.database.reader
        .select()
        .from(ledger)
        .where(notInArray(ledger.kind, [...TOLD]))
    const before = new Set(
      (await done()).map(({ subjectId, kind, reason }) => `${subjectId} ${kind} ${reason}`),
    )
    const failures: unknown[] = []
    await runTransitions(runtime, { requestId: 'run', onFailure: (error) => void failures.push(error) })
    if (failures.length > 0) throw new AggregateError(failures, 'something that was due failed')
    const happened: Record<string, number> = {}
    for (const { subjectId, kind, reason } of await done()) {
      if (before.has(`${subjectId} ${kind} ${reason}`)) continue
      happened[kind] = (happened[kind] ?? 0) + 1
    }
    return happened
  }

  const personOf = async (id: string) => (await findById(runtime.database.reader, runtime, id))!
  const mailsTo = async (id: string) =>
    (await runtime.database.reader.select().from(outbox).where(eq(outbox.subjectId, id))).map(
      ({ kind }) => kind,
    )
  const logOf = async (id: string) =>
    (await runtime.database.reader.select().from(activity).where(eq(activity.subjectId, id))).map(
      ({ entry }) => JSON.parse(entry) as Entry,
    )

  return {
    doors,
    told,
    relations,
    authorityOver,
    logIn,
    actFor,
    draft,
    send,
    sendDraft,
    inForce,
    passDay,
    personOf,
    mailsTo,
    logOf,
  }
}

export type Family = ReturnType<typeof openFamily>
export type LoggedIn = { name: Name; id: string; index: string; actor: () => Promise<ActingCitizen> }

function parentsIn(relation: AuthorityRelation): Bsn[] {
  if (relation.kind === 'joint-parental') return relation.parents
  if (relation.kind === 'sole-parental' || relation.kind === 'parent-and-third') return [relation.parent]
  return []
}
