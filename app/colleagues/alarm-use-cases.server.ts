import type { Staff } from '~/identity/actor'
import { holdsBsn } from '~/person/bsn'
import { tellCaseAnswered } from '~/recording/case.server'
import { readNotSaid } from '~/recording/store.server'
import { addDays, localDate, type LocalDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { ANSWER_WITHIN_DAYS, type Verdict } from '~/staff/alarm'
import { listAlarms, readAlarm, writeAnswer, type Alarm } from '~/staff/alarm-store.server'
import { listMemberships } from '~/staff/store.server'
import { byMember, mayChangeRoles } from './people-use-cases.server'

/** Something odd, as an administrator sees it: who did it, and nothing of whom they did it to. */
export type AlarmShown = Pick<
  Alarm,
  'id' | 'kind' | 'day' | 'count' | 'verdict' | 'answer' | 'answeredAt'
> & {
  who: string
  /** The last day on which it is answered in time. */
  until: LocalDate
  isLate: boolean
  /** Whether it is about who looks: then another answers it. */
  isSelf: boolean
  /** Who answered it; null where nobody did, or it was asked again since. */
  answeredBy: string | null
}

/** Answered ones are shown for as far as one looks back. */
const ANSWERED_SHOWN = 50

/** What is odd in one's own organisation: what must be answered, oldest first, and what was. */
export async function readAlarms(
  runtime: Runtime,
  staff: Staff,
): Promise<{ waiting: AlarmShown[]; answered: AlarmShown[] }> {
  const { ura } = staff.organisation
  const found = await listAlarms(runtime.database.reader, runtime, { ura, answered: ANSWERED_SHOWN })
  const show = await showing(runtime, staff)
  return { waiting: found.waiting.map(show), answered: found.answered.map(show) }
}

/** One of them, with the numbers of the records of which somebody says that they never said it; null when it is not theirs. */
export async function readOneAlarm(
  runtime: Runtime,
  staff: Staff,
  id: string,
): Promise<(AlarmShown & { records: { number: string; at: Date }[] }) | null> {
  const { reader } = runtime.database
  const found = await readAlarm(reader, runtime, { id, ura: staff.organisation.ura })
  if (!found) return null
  const records = found.kind === 'not-said' ? await readNotSaid(reader, found) : []
  const show = await showing(runtime, staff)
  return { ...show(found), records: records.map(({ number, at }) => ({ number, at })) }
}

export type AlarmAnswered =
  /** `numbers`: in the answer is what can be somebody's citizen number; days and telephone numbers are not · `own-alarm`: it is about who answers */
  { ok: true } | { ok: false; refusal: 'not-there' | 'own-alarm' | 'answered' | 'numbers' }

type Answering = { staff: Staff; id: string; verdict: Verdict; answer: string; requestId: string }

/**
 * Says what was found out about something odd, and whether it was in order. Nobody answers what is about themselves; what is
 * answered stays, until it goes on. Logged, without the words. Of what was never said the people concerned are told that it was answered.
 */
export async function answerAlarm(runtime: Runtime, answering: Answering): Promise<AlarmAnswered> {
  const { staff, id, verdict, answer, requestId } = answering
  const at = runtime.now()
  if (holdsBsn(answer)) return { ok: false, refusal: 'numbers' }
  return runtime.database.transact(async (transaction): Promise<AlarmAnswered> => {
    if (!(await mayChangeRoles(transaction, runtime, staff))) return { ok: false, refusal: 'not-there' }
    const alarm = await readAlarm(transaction, runtime, { id, ura: staff.organisation.ura })
    if (!alarm) return { ok: false, refusal: 'not-there' }
    if (alarm.memberId === staff.memberId) return { ok: false, refusal: 'own-alarm' }
    if (alarm.answeredAt) return { ok: false, refusal: 'answered' }
    const [by] = byMember(staff, { at, requestId }).users
    await writeAnswer(transaction, runtime, { alarm, verdict, answer, by: by!, at, requestId })
    if (alarm.kind === 'not-said') await tellCaseAnswered(transaction, runtime, { ...alarm, at })
    return { ok: true }
  })
}

async function showing(runtime: Runtime, { memberId: self, organisation }: Staff) {
  const people = await listMemberships(runtime.database.reader, runtime, organisation.ura)
  const nameOf = (id: string | null) => people.find(({ memberId }) => memberId === id)?.name ?? null
  const today = localDate(runtime.now())
  return ({
    id,
    kind,
    day,
    at,
    count,
    verdict,
    answer,
    answeredAt,
    answeredBy,
    memberId,
  }: Alarm): AlarmShown => {
    const until = addDays(localDate(at), ANSWER_WITHIN_DAYS)
    return {
      ...{ id, kind, day, count, verdict, answer, answeredAt, until },
      ...{ who: nameOf(memberId) ?? '–', answeredBy: nameOf(answeredBy) },
      ...{ isLate: answeredAt === null && until < today, isSelf: memberId === self },
    }
  }
}
