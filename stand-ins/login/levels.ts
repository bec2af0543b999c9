/** The four levels of DigiD, low to high. */
export const LEVELS = ['basis', 'midden', 'substantieel', 'hoog'] as const
export type Level = (typeof LEVELS)[number]

export const LEVEL_NAMES: Record<Level, string> = {
  basis: 'Basis',
  midden: 'Midden',
  substantieel: 'Substantieel',
  hoog: 'Hoog',
}

/** `acr`: the SAML authentication contexts by which DigiD names its levels. */
export const DIGID_ACR: Record<Level, string> = {
  basis: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  midden: 'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract',
  substantieel: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard',
  hoog: 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
}

/** `loa_authn`, `loa_dezi`: eIDAS knows three levels, so Basis and Midden are both low. */
export const EIDAS_LOA: Record<Level, string> = {
  basis: 'http://eidas.europa.eu/LoA/low',
  midden: 'http://eidas.europa.eu/LoA/low',
  substantieel: 'http://eidas.europa.eu/LoA/substantial',
  hoog: 'http://eidas.europa.eu/LoA/high',
}

export function isLevel(value: unknown): value is Level {
  return LEVELS.includes(value as Level)
}
