/** A QR code as a drawing: dark squares on white in every theme, since scanners need that. */
export function QrCode({ drawing, label }: { drawing: { side: number; path: string }; label: string }) {
  const { side, path } = drawing
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <rect className="qr__ground" width={side} height={side} />
      <path className="qr__squares" d={path} />
    </svg>
  )
}
