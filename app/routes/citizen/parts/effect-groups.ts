type Shown = {
  key: { holder: string; data: string; receiver: string }
  before?: { answer: string; until?: string }
  after?: { answer: string; until?: string }
}

/** Puts changes together that say the same about the same data: only the receivers differ. Order is kept. */
export function groupEffects<Effect extends Shown>(effects: readonly Effect[]): Effect[][] {
  const groups = new Map<string, Effect[]>()
  for (const effect of effects) {
    const { key, before, after } = effect
    const same = [key.holder, key.data, before?.answer, before?.until, after?.answer, after?.until].join(' ')
    groups.set(same, [...(groups.get(same) ?? []), effect])
  }
  return [...groups.values()]
}
