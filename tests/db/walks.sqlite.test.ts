import { beforeEach, expect, it } from 'vitest'
import { readOverview } from '~/choosing/overview-use-cases.server'
import { saveQuestionnaire } from '~/choosing/questionnaire-use-cases.server'
import { reviewDraft } from '~/choosing/review-use-cases.server'
import { sendChoices } from '~/choosing/send-use-cases.server'
import { readAround } from '~/choosing/waiting-use-cases.server'
import { readConcerns } from '~/onbehalf/concerns.server'
import { eachDatabase, type TestDatabase } from '../support/database'
import { dossierOf } from '../support/dossier'
import { openFamily, type Family, type LoggedIn } from '../support/family'
import { statementsOf } from '../support/statement-trace'

/*
 * What a walk asks of the database. The numbers are kept: more is a step back, less is written down here. `person` is how
 * often somebody's row is read: once when the dossier is opened, once more in each transaction that writes.
 */
eachDatabase('a walk', (open) => {
  let fresh: TestDatabase
  let family: Family
  let anna: LoggedIn

  beforeEach(async () => {
    fresh = await open()
    family = openFamily(fresh)
    anna = await family.logIn('anna')
    await family.send(anna, { RPZAC005: 'yes' })
  })

  async function cost(work: () => Promise<unknown>) {
    const statements = await statementsOf(work)
    const ofPerson = statements.filter((text) => /from "subject"/.test(text))
    return { statements: statements.length, person: ofPerson.length }
  }

  it('opens a request', async () => {
    const actor = await anna.actor()
    expect(await cost(() => dossierOf(fresh.runtime, actor))).toEqual({ statements: 3, person: 1 })
  })

  it('reads the overview', async () => {
    const dossier = await dossierOf(fresh.runtime, await anna.actor())
    const looked = await cost(async () => {
      await readOverview(fresh.runtime, dossier)
      await readAround(fresh.runtime, dossier)
      await readConcerns(family.doors, dossier)
    })
    // One of them reads who follows.
    expect(looked).toEqual({ statements: 24, person: 0 })
  })

  it('makes a choice: answers, review page, sending', async () => {
    const actor = await anna.actor()
    const answering = {
      page: { holder: 'GP' },
      answers: { RPZAC005: { answer: 'no' as const } },
      revision: 0,
    }
    const opened = await dossierOf(fresh.runtime, actor)
    expect(await cost(() => saveQuestionnaire(fresh.runtime, opened, answering))).toEqual({
      statements: 10,
      person: 1,
    })
    const looking = await dossierOf(fresh.runtime, actor)
    expect(await cost(() => reviewDraft(fresh.runtime, looking))).toEqual({ statements: 8, person: 0 })
    const review = (await reviewDraft(fresh.runtime, looking))!
    expect(await cost(() => sendChoices(family.doors, looking, review))).toEqual({
      // One of them asks the log whether it knows a newer version than the one in force, one whether requests to care providers waited for it,
      // one who follows.
      statements: 25,
      // Looked at once more before the version in force is another: what somebody else wrote is not made ours.
      person: 3,
    })
  })

  it('passes a birthday', async () => {
    const dewi = await family.logIn('dewi')
    fresh.clock.set('2026-03-19T08:30:00.000Z')
    const actor = await (await family.logIn('dewi')).actor()
    expect(dewi.id).toBe(actor.subjectId)
    // Opened before and after; in the transaction once as it was, once more by who writes, and once as it is then.
    expect(await cost(() => dossierOf(fresh.runtime, actor))).toEqual({ statements: 23, person: 5 })
  })
})
