import type { Catalogue, HolderCategoryCode } from '~/catalogue/catalogue'
import { containersOf, findData, findHolder, receiverCategoriesOf } from '~/catalogue/lookup'
import { isDifferent, readAnswers, type AnswerProblem, type Stood, type TypedAnswer } from '~/consent/answers'
import { isNamed, uraOf, type ChoiceKey, type Receiver } from '~/consent/choice'
import {
  askedRows,
  groupOrder,
  groupStep,
  looseExceptions,
  receiversAskedOf,
  type QuestionnaireRow,
} from '~/consent/choosing'
import { applyEdits, certain } from '~/consent/draft'
import { ownEdits, type PageFacts } from '~/consent/own-edits'
import { aboutSentence, standingSentence } from '~/consent/sentence'
import { readVersion } from '~/consent/store.server'
import type { Transaction } from '~/db/database.server'
import { readList } from '~/ownprovider/use-cases.server'
import { mayPoint } from '~/representation/disclosure'
import { seenBy, stillOpen, type Dossier } from '~/representation/dossier.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { changeDrafting, readDrafting, type DraftView } from './drafting.server'
import {
  findQuestionnaire,
  stoodAt,
  type QuestionnairePage,
  type FoundQuestionnaire,
} from './questionnaire.server'
import { tellOverruled } from './told-overruled.server'
import { workOutDraft } from './worked-out.server'

/** How many exceptions stand under a row; the rest stands on the page of that row. */
const EXCEPTIONS_SHOWN = 5
/** How many choices about a provider that left are shown at once. */
const LEFT_SHOWN = 50

/** One page of questions: whose data, which data, and a question per group of receivers. Null when there is no such page. */
export async function readQuestionnaire(runtime: Runtime, dossier: Dossier, page: QuestionnairePage) {
  const { reader } = runtime.database
  const drafting = await readDrafting(reader, dossier)
  const { catalogue, citizen, after, draft, disclosure } = drafting
  const own = seenBy(dossier, await readList(runtime, citizen))
  const found = await findQuestionnaire(reader, page, {
    catalogue,
    choices: after,
    own,
    disclosure,
    at: dossier.at,
  })
  if (!found) return null
  const { asked, group, party, data, kinds, facts } = found
  const step = party ? null : groupStep(groupOrder(catalogue, own), asked.holder)
  return {
    asked,
    group,
    party,
    step,
    next: step?.next ? (findHolder(catalogue, step.next)?.plural ?? null) : null,
    data: {
      ...data,
      contains: data.contains.flatMap((inner) => findData(catalogue, inner)?.lowercase ?? []),
    },
    /** Whether these data are a part of others this holder keeps: a no here also holds back the whole. */
    isPart: containersOf(catalogue, data.code).some((code) => kinds.includes(code)),
    kinds: kinds.flatMap((code) => findData(catalogue, code) ?? []).map(({ code, name }) => ({ code, name })),
    rows: party?.departure
      ? []
      : askedRows(asked, facts).map((row) => ({
          ...shortened(row),
          mayExcept: disclosure === 'names' && mayExcept(row, catalogue),
        })),
    loose: party?.departure ? [] : looseExceptions(asked, facts).slice(0, LEFT_SHOWN),
    left: party?.departure ? leftChoices(found) : [],
    receivers: catalogue.receivers.map(({ code, everyone }) => ({ code, everyone })),
    names: Object.fromEntries([...facts.parties].map(([ura, { name }]) => [ura, name])),
    own: ownIn(found, own),
    revision: draft?.revision ?? 0,
    base: citizen.row.currentVersion,
    overruled: await tellOverruled(reader, {
      ...{ dossier, current: drafting.current },
      overruled: drafting.overruled.filter(
        ({ key }) => key.holder === asked.holder && mayPoint(key, disclosure),
      ),
    }),
    today: facts.today,
  }
}

