/** The four levels of DigiD, low to high. */
export const LEVELS = ['basis', 'midden', 'substantieel', 'hoog'] as const
export type Level = (typeof LEVELS)[number]

/**
 * What a provider may call a level, and which levels that can mean. DigiD names its four by SAML
 * authentication context; eIDAS (EU 2015/1502) knows three, and its low is DigiD's basis or midden.
 */
const MEANINGS: Record<string, readonly Level[]> = {
  'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport': ['basis'],
  'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract': ['midden'],
  'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard': ['substantieel'],
  'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI': ['hoog'],
  'http://eidas.europa.eu/LoA/low': ['basis', 'midden'],
  'http://eidas.europa.eu/LoA/substantial': ['substantieel'],
  'http://eidas.europa.eu/LoA/high': ['hoog'],
}

export type LevelFinding = { ok: true; level: Level } | { ok: false; refusal: 'no-level' | 'levels-disagree' }

/**
 * The level that all statements of one login agree on, the lowest they leave open. Statements are the `acr` and
 * `loa_authn` claims of signed answers; `undefined` is a claim that was not there. Refuses when nothing was
 * stated, when a statement is not known here, and when two exclude each other.
 */
export function agreedLevel(statements: readonly unknown[]): LevelFinding {
  const stated = statements.filter((statement) => statement !== undefined)
  const meanings = stated.map(meaningOf)
  if (meanings.length === 0 || meanings.some((meaning) => meaning.length === 0))
    return { ok: false, refusal: 'no-level' }
  const level = LEVELS.find((candidate) => meanings.every((meaning) => meaning.includes(candidate)))
  return level ? { ok: true, level } : { ok: false, refusal: 'levels-disagree' }
}

export type LevelReached =
  | { ok: true; level: Level }
  | { ok: false; refusal: 'level-too-low' | 'not-trusted'; detail: string }

/** The level that all statements agree on (`agreedLevel`), when it is good enough. */
export function levelReached(statements: readonly unknown[], minimum: Level): LevelReached {
  const found = agreedLevel(statements)
  if (!found.ok) return { ok: false, refusal: 'not-trusted', detail: found.refusal }
  return isAtLeast(found.level, minimum)
    ? found
    : { ok: false, refusal: 'level-too-low', detail: found.level }
}

/** Whether a login is good enough. */
export function isAtLeast(level: Level, minimum: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(minimum)
}

/** The names to ask a provider for (`acr_values`), lowest sufficient level first. */
export function acrValuesFrom(minimum: Level): string[] {
  const names = Object.entries(MEANINGS).filter(([name]) => name.startsWith('urn:'))
  return names.filter(([, [level]]) => level && isAtLeast(level, minimum)).map(([name]) => name)
}

function meaningOf(statement: unknown): readonly Level[] {
  return typeof statement === 'string' && Object.hasOwn(MEANINGS, statement) ? MEANINGS[statement]! : []
}
