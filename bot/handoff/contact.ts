import { z } from 'zod'

const Mail = z.email()
// International numbers have 7 to 15 digits.
const PHONE = /^\+[1-9]\d{6,14}$/

/** A phone number in international form, or undefined when it cannot be one. A number without a country code is German. */
export function readPhone(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/\(0\)/g, '').replace(/[\s\p{Dash}()./]/gu, '').replace(/[\u0660-\u0669\u06f0-\u06f9]/g, latinDigit)
  const international = digits.replace(/^00/, '+').replace(/^0/, '+49')
  return PHONE.test(international) ? international : undefined
}

function latinDigit(sign: string): string {
  return String(sign.charCodeAt(0) & 0xf)
}

/** A mail address, or undefined when it cannot be one. */
export function readMail(typed: string): string | undefined {
  const address = typed.normalize('NFKC').trim()
  return Mail.safeParse(address).success && address.length <= 200 ? address : undefined
}
