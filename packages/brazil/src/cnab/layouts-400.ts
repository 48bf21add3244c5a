/**
 * Columns of the 400 layouts, one a bank: there is no FEBRABAN standard for 400.
 * Sources: BB Doc. CBR643 (convênio of seven digits, detail 7); Itaú "Cobrança 400 bytes" Jul/2021; Bradesco "Cobrança 400 posições";
 * Santander H7800 V2.17 Abr/2018; Sicoob "04. Retorno – CNAB400"; brazil.md § 1.8.
 */
import type { BeneficiaryColumns, Layout400, PaymentColumns, TitleColumns } from './layout.ts'
import { ITAU_400 } from './occurrences/itau.ts'
import { BANCO_DO_BRASIL_400, BRADESCO_400, SANTANDER_400, SICOOB_400 } from './occurrences/layout-400.ts'

/** What the five banks share. */
const TITLE = {
  occurrence: [109, 110], documentNumber: [117, 126], ownUse: [38, 62], dueOn: [147, 152], amount: [153, 165], fee: [176, 188], reasonWidth: 2,
} as const satisfies Partial<TitleColumns>

const PAYMENT: PaymentColumns = {
  lateCharges: [267, 279], discount: [241, 253], rebate: [228, 240], paid: [254, 266], net: null, paidOn: [111, 116], creditedOn: [296, 301],
}

const TAX_ID: BeneficiaryColumns = { taxIdKind: [2, 3], taxId: [4, 17], agreement: null, branch: null, account: null }

const COMMON = {
  layout: 400, payment: PAYMENT, generatedOn: [95, 100], beneficiaryName: [47, 76], bankName: [80, 94], detailBeneficiary: TAX_ID, paidMayBeNet: false,
  detailType: '1',
} as const satisfies Partial<Layout400>

/** Fee of seven columns after the day of credit; the header prints the convênio, no line prints the CNPJ. */
const BANCO_DO_BRASIL: Layout400 = {
  ...COMMON, bank: '001', detailType: '7', skippedTypes: '235', fileSequence: [101, 107], occurrences: BANCO_DO_BRASIL_400,
  title: {
    ...TITLE, nossoNumero: [64, 80], titleNumber: [64, 80], checkDigit: null, portfolio: [107, 108], ownUse: [39, 63], fee: [182, 188], reasons: [87, 88],
  },
  payment: { ...PAYMENT, creditedOn: [176, 181] },
  beneficiary: { taxIdKind: null, taxId: null, agreement: [150, 156], branch: [27, 30], account: [32, 39] },
  detailBeneficiary: { taxIdKind: null, taxId: null, agreement: [32, 38], branch: null, account: null },
  trailer: { bank: [5, 7], counts: [], amount: null },
}

/** Prints only what it credits, net of its fee: 40.00 − 2.10 = 37.90 (trap 6); fine and interest are inside. */
const ITAU: Layout400 = {
  ...COMMON, bank: '341', skippedTypes: '345', fileSequence: [109, 113], occurrences: ITAU_400,
  title: { ...TITLE, nossoNumero: [63, 70], titleNumber: [63, 70], checkDigit: [94, 94], portfolio: [83, 85], reasons: [378, 385] },
  payment: { ...PAYMENT, paid: null, net: [254, 266] },
  beneficiary: { taxIdKind: null, taxId: null, agreement: null, branch: [27, 30], account: [33, 37] },
  trailer: { bank: [5, 7], counts: [{ columns: [213, 220], occurrences: 'all' }], amount: [221, 234] },
}

/** Check digit may be P; the trailer counts by occurrence (its amounts are not those of the lines in real files). */
const BRADESCO: Layout400 = {
  ...COMMON, bank: '237', skippedTypes: '34', fileSequence: [109, 113], occurrences: BRADESCO_400,
  title: { ...TITLE, nossoNumero: [71, 82], titleNumber: [71, 81], checkDigit: [82, 82], portfolio: [22, 24], reasons: [319, 328] },
  beneficiary: { taxIdKind: null, taxId: null, agreement: [27, 46], branch: null, account: null },
  detailBeneficiary: { ...TAX_ID, branch: [25, 29], account: [30, 36] },
  trailer: {
    bank: [5, 7], amount: null,
    counts: [
      { columns: [58, 62], occurrences: ['02'] }, { columns: [87, 91], occurrences: ['06'] }, { columns: [104, 108], occurrences: ['09', '10'] },
      { columns: [121, 125], occurrences: ['13'] }, { columns: [138, 142], occurrences: ['14'] }, { columns: [155, 159], occurrences: ['12'] },
      { columns: [172, 176], occurrences: ['19'] },
    ],
  },
}

/** Prints no number of the file. Calls itself 033 or, in older files, 353. */
const SANTANDER: Layout400 = {
  ...COMMON, bank: '033', skippedTypes: '2', fileSequence: null, occurrences: SANTANDER_400,
  title: { ...TITLE, nossoNumero: [63, 70], titleNumber: [63, 69], checkDigit: [70, 70], portfolio: [108, 108], reasons: [137, 145], reasonWidth: 3 },
  beneficiary: { taxIdKind: null, taxId: null, agreement: null, branch: [27, 30], account: [31, 38] },
  trailer: { bank: [5, 7], counts: [], amount: null },
}

/** Banco do Brasil's columns for fee and day of credit; code of the client in the header. */
const SICOOB: Layout400 = {
  ...COMMON, bank: '756', skippedTypes: '', fileSequence: [101, 107], occurrences: SICOOB_400, bankName: [80, 94],
  title: { ...TITLE, nossoNumero: [63, 74], titleNumber: [63, 73], checkDigit: [74, 74], portfolio: [107, 108], fee: [182, 188], reasons: [81, 82] },
  payment: { ...PAYMENT, creditedOn: [176, 181] },
  beneficiary: { taxIdKind: null, taxId: null, agreement: [32, 40], branch: [27, 30], account: [41, 46] },
  trailer: { bank: [4, 6], counts: [{ columns: [164, 171], occurrences: 'all' }], amount: null },
}

export const LAYOUTS_400: readonly Layout400[] = [BANCO_DO_BRASIL, SANTANDER, BRADESCO, ITAU, SICOOB]