/** The own providers that a page is about, or that are of the group it is about. */
function ownIn(
  { facts, asked }: FoundQuestionnaire,
  own: readonly { ura: string; name: string; types: string[] }[],
) {
  return own
    .filter(({ types }) =>
      types.some((type) => facts.catalogue.holderCategoriesOfType[type]?.includes(asked.holder)),
    )
    .map(({ ura, name }) => ({ ura, name }))
}

/** Whether any provider is of this group: nobody is a provider "in the EU" by name. */
function mayExcept({ receiver }: QuestionnaireRow, { receiverCategoryOfType }: Catalogue): boolean {
  return Object.values(receiverCategoryOfType).some((codes) => codes.includes(receiver.code))
}

function shortened(row: QuestionnaireRow) {
  const { exceptions, ...rest } = row
  return {
    ...rest,
    exceptions: exceptions.slice(0, EXCEPTIONS_SHOWN),
    more: Math.max(0, exceptions.length - EXCEPTIONS_SHOWN),
    /** Whether each of the answers stands here once: "Alleen …" is said of the only one. */
    only: {
      yes: exceptions.filter(({ answer }) => answer === 'yes').length === 1,
      no: exceptions.filter(({ answer }) => answer === 'no').length === 1,
    },
  }
}

/** What was chosen about a provider that left, in sentences. */
function leftChoices({ asked, facts }: FoundQuestionnaire) {
  const providers = Object.fromEntries([...facts.parties].map(([ura, { name }]) => [ura, name]))
  const names = { ...facts.catalogue, providers }
  return facts.choices
    .filter((choice) => choice.holder === asked.holder)
    .slice(0, LEFT_SHOWN)
    .map((choice) => ({
      data: choice.data,
      receiver: choice.receiver,
      answer: choice.answer,
      sentence: standingSentence(choice, choice, { names, today: facts.today }),
      about: aboutSentence(choice, names),
    }))
}

export type QuestionnaireCommand = {
  page: QuestionnairePage
  answers: Record<Receiver, TypedAnswer>
  remove?: Pick<ChoiceKey, 'data' | 'receiver'> | undefined
  revision: number
  /** The version that the page showed; what is in force now where it does not say. */
  base?: number
}

export type QuestionnaireConflict = { receiver: Receiver; typed: TypedAnswer; stored: Stood }

export type QuestionnaireSaved =
  | { ok: true; nextGroup: HolderCategoryCode | null }
  | { ok: false; refusal: 'not-there' }
  | { ok: false; refusal: 'answers'; problems: AnswerProblem[] }
  /** Another window was first: what was typed and what stands there now, and the revision to answer with. */
  | { ok: false; refusal: 'stale-revision'; conflicts: QuestionnaireConflict[]; revision: number }

/**
 * Keeps the answers of one page in the draft: about groups of receivers, and about named ones. What the page cannot ask
 * is left out. Refuses when another window changed the draft meanwhile and says something else here.
 */
export async function saveQuestionnaire(
  runtime: Runtime,
  opened: Dossier,
  command: QuestionnaireCommand,
): Promise<QuestionnaireSaved> {
  const { at } = opened
  const freshId = runtime.newId()
  const own = seenBy(opened, await readList(runtime, opened.person))
  return runtime.database.transact(async (transaction): Promise<QuestionnaireSaved> => {
    const drafting = await readDrafting(transaction, await stillOpen(transaction, runtime, opened))
    const found = await findFor(transaction, { drafting, own, at }, command)
    if (!found) return { ok: false, refusal: 'not-there' }
    const remove = removable(found, command.remove, drafting.disclosure)
    const typed = { ...askable(found, command.answers), ...removedHere(found, remove) }
    const stood = stoodAt(found)
    const read = readAnswers(typed, stood, found.facts.today)
    if (read.problems.length > 0) return { ok: false, refusal: 'answers', problems: read.problems }

    const revision = drafting.draft?.revision ?? 0
    const conflicts = Object.entries(typed)
      .map(([receiver, answer]): QuestionnaireConflict => ({
        receiver,
        typed: answer,
        stored: stood(receiver),
      }))
      .filter((conflict) => isDifferent(conflict.typed, conflict.stored))
    if (revision !== command.revision && conflicts.length > 0)
      return { ok: false, refusal: 'stale-revision', conflicts, revision }

    const { asked } = found
    const isOpen = ([, { answer }]: [string, TypedAnswer]) => answer === 'open'
    const open = Object.entries(typed).filter(isOpen)
    const answers = [...certain(asked, read.answers), ...removedElsewhere(found, remove)]
    const page = await pageShown(transaction, drafting, { base: command.base, at })
    const { edits, takenBack } = ownEdits(answers, page)
    await changeDrafting(transaction, drafting, {
      edits,
      open: [...takenBack, ...open.map(([receiver]) => ({ ...asked, receiver }))],
      ...(answers.length > 0 && !isNamed(asked.holder) && { answered: asked.holder }),
      ...{ revision, freshId },
    })
    const order = groupOrder(drafting.catalogue, own)
    const next = isNamed(asked.holder) ? null : groupStep(order, asked.holder).next
    return { ok: true, nextGroup: next }
  })
}

