/** The path of a browser that is there, or undefined. */
export function findBrowser(): string | undefined
