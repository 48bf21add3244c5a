import type { DocumentLink } from '@assento/client'

/**
 * Lets the browser fetch a link of `invoices.documentLink`: the page stays. The link names one document and is good for
 * minutes; no token of the session is in it. Throws a TypeError when the address is not http(s).
 */
export function downloadDocument({ url, fileName }: Pick<DocumentLink, 'url' | 'fileName'>, endpoint: string): void {
  const address = new URL(url, endpoint)
  if (!/^https?:$/.test(address.protocol)) throw new TypeError('not the address of a document')
  const link = document.createElement('a')
  link.href = address.href
  link.download = fileName
  link.rel = 'noopener noreferrer'
  link.click()
}
