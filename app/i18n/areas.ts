import { withoutLanguage } from './language'

/** Words that only some pages need: one file a language each, which a browser fetches once. */
export type Area =
  | 'agreement'
  | 'another'
  | 'choices'
  | 'family'
  | 'history'
  | 'lock'
  | 'login'
  | 'mandate'
  | 'notification'
  | 'overview'
  | 'receipt'
  | 'sentence'
  | 'viewed'
  | 'welcome'
  | 'what-if'
  | 'withdraw'

/** Which addresses need which; what is not here has enough in the words that every page has. */
const NEEDED: [address: RegExp, areas: Area[]][] = [
  [/^\/(welkom|bevestigen|te-jong|adres-houden|privacy|mijn\/meldingen)\b/, ['welcome']],
  [/^\/(welkom|mijn)\b/, ['withdraw']],
  [/^\/(mijn|zoeken)\b/, ['choices']],
  [/^\/mijn(\/(keuzes|geschiedenis|alles-stoppen|intrekken)\b|$)/, ['history', 'receipt']],
  [/^\/mijn\/(noodslot|akkoord)\b/, ['history']],
  [/^\/(te-jong$|mijn(\/(noodslot|keuzes)\b|$))/, ['lock']],
  [/^\/mijn(\/(namens|akkoord|koppelcode|zestien|zorgaanbieders|keuzes)\b|$)/, ['family', 'agreement']],
  [/^\/mijn\/(namens|akkoord|koppelcode)\b/, ['mandate']],
  [/^\/(mijn|welkom|bevestigen|te-jong|adres-houden|privacy|afmelden)\b/, ['notification']],
  [/^\/(mijn|contact|welkom)\b/, ['sentence']],
  [/^\/mijn$/, ['overview']],
  [/^\/(inloggen|uitgelogd|zonder-cookies)\b/, ['login']],
  [/^\/mijn\/wat-als\b/, ['what-if']],
  [/^\/(mijn\/bekeken\b|mijn$|contact\b)/, ['viewed']],
  [/^\/mijn\/bekeken\b/, ['history']],
]

/** The areas whose words the page at an address needs, in either language; *another* where it speaks of somebody else. */
export function areasOf(pathname: string, ofAnother = false): Area[] {
  const path = withoutLanguage(pathname)
  const areas = NEEDED.filter(([address]) => address.test(path)).flatMap(([, needed]) => needed)
  return [...new Set(ofAnother ? [...areas, 'another' as const] : areas)]
}
