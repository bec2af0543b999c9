/** No 0, 1, I, L or O: what is read aloud or copied by hand is not mistaken. */
export const CODE_SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Makes a code of chance; every sign is as likely as another. Null when the bytes do not suffice. */
export function codeFrom(random: Uint8Array, length: number): string | null {
  const fair = 256 - (256 % CODE_SIGNS.length)
  const signs = [...random].filter((byte) => byte < fair).map((byte) => CODE_SIGNS[byte % CODE_SIGNS.length]!)
  return signs.length < length ? null : signs.slice(0, length).join('')
}

/** Reads a code as people type it: spaces, dashes and small letters are allowed. Null when it can be no code. */
export function readCode(typed: string, length: number): string | null {
  const code = typed.replace(/[\s.\u2010-\u2015-]/g, '').toUpperCase()
  return code.length === length && [...code].every((sign) => CODE_SIGNS.includes(sign)) ? code : null
}
