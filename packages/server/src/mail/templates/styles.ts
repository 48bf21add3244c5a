/** Looks of a message: styles on the elements, since many readers drop style sheets, and a sheet for dark mode and narrow screens. */

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace"

export const STYLE = {
  page: 'margin:0;padding:0;background:#f3f4f6;-webkit-text-size-adjust:100%',
  card: 'width:100%;max-width:600px;background:#ffffff;border:1px solid #dfe3e8;border-radius:12px;border-collapse:separate',
  head: `padding:20px 32px 16px;border-bottom:1px solid #dfe3e8;font:600 15px/1.4 ${FONT};color:#1b1f27;overflow-wrap:anywhere`,
  body: `padding:28px 32px 12px;font:16px/1.6 ${FONT};color:#1b1f27;overflow-wrap:anywhere`,
  foot: `padding:16px 32px 22px;border-top:1px solid #dfe3e8;font:13px/1.5 ${FONT};color:#5c6470;overflow-wrap:anywhere`,
  box: 'width:100%;margin:0 0 16px;background:#f6f7f9;border:1px solid #dfe3e8;border-radius:8px;border-collapse:separate',
  boxCell: 'padding:14px 16px',
  label: `font:600 13px/1.4 ${FONT};color:#5c6470`,
  code: `margin:4px 0 0;font:14px/1.6 ${MONO};color:#1b1f27;overflow-wrap:anywhere;-webkit-user-select:all;user-select:all`,
  pixCode: `margin:6px 0 0;font:13px/1.5 ${MONO};color:#1b1f27;word-break:break-all;-webkit-user-select:all;user-select:all`,
  hint: `margin:6px 0 0;font:13px/1.5 ${FONT};color:#5c6470`,
  summary: 'width:100%;margin:0 0 16px;border-collapse:collapse',
  rowName: `padding:7px 12px 7px 0;border-bottom:1px solid #e9ecf0;font:14px/1.5 ${FONT};color:#5c6470;text-align:left;vertical-align:top`,
  rowValue: `padding:7px 0;border-bottom:1px solid #e9ecf0;font:15px/1.5 ${FONT};color:#1b1f27;text-align:right;vertical-align:top`,
  strong: 'font-weight:600',
  button: `display:inline-block;padding:11px 20px;border-radius:8px;background:#1f5fd6;color:#ffffff;font:600 15px/1.3 ${FONT};text-decoration:none`,
  link: 'color:#1f5fd6',
} as const

/** Elements that words are written with, and how they look; one that has a style keeps it. */
const PLAIN: Readonly<Record<string, string>> = {
  h1: `margin:0 0 18px;font:700 22px/1.3 ${FONT};color:#1b1f27`,
  h2: `margin:24px 0 10px;font:600 18px/1.35 ${FONT};color:#1b1f27`,
  p: 'margin:0 0 16px',
  ul: 'margin:0 0 16px;padding:0 0 0 22px',
  ol: 'margin:0 0 16px;padding:0 0 0 22px',
  li: 'margin:0 0 4px',
}

export function styleWords(html: string): string {
  return html.replaceAll(/<(h1|h2|p|ul|ol|li)>/g, (_tag, name: string) => `<${name} style="${PLAIN[name] ?? ''}">`)
}

/** `!important` because it has to win over the styles on the elements. */
export const SHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.pad{padding-left:18px!important;padding-right:18px!important}.outer{padding:0!important}.card{border-radius:0!important;border-left:0!important;border-right:0!important}}
@media (prefers-color-scheme:dark){.page,.outer{background:#0f1216!important}.card{background:#171b21!important;border-color:#2c323c!important}
.ink,.ink h1,.ink h2,.value,.code{color:#e8eaee!important}.muted,.foot{color:#9aa3b0!important}.head,.foot,.name,.value{border-color:#2c323c!important}
.box{background:#1e232b!important;border-color:#2c323c!important}.link{color:#8ab4ff!important}.button{background:#8ab4ff!important;color:#0f1216!important}}`
