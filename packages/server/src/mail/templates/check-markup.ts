/** The small HTML that messages are written in: no scripts, no forms, no pictures from elsewhere, nothing that is left open. */

const TAGS = new Set([
  'a', 'b', 'blockquote', 'br', 'div', 'em', 'h1', 'h2', 'h3', 'hr', 'i', 'li', 'ol', 'p', 'small', 'span', 'strong', 'table', 'tbody', 'td', 'th',
  'thead', 'tr', 'u', 'ul',
])
const VOID_TAGS = new Set(['br', 'hr'])
const ATTRIBUTES = new Set(['align', 'colspan', 'href', 'role', 'rowspan', 'scope', 'style', 'valign', 'width'])
const TAG = /^<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z-]+="[^"<>]*")*)\s*(\/?)>/
const ATTRIBUTE = /([A-Za-z-]+)="([^"<>]*)"/g
/** Where a link may lead, after entities have been read. */
const ADDRESS = /^(https:\/\/[^\s\\]+|mailto:[^\s\\]+)$/i
/** What loads something, or hides it from this look: `url(…)`, imports, escapes, comments. */
const UNSAFE_STYLE = /url|import|expression|[\\@<>]|\/\*/i

export interface MarkupFault {
  readonly rule: string
  readonly message: string
}

/** Faults of a text of markup, the first of each place; none when it is sound. */
export function checkMarkup(html: string): readonly MarkupFault[] {
  const faults: MarkupFault[] = []
  const open: string[] = []
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const [whole, closing, name, attributes = ''] = TAG.exec(html.slice(at, at + 4_000)) ?? []
    const tag = name?.toLowerCase()
    if (whole === undefined || tag === undefined) return [...faults, { rule: 'html.tag', message: `not markup that is sent: ${html.slice(at, at + 20)}` }]
    if (!TAGS.has(tag)) faults.push({ rule: 'html.tag', message: `<${tag}> is not sent in messages` })
    else if (closing === '/') {
      if (open.pop() !== tag) return [...faults, { rule: 'html.nesting', message: `</${tag}> closes what is not open` }]
    } else if (!VOID_TAGS.has(tag)) open.push(tag)
    faults.push(...[...attributes.matchAll(ATTRIBUTE)].flatMap((match) => attributeFault(tag, (match[1] ?? '').toLowerCase(), match[2] ?? '')))
  }
  const [left] = open
  return left === undefined ? faults : [...faults, { rule: 'html.nesting', message: `<${left}> is not closed` }]
}

function attributeFault(tag: string, name: string, value: string): readonly MarkupFault[] {
  if (!ATTRIBUTES.has(name)) return [{ rule: 'html.attribute', message: `${name} is not sent in messages` }]
  if (value.includes('{{')) return [{ rule: 'html.attribute', message: 'variables stand between the tags' }]
  if (name === 'href' && (tag !== 'a' || !isAddress(value.replaceAll('&amp;', '&')))) {
    return [{ rule: 'html.address', message: 'links begin with https:// or mailto:' }]
  }
  if (name === 'style' && (UNSAFE_STYLE.test(value) || value.includes('&'))) return [{ rule: 'html.style', message: 'styles load nothing' }]
  return []
}

/** An entity other than &amp; would be read as another character than the one looked at here. */
function isAddress(value: string): boolean {
  return ADDRESS.test(value) && !/&#?[a-z0-9]+;/i.test(value)
}
