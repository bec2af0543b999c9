import type { Catalogue } from './catalogue'

/**
 * What is wrong with a catalogue, each fault with the codes it is about; none when it may be published.
 *
 * - `two-containers`: a kind of data inside two others. The decision is defined for one: with two, which of them is the
 *   wider choice would be open
 * - `contained-twice`: a container that names the same kind of data twice
 * - `container-inside`: data are contained one level deep only
 * - `unknown-code`: a row, a map or a container names what the catalogue does not have
 * - `code-twice`, `row-twice`: listed more than once
 * - `no-rows`: a group of holders about which nothing can be chosen
 * - `mapped-and-excluded`: a type that may never see anything (Wabvpz 15f) and yet has a group
 */
export type CatalogueFault = {
  fault:
    | 'two-containers'
    | 'contained-twice'
    | 'container-inside'
    | 'unknown-code'
    | 'code-twice'
    | 'row-twice'
    | 'no-rows'
    | 'mapped-and-excluded'
  codes: string[]
}

/** Looks a whole catalogue over, before it is published and again when it is read. */
export function faultsIn(catalogue: Catalogue): CatalogueFault[] {
  return [...containment(catalogue), ...unknownCodes(catalogue), ...doubles(catalogue), ...maps(catalogue)]
}

function containment({ data }: Catalogue): CatalogueFault[] {
  const containersOf = (code: string) => data.filter(({ contains }) => contains.includes(code))
  const shared = data.filter(({ code }) => containersOf(code).length > 1).map(({ code }) => code)
  const twice = data.filter(({ contains }) => new Set(contains).size < contains.length)
  const nested = data.filter(({ code, contains }) => contains.length > 0 && containersOf(code).length > 0)
  return [
    ...faults('two-containers', shared),
    ...faults(
      'contained-twice',
      twice.map(({ code }) => code),
    ),
    ...faults(
      'container-inside',
      nested.map(({ code }) => code),
    ),
  ]
}

function unknownCodes(catalogue: Catalogue): CatalogueFault[] {
  const { holders, data, receivers, rows, askedApart } = catalogue
  const unknown = (known: { code: string }[], named: string[]) =>
    named.filter((code) => !known.some((entry) => entry.code === code))
  const codes = [
    ...unknown(holders, [
      ...rows.map((row) => row.holder),
      ...Object.values(catalogue.holderCategoriesOfType).flat(),
    ]),
    ...unknown(receivers, [
      ...rows.map((row) => row.receiver),
      ...Object.values(catalogue.receiverCategoryOfType).flat(),
      ...askedApart,
    ]),
    ...unknown(data, [...rows.map((row) => row.data), ...data.flatMap(({ contains }) => contains)]),
  ]
  return faults('unknown-code', [...new Set(codes)])
}

function doubles({ holders, data, receivers, rows }: Catalogue): CatalogueFault[] {
  const codes = [holders, data, receivers].flatMap((entries) => repeated(entries.map(({ code }) => code)))
  const texts = rows.map(({ holder, data: kept, receiver }) => `${holder} ${kept} ${receiver}`)
  const empty = holders.filter(({ code }) => !rows.some((row) => row.holder === code))
  return [
    ...faults('code-twice', codes),
    ...faults('row-twice', repeated(texts)),
    ...faults(
      'no-rows',
      empty.map(({ code }) => code),
    ),
  ]
}

function maps({ holderCategoriesOfType, receiverCategoryOfType, excludedTypes }: Catalogue) {
  const mapped = [...Object.keys(holderCategoriesOfType), ...Object.keys(receiverCategoryOfType)]
  return faults('mapped-and-excluded', [...new Set(mapped.filter((type) => excludedTypes.includes(type)))])
}

function repeated(codes: string[]): string[] {
  return [...new Set(codes.filter((code, at) => codes.indexOf(code) < at))]
}

function faults(fault: CatalogueFault['fault'], codes: string[]): CatalogueFault[] {
  return codes.length > 0 ? [{ fault, codes }] : []
}
