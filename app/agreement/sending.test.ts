import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerOn, keyText, type Choice } from '~/consent/choice'
import {
  choice,
  choosableKey,
  parties,
  smallCatalogue as catalogue,
  TODAY,
} from '~/consent/consent.arbitrary'
import { applyEdits, type Draft, type Edit } from '~/consent/draft'
import { workOut } from '~/consent/overruled'
import type { SubmitFacts } from '~/consent/submit'
import type { WhoDecides } from '~/representation/who-decides'
import { decideApproval, whoseNoCounts, type Approval, type ApprovalFacts } from './approval'
import { overriddenChoices, turnsAnyDenial } from './overridden-refusals'
import { againstWhom } from './representation.model'
import { concludeSending, partsOf } from './sending'
import type { Written } from './standing-refusals'

const reading = { before: catalogue, after: catalogue }
const NOW = { version: 0, day: TODAY }
const directory = {
  catalogue,
  typesOf: new Map(parties.map(({ ura, types }) => [ura, types])),
  together: [],
}

/** Whose choices they are, who decides about them today, and who has a part in it. */
type Kind = { decides: WhoDecides; person: string; representatives: string[] }

const KINDS: Record<string, Kind> = {
  'an adult alone': { decides: 'self', person: 'p', representatives: [] },
  'a child of 12 to 15 with one parent': { decides: 'together', person: 'p', representatives: ['anna'] },
  'a child of 12 to 15 with two parents': {
    decides: 'together',
    person: 'p',
    representatives: ['anna', 'erik'],
  },
  'a child of 12 to 15 of whom nobody is known': { decides: 'together', person: 'p', representatives: [] },
  'a child under 12 with two parents': { decides: 'parents', person: 'p', representatives: ['anna', 'erik'] },
  'somebody under 18 who is not capable': {
    decides: 'parents',
    person: 'p',
    representatives: ['anna', 'erik'],
  },
  'an adult who cannot decide, and nobody for them': {
    decides: 'representative',
    person: 'p',
    representatives: [],
  },
  'an adult who cannot decide, with a representative': {
    decides: 'representative',
    person: 'p',
    representatives: ['ivo'],
  },
}

/** Said before: a no, and a yes to a part of it that has ended. */
const NO: Choice = { holder: 'GP', data: 'GGC002', receiver: 'RPZAC005', answer: 'no' }
const PART = { holder: 'ura:90000101', data: 'GGC002', receiver: 'RPZAC005' } as const
const edit = fc.oneof(
  choice.map(({ answer, until, ...key }): Edit =>
    answer === 'no' ? { key, set: 'no' } : { key, set: 'yes', ...(until && { until }) },
  ),
  choosableKey.map((key): Edit => ({ key, remove: true })),
  fc.constant<Edit>({ key: PART, set: 'yes' }),
)
const drafts: fc.Arbitrary<Draft> = fc
  .record({
    way: fc.constantFrom(undefined, undefined, 'all' as const, 'none' as const),
    edits: fc.uniqueArray(edit, { selector: ({ key }) => keyText(key), maxLength: 5 }),
  })
  .map(({ way, edits }) => ({
    ...draftOf(edits),
    ...(way && { way: { whole: way, seen: NOW } }),
  }))
