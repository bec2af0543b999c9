/** How somebody wants to see the portal; kept in a cookie of their own device, and nowhere else. */
export type Display = { letters: 'normal' | 'large' | 'largest'; colours: 'system' | 'light' | 'dark' }

export const LETTERS = ['normal', 'large', 'largest'] as const satisfies Display['letters'][]
export const COLOURS = ['system', 'light', 'dark'] as const satisfies Display['colours'][]

export const DISPLAY_COOKIE = '__Host-weergave'

/** Reads the wish from a `Cookie` header; whatever it does not know counts as the normal one. */
export function readDisplay(cookieHeader: string | null | undefined): Display {
  const found = cookieHeader?.split(/;\s*/).find((cookie) => cookie.startsWith(`${DISPLAY_COOKIE}=`))
  const [letters, colours] = found?.slice(DISPLAY_COOKIE.length + 1).split('.') ?? []
  return makeDisplay(letters, colours)
}

/** A wish from two words that came from outside. */
export function makeDisplay(letters: unknown, colours: unknown): Display {
  return {
    letters: LETTERS.find((each) => each === letters) ?? 'normal',
    colours: COLOURS.find((each) => each === colours) ?? 'system',
  }
}

/** The `Set-Cookie` header that keeps a wish for a year. */
export function displayCookie({ letters, colours }: Display): string {
  return `${DISPLAY_COOKIE}=${letters}.${colours}; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax`
}

/** The attributes of `<html>` that make it so. */
export function displayAttributes(display: Display | undefined) {
  return {
    'data-text': display && display.letters !== 'normal' ? display.letters : undefined,
    'data-theme': display && display.colours !== 'system' ? display.colours : undefined,
  }
}
