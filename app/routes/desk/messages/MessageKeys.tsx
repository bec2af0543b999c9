import { useEffect } from 'react'
import { bindKeys, press } from './bind-keys'
import { KeySwitch } from './KeySwitch'

/** What each key does: the act that stands on the page with that id. None puts a message away as unwanted. */
const ACTS = {
  z: 'zwart',
  g: 'geef-door',
  l: 'laat-los',
  v: 'voeg-samen',
  d: 'nood',
  w: 'wijs-toe',
  s: 'sluit',
}

export function MessageKeys({ isOff }: { isOff: boolean }) {
  useEffect(() => {
    if (isOff) return
    const acts = Object.entries(ACTS).map(([key, act]) => [key, () => pressIn(`doe-${act}`)] as const)
    return bindKeys({
      ...Object.fromEntries(acts),
      p: () => ['voorrang', 'voorrang-weg'].forEach((act) => pressIn(`doe-${act}`)),
      u: () => press('neem-terug'),
      a: () => document.getElementById('antwoord')?.focus(),
      b: () => document.querySelector<HTMLElement>('.page-title a')?.click(),
      'Shift+?': () => press('toetsen'),
    })
  }, [isOff])
  return <KeySwitch isOff={isOff} words="message.keys.one" />
}

function pressIn(id: string) {
  const found = document.getElementById(id)?.querySelector<HTMLElement>('a, button')
  found?.focus()
  found?.click()
}