const acts = (kind: Kind) =>
  fc.array(
    fc.record({
      by: fc.constantFrom(kind.person, ...kind.representatives),
      does: fc.oneof(
        { weight: 4, arbitrary: drafts },
        { weight: 1, arbitrary: fc.constant('agree' as const) },
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )

describe.each(Object.entries(KINDS))('of %s', (_name, kind) => {
  it('nothing widens without the agreement of the table, in whatever way it was chosen', () => {
    fc.assert(
      fc.property(acts(kind), fc.boolean(), (given, isChosenBefore) => {
        const world = new World(kind)
        if (isChosenBefore) world.chosenBefore()
        for (const { by, does } of given) {
          if (does === 'agree') world.agree(by)
          else world.send(by, does)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('all and none are what their edits are', () => {
    fc.assert(
      fc.property(drafts, fc.constantFrom(kind.person, ...kind.representatives), (draft, by) => {
        const [asWay, asEdits] = [new World(kind), new World(kind)]
        asWay.send(by, draft)
        const { edits } = proposalOf(draft, [])
        asEdits.send(by, draftOf(edits))
        expect(asWay.choices).toEqual(asEdits.choices)
      }),
      { numRuns: 30 },
    )
  })
})

function draftOf(edits: readonly Edit[]): Draft {
  const own = edits.map((edit) => ({ ...edit, seen: NOW }))
  return { baseVersion: 0, revision: 1, catalogueVersion: catalogue.version, edits: own, answered: [] }
}

/** What a draft proposes to who chose it with what is in force on the screen. */
function proposalOf(draft: Draft, choices: readonly Choice[]) {
  const facts = { choices, seen: new Map([[NOW.version, choices]]), directory }
  return workOut(draft, facts, TODAY).proposal
}

/** Plays what people do through the rules the product uses, and looks at every step whether it was allowed. */
class World {
  private readonly versions: Written[] = []
  /** The no's that each said and did not take back, kept by hand. */
  private readonly standing = new Map<string, Map<string, Choice>>()
  private readonly waiting = new Map<string, { edits: Edit[]; approval: Approval }>()

  constructor(private readonly kind: Kind) {
    for (const one of [kind.person, ...kind.representatives]) this.standing.set(one, new Map())
  }

  /** Somebody said no before, and with everybody's agreement a part of it was yes until a day that is over. */
  chosenBefore(): void {
    const { person, representatives } = this.kind
    const everybody = [person, ...representatives]
    const by = representatives.at(-1) ?? person
    const ended = { ...PART, answer: 'yes', until: '2026-11-21' } as const
    this.versions.push({ authorId: person, agreed: everybody, choices: [NO, ended] })
    this.versions.push({ authorId: by, choices: [NO] })
    this.standing.set(by, new Map([[keyText(NO), NO]]))
  }

  get choices(): readonly Choice[] {
    return this.versions[0]?.choices ?? []
  }

  send(by: string, draft: Draft): void {
    const { kind, choices } = this
    const current = { number: this.versions.length, erased: 0, choices }
    const submit: SubmitFacts = {
      ...{ proposal: proposalOf(draft, choices), current, catalogue },
      ...{ gate: 'open', terms: 'accepted', ageCategory: '12-15', agreement: 'given', named: null },
    }
    const command = { revision: 1, baseVersion: current.number, catalogueVersion: catalogue.version }
    const facts = { submit, decides: kind.decides }
    const parts = partsOf(command, facts, TODAY)
    if (!parts.ok) return
    const asked =
      parts.mayAsk && parts.later.length > 0
        ? decideApproval(
            { do: 'ask', by },
            this.factsOf(parts.later, { agreed: [by], approval: null }),
            TODAY,
          )
        : null
    const concluded = concludeSending(command, { parts, asked, facts }, TODAY)
    if (!concluded.ok) return
    const { decided, asking } = concluded
    if (decided.ok) this.force(by, decided.event.choices, [by])
    if (asking) this.waiting.set(by, { edits: parts.later, approval: asking.approval })
  }

  agree(by: string): void {
    for (const [author, { edits, approval }] of this.waiting) {
      const facts = this.factsOf(edits, { agreed: approval.agreed, approval, joining: by })
      const decided = decideApproval({ do: 'approve', by, seen: facts.content }, facts, TODAY)
      if (!decided.ok || !decided.event) continue
      const { happened, approval: after } = decided.event
      if (happened === 'put-in-force') {
        this.waiting.delete(author)
        this.force(author, applyEdits(this.choices, edits), after.agreed)
      } else this.waiting.set(author, { edits, approval: after })
    }
  }

  private factsOf(
    edits: readonly Edit[],
    { agreed, approval, joining }: { agreed: readonly string[]; approval: Approval | null; joining?: string },
  ): ApprovalFacts {
    const { kind, choices: before, versions } = this
    const lift = { catalogue, reading, before, after: applyEdits(before, edits), named: parties }
    const counting = whoseNoCounts(kind)
    const against = (agreed: readonly string[]) => againstWhom(lift, { versions, agreed, counting }, TODAY)
    return {
      ...{ approval, decides: kind.decides, person: kind.person, representatives: kind.representatives },
      wereThere: kind.representatives,
      against: [...against(agreed), ...(joining ? against([...agreed, joining]) : [])],
      ...{ stillUseful: true, content: keyText({ holder: '', data: '', receiver: '' }) },
      ...{ mutedBy: [], tooSoon: null },
      expiresOn: '2027-01-31',
    }
  }

  /** A version comes into force: was it allowed? */
  private force(author: string, after: readonly Choice[], agreed: readonly string[]): void {
    const before = this.choices
    const facts = { catalogue, reading, before, after, named: parties }
    if (!this.suffices(agreed)) expect(turnsAnyDenial(facts, TODAY)).toBe(false)
    for (const other of this.kind.representatives) {
      const nos = this.standing.get(other)!
      if (agreed.includes(other) || nos.size === 0) continue
      const stands = before.filter((one) => !nos.has(keyText(one)) && answerOn(one, TODAY) === 'yes')
      const vetoed = [...stands, ...nos.values()]
      const only = [...nos.values()]
      const lifted = overriddenChoices({ ...facts, before: vetoed, now: before, only }, TODAY)
      expect(lifted.filter((no) => nos.has(keyText(no)))).toEqual([])
    }
    this.versions.unshift({ authorId: author, agreed, choices: after })
    const said = new Map(after.filter(({ answer }) => answer === 'no').map((one) => [keyText(one), one]))
    const stood = new Set(before.filter(({ answer }) => answer === 'no').map(keyText))
    for (const one of agreed) {
      const own = this.standing.get(one)!
      for (const key of own.keys()) if (!said.has(key)) own.delete(key)
    }
    const own = this.standing.get(author)!
    for (const [key, no] of said) if (!stood.has(key)) own.set(key, no)
  }

  /** By the table of ages (Wabvpz 15g), written down once more: whose agreement lets anything widen at all. */
  private suffices(agreed: readonly string[]): boolean {
    const { decides, person, representatives } = this.kind
    const one = representatives.some((representative) => agreed.includes(representative))
    if (decides === 'self') return agreed.includes(person)
    return decides === 'together' ? one && agreed.includes(person) : one
  }
}
