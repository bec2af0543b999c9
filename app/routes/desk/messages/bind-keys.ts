/**
 * Single keys of a page: never while one types, nor behind a question that lies over it (WCAG 2.1.4). What knows them is fetched after
 * the page. Answers how to take them off.
 */
export function bindKeys(keys: Record<string, () => void>): () => void {
  const bindings = Object.entries(keys).map(([key, act]) => [
    key,
    (event: KeyboardEvent) => {
      if (isTyping(event) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      act()
    },
  ])
  const known = Object.fromEntries(bindings) as Record<string, (event: KeyboardEvent) => void>
  let unbind: (() => void) | null = () => undefined
  void import('tinykeys').then(({ tinykeys }) => {
    if (unbind) unbind = tinykeys(window, known)
  })
  return () => {
    unbind?.()
    unbind = null
  }
}

/** Presses a button or link of the page, if it is there. */
export function press(id: string) {
  const found = document.getElementById(id)
  found?.focus()
  found?.click()
}

/** A letter in a field is a letter; with a modifier it is the browser's. */
function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true
  if (!(target instanceof HTMLElement)) return false
  return target.matches('textarea, select, input:not([type=radio], [type=checkbox])')
}
