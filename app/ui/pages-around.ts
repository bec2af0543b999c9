/** The page numbers worth showing: the first, the last and the two on either side of the current one. */
export function pagesAround(page: number, pages: number): number[] {
  const near = [page - 2, page - 1, page, page + 1, page + 2]
  return [...new Set([1, ...near, pages])]
    .filter((number) => number >= 1 && number <= pages)
    .sort((a, b) => a - b)
}
