/** Stands in for the stream of single fetch, which is off (`remix.config.js`): it need not travel to the browser. */
function off(): never {
  throw new Error('single fetch is off')
}

export { off as decode, off as encode }
