// Letters that NFD does not take apart, and variants of one Arabic letter that people mix.
const FOLDED: Readonly<Record<string, string>> = {
  'ł': 'l', 'đ': 'd', 'ı': 'i', 'ø': 'o', '’': "'", 'ʼ': "'", '‘': "'", '\u200C': ' ', '\u00A0': ' ',
  'ي': 'ی', 'ى': 'ی', 'ئ': 'ی', 'ك': 'ک', 'ة': 'ه', 'ۀ': 'ه', 'ؤ': 'و',
}

const ARABIC_ZERO = 0x0660
const PERSIAN_ZERO = 0x06f0

/**
 * Takes away what people leave out or mix: capitals, diacritics, letter variants, the digits of other scripts.
 * Every UTF-16 unit stays one unit, so a place in the folded text is the same place in the original.
 */
export function fold(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at++) folded += foldUnit(text[at]!)
  return folded
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code >= ARABIC_ZERO && code <= ARABIC_ZERO + 9) return String(code - ARABIC_ZERO)
  if (code >= PERSIAN_ZERO && code <= PERSIAN_ZERO + 9) return String(code - PERSIAN_ZERO)
  const plain = FOLDED[unit] ?? unit.normalize('NFD')[0]!
  const lower = plain.toLowerCase()
  return FOLDED[lower] ?? (lower.length === 1 ? lower : plain)
}
