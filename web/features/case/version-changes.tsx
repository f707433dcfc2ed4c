import type { VersionView } from './api/use-versions.ts'

/** Field by field, old → new; what was added or taken away says so by its sign and in words. */
export const Changes = ({ version }: { version: Pick<VersionView, 'differences'> }) =>
  version.differences.length === 0 ? (
    <div className="soft">与上一版相比没有修改。</div>
  ) : (
    <ul className="changes">
      {version.differences.map(({ path, label, before, after }) => (
        <li key={path} className={before === null ? 'added' : after === null ? 'removed' : 'changed'}>
          <span className="soft">{label}</span>
          {before === null ? null : (
            <del>
              <span className="visually-hidden">原为</span>
              {before}
            </del>
          )}
          {after === null ? (
            <span className="visually-hidden">已删去</span>
          ) : (
            <ins>
              <span className="visually-hidden">现为</span>
              {after}
            </ins>
          )}
        </li>
      ))}
    </ul>
  )
