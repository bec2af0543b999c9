import { keyText, type Choice, type ChoiceKey } from '~/consent/choice'
import { pathOfAsked } from '~/consent/choosing'
import type { Overruled } from '~/consent/overruled'
import { standingSentence, type Sentence } from '~/consent/sentence'
import { readVersions, type ProfileVersion } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Path } from '~/paths'
import type { Named, AuthorLabel } from '~/representation/author-label'
import { labelAuthor } from '~/representation/author-label.server'
import { mayPoint } from '~/representation/disclosure'
import type { Dossier } from '~/representation/dossier.server'
import { namesOf } from '~/representation/names.server'

/** What a draft leaves as it is, in words: what holds there now, and who made it so, on which day. */
export type ToldOverruled = {
  sentence: Sentence
  /** Null where nobody did anything: a last day passed. */
  by: { author: Named<AuthorLabel>; at: Date } | null
  /** Where it is chosen anew; null about a provider that may not be pointed at. */
  to: Path | null
}

type Telling = {
  dossier: Dossier
  current: ProfileVersion | null
  overruled: readonly Overruled[]
}

/** As many as are told one by one. */
const TOLD = 20

/** Tells what became less since somebody chose, so that nobody wonders why a yes of theirs is not there. */
export async function tellOverruled(
  reader: Reader,
  { dossier, current, overruled }: Telling,
): Promise<ToldOverruled[]> {
  const { person: citizen, actorId, today } = dossier
  if (overruled.length === 0 || !current) return []
  const first = Math.min(...overruled.map(({ seen }) => seen.version))
  const limit = current.number - first + 1
  const since = await readVersions(reader, citizen, { before: current.number + 1, limit })
  const names = await namesOf(
    reader,
    overruled.map(({ key }) => key),
    { disclosure: dossier.disclosure.namedInChoices },
  )
  return Promise.all(
    overruled.slice(0, TOLD).map(async ({ key, seen }) => {
      const standing = at(current.choices, key)
      const version = whoMade(since, { key, after: seen.version })
      const by = version && {
        author: await labelAuthor(reader, { readerId: actorId, citizen, version }),
        at: version.at,
      }
      const sentence = standingSentence(key, standing ?? null, { names, today })
      return {
        sentence,
        by: by ?? null,
        to: mayPoint(key, dossier.disclosure.namedInChoices) ? pathOfAsked(key) : null,
      }
    }),
  )
}

/** The version since which it stands at a key as it does; undefined when it stood so already for who chose. */
function whoMade(
  versions: readonly ProfileVersion[],
  { key, after }: { key: ChoiceKey; after: number },
): ProfileVersion | undefined {
  const known = versions.filter(({ number }) => number >= after)
  const stands = text(at(known[0]!.choices, key))
  const other = known.findIndex(({ choices }) => text(at(choices, key)) !== stands)
  if (other > 0) return known[other - 1]
  return after === 0 ? known.at(-1) : undefined
}

function at(choices: readonly Choice[], key: ChoiceKey): Choice | undefined {
  return choices.find((choice) => keyText(choice) === keyText(key))
}

function text(choice: Choice | undefined): string {
  return choice ? `${choice.answer} ${choice.until ?? ''}` : ''
}
