import type { FastifyInstance } from 'fastify'
import type { Catalogue } from '~/catalogue/catalogue'
import { publishCatalogue } from '~/catalogue/store.server'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { beginDraft } from '~/choosing/draft-use-cases.server'
import { saveQuestionnaire } from '~/choosing/questionnaire-use-cases.server'
import { reviewDraft } from '~/choosing/review-use-cases.server'
import { sendChoices } from '~/choosing/send-use-cases.server'
import { isNamed, named, type Answer } from '~/consent/choice'
import { readCurrent, readDraft } from '~/consent/store.server'
import { changeList } from '~/ownprovider/use-cases.server'
import { provider } from '~/provider/tables.server'
import { drawing } from '../consent/cases'
import { dossierOf } from '../support/dossier'
import { numberOfPersona, openFamily, type LoggedIn } from '../support/family'
import { registerCareSystem, tokenFor } from './care-system'
import { askerWith, type Asker } from './question'
import { openWorld, type World } from './world'

export type Organisation = { ura: string; name: string; types: string[] }

/** Of one type and of several; a type that only the newer catalogue maps, and one of no group. */
export const ORGANISATIONS: Organisation[] = [
  { ura: '90001001', name: 'Huisarts', types: ['Z3'] },
  { ura: '90001002', name: 'Apotheek', types: ['J8'] },
  { ura: '90001003', name: 'Ziekenhuis', types: ['V6'] },
  { ura: '90001004', name: 'Alles samen', types: ['Z3', 'V6', 'J8'] },
  { ura: '90001005', name: 'Ziekenhuis en lab', types: ['V6', 'L1'] },
  { ura: '90001006', name: 'Dorp en thuiszorg', types: ['X3', 'K3'] },
  { ura: '90001007', name: 'Nieuw soort', types: ['Q9', 'G5'] },
]

export const DATA = ['GGC002', 'GGC012', 'GGC013']
const GROUPS = ['GP', 'PHARMACY', 'HOSPITAL', 'LAB']
const RECEIVERS = ['RPZAC001', 'RPZAC003', 'RPZAC004', 'RPZAC005', 'RPZAC104']

/** The next catalogue: a new kind of hospital, laboratories that also count as hospitals, nursing that receives as other care. */
export const NEWER: Catalogue = {
  ...catalogueVersion1,
  version: 2,
  holderCategoriesOfType: {
    ...catalogueVersion1.holderCategoriesOfType,
    Q9: ['HOSPITAL'],
    L1: [...(catalogueVersion1.holderCategoriesOfType.L1 ?? []), 'HOSPITAL'],
  },
  receiverCategoryOfType: {
    ...catalogueVersion1.receiverCategoryOfType,
    Q9: ['RPZAC104'],
    X3: ['RPZAC004', 'RPZAC103'],
  },
}

/** A portal with its database, its machine face and a citizen, driven by the use cases that the pages call. */
export async function openJoint() {
  const world = await openWorld()
  const { runtime, fresh } = world
  await fresh.database.transact(async (transaction) => {
    for (const one of ORGANISATIONS)
      await transaction.insert(provider).values({ ...one, city: 'Utrecht', updatedAt: runtime.now() })
  })
  const family = openFamily({ ...fresh, runtime })
  return { world, family, askers: await askersOf(world) }
}
export type Joint = Awaited<ReturnType<typeof openJoint>>

/** A care system of each organisation, which asks many questions at once. */
async function askersOf({ fresh, faces }: { fresh: World['fresh']; faces: FastifyInstance }) {
  const askers = new Map<string, Asker>()
  for (const { ura } of ORGANISATIONS) {
    const system = await registerCareSystem(fresh.database, { id: `system-${ura}`, ura })
    askers.set(ura, askerWith(faces, await tokenFor(faces, system), '/access/v1/evaluations'))
  }
  return askers
}

export async function publishNewer({ world }: Joint): Promise<void> {
  await world.fresh.database.transact(async (transaction) => {
    const published = await publishCatalogue(transaction, NEWER, world.runtime.now())
    if (!published.ok) throw new Error(`the catalogue is ${published.refusal}`)
  })
}

/** Somebody with three providers on the list, two of them of several types. */
export async function listed({ world, family }: Joint, name: LoggedIn['name']): Promise<LoggedIn> {
  const who = await family.logIn(name)
  for (const ura of ['90001001', '90001004', '90001006'])
    await changeList(world.runtime, await dossierOf(world.runtime, await who.actor()), { ura, do: 'add' })
  return who
}

export type Step = { way: 'all' | 'certain' | 'none'; seed: number; takesOver: boolean }

