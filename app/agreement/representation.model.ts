import type { Choice } from '~/consent/choice'
import { parties, smallCatalogue as catalogue } from '~/consent/consent.arbitrary'
import { changesBetween } from '~/consent/difference'
import { applyEdits, type Draft, type Edit } from '~/consent/draft'
import { endPassed } from '~/consent/ending'
import { workOut } from '~/consent/overruled'
import { decideSubmit, type SubmitFacts } from '~/consent/submit'
import { ageOn } from '~/person/age'
import { isUndecided } from '~/person/gate'
import { actingToday, couldActSince } from '~/representation/acting'
import {
  decideGrant,
  isInForce,
  type Grant,
  type GrantCommand,
  type HigherRecords,
} from '~/representation/grant'
import { undecidedFrom } from '~/representation/undecided'
import { whoDecides } from '~/representation/who-decides'
import { addDays, type LocalDate } from '~/runtime/local-date'
import {
  decideApproval,
  mayAskAgain,
  whoseNoCounts,
  type Approval,
  type ApprovalDecision,
  type ApprovalFacts,
} from './approval'
import { tooSoonToAsk, type AskedBefore } from './asked-before'
import { concludeSending, partsOf } from './sending'
import { contentText, lastWords, mergeEdits, supersededBy } from './split-by-direction'
import { refusedBy, type Written } from './standing-refusals'

/* What several people do about one person, day by day, by the rules the product uses; kept in memory, for property tests. */

export const PERSON = 'p'
export type Held = Grant & { changedAt: Date }
export type ModelWorld = {
  birthDate: LocalDate | null
  capable: boolean
  grants: Grant[]
  today: LocalDate
  said?: Written[]
}
export type Asked = Omit<AskedBefore, 'state'> & { author: string; approval: Approval; askedAt: Date }
/** What came into force, who wrote it and who agreed; `by` is whose act it was. */
export type Forced = {
  author: string
  agreed: readonly string[]
  before: readonly Choice[]
  after: readonly Choice[]
}
export type Answered = { ok: true; notTaken?: string } | { ok: false; refusal: string }

const reading = { before: catalogue, after: catalogue }
const directory = {
  catalogue,
  typesOf: new Map(parties.map(({ ura, types }) => [ura, types])),
  together: [['Z3', 'V6', 'J8']],
}
const DONE = { ok: true } as const
const NOT_YOURS = { ok: false, refusal: 'not-yours' } as const

export class Model {
  today: LocalDate
  readonly versions: Written[]
  readonly asked: Asked[] = []
  /** `by asker`, for each who wants no questions from another. */
  readonly mutes = new Set<string>()
  readonly grants: Held[]

