/** Why a provider is on somebody's own list. */
export type Mark = 'added' | 'follows' | 'recorded'

/** One provider on a citizen's own list, by URA. */
export type OwnProvider = { ura: string; marks: Mark[] }

/** Enough for a lifetime of care, few enough to show on a page. */
export const LONGEST_LIST = 60

export type ListRefusal = 'list-full' | 'already-there' | 'not-there'
export type ListChange = { ok: true; list: OwnProvider[] } | { ok: false; refusal: ListRefusal }

/** Puts a provider on the list with a mark; one that is there already gets the mark as well. */
export function addProvider(list: readonly OwnProvider[], ura: string, mark: Mark): ListChange {
  const known = list.find((own) => own.ura === ura)
  if (known?.marks.includes(mark)) return { ok: false, refusal: 'already-there' }
  if (known)
    return {
      ok: true,
      list: list.map((own) => (own === known ? { ...own, marks: [...own.marks, mark] } : own)),
    }
  if (list.length >= LONGEST_LIST) return { ok: false, refusal: 'list-full' }
  return { ok: true, list: [...list, { ura, marks: [mark] }] }
}

/** Takes away the citizen's own mark; a provider that follows or recorded something stays on the list. */
export function removeProvider(list: readonly OwnProvider[], ura: string): ListChange {
  const known = list.find((own) => own.ura === ura)
  if (!known?.marks.includes('added')) return { ok: false, refusal: 'not-there' }
  const marks = known.marks.filter((mark) => mark !== 'added')
  const kept = list.map((own) => (own === known ? { ...own, marks } : own))
  return { ok: true, list: kept.filter((own) => own.marks.length > 0) }
}
