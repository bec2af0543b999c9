import { beforeEach, expect, it } from 'vitest'
import { readExceptions } from '~/choosing/exceptions-use-cases.server'
import { readHistory, readHistoryVersion } from '~/choosing/history-use-cases.server'
import { readNamedChoices, readOverview } from '~/choosing/overview-use-cases.server'
import { readQuestionnaire, saveQuestionnaire } from '~/choosing/questionnaire-use-cases.server'
import { readConfirmation } from '~/choosing/receipt-use-cases.server'
import { reviewDraft } from '~/choosing/review-use-cases.server'
import { readAround } from '~/choosing/waiting-use-cases.server'
import { tryWhatIf } from '~/choosing/what-if-use-cases.server'
import { previewWithdrawal, readWithdrawable, withdraw } from '~/choosing/withdraw-use-cases.server'
import { writeVersion } from '~/consent/write-version.server'
import { readViews } from '~/enquiry/use-cases.server'
import { changeList, readMyList } from '~/ownprovider/use-cases.server'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { dossierOf } from '../../tests/support/dossier'
import { openFamily, type Family, type LoggedIn } from '../../tests/support/family'

const URA = '90000101'
const NAMED = { holder: `ura:${URA}`, data: 'GGC002', receiver: 'RPZAC005' }

eachDatabase('what a representative may not know', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn
  let child: string

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    family.authorityOver('cato', 'anna', 'erik')
    family.authorityOver('bram', 'anna', 'erik')
    anna = await family.logIn('anna')
  })

  async function begin(name: 'cato' | 'bram') {
    await family.actFor(anna, name)
    child = (await anna.actor()).actingFor!.subjectId
    const person = await family.personOf(child)
    await fresh.database.transact((transaction) =>
      writeVersion(transaction, person, {
        ...{ number: 1, predecessor: 0, catalogueVersion: 1, receiptNumber: 'Z', channel: 'self' },
        readIn: 'kept',
        ...{ authorId: child, authorRole: '01', at: fresh.runtime.now() },
        choices: [
          { ...NAMED, answer: 'yes' },
          { holder: 'GP', data: 'GGC002', receiver: `ura:${URA}`, answer: 'no' },
        ],
      }),
    )
    return anna.actor()
  }

  it('neither name nor number of a hidden provider leaves, on any page', async () => {
    family.told.shielded.add('cato')
    const actor = await begin('cato')
    const { runtime } = fresh
    const query = new URLSearchParams({ wie: URA })
    await saveQuestionnaire(runtime, await dossierOf(runtime, actor), {
      page: { holder: 'GP' },
      answers: { RPZAC005: { answer: 'yes' }, [`ura:${URA}`]: { answer: 'yes' } },
      remove: { data: 'GGC002', receiver: `ura:${URA}` },
      ...{ revision: 0, requestId: 'r' },
    })
    const picked = { holder: NAMED.holder, data: 'GGC002', receiver: 'RPZAC005' }
    const seen = [
      await readOverview(runtime, await dossierOf(runtime, actor)),
      await readAround(runtime, await dossierOf(runtime, actor)),
      await readNamedChoices(runtime, await dossierOf(runtime, actor), 1),
      await readQuestionnaire(runtime, await dossierOf(runtime, actor), { holder: 'GP' }),
      await reviewDraft(runtime, await dossierOf(runtime, actor)),
      await readHistory(runtime, await dossierOf(runtime, actor), null),
      await readHistoryVersion(runtime, await dossierOf(runtime, actor), 1),
      await readConfirmation(runtime, await dossierOf(runtime, actor), 1),
      await readWithdrawable(runtime, await dossierOf(runtime, actor)),
      await previewWithdrawal(runtime, await dossierOf(runtime, actor), 'all'),
      await tryWhatIf(runtime, await dossierOf(runtime, actor), { search: URA, picked }),
      (await readMyList(runtime, await dossierOf(runtime, actor), '')).list,
      (await readViews(runtime, await dossierOf(runtime, actor), { query, language: 'nl' }))!.organisations,
    ]
    for (const page of seen) expect(JSON.stringify(page)).not.toContain(URA)
    expect(JSON.stringify(seen)).toContain('een zorgaanbieder')
    expect(
      await readQuestionnaire(runtime, await dossierOf(runtime, actor), { holder: NAMED.holder }),
    ).toBeNull()
    const row = { page: { holder: 'GP' }, row: 'RPZAC001', search: { query: '', page: 1 } }
    expect(await readExceptions(runtime, await dossierOf(runtime, actor), row)).toBeNull()
    expect(await previewWithdrawal(runtime, await dossierOf(runtime, actor), NAMED)).toBeNull()
    const one = { withdrawal: NAMED, id: 'one', requestId: 'r' }
    expect(await withdraw(runtime, await dossierOf(runtime, actor), one)).toEqual({
      ok: false,
      refusal: 'not-there',
    })
    await expect(
      changeList(runtime, await dossierOf(runtime, actor), { ura: URA, do: 'add' }),
    ).rejects.toBeInstanceOf(Response)
  })

  it('where nothing is shielded they see what they decide about', async () => {
    const actor = await begin('cato')
    const choices = await readNamedChoices(fresh.runtime, await dossierOf(fresh.runtime, actor), 1)
    expect(JSON.stringify(choices)).toContain(URA)
  })

  it('of 12 to 15 who looked is not there, and the child alone is told what it has not seen', async () => {
    const actor = await begin('bram')
    const looking = { query: new URLSearchParams(), language: 'nl', requestId: 'r' } as const
    await expect(
      readViews(fresh.runtime, await dossierOf(fresh.runtime, actor), looking),
    ).rejects.toMatchObject({ status: 404 })
    await readHistoryVersion(fresh.runtime, await dossierOf(fresh.runtime, actor), 1)
    expect((await family.personOf(child)).row.seenVersion).toBe(0)
    const log = await family.logOf(child)
    expect(log.filter(({ event }) => event === 'choices-read').map(({ users }) => users[0])).toEqual([
      { id: anna.id, role: '02', initiator: true },
    ])
  })

  it('takes everything back at once, also alone, and what waits with it', async () => {
    const actor = await begin('bram')
    const sent = await family.send(anna, { RPZAC005: 'yes' })
    expect(sent).toMatchObject({ ok: true, number: null })
    const all = { withdrawal: 'all', id: 'all', requestId: 'r' } as const
    expect(await withdraw(fresh.runtime, await dossierOf(fresh.runtime, actor), all)).toEqual({
      ok: true,
      number: 2,
    })
    expect(await withdraw(fresh.runtime, await dossierOf(fresh.runtime, actor), all)).toEqual({
      ok: true,
      number: 2,
    })
    expect((await family.inForce(child)).every((choice) => choice.endsWith(' no'))).toBe(true)
    const log = await family.logOf(child)
    expect(log.map(({ event }) => event)).toContain('approval-ended')
  })
})
