import { useMay } from '../../shared/session/use-session.ts'
import { Page } from '../../shared/ui/page.tsx'
import { Views } from '../../shared/ui/views.tsx'
import { Deliveries } from './deliveries.tsx'
import { NoticeList } from './notice-list.tsx'
import { PreferencesPanel } from './preferences.tsx'
import { SentencesPanel } from './sentences.tsx'
import { WebhooksPanel } from './webhooks.tsx'

export default function NoticesPage() {
  const may = useMay()
  return (
    <Page title="消息" says="与您和本单位有关的事项，发生时即在此告知。">
      <Views
        label="消息的内容"
        of={[
          { key: 'notices', name: '消息', content: () => <NoticeList /> },
          { key: 'preferences', name: '接收设置', content: () => <PreferencesPanel /> },
          ...(may('webhook.manage')
            ? [
                { key: 'webhooks', name: '消息推送', content: () => <WebhooksPanel /> },
                { key: 'deliveries', name: '推送记录', content: () => <Deliveries which="webhooks" /> },
              ]
            : []),
          ...(may('delivery.read') ? [{ key: 'mails', name: '邮件记录', content: () => <Deliveries which="mails" /> }] : []),
          ...(may('sentence.manage') ? [{ key: 'sentences', name: '消息文字', content: () => <SentencesPanel /> }] : []),
        ]}
      />
    </Page>
  )
}
