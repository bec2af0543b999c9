/** You choose: a bridge that is up, with the two banks it joins. */
export function ChooseScene() {
  return (
    <svg className="scene scene--small" viewBox="0 0 220 110" aria-hidden="true">
      <rect className="ground-sand" width="220" height="110" />
      <path className="petrol-fill" d="M22 48h33v31h-33z" />
      <path className="petrol" d="M16.5 50L38 28L59.5 50z" />
      <path className="terracotta-fill" d="M166 42h32v36a1.5 1.5 0 0 1-1.5 1.5h-29a1.5 1.5 0 0 1-1.5-1.5z" />
      <rect className="terracotta" x="162" y="36" width="40" height="7" rx="1.5" />
      <path className="ink-line" strokeWidth="5" d="M14 79.5H72M150 79.5H206M72 79.5L128.5 34" />
      <path className="edge-line" strokeWidth="5" strokeDasharray="0 12" d="M85 79.5H148" />
      <circle className="ink" cx="72" cy="79.5" r="11" />
      <circle className="honey-fill" cx="72" cy="79.5" r="7" />
    </svg>
  )
}

/** You check: a list with ticks. */
export function CheckScene() {
  return (
    <svg className="scene scene--small" viewBox="0 0 220 110" aria-hidden="true">
      <rect className="ground-sand" width="220" height="110" />
      <rect className="paper" x="62" y="16" width="96" height="78" rx="6" />
      <path
        className="plum-line"
        strokeWidth="4"
        d="M76 36l4.5 4.5l8-9M76 56l4.5 4.5l8-9M76 76l4.5 4.5l8-9"
      />
      <path className="ink-line" strokeWidth="4" d="M102 36h40M102 56h40M102 76h26" />
    </svg>
  )
}

/** You see who looked: a line of moments. */
export function ViewedScene() {
  const rows = [
    { y: 28, end: 162, tone: 'terracotta-fill' },
    { y: 56, end: 144, tone: 'terracotta-fill' },
    { y: 84, end: 170, tone: 'petrol-fill' },
  ]
  return (
    <svg className="scene scene--small" viewBox="0 0 220 110" aria-hidden="true">
      <rect className="ground-sand" width="220" height="110" />
      <path className="trunk-line" strokeWidth="5" d="M51.5 14V96" />
      {rows.map(({ y, end, tone }) => (
        <g key={y}>
          <circle className="ink" cx="51.5" cy={y} r="8.2" />
          <rect className="paper" x="75.5" y={y - 12} width="112" height="24" rx="4" />
          <rect className={tone} x="84" y={y - 6} width="12" height="12" rx="2" />
          <path className="edge-line" strokeWidth="3.6" d={`M104 ${y}H${end}`} />
        </g>
      ))}
    </svg>
  )
}