/** What the page that was sent showed: the version it was made from, and that version with the draft. */
async function pageShown(
  transaction: Transaction,
  { citizen, catalogue, draft, before, after }: DraftView,
  { base, at }: { base: number | undefined; at: Date },
): Promise<PageFacts> {
  const { currentVersion } = citizen.row
  const today = localDate(at)
  const about = { catalogue, draft: draft ?? {} }
  if (base === undefined || base >= currentVersion)
    return { ...about, base: before, shown: after, seen: { version: currentVersion, day: today } }
  const choices = (await readVersion(transaction, citizen, base))?.choices ?? []
  const worked = draft && (await workOutDraft(transaction, citizen, { draft, catalogue, choices, today }))
  const shown = applyEdits(choices, worked?.proposal.edits ?? [])
  return { ...about, base: choices, shown, seen: { version: base, day: today } }
}

type Saving = { drafting: DraftView; own: Awaited<ReturnType<typeof readList>>; at: Date }

function findFor(transaction: Transaction, { drafting, own, at }: Saving, command: QuestionnaireCommand) {
  const also = Object.keys(command.answers).filter(isNamed).map(uraOf)
  const { catalogue, after, disclosure } = drafting
  return findQuestionnaire(transaction, command.page, {
    catalogue,
    choices: after,
    own,
    disclosure,
    at,
    also,
  })
}

/** The answers that the page can ask: its rows, and named receivers that take part and are of one of its rows. */
function askable({ asked, party, facts }: FoundQuestionnaire, answers: QuestionnaireCommand['answers']) {
  if (party?.departure) return {}
  const codes = receiversAskedOf(facts.catalogue, asked, party ?? undefined).map(({ code }) => code)
  const isAsked = (receiver: Receiver) => {
    if (!isNamed(receiver)) return codes.includes(receiver)
    const named = facts.parties.get(uraOf(receiver))
    if (!named || named.departure || receiver === asked.holder) return false
    return receiverCategoriesOf(facts.catalogue, named.types).some((code) => codes.includes(code))
  }
  return Object.fromEntries(Object.entries(answers).filter(([receiver]) => isAsked(receiver)))
}

/** What is to be taken away, unless it is about a provider that who acts may not point at. */
function removable(
  { asked }: FoundQuestionnaire,
  remove: QuestionnaireCommand['remove'],
  disclosure: DraftView['disclosure'],
): QuestionnaireCommand['remove'] {
  return remove && mayPoint({ ...asked, receiver: remove.receiver }, disclosure) ? remove : undefined
}

function removedHere(
  { asked }: FoundQuestionnaire,
  remove: QuestionnaireCommand['remove'],
): Record<Receiver, TypedAnswer> {
  return remove?.data === asked.data ? { [remove.receiver]: { answer: 'removed' } } : {}
}

/** A choice about other data of a provider that left is taken away on the one page it has. */
function removedElsewhere({ asked, party }: FoundQuestionnaire, remove: QuestionnaireCommand['remove']) {
  if (!remove || remove.data === asked.data || !party?.departure) return []
  return certain({ ...asked, data: remove.data }, { [remove.receiver]: 'removed' })
}
