import { useIntl } from 'react-intl'
import type { ApprovalSummary } from '~/choosing/approval-pages.server'
import type { readConcerns } from '~/onbehalf/concerns.server'
import { isAuthority } from '~/representation/acting'
import { useRootData } from '~/ui/root-data'
import { shownOf } from './agreement'

type Concerns = Awaited<ReturnType<typeof readConcerns>>

/** What the overview shows of it: ids of people stay on the server. */
export function shownConcerns({ asked, ended, people, grants, ...rest }: Concerns) {
  const shown = (one: ApprovalSummary) => shownOf(one)
  return {
    ...rest,
    asked: asked.map(shown),
    ended: ended.map(shown),
    grants: grants.map(({ id, happened, by, at }) => ({ id, happened, by, at })),
    people: people.map((person) => ({
      ...person,
      asked: person.asked.map(shown),
      ended: person.ended.map(shown),
    })),
  }
}

type Shown = Pick<ReturnType<typeof shownConcerns>, 'asked' | 'ended' | 'people' | 'offered'>
type Each = { isMyTurn: boolean }

/** Whether there is anything to put on top of the overview. */
export function isAnything(
  {
    asked,
    ended,
    people,
    offered,
    grants,
    lockNews,
  }: {
    asked: Each[]
    ended: unknown[]
    people: { asked: unknown[]; ended: unknown[]; changed: unknown; lock: unknown }[]
    offered: unknown[]
    grants: unknown[]
    lockNews: unknown
  },
  waiting: number,
): boolean {
  const ofOthers = people.some(
    (one) => one.asked.length > 0 || one.ended.length > 0 || one.changed !== null || one.lock !== null,
  )
  const isNews = grants.length > 0 || lockNews !== null
  return asked.length > 0 || ended.length > 0 || ofOthers || isNews || offered.length > 0 || waiting > 0
}

export type ShownConcerns = Shown

/** Whom the pages are about when that is somebody else: what they are called; null for oneself. */
export function useAboutWhom(): string | null {
  return useRootData()?.actingFor?.givenName ?? null
}

/** What somebody one decides for is called, also where the register gave no name. */
export function useNameOf() {
  const { formatMessage } = useIntl()
  return ({ name, kind }: Pick<Concerns['people'][number], 'name' | 'kind'>) =>
    name ?? formatMessage({ id: isAuthority(kind) ? 'family.your-child' : 'family.the-other' })
}
