/** No 0 and O, 1, I and L, nor U: read out over the telephone they are taken for each other. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
const REFERENCE = new RegExp(`^[${SIGNS}]{4}(-[${SIGNS}]{4}){2}$`)

/** The reference of a line of one's own list, as it is shown and read out: `7K3M-9QXT-2HRD`. Of a keyed hash. */
export function referenceOf(hash: Uint8Array): string {
  let number = BigInt(`0x${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`)
  let signs = ''
  while (signs.length < LENGTH) {
    signs += SIGNS[Number(number % BigInt(SIGNS.length))]
    number /= BigInt(SIGNS.length)
  }
  return signs.match(/.{4}/g)!.join('-')
}

/** Reads a reference as somebody writes it; null for what cannot be one. */
export function readReference(text: string | null): string | null {
  const signs = (text ?? '').toUpperCase().replace(/[\s-]/g, '')
  const written = signs.match(/.{1,4}/g)?.join('-') ?? ''
  return REFERENCE.test(written) ? written : null
}
