export const OUTBOX_CSS = `
:root { color-scheme: light dark; --ink: light-dark(#1a1d24, #e8eaee); --muted: light-dark(#5c6470, #9aa3b0); --line: light-dark(#dfe3e8, #2a2f3a); --card: light-dark(#fff, #14171d); --accent: light-dark(#1f5fd6, #7fb0ff) }
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; background: light-dark(#f6f7f9, #0f1216); color: var(--ink) }
main { max-width: 760px; margin: 0 auto; padding: 40px 20px 64px }
h1 { font-size: 26px; line-height: 1.25; letter-spacing: -.01em; margin: 0 0 6px; overflow-wrap: anywhere }
a { color: var(--accent) } .muted { color: var(--muted) } code { overflow-wrap: anywhere; font-size: 13.5px }
.empty { padding: 28px 24px; border: 1px dashed var(--line); border-radius: 12px; color: var(--muted) }
.mails { list-style: none; margin: 20px 0 0; padding: 0; border: 1px solid var(--line); border-radius: 12px; background: var(--card); overflow: hidden }
.mails li + li { border-top: 1px solid var(--line) }
.mails a { display: grid; gap: 2px; padding: 14px 18px; color: inherit; text-decoration: none; font-size: 14.5px; overflow-wrap: anywhere }
.mails a:hover { background: light-dark(#f1f4f9, #1b2028) } .mails a:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px }
.subject { font-weight: 600; font-size: 16px } .when { font-variant-numeric: tabular-nums }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 16px 0; font-size: 14.5px } dt { color: var(--muted) } dd { margin: 0; overflow-wrap: anywhere }
.files { margin: 0 0 16px; padding: 0 0 0 20px; font-size: 14.5px }
.message { width: 100%; height: min(1100px, 78vh); border: 1px solid var(--line); border-radius: 12px; background: var(--card) }
details { margin: 16px 0 } summary { cursor: pointer } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 13.5px/1.55 ui-monospace, Consolas, monospace; padding: 16px; border: 1px solid var(--line); border-radius: 12px; background: var(--card) }
`
