import { answerRequest, type AnswerSent } from '~/consentrequest/answer-use-cases.server'
import { arriveRequests } from '~/consentrequest/arrive.server'
import { makeRequestCode } from '~/consentrequest/code-use-cases.server'
import { checkLeave } from '~/consentrequest/organisation-use-cases.server'
import type { AskedFor } from '~/consentrequest/request'
import { sendByCode } from '~/consentrequest/send-use-cases.server'
import { consentRequest } from '~/consentrequest/tables.server'
import type { Staff } from '~/identity/actor'
import { putProviders } from '~/provider/store.server'
import type { TestDatabase } from './database'
import { dossierOf } from './dossier'
import { openFamily, type LoggedIn } from './family'
import { aColleague } from './staff'

export const GP = { ura: '90000101', name: 'De Linde', city: 'Utrecht', types: ['Z3'] }
export const HOSPITAL = { ura: '90000303', name: 'Noord', city: 'Groningen', types: ['V6'] }
export const UNMAPPED = { ura: '90000909', name: 'De Wieg', city: 'Utrecht', types: ['GC'] }
export const INSURER = { ura: '90000707', name: 'Verzekeraar', city: 'Utrecht', types: ['VERZ'] }
export const ASKED: AskedFor = {
  ...{ purpose: 'research', text: 'Onderzoek naar slaap', recipient: 'Universiteit', label: 'Slaap 12' },
  ...{ data: ['GGC002'], until: '2026-12-31' },
}

/** The same colleague, whom the register of professions knows as a company doctor there. */
export const asCompanyDoctor = (staff: Staff): Staff => ({ ...staff, roleCode: '01.008' })

/** The yes to a part. */
export const accept = (scope = { data: ['GGC013'], until: null as string | null }) =>
  ({ do: 'accept', scope }) as const

export type Leave = Awaited<ReturnType<typeof openLeave>>

/** A GP that asks for leave, and anna of whom it asks it. */
export async function openLeave(fresh: TestDatabase) {
  const family = openFamily(fresh)
  const at = fresh.clock.now()
  await fresh.database.transact((transaction) =>
    putProviders(transaction, [GP, HOSPITAL, INSURER, UNMAPPED], at),
  )
  const staff = await aColleague(fresh.runtime)
  const scene = { anna: await family.logIn('anna') }
  const dossier = async (who: LoggedIn = scene.anna) => dossierOf(fresh.runtime, await who.actor())
  const newCode = async (who = scene.anna) => {
    const made = await makeRequestCode(fresh.runtime, await dossier(who))
    return made.ok ? made.code : ''
  }
  const send = async (code: string, asked: Partial<AskedFor> = {}, by = staff) => {
    const sending = { staff: by, code, asked: { ...ASKED, ...asked }, requestId: 'send' }
    const sent = await sendByCode(fresh.runtime, sending)
    return sent.ok ? sent.id : sent.refusal
  }
  const check = (id: string, by = staff) => checkLeave(fresh.runtime, { staff: by, id, requestId: 'check' })
  return Object.assign(scene, {
    ...{ family, staff, dossier, newCode, send, check },
    async arrived(asked: Partial<AskedFor> = {}, who = scene.anna) {
      const id = await send(await newCode(who), asked)
      await arriveRequests(fresh.runtime)
      return id
    },
    async answer(id: string, sent: AnswerSent, who = scene.anna) {
      const answered = await answerRequest(family.doors, await dossier(who), { id, sent })
      return answered.ok ? 'done' : answered.refusal
    },
    async leaveOf(id: string) {
      const checked = await check(id)
      if (!checked.ok) return checked.refusal
      return checked.leave && [checked.leave.data.map(({ code }) => code), checked.leave.until]
    },
    events: async (id = scene.anna.id) => (await family.logOf(id)).map(({ event }) => event),
    state: async () => (await fresh.database.reader.select().from(consentRequest)).map((row) => row.state),
  })
}
