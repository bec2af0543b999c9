/** Control and direction marks, what shows as nothing, half characters, and what stands for a garbled one. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\ufffd]/u

/** The first sign in a text that does not show, or makes it read another way than it is written; null where there is none. */
export function hiddenSign(text: string): string | null {
  return HIDDEN.exec(text)?.[0] ?? null
}
