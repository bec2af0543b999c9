import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerOn, keyText, type Choice } from '~/consent/choice'
import { parties, smallCatalogue as catalogue, TODAY } from '~/consent/consent.arbitrary'
import type { Draft, Edit } from '~/consent/draft'
import type { Grant, HigherRecords, RepresentationKind } from '~/representation/grant'
import { addDays, type LocalDate } from '~/runtime/local-date'
import { overriddenChoices, turnsAnyDenial } from './overridden-refusals'
import {
  draftOf,
  Model,
  PERSON,
  type Answered,
  type Asked,
  type Forced,
  type ModelWorld,
} from './representation.model'

/* Ranks, two parents, mutes, yeses that end and days that pass, all at once: domain §3 holds whatever several people do. */

const reading = { before: catalogue, after: catalogue }

function active(kind: RepresentationKind, representative: string, endsOn: LocalDate | null = null): Grant {
  const ground = endsOn === null ? 'register' : 'evidence'
  const [seenBy, confirmedBy] = endsOn === null ? [null, null] : ['noor', 'joris']
  const common = { state: 'active', startsOn: '2026-01-01', person: PERSON, seenBy, confirmedBy } as const
  return { ...common, kind, representative, ground, endsOn, higher: { 1: 'unwilling' } }
}

/** Erik said no; a part of it became yes with everybody's agreement, until a day that is over. */
const NO = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005', answer: 'no' } as const
const SAID = [
  {
    ...{ authorId: 'anna', agreed: [PERSON, 'anna', 'erik'] },
    choices: [NO, { ...NO, holder: 'ura:90000101', answer: 'yes', until: '2026-11-21' } as const],
  },
  { authorId: 'erik', choices: [NO] },
]
const PARENTS = [active('parent', 'anna'), active('parent', 'erik')]
const SETTINGS: Record<string, ModelWorld & { people: string[] }> = {
  'a child of 14 with two parents, 16 in a while': {
    ...{ birthDate: '2011-02-10', capable: true, grants: PARENTS, today: '2026-12-20', said: SAID },
    people: [PERSON, 'anna', 'erik'],
  },
  'a child of 11 with two parents, 12 in a while': {
    ...{ birthDate: '2015-01-20', capable: true, grants: PARENTS, today: TODAY, said: SAID },
    people: [PERSON, 'anna', 'erik'],
  },
  'an adult who cannot decide, with a mentor until a day, a partner and two of one rank': {
    ...{ birthDate: null, capable: false, today: TODAY },
    grants: [
      active('mentor', 'gerard', '2026-12-31'),
      active('partner', 'yara', '2027-03-31'),
      active('sibling', 'anna', '2027-12-31'),
      active('child', 'erik', '2027-12-31'),
    ],
    people: [PERSON, 'gerard', 'yara', 'anna', 'erik'],
  },
  'an adult who authorised two': {
    ...{ birthDate: null, capable: true, today: TODAY },
    grants: [active('authorised', 'yara', '2027-01-15'), active('authorised', 'anna', '2027-12-31')],
    people: [PERSON, 'yara', 'anna'],
  },
}

