import type { Overview } from '../parts/shown'

export type Trunk = Overview['own'][number]
export type ShownBranch = Trunk['branches'][number]

/** The rows of a picture that wait for who reads: what staff of this provider wrote down would lift a no there. */
export function waitingIn({ provider, data }: Trunk, { waits }: Overview['recorded']): string[] {
  const here = waits.filter(({ ura }) => provider?.ura === ura)
  return here.flatMap(({ keys }) => keys.flatMap((key) => (key.data === data ? key.receiver : [])))
}

/** The largest set of plain rows with one answer goes together, when it is large enough to be worth it. */
export function fold(branches: ShownBranch[], { from, waiting }: { from: number; waiting: string[] }) {
  const plain = branches.filter(
    ({ receiver, exceptions, until, isNew }) =>
      exceptions.length === 0 && !until && !isNew && !waiting.includes(receiver),
  )
  const sets = (['none', 'no', 'yes'] as const).map((standing) => ({
    standing,
    branches: plain.filter((branch) => branch.standing === standing),
  }))
  const largest = sets.reduce((best, set) => (set.branches.length > best.branches.length ? set : best))
  if (largest.branches.length < from) return { shown: branches, same: null }
  return { shown: branches.filter((branch) => !largest.branches.includes(branch)), same: largest }
}
