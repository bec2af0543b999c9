import { and, eq, lt } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { catalogueOf, currentCatalogue } from '~/catalogue/store.server'
import { sameKey, type Choice } from '~/consent/choice'
import { changesBetween } from '~/consent/difference'
import { editsTowards } from '~/consent/edits-towards'
import { gistOf, groupChanges, groupChoices, type ChangeGroup } from '~/consent/history'
import { groupsOfNamed } from '~/consent/parties.server'
import { NO_GROUPS } from '~/consent/said-together'
import { standingSentence, type ChoiceNames, type Said, type Sentence } from '~/consent/sentence'
import {
  readCurrent,
  readDraft,
  readVersion,
  readVersions,
  type ProfileVersion,
} from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import { act } from '~/representation/act.server'
import { labelAuthor } from '~/representation/author-label.server'
import { mayPoint } from '~/representation/disclosure'
import type { Dossier } from '~/representation/dossier.server'
import { logRead } from '~/representation/log-read.server'
import { namesOf } from '~/representation/names.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { isUndoable } from './undoable.server'

/** How many versions a page of the history shows. */
const PAGE = 10
/** How many sentences of a version the list shows; its own page has them all. */
const SHOWN_SENTENCES = 3

/** A page of versions, newest first; null for a place in the list that nobody was given. Reading it is logged. */
export async function readHistory(runtime: Runtime, dossier: Dossier, from: string | null) {
  if (from !== null && !/^[1-9]\d{0,8}$/.test(from)) return null
  const before = from === null ? null : Number(from)
  const { reader } = runtime.database
  const citizen = dossier.person
  const found = await readVersions(reader, citizen, { before, limit: PAGE + 1 })
  const shown = found.slice(0, PAGE)
  const versions = await Promise.all(
    shown.map(async (version) => {
      const told = await tellVersion(reader, dossier, { version, known: found })
      return { ...told, sentences: told.sentences.slice(0, SHOWN_SENTENCES) }
    }),
  )
  await logRead(runtime, dossier)
  return {
    versions,
    next: found.length > PAGE ? shown.at(-1)!.number : null,
    first: before === null,
    ...(await standingOf(runtime, dossier)),
  }
}

/** What undoing and restoring begin from. `begun`: a draft that would be thrown away by it. */
async function standingOf(runtime: Runtime, { person: citizen, actorId, today }: Dossier) {
  const { reader } = runtime.database
  const draft = await readDraft(reader, citizen, actorId)
  const current = await readCurrent(reader, citizen)
  return {
    current: citizen.row.currentVersion,
    undoable: await isUndoable(reader, { citizen, current }, today),
    begun: draft?.updatedAt ?? null,
  }
}

/**
 * One version: what it changed, everything that stood in it, and what restoring it would leave out. Null when the
 * citizen has no such version. Reading it is logged, and counts as having seen what another changed; not when
 * somebody who acts for them reads it.
 */
export async function readHistoryVersion(runtime: Runtime, dossier: Dossier, number: number) {
  const { reader } = runtime.database
  const { person: citizen, today } = dossier
  const version = await readVersion(reader, citizen, number)
  if (!version) return null
  const told = await tellVersion(reader, dossier, { version, known: [] })
  const now = (await readCurrent(reader, citizen))?.choices ?? []
  const catalogue = await currentCatalogue(reader)
  const way = editsTowards({ current: now, wanted: version.choices, catalogue }, today)
  const names = await namesOf(reader, version.choices, { disclosure: dossier.disclosure.namedInChoices })
  const standing = (choice: Choice) => say(groupChoices([choice], NO_GROUPS)[0]!, choice, { names, today })
  await noteSeen(runtime, dossier, version.number)
  return {
    ...told,
    whole: groupChoices(version.choices, await groupsOfNamed(reader, version.choices, catalogue)).map(
      ({ exceptions, ...group }) => ({
        sentence: say(group, group.after ?? null, { names, today }),
        exceptions: exceptions.map((one) => say(one, one.after ?? null, { names, today })),
      }),
    ),
    leftOut: version.choices
      .filter((choice) => way.leftOut.some((key) => sameKey(key, choice)))
      .map(standing),
    ended: version.choices.filter((choice) => way.ended.some((key) => sameKey(key, choice))).map(standing),
    restorable: way.edits.length > 0,
    ...(await standingOf(runtime, dossier)),
  }
}

/** Logs the reading, and that what others changed up to here has been seen. */
async function noteSeen(runtime: Runtime, dossier: Dossier, version: number) {
  const { id, seenVersion } = dossier.person.row
  if (seenVersion >= version || dossier.representation) return logRead(runtime, dossier, { version })
  await runtime.database.transact(async (transaction) => {
    await transaction
      .update(subject)
      .set({ seenVersion: version })
      .where(and(eq(subject.id, id), lt(subject.seenVersion, version)))
    await appendActivity(transaction, [act(dossier, { event: 'choices-read', action: 'R', version })])
  })
}

type Telling = {
  version: ProfileVersion
  known: readonly ProfileVersion[]
}

/** A version in words: who, when, and each change as a sentence with what stood there before. */
export async function tellVersion(reader: Reader, dossier: Dossier, { version, known }: Telling) {
  const { person: citizen, actorId } = dossier
  const predecessor = await predecessorOf(reader, citizen, { version, known })
  const catalogue = await catalogueOf(reader, version.catalogueVersion)
  const day = localDate(version.at)
  const disclosure = dossier.disclosure.namedInChoices
  const changes = changesBetween(predecessor?.choices ?? [], version.choices, day)
  const names = await namesOf(
    reader,
    changes.map(({ key }) => key),
    { disclosure, inWordsOf: catalogue },
  )
  const keys = changes.map(({ key }) => key)
  const groups = groupChanges(changes, await groupsOfNamed(reader, keys, catalogue))
  const told = (group: Omit<ChangeGroup, 'exceptions'>) => ({
    sentence: say(group, group.after ?? null, { names, today: day }),
    was: group.before ?? null,
    becomes: group.after ?? null,
    /** What is withdrawn from here; nothing where it would say which provider it is. */
    keys: group.keys.every((key) => mayPoint(key, disclosure)) ? group.keys : [],
  })
  return {
    number: version.number,
    predecessor: version.predecessor,
    at: version.at,
    receiptNumber: version.receiptNumber,
    author: await labelAuthor(reader, { readerId: actorId, citizen, version }),
    channel: version.channel,
    gist: gistOf(version.choices, catalogue),
    changed: groups.length,
    sentences: groups.map((group) => ({ ...told(group), exceptions: group.exceptions.map(told) })),
  }
}

async function predecessorOf(reader: Reader, citizen: Subject, { version, known }: Telling) {
  if (version.predecessor === 0) return null
  const found = known.find(({ number }) => number === version.predecessor)
  return found ?? readVersion(reader, citizen, version.predecessor)
}

function say(
  group: Omit<ChangeGroup, 'exceptions'>,
  said: Said,
  { names, today }: { names: ChoiceNames; today: string },
): Sentence {
  return standingSentence(group, said, { names, today })
}
