import { encode } from 'uqr'

/** The squares of a QR code: the side in squares, and a path that fills the dark ones, for an SVG of that side. */
export type QrDrawing = { side: number; path: string }

/** Draws a text as a QR code (ISO/IEC 18004), with the quiet zone of four squares that scanners need. */
export function drawQr(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const rows = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
  return { side: size, path: rows.join('') }
}
