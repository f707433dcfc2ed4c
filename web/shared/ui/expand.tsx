import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button, type TableProps } from 'antd'
import type { ReactNode } from 'react'

/** Rows that open to their details, by a button that says so. */
export const expandable = <T extends object>(
  name: (row: T) => string,
  details: (row: T) => ReactNode,
): Pick<TableProps<T>, 'expandable'> => ({
  expandable: {
    expandedRowRender: details,
    columnTitle: <span className="visually-hidden">详情</span>,
    expandIcon: ({ expanded, onExpand, record }) => (
      <Button
        size="small"
        type="text"
        icon={expanded ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        aria-expanded={expanded}
        aria-label={`${name(record)}的详情`}
        onClick={(event) => onExpand(record, event)}
      />
    ),
  },
})
