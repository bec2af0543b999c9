/** Stands in for the stream of single fetch, which is off (`remix.config.js`): it need not travel to the browser. */
export function decode(): never {
  throw new Error('single fetch is off')
}

export const encode = decode
