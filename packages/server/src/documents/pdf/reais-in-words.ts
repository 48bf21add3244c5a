/** Amounts spelled out in Portuguese (por extenso), as receipts show them. */
const ONES = [
  '', 'um', 'dois', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez', 'onze', 'doze', 'treze', 'quatorze', 'quinze', 'dezesseis',
  'dezessete', 'dezoito', 'dezenove',
] as const
const TENS = ['', '', 'vinte', 'trinta', 'quarenta', 'cinquenta', 'sessenta', 'setenta', 'oitenta', 'noventa'] as const
const HUNDREDS = [
  '', 'cento', 'duzentos', 'trezentos', 'quatrocentos', 'quinhentos', 'seiscentos', 'setecentos', 'oitocentos', 'novecentos',
] as const
const SCALES = [['', ''], ['mil', 'mil'], ['milhão', 'milhões'], ['bilhão', 'bilhões'], ['trilhão', 'trilhões']] as const

/** 123456 → `mil duzentos e trinta e quatro reais e cinquenta e seis centavos`. Takes 0 to 9,007,199,254,740,991 cents. */
export function reaisInWords(cents: number): string {
  if (!Number.isSafeInteger(cents) || cents < 0) throw new RangeError(`cents must be a non-negative integer: ${cents}`)
  const [reais, rest] = [Math.floor(cents / 100), cents % 100]
  const parts = [
    ...(reais > 0 ? [`${spell(reais)}${reais % 1_000_000 === 0 ? ' de' : ''} ${reais === 1 ? 'real' : 'reais'}`] : []),
    ...(rest > 0 ? [`${spell(rest)} ${rest === 1 ? 'centavo' : 'centavos'}`] : []),
  ]
  return parts.join(' e ') || 'zero real'
}

/** Groups of three, largest first. `e` stands before the last group where it is below a hundred or a round hundred. */
function spell(value: number): string {
  const groups: { readonly words: string; readonly size: number }[] = []
  for (let [rest, scale] = [value, 0]; rest > 0; rest = Math.floor(rest / 1000), scale += 1) {
    const size = rest % 1000
    if (size > 0) groups.unshift({ words: groupWords(size, scale), size })
  }
  return groups.map(({ words, size }, index) => {
    const isLast = index > 0 && index === groups.length - 1
    return index === 0 ? words : `${isLast && (size < 100 || size % 100 === 0) ? ' e ' : ' '}${words}`
  }).join('')
}

function groupWords(size: number, scale: number): string {
  const [one, many] = SCALES[scale] ?? ['', '']
  if (scale === 1 && size === 1) return 'mil'
  return `${hundredWords(size)}${scale === 0 ? '' : ` ${size === 1 ? one : many}`}`
}

/** 1 to 999. */
function hundredWords(size: number): string {
  if (size === 100) return 'cem'
  const below = size % 100
  const tens = below < 20 ? ONES[below] : [TENS[Math.floor(below / 10)], ONES[below % 10]].filter(Boolean).join(' e ')
  return [HUNDREDS[Math.floor(size / 100)], tens].filter(Boolean).join(' e ')
}
