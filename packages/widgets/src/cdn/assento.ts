/** The CDN loader: imports an element's chunk when its tag first appears in the page. Side effects: only this. */
const LOADERS: Readonly<Record<string, () => Promise<unknown>>> = {
  'assento-portal': () => import('../define/portal.ts'),
  'assento-subscription-list': () => import('../define/subscription-list.ts'),
  'assento-seat-editor': () => import('../define/seat-editor.ts'),
  'assento-seat-assignment': () => import('../define/seat-assignment.ts'),
  'assento-renewal-scheduler': () => import('../define/renewal-scheduler.ts'),
  'assento-invoice-list': () => import('../define/invoice-list.ts'),
  'assento-storefront': () => import('../define/storefront.ts'),
  'assento-cart': () => import('../define/cart.ts'),
  'assento-plan-changer': () => import('../define/plan-changer.ts'),
  'assento-spend-forecast': () => import('../define/spend-forecast.ts'),
  'assento-collections-policy': () => import('../define/collections-policy.ts'),
  'assento-order-form': () => import('../define/order-form.ts'),
  'assento-order-list': () => import('../define/order-list.ts'),
  'assento-licence-stock': () => import('../define/licence-stock.ts'),
  'assento-customer-list': () => import('../define/customer-list.ts'),
  'assento-activation-table': () => import('../define/activation-table.ts'),
}
const asked = new Set<string>()

function loadFor(element: Element): void {
  const load = LOADERS[element.localName]
  if (!load || asked.has(element.localName)) return
  asked.add(element.localName)
  load().catch(() => {
    // A chunk that could not be fetched (offline, a deploy under way) is asked for again by the next tag that appears.
    asked.delete(element.localName)
    document.dispatchEvent(new CustomEvent('assento-load-failed', { detail: { tag: element.localName } }))
  })
}

/** Loads what `root` holds, and what is added to it later. Shadow roots of a host are observed by calling this with each. */
export function observe(root: Document | ShadowRoot): void {
  const scan = (node: Node) => {
    if (!(node instanceof Element)) return
    loadFor(node)
    for (const element of node.querySelectorAll('*')) if (element.localName.startsWith('assento-')) loadFor(element)
  }
  for (const child of root.children) scan(child)
  new MutationObserver((records) => { for (const record of records) record.addedNodes.forEach(scan) }).observe(root, { childList: true, subtree: true })
}

/** Loads an element that is not in the page yet, for example before opening a dialog that holds it. */
export async function load(tag: keyof typeof LOADERS): Promise<void> {
  await LOADERS[tag]?.()
}

/** For pages without npm: `const { createPortal } = await widgets()`. */
export const widgets = () => import('../index.ts')

if (typeof document !== 'undefined') observe(document)