  constructor(
    private readonly setting: ModelWorld,
    private readonly onForce: (forced: Forced) => void,
  ) {
    this.today = setting.today
    this.versions = [...(setting.said ?? [])]
    this.grants = setting.grants.map((grant) => ({ ...grant, changedAt: this.#now() }))
  }

  get choices(): readonly Choice[] {
    return this.versions[0]?.choices ?? []
  }

  get waiting(): Asked[] {
    return this.asked.filter(({ approval }) => approval.state === 'waiting')
  }

  /** Everything that an act can change, as text. */
  get state(): string {
    const { versions, asked, grants } = this
    return JSON.stringify([versions, asked, grants, [...this.mutes]])
  }

  proposalOf(draft: Draft) {
    const { choices, versions } = this
    const seen = { version: versions.length, day: this.today }
    const way = draft.way && { way: { ...draft.way, seen } }
    const now = { ...draft, ...way, edits: draft.edits.map((edit) => ({ ...edit, seen })) }
    return workOut(now, { choices, seen: new Map([[seen.version, choices]]), directory }, this.today).proposal
  }

  send(by: string, draft: Draft): Answered {
    if (!this.#may(by)) return NOT_YOURS
    const { today, choices } = this
    const submit = this.#submitFacts(this.proposalOf(draft))
    const command = commandFor(submit)
    const facts = { submit, decides: this.#decides }
    const parts = partsOf(command, facts, today)
    if (!parts.ok) return parts
    const { later } = parts
    const isAsking = parts.mayAsk && later.length > 0
    const asked = isAsking
      ? decideApproval({ do: 'ask', by }, this.#factsOf(later, { author: by, asked: null }), today)
      : null
    const concluded = concludeSending(command, { parts, asked, facts }, today)
    if (!concluded.ok) return concluded
    const { decided, asking, notTaken } = concluded
    if (decided.ok) this.#force({ author: by, agreed: [by], before: choices, after: decided.event.choices })
    this.#supersede(by, lastWords(choices, parts.proposal.edits, today))
    if (asking) this.#keep(later, asking.approval)
    if (decided.ok) this.#reassess()
    return { ok: true, ...(notTaken && { notTaken }) }
  }

  agree(by: string, asked: Asked): Answered {
    if (!this.#may(by)) return NOT_YOURS
    const facts = this.#factsOf(asked.edits, { author: asked.author, asked, joining: by })
    const decided = decideApproval({ do: 'approve', by, seen: facts.content }, facts, this.today)
    if (!decided.ok || decided.event?.happened !== 'put-in-force') return this.#settle(asked, decided)
    const proposal = { revision: 1, edits: asked.edits }
    const submit = this.#submitFacts(proposal)
    const submitted = decideSubmit(commandFor(submit), submit, this.today)
    if (!submitted.ok) return submitted
    const { author } = asked
    const { agreed } = decided.event.approval
    this.#force({ author, agreed, before: this.choices, after: submitted.event.choices })
    this.#settle(asked, decided)
    this.#reassess()
    return DONE
  }

  decline(by: string, asked: Asked): Answered {
    if (!this.#may(by)) return NOT_YOURS
    const facts = this.#factsOf(asked.edits, { author: asked.author, asked })
    return this.#settle(asked, decideApproval({ do: 'decline', by, seen: facts.content }, facts, this.today))
  }

  withdraw(by: string, asked: Asked): Answered {
    if (!this.#may(by)) return NOT_YOURS
    const facts = this.#factsOf(asked.edits, { author: asked.author, asked })
    return this.#settle(asked, decideApproval({ do: 'withdraw', by }, facts, this.today))
  }

  /** Wants no questions from who asked this, or wants them again. */
  mute(by: string, asked: Asked): Answered {
    if (!this.#may(by) || by === asked.author) return NOT_YOURS
    const pair = `${by} ${asked.author}`
    if (!this.mutes.delete(pair)) this.mutes.add(pair)
    this.#reassess()
    return DONE
  }

  askAgain(by: string, asked: Asked): Answered {
    const { author, why, approval } = asked
    if (
      !this.#may(by) ||
      !mayAskAgain({ state: approval.state, why, authorId: author, liftsLock: false }, by)
    )
      return NOT_YOURS
    return this.send(by, draftOf(asked.edits))
  }

  /** Days pass. The night's job writes down what ended as the no it counts as, and looks at everything again. */
  pass(days: number, { isNightRun }: { isNightRun: boolean }): void {
    this.today = addDays(this.today, days)
    if (!isNightRun) return
    const ended = endPassed(this.choices, this.today)
    if (ended) this.versions.unshift({ authorId: 'system', choices: ended.choices })
    this.#reassess()
  }

  /** The desk takes evidence of a representation: asked, seen and confirmed with what is recorded of the higher ones. */
  begin(proposal: Pick<Grant, 'kind' | 'representative' | 'endsOn'>, higher: HigherRecords): Answered {
    const { today } = this
    const request = { do: 'request', by: proposal.representative } as const
    const asked = this.#step(null, { ...request, proposal: { ...proposal, person: PERSON, startsOn: today } })
    if (!asked.ok) return asked
    const seen = this.#step(asked.grant, { do: 'see', by: 'noor' })
    const confirmed = seen.ok ? this.#step(seen.grant, { do: 'confirm', by: 'joris' }, higher) : seen
    if (!confirmed.ok) return confirmed
    this.grants.push({ ...confirmed.grant, changedAt: this.#now() })
    this.#reassess()
    return DONE
  }

  /** The officer suspends one or lets it go on; whoever may, ends it. */
  change(grant: Held, command: 'suspend' | 'resume' | 'end'): Answered {
    const decided = this.#step(grant, { do: command, by: 'office' })
    if (!decided.ok) return decided
    Object.assign(grant, decided.grant, { changedAt: this.#now() })
    this.#reassess()
    return DONE
  }

  #step(grant: Grant | null, command: GrantCommand, higher: HigherRecords = {}) {
    const acting = this.grants.filter((one) => isInForce(one, this.today)).map(({ kind }) => kind)
    const { capable } = this.setting
    return decideGrant(
      command,
      { grant, acting, higher, suspended: false, capable, deceased: false, grownUp: true },
      this.today,
    )
  }

  get #decides() {
    return whoDecides({ ...this.setting, deceased: false }, this.today)
  }

  get #representatives(): string[] {
    const { representatives } = actingToday(this.grants, this.#decides, this.today)
    return [...new Set(representatives.map(({ representative }) => representative))]
  }

  /** Whether somebody may do anything at all: a child under 12 only looks. */
  #may(by: string): boolean {
    const { birthDate } = this.setting
    if (by === PERSON) return birthDate === null || ageOn(birthDate, this.today) >= 12
    return this.#representatives.includes(by)
  }

  #submitFacts(proposal: SubmitFacts['proposal']): SubmitFacts {
    const undecided = undecidedFrom({ ...this.setting, grants: this.grants }, this.today)
    return {
      ...{
        proposal,
        current: { number: this.versions.length, erased: 0, choices: this.choices },
        catalogue,
        named: null,
      },
      gate: isUndecided(undecided, this.today) ? 'under-decision' : 'open',
      ...{ terms: 'accepted', agreement: 'given' },
    }
  }

  #factsOf(
    edits: readonly Edit[],
    { author, asked, joining }: { author: string; asked: Asked | null; joining?: string },
  ): ApprovalFacts {
    const { today, choices: before, versions, grants } = this
    const decides = this.#decides
    const deciding = { decides, person: PERSON, representatives: this.#representatives }
    const after = applyEdits(before, edits)
    const lift = { catalogue, reading, before, after, named: parties }
    const counting = whoseNoCounts(deciding)
    const against = (agreed: readonly string[]) => againstWhom(lift, { versions, agreed, counting }, today)
    const agreed = asked?.approval.agreed ?? [author]
    const since = asked && { since: asked.askedAt, today }
    const mine = this.asked.filter((one) => one.author === author)
    const earlier = mine.map(({ approval, ...one }) => ({ ...one, state: approval.state }))
    return {
      ...{ ...deciding, approval: asked?.approval ?? null },
      wereThere: since
        ? grants.filter((one) => couldActSince(one, decides, since)).map((one) => one.representative)
        : [],
      against: [...new Set([...against(agreed), ...(joining ? against([...agreed, joining]) : [])])],
      mutedBy: [...this.mutes]
        .map((pair) => pair.split(' '))
        .flatMap(([by, of]) => (of === author ? [by!] : [])),
      tooSoon: asked ? null : tooSoonToAsk({ edits, liftsLock: false }, earlier, today),
      stillUseful:
        changesBetween(before, after, today).length > 0 && !edits.some((edit) => isOver(edit, today)),
      content: contentText(edits, versions.length),
      expiresOn: addDays(today, 30),
    }
  }

  #force(forced: Forced) {
    this.onForce(forced)
    this.versions.unshift({ authorId: forced.author, agreed: forced.agreed, choices: forced.after })
  }

  #keep(later: Edit[], approval: Approval) {
    const waits = this.waiting.find(({ author }) => author === approval.author)
    const edits = mergeEdits(waits?.edits ?? [], later)
    const asked = { edits, approval, askedOn: this.today, askedAt: this.#now(), endedByAsker: false }
    if (waits) Object.assign(waits, asked)
    else this.asked.push({ ...asked, author: approval.author, why: null, liftsLock: false, settledOn: null })
  }

  #supersede(by: string, since: readonly Edit[]) {
    for (const one of since.length > 0 ? this.waiting : []) {
      const { waits, ends } = supersededBy(since, one.edits, directory)
      if (ends.length === 0) continue
      if (waits.length > 0) {
        this.asked.push({
          ...one,
          edits: ends,
          approval: { ...one.approval, state: 'superseded' },
          settledOn: this.today,
          endedByAsker: by === one.author,
        })
        Object.assign(one, { edits: waits })
        continue
      }
      const facts = this.#factsOf(one.edits, { author: one.author, asked: one })
      one.endedByAsker = by === one.author
      this.#settle(one, decideApproval({ do: 'supersede' }, facts, this.today))
    }
  }

  #reassess() {
    for (const one of this.waiting) {
      const facts = this.#factsOf(one.edits, { author: one.author, asked: one })
      this.#settle(one, decideApproval({ do: 'reassess' }, facts, this.today))
    }
  }

  #settle(asked: Asked, decided: ApprovalDecision): Answered {
    if (!decided.ok) {
      if (decided.refusal === 'over') this.#reassess()
      return decided
    }
    if (!decided.event) return DONE
    asked.approval = decided.event.approval
    if (decided.event.happened === 'lapsed') asked.why = decided.event.why
    if (asked.approval.state !== 'waiting') asked.settledOn = this.today
    return DONE
  }

  #now(): Date {
    return new Date(`${this.today}T12:00:00Z`)
  }
}

/** A draft with these edits, as made on what is in force now. */
export function draftOf(edits: readonly Edit[]): Draft {
  const own = edits.map((edit) => ({ ...edit, seen: { version: 0, day: '' } }))
  return { baseVersion: 0, revision: 1, catalogueVersion: catalogue.version, edits: own, answered: [] }
}

function commandFor({ current }: SubmitFacts) {
  return { revision: 1, baseVersion: current.number, catalogueVersion: catalogue.version }
}

function isOver(edit: Edit, today: LocalDate): boolean {
  return 'set' in edit && edit.set === 'yes' && edit.until !== undefined && edit.until < today
}

/** Only who, of those whose no would be lifted. */
export function againstWhom(...asked: Parameters<typeof refusedBy>): string[] {
  return refusedBy(...asked).map(({ who }) => who)
}
