import { VERSION } from './version.ts'

/** What several copies of the widgets in one page share: which version registered which tag. */
interface SharedState { readonly versions: Map<string, string> }

const SHARED = Symbol.for('@assento/widgets/1')

/** Two copies of different versions met: the first one to register a tag keeps it. */
export class AssentoVersionSkewEvent extends Event {
  static readonly type = 'assento-version-skew'
  readonly detail: { readonly tag: string; readonly kept: string; readonly refused: string }
  constructor(detail: AssentoVersionSkewEvent['detail']) { super(AssentoVersionSkewEvent.type); this.detail = detail }
}

/**
 * Registers an element unless its tag is taken. Same version: silence. Another version, or somebody else's element: the
 * first stays, a warning names both, and `assento-version-skew` is dispatched on `document`. No-op without a browser.
 */
export function defineElement(tag: string, element: CustomElementConstructor, version = VERSION): void {
  // Lit gives Node a `customElements` of its own for server rendering; a document it has not.
  if (typeof document === 'undefined') return
  const { versions } = sharedState()
  if (customElements.get(tag) === undefined) {
    customElements.define(tag, element)
    versions.set(tag, version)
    return
  }
  const kept = versions.get(tag) ?? 'unknown'
  if (kept === version) return
  console.warn(`[assento] <${tag}> is already registered by version ${kept}; version ${version} of this copy is not used. See /handbook/embedding#two-versions`)
  document.dispatchEvent(new AssentoVersionSkewEvent({ tag, kept, refused: version }))
}

function sharedState(): SharedState {
  const scope = globalThis as typeof globalThis & { [SHARED]?: SharedState }
  return (scope[SHARED] ??= { versions: new Map() })
}
