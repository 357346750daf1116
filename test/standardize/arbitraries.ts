import fc from 'fast-check'

const PARTS = [
  ...'jr sr ii iii iv v 2nd mr dr dr. ma fco gpe sto sta mc o d de la del y e san st mt ft'.split(
    ' ',
  ),
  ...'unknown n/a na none baby boy girl twin a x xxx test hijo junior no name sin nombre'.split(
    ' ',
  ),
  ...'García López Ñuñez maria JOSÉ smith Сергей 王 ßen apt # unit street st ave po box p.o.'.split(
    ' ',
  ),
  ...'us mx wa mich nl d.f. 98944 1234 0000 99999 12345.0 .0 1 15097860147 555 x12 ext'.split(' '),
  ...'mailto: < > @ example.com a@b.co 2012 03 31 13 marzo 4th 00 -01 T00:00 / , ; - \' "'.split(
    ' ',
  ),
]

/** Values glued from what name, address, date and id fields hold. */
export const fragments: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PARTS) }, fc.string({ maxLength: 4 })),
      fc.constantFrom(' ', ' ', ' ', '', '-', ', ', '/'),
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.map(([part, gap]) => part + gap).join(''))

const number = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 9_999 }))

/** Up to four numbers, padded or not, with separators of dates. */
export const dateText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(number, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('-', '/', '.', ' ', '', ' mar ', ' de '),
  )
  .map(([parts, gap]) => parts.map(([n, width]) => String(n).padStart(width, '0')).join(gap))
