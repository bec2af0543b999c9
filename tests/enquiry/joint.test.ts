import { afterAll, expect, it } from 'vitest'
import type { Catalogue } from '~/catalogue/catalogue'
import { dataKeptBy, holderCategoriesOf, receiverCategoriesOf } from '~/catalogue/lookup'
import { catalogueVersion1 } from '~/catalogue/version-1'
import { readOverview } from '~/choosing/overview-use-cases.server'
import { tryWhatIf } from '~/choosing/what-if-use-cases.server'
import { named, type Choice } from '~/consent/choice'
import { localDate } from '~/runtime/local-date'
import { judge } from '../consent/reference'
import { eachDatabase } from '../support/database'
import { dossierOf } from '../support/dossier'
import type { LoggedIn } from '../support/family'
import * as joint from './joint-world'
import { DATA, NEWER, ORGANISATIONS, type Asking, type Joint, type Organisation } from './joint-world'

/*
 * The same question through the whole product: what the citizen's pages say, what the machine face answers over HTTP, and
 * what the second judge makes of what stands in the database. Chosen in all three ways, by the use cases of the pages.
 */

const count = { wire: 0, permitted: 0, 'what-if': 0, overview: 0, effects: 0 }
afterAll(() => process.stdout.write(`joint: ${JSON.stringify(count)} answers compared\n`))

/** What stands: with what the judge judges. */
type Standing = { choices: readonly Choice[]; catalogue: Catalogue; reading: Catalogue; today: string }

eachDatabase('screens, machine face and judge', () => {
  it('say the same, for organisations of several types and in both catalogues', async () => {
    const opened = await joint.openJoint()
    const everybody = [
      { name: 'anna', steps: ['all', 'certain', 'certain', 'certain'] },
      { name: 'erik', steps: ['certain', 'none', 'certain', 'all'] },
      { name: 'nina', steps: ['none', 'certain', 'all', 'certain'] },
      { name: 'karin', steps: ['certain', 'certain', 'certain', 'none'] },
    ] as const
    const people = process.env.EVERY_WAY ? everybody : everybody.slice(0, 2)
    const differences: unknown[] = []
    const planted = { 'first type only': 0, 'catalogue of today only': 0 }
    const citizens: LoggedIn[] = []
    for (const { name } of people) citizens.push(await joint.listed(opened, name))
    for (const place of [0, 1, 2, 3]) {
      // Half of what is sent after the newer catalogue names it, half was on a page from before.
      if (place === 2) await joint.publishNewer(opened)
      const catalogue = place < 2 ? catalogueVersion1 : NEWER
      for (const [at, who] of citizens.entries()) {
        const before = await standing(opened, who, catalogue)
        const takesOver = place === 3 || at % 2 === 0
        const step = { way: people[at]!.steps[place]!, seed: 10 * place + at + 1, takesOver }
        const lines = await joint.choose(opened, who, step)
        const after = await standing(opened, who, catalogue)
        const seen = await compare(opened, who, after)
        differences.push(...seen.differences)
        planted['first type only'] += seen.firstTypeOnly
        planted['catalogue of today only'] += seen.todayOnly
        if (lines) differences.push(...effectDifferences(lines, { before, after }))
      }
    }
    expect(differences).toEqual([])
    expect(count.permitted).toBeGreaterThan(count.wire / 10)
    expect(count.permitted).toBeLessThan((count.wire * 9) / 10)
    // A page that asked as the first type, or read in the newer catalogue only, would have been seen.
    expect(planted['first type only']).toBeGreaterThan(0)
    expect(planted['catalogue of today only']).toBeGreaterThan(0)
  }, 900_000)
})

async function standing(opened: Joint, who: LoggedIn, catalogue: Catalogue): Promise<Standing> {
  const { choices, readIn } = await joint.inForce(opened, who)
  const reading = readIn === null ? catalogue : readIn === 1 ? catalogueVersion1 : NEWER
  return { choices, catalogue, reading, today: localDate(opened.world.runtime.now()) }
}

