import { useEffect } from 'react'
import { KeySwitch } from './KeySwitch'
import { bindKeys, press } from './bind-keys'

/** J and K go through the messages, O takes or opens the one that has the focus, / searches, G and a number is a list. */
export function InboxKeys({ isOff }: { isOff: boolean }) {
  useEffect(() => {
    if (isOff) return
    const lists = [1, 2, 3, 4, 5, 6, 7].map((place) => [`g ${place}`, () => press(`lijst-${place}`)] as const)
    return bindKeys({
      j: () => move(1),
      k: () => move(-1),
      o: () => mainOf(rows()[placeOf()])?.click(),
      '/': () => document.querySelector<HTMLElement>('input[name=zoek]')?.focus(),
      'Shift+?': () => press('toetsen'),
      ...Object.fromEntries(lists),
    })
  }, [isOff])
  return <KeySwitch isOff={isOff} words="message.keys.list" />
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-message]')]
}

/** The row in which the focus is; none is before the first. */
function placeOf(): number {
  return rows().findIndex((row) => row.contains(document.activeElement))
}

function move(by: number) {
  const all = rows()
  const next = Math.min(Math.max(placeOf() + by, 0), all.length - 1)
  const row = all[next]
  const main = mainOf(row)
  if (main) return main.focus()
  row?.setAttribute('tabindex', '-1')
  row?.focus()
}

/** What a row is for: its link, or the button that takes it; for what a colleague has, the row alone. */
function mainOf(row: HTMLElement | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>('th a, button[name=take]') ?? null
}
