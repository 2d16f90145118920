import { COLOURS } from '../../bot/pages/tokens.ts'
import { type Pixel, png } from './png.ts'

// Sizes that Teams asks for.
const ICON_SIZES = { color: 192, outline: 32 } as const

const CLEAR: Pixel = [0, 0, 0, 0]
const WHITE: Pixel = [255, 255, 255, 255]

/** Our sign on the accent colour. */
export function colourIcon(): Buffer {
  const ground = pixelOf(COLOURS.light.accent)
  return png(ICON_SIZES.color, (x, y) => isSign(x / ICON_SIZES.color, y / ICON_SIZES.color) ? WHITE : ground)
}

/** Our sign in white on nothing, as Teams wants it. */
export function outlineIcon(): Buffer {
  return png(ICON_SIZES.outline, (x, y) => isSign(x / ICON_SIZES.outline, y / ICON_SIZES.outline) ? WHITE : CLEAR)
}

/** The letter i of a place for information, in parts of the icon's width. */
function isSign(x: number, y: number): boolean {
  const dot = Math.hypot(x - 0.5, y - 0.26) < 0.08
  const stem = x > 0.43 && x < 0.57 && y > 0.4 && y < 0.78
  const foot = x > 0.34 && x < 0.66 && y > 0.72 && y < 0.8
  return dot || stem || foot
}

function pixelOf(hex: string): Pixel {
  const number = Number.parseInt(hex.slice(1), 16)
  return [number >> 16, (number >> 8) & 255, number & 255, 255]
}