function judged({ holder, as, receiver, receiverAs, data }: Asking, stands: Standing): boolean {
  const asked = {
    holder: { ...holder, as },
    data,
    receiver: { ...receiver, as: receiverAs },
    roleCode: '01.016',
    purpose: 'TREAT',
  }
  return judge(asked, { ...stands, gate: 'open' }).permit
}

/** Every question between two organisations, each as each of its types. */
function* questionsBetween(holder: Organisation, receiver: Organisation, data: string): Generator<Asking> {
  for (const as of holder.types)
    for (const receiverAs of receiver.types) yield { holder, as, receiver, receiverAs, data }
}

function* pairs(organisations = ORGANISATIONS): Generator<[Organisation, Organisation]> {
  for (const holder of organisations)
    for (const receiver of organisations) if (holder !== receiver) yield [holder, receiver]
}

async function compare(opened: Joint, who: LoggedIn, stands: Standing) {
  const found = { differences: [] as unknown[], firstTypeOnly: 0, todayOnly: 0 }
  const differ = (where: string, question: unknown) =>
    found.differences.push({ where, who: who.name, question })

  const asked = [...pairs()].flatMap(([holder, receiver]) =>
    DATA.flatMap((data) => [...questionsBetween(holder, receiver, data)]),
  )
  const wire = await joint.askWire(opened, who, asked)
  asked.forEach((question, place) => {
    count.wire += 1
    const answer = judged(question, stands)
    count.permitted += answer ? 1 : 0
    if (wire[place] !== answer) differ('wire', question)
    if (judged(question, { ...stands, reading: stands.catalogue }) !== answer) found.todayOnly += 1
  })

  const actor = await who.actor()
  for (const [holder, receiver] of pairs())
    for (const data of DATA) {
      const answers = [...questionsBetween(holder, receiver, data)].map((one) => judged(one, stands))
      const picked = { holder: named(holder.ura), data, receiver: named(receiver.ura) }
      const { answer } = await tryWhatIf(opened.world.runtime, await dossierOf(opened.world.runtime, actor), {
        search: '',
        picked,
      })
      if (!answer?.ok) throw new Error('the page knows them')
      count['what-if'] += answers.length
      const shown = answer.byType.length > 0 ? answer.byType : answers.map(() => ({ answer: answer.answer }))
      const isSame = shown.every((one, place) => (one.answer === 'yes') === answers[place])
      if (!isSame || (answer.answer === 'yes') !== answers.every(Boolean)) differ('what-if', picked)
      if (answers[0] !== answers.every(Boolean)) found.firstTypeOnly += 1
    }

  for (const question of await overviewDifferences(opened, who, stands)) differ('overview', question)
  return found
}

/** Any provider of a group: of a type of its own, that is of no other group. */
function anyOf(group: string): Organisation {
  return { ura: '99999999', name: group, types: [group] }
}

/** The catalogues with a type for each group, so that the judge can be asked about any provider of it. */
function withGroups(catalogue: Catalogue): Catalogue {
  const own = (groups: { code: string }[]) => Object.fromEntries(groups.map(({ code }) => [code, [code]]))
  return {
    ...catalogue,
    holderCategoriesOfType: { ...catalogue.holderCategoriesOfType, ...own(catalogue.holders) },
    receiverCategoryOfType: { ...catalogue.receiverCategoryOfType, ...own(catalogue.receivers) },
  }
}

