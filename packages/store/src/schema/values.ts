/** Values that columns hold on both databases. */

/** 0 = false, 1 = true: both databases store the same integer. */
export type Bit = 0 | 1
/** JSON text. */
export type JsonText = string
