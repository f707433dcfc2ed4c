import type { Day } from '../../kernel/index.ts'
import type { OfficialDocument } from './document.ts'

/** An issued document with every part that the standard names. */
export const sample: OfficialDocument = {
  masthead: '湖南省政务管理服务局文件',
  number: '湘政务云〔2026〕3号',
  title: '湖南省政务管理服务局关于2026年第一季度省级政务云资源使用情况的通报',
  to: ['各市州人民政府', '省直各单位'],
  body: [
    {
      kind: 'paragraph',
      text: '根据《湖南省省级政务云管理办法》第三十五条规定，现将2026年第一季度省级政务云资源使用情况通报如下。各单位应当对照本通报，于收到之日起5个工作日内提出整改措施。',
    },
    { kind: 'heading', level: 1, text: '一、总体情况' },
    {
      kind: 'paragraph',
      text: '截至2026年3月31日，省级政务云共承载信息系统486个，分配虚拟处理器12,480核、内存49,920 GB、存储1,286.5 TB，CPU平均使用率为38.62%，较上季度提高2.15个百分点。',
    },
    { kind: 'heading', level: 2, text: '（一）资源分配' },
    {
      kind: 'paragraph',
      text: '“低效资源”是指连续三个月CPU平均使用率低于10%、内存平均使用率低于20%的云主机；各单位应当及时缩减——确需保留的，应当说明理由……',
    },
    { kind: 'heading', level: 3, text: '1. 计算资源' },
    { kind: 'heading', level: 4, text: '（1）通用型云主机' },
    { kind: 'paragraph', text: '使用单位喆、堃、犇、镕等人名地名用字，以及𠮷字，应当如实显示。' },
    {
      kind: 'table',
      caption: '表1　各单位资源使用情况',
      columns: [
        { name: '单位', align: 'left', share: 4 },
        { name: '系统数', align: 'center', share: 1.5 },
        { name: '费用（元）', align: 'right', share: 2.5 },
        { name: '使用率', align: 'right', share: 2 },
      ],
      rows: [
        ['湖南省卫生健康委员会', '32', '1,286,400.00', '41.20%'],
        ['湖南省人力资源和社会保障厅', '28', '986,000.50', '38.06%'],
        ['湖南省市场监督管理局（湖南省知识产权局）', '19', '412,300.00', '9.87%'],
      ],
    },
    {
      kind: 'bars',
      caption: '图1　资源使用率',
      unit: '%',
      bars: [
        { name: '省卫生健康委', value: 41.2, shown: '41.20' },
        { name: '省人力资源社会保障厅', value: 38.06, shown: '38.06' },
        { name: '省市场监管局', value: 9.87, shown: '9.87' },
      ],
    },
    { kind: 'heading', level: 1, text: '二、工作要求' },
    { kind: 'paragraph', text: '请各单位高度重视，按时完成整改，并将整改情况报省政务管理服务局。' },
  ],
  annexes: ['2026年第一季度省级政务云低效资源清单', '省级政务云资源整改情况报送表以及填报说明（各单位填报时应当逐项核对）'],
  signedBy: '湖南省政务管理服务局',
  date: '2026-04-08' as Day,
  note: '联系人：张喆，电话：0731-12345678',
  copies: ['省委办公厅', '省人大常委会办公厅', '省政协办公厅', '省纪委监委机关', '省高级人民法院', '省人民检察院'],
  imprint: { office: '湖南省政务管理服务局办公室', date: '2026-04-08' as Day },
  proof: { url: 'https://cloud.example.gov.cn/verify/7K3M-9QXT-24PD', code: '7K3M-9QXT-24PD' },
}
