import { expect, test } from 'vitest'
import type { PackFiles } from '../../pack.ts'
import { added, aPack, block, changed, chapter, faultsOf, headed, law } from '../pack.fixture.ts'

// Citations, coverage, wording, files that a pack gets wrong. Each with the whole answer that its author reads, and with nothing else.
const cases: readonly (readonly [string, () => PackFiles, readonly string[]])[] = [
  [
    'a citation of an item that does not exist',
    () => law('step: apply.deliver\n', 'step: apply.deliver\ncite: 3.9\n'),
    ['01-all.md:103（第三条第（三）项）：引用的条文“3.9”不存在。改法：第三条可引：3、3.1、3.2、3.3'],
  ],
  [
    'a citation of an article that does not exist',
    () => law('step: apply.deliver\n', 'step: apply.deliver\ncite: 30\n'),
    [
      '01-all.md:103（第三条第（三）项）：引用的条文“30”不存在。改法：本办法共 6 条；写成 19（条）、19.2（项）、14¶2（款）或 39¶1.5（款的项）',
    ],
  ],
  [
    'item ten written without quotes is not item one',
    () => law('step: apply.deliver\n', 'step: apply.deliver\ncite: 3.10\n'),
    ['01-all.md:103（第三条第（三）项）：引用的条文“3.10”不存在。改法：第三条可引：3、3.1、3.2、3.3'],
  ],
  [
    'an article without a demand',
    () => law('```demand\ntext: 立法目的\n```\n', ''),
    ['01-all.md:3（第一条）：这一条没有 demand 块，没有写明它要求什么。改法：在条文下写 demand 块；只作说明、不须规则承载的写 text: 说明'],
  ],
  [
    'a demand that nothing carries',
    () => law('text: 立法目的', 'rule: 立法目的'),
    ['01-all.md:7（第一条）：“立法目的”没有规则承载。改法：在条文下写规则块；尚未实现的写 uncarried: 理由'],
  ],
  [
    'a demand that only an interpretation stands with',
    () =>
      added(
        'interpretation: purpose\non: [1]\nquestion: 何为统筹？\nreading: 统一购买\nbecause: 文义\ncite: 1',
        changed('text: 立法目的', 'rule: 立法目的'),
      ),
    ['01-all.md:7（第一条）：“立法目的”没有规则承载。改法：在条文下写规则块；尚未实现的写 uncarried: 理由'],
  ],
  [
    'a text that was changed',
    () => headed('text: sha256:', 'text: sha256:0'),
    [
      'measure.md:1：条文文字与 text 记录的摘要不符，条文可能被改动。改法：与公布的原文逐字核对（条的标题写作 ### 第…条），确认无误后写 text: sha256:031818b695d7acf6ecd8ef87c09beecb9d3aa772f9ddab96f11dc66567e25404',
    ],
  ],
  [
    'a text without a digest',
    () => headed('text: ', 'text: "" # '),
    [
      'measure.md:1：没有记录条文文字的摘要 text。改法：与公布的原文逐字核对（条的标题写作 ### 第…条），确认无误后写 text: sha256:031818b695d7acf6ecd8ef87c09beecb9d3aa772f9ddab96f11dc66567e25404',
    ],
  ],
  [
    'an article twice',
    () => aPack({ '01-all.md': changed('### 第四条', '### 第三条') }),
    ['01-all.md:112（第三条）：第三条出现了两次（另见 01-all.md:42）。改法：核对条的编号'],
  ],
  [
    'an item twice under one paragraph',
    () => law('（二）主管部门', '（一）主管部门'),
    ['01-all.md:42（第三条）：有两处文字都引作第三条第一款第（一）项。改法：核对各项的编号：同一款下的项不能重号'],
  ],
  [
    'a heading that is none of an article',
    () => law('### 第四条', '### 第四款'),
    ['01-all.md:112：“第四款”不是条的标题。改法：写成“### 第十九条”的形式'],
  ],
  [
    'a numeral that is none',
    () => law('### 第四条', '### 第四十十条'),
    ['01-all.md:112：“第四十十条”不是条的标题。改法：写成“### 第十九条”的形式'],
  ],
  [
    'words before the first article',
    () => aPack({ '01-all.md': `前言\n${chapter}` }),
    ['01-all.md:1：“前言”不在任何一条之下。改法：章的标题写成“## 第一章 …”，条的标题写成“### 第一条”'],
  ],
  [
    'a block before the first article',
    () => aPack({ '01-all.md': `${block('uncarried: 前言')}${chapter}` }),
    ['01-all.md:2：块不在任何一条之下。改法：把它移到它所依据的条文下面'],
  ],
  [
    'a block that does not end',
    () => aPack({ '01-all.md': `${chapter}\n\`\`\`rule\nuncarried: x\n` }),
    ['01-all.md:168（第六条）：块没有结束。改法：在块的最后一行之后另起一行写 ```'],
  ],
  [
    'a fence of another kind',
    () => law('```rule\nrule: frozen', '```yaml\nrule: frozen'),
    ['01-all.md:120（第四条）：块的种类“yaml”读不懂。改法：写成 ```demand 或 ```rule'],
  ],
  [
    'a block of no kind',
    () => added('stepp: apply.x'),
    [
      '01-all.md:169（第六条）：块的第一个键“stepp”不是规则的种类。改法：可用：party、document、documents、procedure、step、rule、money、duty、evaluation、validity、interpretation、uncarried、inherits、overrides、amend',
    ],
  ],
  [
    'a block that is a list',
    () => added('- a'),
    ['01-all.md:169（第六条）：块里没有“键: 值”。改法：第一行写明块的种类，如 step: apply.accept'],
  ],
  [
    'a key twice',
    () => law('name: 受理\nby: authority', 'name: 受理\nname: 受理\nby: authority'),
    ['01-all.md:90（第三条第（二）项）：YAML 写法有误：同一个键写了两次。改法：合并为一个，或删去一个'],
  ],
  [
    'a colon within a text',
    () => law('body: 大数据局', 'body: 大数据局: 市'),
    ['01-all.md:22（第二条）：YAML 写法有误：一行里有两个“: ”。改法：检查缩进、冒号后的空格与引号；文字里有“: ”时加引号'],
  ],
  [
    'a quote that does not end',
    () => law('body: 大数据局', 'body: "大数据局'),
    ['01-all.md:24（第二条）：YAML 写法有误：缺少引号、括号或分隔符。改法：检查缩进、冒号后的空格与引号；文字里有“: ”时加引号'],
  ],
  [
    'a tab',
    () => law('  done:', '\tdone:'),
    ['01-all.md:109（第三条第（三）项）：YAML 写法有误：用了制表符（Tab）缩进。改法：改用空格缩进'],
  ],
  [
    'an alias bomb',
    () => added('a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]'),
    ['01-all.md:169（第六条）：YAML 写法有误：用了别名（& 与 *）。改法：把内容写出来'],
  ],
  ['an alias of itself', () => added('rule: &a [*a]'), ['01-all.md:169（第六条）：YAML 写法有误：用了别名（& 与 *）。改法：把内容写出来']],
  [
    'a last day that differs from the head',
    () => law('validity: 2026-06-28', 'validity: 2026-06-27'),
    ['01-all.md:162（第六条）：有效期 2026-06-27 与卷首的 expires: 2026-06-28 不一致。改法：两处写成同一天'],
  ],
  [
    'a last day that no article says',
    () => law('```rule\nvalidity: 2026-06-28\nafter: notice\nsays: 本办法已于{expires}届满\n```', '```rule\nuncarried: 尚未实现\n```'),
    ['measure.md:1：卷首写明 2026-06-28 届满，却没有条文承载。改法：在规定有效期的条文下写 validity: 2026-06-28'],
  ],
  [
    'a day that does not exist',
    () => headed('effective: 2024-06-28', 'effective: 2024-06-31'),
    ['measure.md:1：卷首的 effective“2024-06-31”不是日期。改法：写成 YYYY-MM-DD'],
  ],
  [
    'a key of the head that does not exist',
    () => headed('place: 某市', 'place: 某市\nplaces: 某市'),
    [
      'measure.md:1：卷首有不认识的键 places。改法：可用：id、title、number、issuer、place、issued、effective、expires、decisions、replaces、replaced-by、derives、text、terms',
    ],
  ],
  [
    "another id than the folder's",
    () => headed('id: small-2024', 'id: other'),
    ['measure.md:1：id“other”与文件夹名“small-2024”不同。改法：两者应当一致'],
  ],
  [
    'terms that are none',
    () => headed('terms:\n  system: 系统', 'terms: [系统]'),
    ['measure.md:1：卷首的 terms 应是若干“名: 说法”。改法：在 terms: 之下每行写一个，如 system: 政务系统'],
  ],
  [
    'a head that is an alias bomb',
    () => headed('title: 小办法', 'title: &a 小办法\nterms2: *a'),
    ['measure.md:2：卷首：YAML 写法有误：用了别名（& 与 *）。改法：把内容写出来'],
  ],
  [
    'a file that is no text',
    () => aPack({ '01-all.md': '\u0000\u0001\uFFFD' }),
    ['01-all.md:1：不是 UTF-8 文字。改法：用文本编辑器另存为 UTF-8'],
  ],
  [
    'a file that nobody reads',
    () => aPack({ 'appendix.md': '附件' }),
    ['appendix.md:1：这个文件不会被读取。改法：条文写在 01-….md、02-….md，本地做法写在 practice.md'],
  ],
  [
    'no file at all',
    () => ({ folder: 'small-2024', files: {} }),
    [
      'measure.md:1：没有卷首。改法：以一行 --- 开头，写明 id、title、effective 等，再以一行 --- 结束',
      'measure.md:1：没有条文。改法：把各章写成 01-….md、02-….md',
    ],
  ],
]

test.each(cases)('%s', (_, pack, faults) => {
  expect(faultsOf(pack())).toEqual(faults)
})