async function overviewDifferences(opened: Joint, who: LoggedIn, stands: Standing): Promise<unknown[]> {
  const { own, others } = await readOverview(
    opened.world.runtime,
    await dossierOf(opened.world.runtime, await who.actor()),
  )
  const { catalogue } = stands
  const same = stands.reading === catalogue
  const widened = withGroups(catalogue)
  const grouped = { ...stands, catalogue: widened, reading: same ? widened : withGroups(stands.reading) }
  const differences: unknown[] = []
  for (const { category, provider, as, data, branches } of [...own, ...others]) {
    const holder = provider
      ? ORGANISATIONS.find(({ ura }) => ura === provider.ura)!
      : { ...anyOf(category), ura: '99999998' }
    const isAs = (type: string) => {
      const groups = provider ? holderCategoriesOf(catalogue, [type]) : [category]
      return as ? groups.join(' ') === as.join(' ') : groups.includes(category)
    }
    const holderAs = holder.types.find(isAs)
    if (!holderAs) throw new Error(`nobody is shown as ${category}`)
    const answer = (receiver: Organisation, receiverAs: string) => {
      count.overview += 1
      return judged({ holder, as: holderAs, receiver, receiverAs, data }, grouped)
    }
    for (const { receiver, standing: said, exceptions, moreExceptions } of branches) {
      const group = answer(anyOf(receiver), receiver)
      if ((said === 'yes') !== group) differences.push({ category, as, data, receiver, said })
      for (const one of ORGANISATIONS) {
        const shown = exceptions.filter(({ ura }) => ura === one.ura)
        if (shown.length === 0 && moreExceptions > 0) continue
        if (!isShown(one, { holder, own, choices: stands.choices, catalogue })) continue
        const types = one.types.filter((type) => receiverCategoriesOf(catalogue, [type]).includes(receiver))
        const expected = new Set(types.map((type) => answer(one, type)).filter((permit) => permit !== group))
        const told = new Set(
          shown.map((each) => each.standing === 'yes').filter((permit) => permit !== group),
        )
        if ([...expected].join() !== [...told].join())
          differences.push({ category, data, receiver, one, shown })
      }
    }
  }
  return differences
}

type Shown = {
  holder: Organisation
  own: { provider: { ura: string } | null }[]
  choices: readonly Choice[]
  catalogue: Catalogue
}

/** Whether a branch tells of this receiver: named by a choice about the holder, or of several types and own. */
function isShown(one: Organisation, { holder, own, choices, catalogue }: Shown): boolean {
  if (one.ura === holder.ura) return false
  const parties = [named(holder.ura), ...holderCategoriesOf(withGroups(catalogue), holder.types)]
  const isSpoken = choices.some(
    ({ holder: about, receiver }) => parties.includes(about) && receiver === named(one.ura),
  )
  const isListed = own.some(({ provider }) => provider?.ura === one.ura)
  return isSpoken || (isListed && one.types.length > 1)
}

type Lines = NonNullable<Awaited<ReturnType<typeof joint.choose>>>

/** Own providers of whom the review page said that an answer changes, against whose answer did. */
function effectDifferences(
  lines: Lines,
  { before, after }: { before: Standing; after: Standing },
): unknown[] {
  const own = ORGANISATIONS.filter(({ ura }) => ['90001001', '90001004', '90001006'].includes(ura))
  const told = new Set(lines.flatMap(({ touched }) => touched.map((one) => `${one.holder} ${one.receiver}`)))
  const isWhole = lines.every(({ moreTouched }) => moreTouched === 0)
  // What only a newer catalogue brings is named on the page by itself; a page that was not taken over said more.
  if (before.reading !== after.reading || after.reading !== after.catalogue) return []
  return [...pairs(own)].flatMap(([holder, receiver]) => {
    count.effects += 1
    const kept = dataKeptBy(after.catalogue, holderCategoriesOf(after.catalogue, holder.types))
    const changes = kept
      .flatMap((data) => [...questionsBetween(holder, receiver, data)])
      .some((question) => judged(question, before) !== judged(question, after))
    const isTold = told.has(`${holder.name} ${receiver.name}`)
    if (isTold === changes || (changes && !isWhole)) return []
    return [{ where: 'effects', holder: holder.name, receiver: receiver.name, isTold, changes }]
  })
}
