import { hashLongCode, hashShortCode, newCaseCodes, readShortCode, shortCodeOf, shownCode } from '../../bot/handoff/case-code.ts'
import { readMail, readPhone } from '../../bot/handoff/contact.ts'

describe('a case code', () => {
  it('is read as people say and write it', () => {
    for (const typed of ['K7QF-2M9X', 'k7qf2m9x', ' K7QF 2M9X ', 'k7qf–2m9x', 'Ｋ７ＱＦ２Ｍ９Ｘ', shownCode('K7QF-2M9X')]) expect(readShortCode(typed)).toBe('K7QF-2M9X')
  })
  it('is not read out of anything else', () => {
    for (const typed of ['', 'K7QF', 'K7QF-2M9X-1', 'O0O0-1I1I', '<script>', 'K7QF-2M9Ü']) expect(readShortCode(typed)).toBeUndefined()
  })
  it('has no letters that are mixed up, and is never the same twice', () => {
    const codes = Array.from({ length: 500 }, newCaseCodes)
    for (const { short, long } of codes) {
      expect(readShortCode(short)).toBe(short)
      expect(long).toMatch(/^[\w-]{43}$/)
    }
    expect(new Set(codes.map(({ short }) => short)).size).toBe(500)
  })
  it('for the visit can be told from the one in the link, so that the printed copy shows it, and from nothing that is stored', () => {
    const { short, long } = newCaseCodes()
    expect(shortCodeOf(long)).toBe(short)
    expect(shortCodeOf(hashLongCode(long))).not.toBe(short)
  })
  it('is stored as a hash that is slow to guess', async () => {
    const start = performance.now()
    expect(await hashShortCode('K7QF-2M9X')).toBe(await hashShortCode('K7QF-2M9X'))
    expect(performance.now() - start).toBeGreaterThan(2)
  })
})

describe('a contact', () => {
  it('by phone is brought into international form', () => {
    expect(['0151 / 234-567 89', '+49 (0)341 123456', '0049 341 123456', '+380 50 123 45 67', '٠١٥١٢٣٤٥٦٧٨٩', '۰۱۵۱۲۳۴۵۶۷۸۹'].map(readPhone))
      .toEqual(['+4915123456789', '+49341123456', '+49341123456', '+380501234567', '+4915123456789', '+4915123456789'])
  })
  it('that is none is refused', () => {
    expect(['', '110', 'call me', '12345', '+1', '0'.repeat(40), '0151 23456789 or mail'].map(readPhone)).toEqual(Array(7).fill(undefined))
    expect(['', 'amal', 'amal@', '@example.org', 'a b@example.org', 'a@b', `${'a'.repeat(300)}@example.org`, 'a@example.org\r\nBcc: x@example.org'].map(readMail)).toEqual(Array(8).fill(undefined))
    expect(readMail(' amal@example.org ')).toBe('amal@example.org')
  })
})