/** So few that they meet: a category, a part of it by name on either side, and another category. */
const KEYS = [
  ['GP', 'RPZAC005'],
  ['ura:90000101', 'RPZAC005'],
  ['GP', 'ura:90000202'],
  ['ura:90000101', 'ura:90000202'],
  ['GP', 'RPZAC104'],
].map(([holder, receiver]) => ({ holder: holder!, data: 'GGC002', receiver: receiver! }) as Edit['key'])
/** What is chosen at a key: `yes` for so many days. */
type Wish = { key: Edit['key']; says: 'yes' | 'no' | 'remove' | number }
const wish: fc.Arbitrary<Wish> = fc.record({
  key: fc.constantFrom(...KEYS),
  says: fc.constantFrom<Wish['says']>('yes', 'yes', 'no', 'no', 'remove', 3, 14, 60),
})
const wishes = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.uniqueArray(wish, { selector: ({ key }) => keyText(key), minLength: 1, maxLength: 3 }),
  },
  { weight: 1, arbitrary: fc.constant('none' as const) },
)
const RECORDED: HigherRecords[] = [{}, { 1: 'absent' }, { 1: 'absent', 2: 'unwilling', 3: 'not-acting' }]
const which = fc.nat({ max: 5 })
/** Whether whoever it is up to does it, most of the time, or anybody. */
const fitting = fc.constantFrom(true, true, true, false)
const acts = (people: string[]) => {
  const by = fc.constantFrom(...people)
  const act = fc.oneof(
    { weight: 8, arbitrary: fc.record({ does: fc.constant('send' as const), by, wishes }) },
    {
      weight: 8,
      arbitrary: fc.record({
        does: fc.constantFrom('agree' as const, 'agree' as const, 'decline' as const, 'withdraw' as const),
        ...{ by, which, fitting },
      }),
    },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('mute' as const), by, which, fitting }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant('ask-again' as const), by, which, fitting }) },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('pass' as const),
        days: fc.constantFrom(1, 15, 31),
        isNightRun: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        does: fc.constantFrom('suspend' as const, 'resume' as const, 'resume' as const, 'end' as const),
        which,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ...{ does: fc.constant('begin' as const), by, higher: fc.constantFrom(...RECORDED) },
        kind: fc.constantFrom('mentor' as const, 'partner' as const, 'sibling' as const),
      }),
    },
  )
  return fc.array(act, { minLength: 6, maxLength: 16, size: 'max' })
}
type Act = ReturnType<typeof acts> extends fc.Arbitrary<(infer One)[]> ? One : never

describe.each(Object.entries(SETTINGS))('of %s', (_name, { people, ...setting }) => {
  it('what the domain promises holds, whatever several people do over several days', () => {
    fc.assert(
      fc.property(acts(people), (given) => {
        const watched = new Watched(setting, people)
        for (const act of given) watched.carryOut(act)
      }),
      { numRuns: 100 },
    )
  })
})

/** A model of which every step is held against domain §3, written down once more. */
class Watched {
  readonly model: Model
  /** The no's that each said and did not take back, kept by hand. */
  readonly standing: Map<string, Map<string, Choice>>
  /** What the desk recorded of the higher ones when it confirmed, by representation. */
  readonly recorded = new Map<Grant, string>()

  /** Whether a night's job ran on the day it is: until then what is over may wait, and cannot be agreed to. */
  isLookedAt = true

  constructor(
    readonly setting: ModelWorld,
    readonly people: string[],
  ) {
    this.standing = new Map(people.map((one) => [one, new Map()]))
    this.model = new Model(setting, (forced) => this.onForce(forced))
    if (setting.said) this.standing.get('erik')!.set(keyText(NO), NO)
    for (const grant of this.model.grants) this.recorded.set(grant, JSON.stringify(grant.higher))
  }

  carryOut(act: Act): void {
    const { model } = this
    const before = model.state
    const yesBefore = this.yeses
    if (act.does === 'pass') {
      model.pass(act.days, act)
      expect(
        [...this.yeses].every((key) => yesBefore.has(key)),
        'a day gives no yes',
      ).toBe(true)
    } else if (act.does === 'begin') this.begin(act)
    else if (!('by' in act)) model.change(model.grants[act.which % model.grants.length]!, act.does)
    else {
      const by = this.answer(act)
      const may = by === PERSON ? this.personMay : this.highest.includes(by)
      if (!may) expect(model.state, `${by} may do nothing`).toBe(before)
    }
    if (act.does === 'pass') this.isLookedAt = act.isNightRun
    if (this.isLookedAt) this.look()
  }

  /** Answers whose act it became. */
  private answer(act: Exclude<Extract<Act, { by: string }>, { does: 'begin' }>): string {
    const { model, highest } = this
    if (act.does === 'send') {
      this.send(act.by, this.draftFrom(act.wishes))
      return act.by
    }
    const ended = model.asked.filter(({ approval }) => approval.state !== 'waiting')
    const among = act.does === 'ask-again' ? ended : act.does === 'mute' ? model.asked : model.waiting
    const asked = among[act.which % (among.length || 1)]
    if (!asked) return act.by
    const isAuthors = act.does === 'ask-again' || act.does === 'withdraw'
    const asks = [...highest, PERSON].find((one) => !asked.approval.agreed.includes(one)) ?? act.by
    const by = !act.fitting ? act.by : isAuthors ? asked.author : asks
    if (act.does === 'ask-again') this.askAgain(by, asked)
    else model[act.does](by, asked)
    return by
  }