/**
 * Chooses in one of the three ways, with some groups and some providers answered otherwise, and sends it as the control
 * page does. Answers what that page said, all its lines; null where nothing was chosen.
 */
export async function choose({ world, family }: Joint, who: LoggedIn, { way, seed, takesOver }: Step) {
  const { runtime } = world
  const draw = drawing(seed)
  await beginDraft(runtime, await dossierOf(runtime, await who.actor()), way)
  if (way === 'certain') {
    for (const holder of GROUPS) await save({ holder }, answersFrom(draw, RECEIVERS))
    const some = ORGANISATIONS[draw(ORGANISATIONS.length)]!
    for (const data of DATA.filter(() => draw(2) === 0))
      await save({ holder: named(some.ura), data }, answersFrom(draw, [...RECEIVERS, ...URAS]))
  }
  if (draw(2) === 0) await save({ holder: GROUPS[draw(GROUPS.length)]! }, answersFrom(draw, URAS))
  const first = await reviewDraft(runtime, await dossierOf(runtime, await who.actor()))
  if (!first || first.changes === 0) return null
  const lines = [...first.lines]
  for (let page = 2; page <= first.pages; page++)
    lines.push(...(await reviewDraft(runtime, await dossierOf(runtime, await who.actor()), { page }))!.lines)
  const sent = await sendChoices(family.doors, await dossierOf(family.doors, await who.actor()), {
    ...{ draft: first.draft, revision: first.revision, base: first.base, catalogue: first.catalogue },
    ...{ named: takesOver ? first.named : null, requestId: `send-${who.name}-${seed}` },
  })
  if (!sent.ok) throw new Error(`not sent: ${sent.refusal}`)
  return lines.flatMap((line) => [line, ...line.exceptions])

  async function save(
    page: Parameters<typeof saveQuestionnaire>[2]['page'],
    answers: Record<string, Answer>,
  ) {
    const person = await family.personOf(who.id)
    const draft = await readDraft(runtime.database.reader, person, who.id)
    const typed = Object.entries(answers).map(([receiver, answer]) => [receiver, { answer }])
    await saveQuestionnaire(runtime, await dossierOf(runtime, await who.actor()), {
      ...{ page, answers: Object.fromEntries(typed), revision: draft?.revision ?? 0, requestId: 'save' },
    })
  }
}

const URAS = ORGANISATIONS.map(({ ura }) => named(ura))

/** Mostly yes for groups; yes or no for some of the providers. */
function answersFrom(draw: (below: number) => number, receivers: string[]): Record<string, Answer> {
  const asked = receivers.filter((receiver) => !isNamed(receiver) || draw(3) === 0)
  return Object.fromEntries(
    asked.map((receiver) => [receiver, draw(isNamed(receiver) ? 2 : 4) === 0 ? 'no' : 'yes']),
  )
}

/** What stands in the database of somebody's choices. */
export async function inForce({ world, family }: Joint, { id }: LoggedIn) {
  const current = await readCurrent(world.fresh.database.reader, await family.personOf(id))
  return { choices: current?.choices ?? [], readIn: current?.readingCatalogue ?? null }
}

/** One question as a care system puts it. */
export type Asking = {
  holder: Organisation
  as: string
  receiver: Organisation
  receiverAs: string
  data: string
}

/** What the machine face answers, many at a time. */
export async function askWire({ askers }: Joint, who: LoggedIn, asked: Asking[]): Promise<boolean[]> {
  const answers = new Map<Asking, boolean>()
  for (const [ura, ask] of askers) {
    const own = asked.filter(({ receiver }) => receiver.ura === ura)
    for (let from = 0; from < own.length; from += 100) {
      const some = own.slice(from, from + 100)
      const response = await ask({ evaluations: some.map((one) => bodyOf(one, who)) })
      if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${response.body}`)
      const { evaluations } = response.json() as { evaluations: { decision: boolean; context?: object }[] }
      some.forEach((one, place) => answers.set(one, evaluations[place]!.decision))
    }
  }
  return asked.map((one) => answers.get(one)!)
}

function bodyOf({ holder, as, receiver, receiverAs, data }: Asking, who: LoggedIn) {
  return {
    subject: {
      type: 'organization',
      id: receiver.ura,
      properties: { organizationType: receiverAs, roleCode: '01.016', practitionerId: '900012345' },
    },
    action: { name: 'consult', properties: { purpose: 'TREAT' } },
    resource: {
      type: 'patient-record',
      id: 'record',
      properties: {
        ...{ bsn: numberOfPersona(who.name), holder: holder.ura, holderType: as, dataCategory: data },
      },
    },
  }
}
