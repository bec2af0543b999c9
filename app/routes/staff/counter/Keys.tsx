import { useEffect, useSyncExternalStore } from 'react'
import { FormattedMessage } from 'react-intl'
import { tinykeys } from 'tinykeys'

/** Whether keys do something is remembered on this computer; it says nothing of anybody. */
const SWITCH = 'toetsen'

type KeysProps = {
  /** What each key presses, by the id of a button, link or field of the page. */
  keys: Record<string, string>
}

/**
 * Keys for who works at the counter all day: each presses one thing of the page, never while one types, and all can be switched
 * off (WCAG 2.1.4). Escape goes on working: it is no sign.
 */
export function Keys({ keys }: KeysProps) {
  /* Null on the server, and until the browser has the page. */
  const isOff = useSyncExternalStore(onChange, readOff, () => null)
  const pressed = Object.entries(keys)
  const written = pressed.map(([key, id]) => `${key}:${id}`).join(' ')

  useEffect(() => {
    const bindings = pressed
      .filter(([key]) => key.length > 1 || !isOff)
      .map(([key, id]) => [
        key,
        (event: KeyboardEvent) => {
          if (isTyping(event) || document.querySelector('dialog[open]')) return
          event.preventDefault()
          press(id)
        },
      ])
    return tinykeys(window, Object.fromEntries(bindings) as Record<string, (event: KeyboardEvent) => void>)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the same keys, written as one text
  }, [written, isOff])

  if (isOff === null || !pressed.some(([key]) => key.length === 1)) return null
  return (
    <p className="container container--counter keys-switch screen-only">
      <button type="button" className="linklike" onClick={() => writeOff(!isOff)}>
        <FormattedMessage id={isOff ? 'counter.keys.on' : 'counter.keys.off'} />
      </button>
    </p>
  )
}

function onChange(changed: () => void) {
  window.addEventListener('storage', changed)
  return () => window.removeEventListener('storage', changed)
}

function readOff(): boolean {
  return localStorage.getItem(SWITCH) === 'uit'
}

/** Tells this window too, which a browser does not do by itself. */
function writeOff(isOff: boolean) {
  localStorage.setItem(SWITCH, isOff ? 'uit' : 'aan')
  window.dispatchEvent(new StorageEvent('storage'))
}

/** A letter in a field is a letter. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || key === 'Escape') return false
  return target.matches('textarea, select, input:not([type=radio], [type=checkbox])')
}

function press(id: string) {
  const found = document.getElementById(id)
  found?.focus()
  found?.click()
}
