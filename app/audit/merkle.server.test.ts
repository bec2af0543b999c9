import fc from 'fast-check'
import { expect, it } from 'vitest'
import { grown, leafHash, rootByPath, rootOf, rootOfPeaks, siblingsOf } from './merkle.server'

const hex = (text: string) => leafHash(Buffer.from(text, 'hex'))

/** Leaves and roots that every implementation of RFC 6962 is tried with. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

it('gives the roots of RFC 6962', () => {
  const leaves = LEAVES.map(hex)
  expect(ROOTS.map((_, size) => rootOf(leaves.slice(0, size)).toString('hex'))).toEqual(ROOTS)
})

it('leads every leaf of every tree to its root, and no other leaf, place or path', () => {
  const tree = fc
    .integer({ min: 1, max: 70 })
    .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })))
  fc.assert(
    fc.property(tree, ([size, place]) => {
      const leaves = Array.from({ length: size }, (_, at) => leafHash(Buffer.from(String(at))))
      const path = siblingsOf(place, size).map(([from, to]) => rootOf(leaves.slice(from, to)))
      const root = rootOf(leaves)
      const leaf = leaves[place]!
      expect(rootByPath(leaf, { place, size }, path)).toEqual(root)
      if (size === 1) return
      expect(rootByPath(leafHash(Buffer.from('x')), { place, size }, path)).not.toEqual(root)
      expect(rootByPath(leaf, { place: (place + 1) % size, size }, path)).not.toEqual(root)
      expect(rootByPath(leaf, { place, size }, path.slice(1))).toBeNull()
      expect(rootByPath(leaf, { place: size, size }, path)).toBeNull()
    }),
  )
})

it('grows by its peaks alone', () => {
  let peaks: Buffer[] = []
  const leaves: Buffer[] = []
  for (let size = 0; size < 130; size += 1) {
    expect(rootOfPeaks(peaks)).toEqual(rootOf(leaves))
    leaves.push(leafHash(Buffer.from(String(size))))
    peaks = grown(peaks, size, leaves[size]!)
  }
})
