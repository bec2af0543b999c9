/**
 * The idea of the portal in one picture: who has the data (1), which data (2), who may see them (3), and the citizen
 * at the lever. Decoration: the words stand beside it.
 */
export function DrawbridgeScene() {
  return (
    <svg className="scene" viewBox="0 0 480 330" aria-hidden="true">
      <rect className="ground-sand" width="480" height="330" />
      <circle className="sun" cx="265" cy="154" r="112" />
      <Cloud left={38} top={45} width={65} />
      <Cloud left={354} top={17} width={81} />
      <rect className="ground-sand" x="188" y="242" width="144" height="38" />
      <path className="sun" d="M201 246a112 112 0 0 0 128 0z" />
      <Land />
      <House />
      <Hospital />
      <Person />
      <Bridge />
      <Sheet />
      <Badge x={76.5} y={106} number={1} tone="petrol" />
      <Badge x={247} y={160} number={2} tone="honey" />
      <Badge x={412.5} y={103.5} number={3} tone="terracotta" />
    </svg>
  )
}

function Cloud({ left, top, width }: { left: number; top: number; width: number }) {
  const scale = width / 65
  return (
    <path
      className="cloud"
      transform={`translate(${left} ${top}) scale(${scale})`}
      d="M10 36a9.5 9.5 0 0 1-4-18a14 14 0 0 1 17-9.5a18 18 0 0 1 31 4.5a11.5 11.5 0 0 1 0 23z"
    />
  )
}

function Land() {
  return (
    <>
      <rect className="bank" y="242" width="188" height="88" />
      <rect className="bank" x="332" y="242" width="148" height="88" />
      <rect className="water" x="188" y="279" width="144" height="51" />
      <path
        className="water-line"
        strokeWidth="3"
        d="M199 298.5h26M241 309h40M294 297h19M210 319.5h15M299 318h22"
      />
    </>
  )
}

function House() {
  return (
    <>
      <rect className="petrol-fill" x="33" y="172" width="87" height="70" />
      <path className="petrol" d="M23 174L76.5 126L130 174z" />
      <rect className="glass" x="44.5" y="184.5" width="30.5" height="37.5" rx="2" />
      <path
        className="honey-fill"
        d="M48.5 189h22.5v7.5h-22.5zM48.5 199.5h22.5v7.5h-22.5zM48.5 210h22.5v7.5h-22.5z"
      />
      <path className="petrol" d="M85.5 242v-39a10.5 10.5 0 0 1 21 0v39z" />
      <circle className="glass" cx="102" cy="222" r="2" />
    </>
  )
}

function Hospital() {
  return (
    <>
      <path className="terracotta-fill" d="M369 131h87.5v109a2 2 0 0 1-2 2h-83.5a2 2 0 0 1-2-2z" />
      <rect className="terracotta" x="363" y="123" width="100" height="10.5" rx="2.5" />
      {[144, 174].map((top) =>
        [381, 404.5, 427.5].map((left) => (
          <rect key={`${left}${top}`} className="glass" x={left} y={top} width="17" height="20" rx="1.5" />
        )),
      )}
      <path className="terracotta" d="M397.5 242v-33a4 4 0 0 1 4-4h22a4 4 0 0 1 4 4v33z" />
      <rect className="terracotta-fill" x="411.5" y="207" width="2" height="35" />
    </>
  )
}

function Person() {
  return (
    <>
      <path className="person" strokeWidth="7" strokeLinecap="round" d="M158 213L168 208" />
      <circle className="skin" cx="174" cy="206.5" r="4.5" />
      <path className="person" strokeWidth="0" d="M136.5 242v-30a15 15 0 0 1 30 0v30z" />
      <circle className="skin" cx="151.5" cy="181.5" r="12.5" />
      <path
        className="hair"
        d="M138.5 182c0-8.5 6-13 13-13c6.5 0 11.5 3.5 12.5 9.5c-6 1-11.5-.5-14.5-3c-2.5 4-6.5 6.5-11 6.5z"
      />
    </>
  )
}

/** The leaf is down; dotted where it would be up, with the way it moves. */
function Bridge() {
  return (
    <>
      <path className="edge-line" strokeWidth="3.6" strokeDasharray="0 10.2" d="M193 235L301 151" />
      <path className="edge-line" strokeWidth="2.4" d="M313 161A153 153 0 0 1 335.5 226.5" />
      <path className="ink-line" strokeWidth="2.4" d="M297.3 130V243" />
      <path className="ink-line" strokeWidth="6" d="M130 130H297.3" />
      <path className="ink-line" strokeWidth="8" strokeLinecap="butt" d="M184.5 129V244" />
      <circle className="ink" cx="184.5" cy="129.5" r="4" />
      <path className="ink-line" strokeWidth="4" d="M186 160.5L214 132.5" />
      <rect className="ink" x="106.5" y="120.5" width="30" height="20.5" rx="3" />
      <rect className="ink" x="184" y="239" width="148" height="10" />
      <circle className="ink" cx="184.5" cy="243.7" r="10.7" />
      <circle className="honey-fill" cx="184.5" cy="243.7" r="7" />
    </>
  )
}

/** The data on their way over. */
function Sheet() {
  return (
    <>
      <g transform="rotate(-4 247 208)">
        <path
          className="honey-fill"
          d="M229 180h28l12 12v40a3.5 3.5 0 0 1-3.5 3.5h-36a3.5 3.5 0 0 1-3.5-3.5v-48.5a3.5 3.5 0 0 1 3-3.5z"
        />
        <path className="glass" d="M257 180l12 12h-9a3 3 0 0 1-3-3z" />
        <path className="data-line" strokeWidth="2.7" d="M234 203h26M234 211.5h26M234 220h16" />
      </g>
      <path className="ink-line" strokeWidth="3.6" d="M282 211.5H316.5M305 202.5L316.5 211.5L305 220.5" />
    </>
  )
}

function Badge({
  x,
  y,
  number,
  tone,
}: {
  x: number
  y: number
  number: number
  tone: 'petrol' | 'honey' | 'terracotta'
}) {
  return (
    <>
      <circle className={tone} cx={x} cy={y} r="12.8" />
      <text className="badge-number" x={x} y={y + 5}>
        {number}
      </text>
    </>
  )
}
