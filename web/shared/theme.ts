import type { ThemeConfig } from 'antd'

/** One look: quiet, dense enough for office work, every text at least 4.5:1 on its ground. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1b4b86',
    colorLink: '#1b4b86',
    colorInfo: '#1b4b86',
    colorSuccess: '#1d6b3a',
    colorWarning: '#85510a',
    colorError: '#a8201a',
    colorText: '#1c2733',
    colorTextSecondary: '#4a5768',
    colorTextTertiary: '#56626f',
    colorTextDescription: '#4a5768',
    colorTextPlaceholder: '#626d7a',
    colorBorder: '#c3cbd5',
    colorBorderSecondary: '#dfe4ea',
    colorBgLayout: '#f3f5f8',
    borderRadius: 4,
    fontSize: 14,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: { headerBg: '#f7f9fb', headerColor: '#4a5768', cellPaddingBlock: 10, cellPaddingInline: 12 },
    Menu: { itemHeight: 38, itemSelectedBg: '#eaf1f9', itemBorderRadius: 4 },
    Form: { itemMarginBottom: 18, labelColor: '#1c2733' },
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
  },
}
