/** Columns of the vendor's licence price sheet, in all its variants, and of the offer matrix. Source: formats.md § 1. */
import type { ColumnSpec } from '../table/bind-columns.ts'

export const PRICE_COLUMNS = {
  changeIndicator: { names: ['ChangeIndicator'] },
  productTitle: { names: ['ProductTitle'], required: true },
  productId: { names: ['ProductId'], required: true },
  skuId: { names: ['SkuId'], required: true },
  skuTitle: { names: ['SkuTitle'], required: true },
  publisher: { names: ['Publisher'] },
  skuDescription: { names: ['SkuDescription'] },
  unitOfMeasure: { names: ['UnitOfMeasure'] },
  termDuration: { names: ['TermDuration'], required: true },
  billingPlan: { names: ['BillingPlan'], required: true },
  market: { names: ['Market'], required: true },
  currency: { names: ['Currency'], required: true },
  unitPrice: { names: ['UnitPrice'], required: true },
  pricingTierRangeMin: { names: ['PricingTierRangeMin'] },
  pricingTierRangeMax: { names: ['PricingTierRangeMax'] },
  effectiveStartDate: { names: ['EffectiveStartDate'], required: true },
  effectiveEndDate: { names: ['EffectiveEndDate'] },
  endOfSaleDate: { names: ['EndofSaleDate'] },
  tags: { names: ['Tags'] },
  erpPrice: { names: ['ERP Price', 'ERPPrice'] },
  segment: { names: ['Segment'] },
} as const satisfies Record<string, ColumnSpec>

export type PriceColumn = keyof typeof PRICE_COLUMNS

export const MATRIX_COLUMNS = {
  productTitle: { names: ['ProductTitle'], required: true },
  productId: { names: ['ProductId'], required: true },
  skuId: { names: ['SkuId'], required: true },
  skuTitle: { names: ['SkuTitle'], required: true },
  provisioningId: { names: ['ProvisioningId'] },
  provisioningString: { names: ['ProvisioningString'] },
  minLicenses: { names: ['MinLicenses'], required: true },
  maxLicenses: { names: ['MaxLicenses'], required: true },
  assetOwnershipLimit: { names: ['AssetOwnershipLimit'] },
  assetOwnershipLimitType: { names: ['AssetOwnershipLimitType'] },
  prerequisites: { names: ['ProductSkuPreRequisites'] },
  conversions: { names: ['ProductSkuConversion'] },
  description: { names: ['Description'] },
  allowedCountries: { names: ['AllowedCountries'] },
} as const satisfies Record<string, ColumnSpec>

export type MatrixColumn = keyof typeof MATRIX_COLUMNS
