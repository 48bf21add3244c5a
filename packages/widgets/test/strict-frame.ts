/** The built bundle in a frame whose page has a strict policy; its calls are answered by the test. */
declare global {
  interface Window { answerCall: typeof fetch }
}

export interface StrictWindow extends Window { readonly violations: readonly string[]; readonly fetchedFirst?: readonly string[] }

export interface StrictFrame {
  readonly frame: HTMLIFrameElement
  readonly view: StrictWindow
  readonly root: (tag: string) => ShadowRoot
}

/** `?only=assento-seat-editor` leaves one widget in the page. */
export async function strictFrame(answer: typeof fetch, query = ''): Promise<StrictFrame> {
  window.answerCall = answer
  const frame = document.createElement('iframe')
  frame.src = `/strict${query}`
  frame.style.cssText = 'width: 1100px; height: 900px'
  document.body.append(frame)
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  const root = (tag: string) => frame.contentDocument!.querySelector(tag)!.shadowRoot!
  return { frame, view: frame.contentWindow as StrictWindow, root }
}