  private draftFrom(given: Wish[] | 'none'): Draft {
    const way = { way: { whole: 'none' as const, seen: { version: 0, day: '' } } }
    if (given === 'none') return { ...draftOf([]), ...way }
    const { today } = this.model
    return draftOf(
      given.map(({ key, says }): Edit => {
        if (says === 'remove') return { key, remove: true }
        if (says === 'no' || says === 'yes') return { key, set: says }
        return { key, set: 'yes', until: addDays(today, says) }
      }),
    )
  }

  /** A no never waits: not for agreement, nor for who wants no questions. */
  private send(by: string, draft: Draft): void {
    const { model } = this
    const may = by === PERSON ? this.personMay : this.highest.includes(by)
    const nos = model.proposalOf(draft).edits.filter((one) => 'set' in one && one.set === 'no')
    const sent = model.send(by, draft)
    if (!may) return expect(sent.ok).toBe(false)
    const stands = new Map(model.choices.map((choice) => [keyText(choice), choice.answer]))
    for (const { key } of nos) expect([keyText(key), stands.get(keyText(key))]).toEqual([keyText(key), 'no'])
  }

  /** What ended is asked again with its content, unless a reason that the author reads holds it up. */
  private askAgain(by: string, asked: Asked): void {
    const { model } = this
    const content = [...asked.edits]
    const isEnded = ['superseded', 'withdrawn'].includes(asked.approval.state)
    const mine = model.asked.filter(({ author }) => author === by)
    const inVain = mine.filter(({ approval }) => approval.state !== 'in-force')
    const isHeldUp =
      inVain.length >= 3 ||
      mine.some(({ approval, why }) => approval.state === 'declined' || why === 'muted') ||
      [...model.mutes].some((pair) => pair.endsWith(` ${by}`))
    const answered: Answered = model.askAgain(by, asked)
    if (
      !this.mayAsk(by) ||
      asked.author !== by ||
      !isEnded ||
      content.some((one) => isPast(one, model.today))
    )
      return
    if (!isHeldUp && !answered.ok) expect(answered.refusal).toBe('nothing-changed')
    if (!answered.ok || answered.notTaken) return expect(isHeldUp || !answered.ok).toBe(true)
    const inForce = new Map(model.choices.map((choice) => [keyText(choice), JSON.stringify(choice)]))
    const waits =
      model.waiting.find(({ author }) => author === by)?.edits.map((one) => JSON.stringify(one)) ?? []
    for (const one of content) {
      if ('remove' in one || one.set === 'no') continue
      const { key, set: answer, ...until } = one
      const isInForce = inForce.get(keyText(key)) === JSON.stringify({ ...key, answer, ...until })
      expect([keyText(key), isInForce || waits.includes(JSON.stringify(one))]).toEqual([keyText(key), true])
    }
  }

  private begin({ by, kind, higher }: Extract<Act, { does: 'begin' }>): void {
    const { model } = this
    if (by === PERSON || this.setting.birthDate !== null || this.setting.capable) return
    const isHigherThere = this.inForce.some((one) => rank(one.kind) < rank(kind))
    const endsOn = '2027-06-30'
    const begun = model.begin({ kind, representative: by, endsOn }, higher)
    const isRecorded = [1, 2, 3].filter((one) => one < rank(kind)).every((one) => one in higher)
    expect(begun.ok).toBe(!isHigherThere && isRecorded)
    if (begun.ok) this.recorded.set(model.grants.at(-1)!, JSON.stringify(higher))
  }

  private onForce({ author, agreed, before, after }: Forced): void {
    const { today } = this.model
    const facts = { catalogue, reading, before, after, named: parties }
    if (!this.suffices(agreed)) expect(turnsAnyDenial(facts, today)).toBe(false)
    const whole =
      this.decides === 'self' ? [PERSON] : this.decides === 'together' ? this.people : this.highest
    for (const other of whole) {
      const nos = [...this.standing.get(other)!.values()]
      if (agreed.includes(other) || nos.length === 0 || !(other === PERSON || this.highest.includes(other)))
        continue
      const said = new Set(nos.map(keyText))
      const stands = before.filter((one) => !said.has(keyText(one)) && answerOn(one, today) === 'yes')
      const lifted = overriddenChoices(
        { ...facts, before: [...stands, ...nos], now: before, only: nos },
        today,
      )
      expect([other, lifted.filter((no) => said.has(keyText(no)))]).toEqual([other, []])
    }
    const said = new Map(after.filter(isNo).map((one) => [keyText(one), one]))
    const stood = new Set(before.filter(isNo).map(keyText))
    for (const one of agreed)
      for (const key of this.standing.get(one)!.keys())
        if (!said.has(key)) this.standing.get(one)!.delete(key)
    for (const [key, no] of said) if (!stood.has(key)) this.standing.get(author)!.set(key, no)
  }

  /** After whatever was done on a day that was looked at: what waits could still come into force, and nobody muted is asked. */
  private look(): void {
    const { model, decides, highest } = this
    for (const { author, approval } of model.waiting) {
      const wantsNone = (one: string) => model.mutes.has(`${one} ${author}`)
      expect(approval.expiresOn >= model.today, 'expired').toBe(true)
      for (const one of approval.agreed) expect(one === PERSON || highest.includes(one), 'agreed').toBe(true)
      if (decides === 'together' && !approval.agreed.includes(PERSON)) expect(wantsNone(PERSON)).toBe(false)
      const isAsking = decides !== 'self' && !approval.agreed.some((one) => highest.includes(one))
      if (isAsking && highest.length > 0) expect(highest.every(wantsNone)).toBe(false)
    }
    for (const [grant, higher] of this.recorded) expect(JSON.stringify(grant.higher)).toBe(higher)
  }

  private get yeses(): Set<string> {
    const { model } = this
    return new Set(model.choices.filter((one) => answerOn(one, model.today) === 'yes').map(keyText))
  }

  /** By the table of ages (Wabvpz 15g; BW 7:465), written down once more. */
  private get decides() {
    const { birthDate, capable } = this.setting
    if (birthDate === null) return capable ? 'self' : 'representative'
    const { today } = this.model
    const age =
      Number(today.slice(0, 4)) -
      Number(birthDate.slice(0, 4)) -
      (today.slice(5) < birthDate.slice(5) ? 1 : 0)
    if (age < 12) return 'parents'
    return age < 16 ? 'together' : 'self'
  }

  private get personMay(): boolean {
    return this.setting.birthDate === null || this.decides !== 'parents'
  }

  private mayAsk(by: string): boolean {
    if (by !== PERSON) return this.highest.includes(by)
    return this.decides === 'together' || this.decides === 'self'
  }

  private get inForce(): Grant[] {
    const { today, grants } = this.model
    return grants.filter(
      ({ state, startsOn, endsOn }) => state === 'active' && startsOn <= today && (endsOn ?? '9') >= today,
    )
  }

  /** Who represents today: of an adult who cannot decide the highest rank only. */
  private get highest(): string[] {
    const kinds = {
      parents: ['parent'],
      together: ['parent'],
      self: ['authorised'],
      representative: RANKS.flat(),
    }
    const counting = this.inForce.filter(({ kind }) => kinds[this.decides].includes(kind))
    const best = Math.min(...counting.map(({ kind }) => rank(kind)))
    const isHighest = ({ kind }: Grant) => this.decides !== 'representative' || rank(kind) === best
    return [...new Set(counting.filter(isHighest).map(({ representative }) => representative))]
  }

  private suffices(agreed: readonly string[]): boolean {
    const one = this.highest.some((representative) => agreed.includes(representative))
    if (this.decides === 'self') return one || agreed.includes(PERSON)
    return this.decides === 'together' ? one && agreed.includes(PERSON) : one
  }
}

const RANKS = [['mentor'], ['authorised'], ['partner'], ['sibling', 'child']]

function rank(kind: RepresentationKind): number {
  return RANKS.findIndex((kinds) => kinds.includes(kind)) + 1 || 9
}

function isNo({ answer }: Choice): boolean {
  return answer === 'no'
}

function isPast(edit: Edit, today: LocalDate): boolean {
  return 'set' in edit && edit.set === 'yes' && edit.until !== undefined && edit.until < today
}
