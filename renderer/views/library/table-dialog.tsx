import { useEffect, useMemo, useRef, useState } from 'react';
import type { TableColumns, TablePreview } from '../../../src/contract/import.ts';
import { runJob } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Loading } from '../../components/status.tsx';
import { uploadFile } from '../../transport.ts';
import { type PlainWord, say } from '../../words/index.ts';
import { importTable } from './imports.ts';
import styles from './table-dialog.module.css';
import { dropTable, type WaitingTable } from './tables.ts';

interface Props {
  readonly table: WaitingTable;
  readonly onClose: () => void;
}

type Role = Exclude<keyof TableColumns, 'hasHeader' | 'dayOrder' | 'sheet' | 'delimiter' | 'encoding'>;

const roles: readonly (readonly [Role, PlainWord])[] = [
  ['text', 'library.text'],
  ['title', 'library.title'],
  ['author', 'library.author'],
  ['publisher', 'library.publisher'],
  ['publishedAt', 'library.published'],
  ['updatedAt', 'library.updated'],
  ['language', 'library.language'],
  ['address', 'library.address'],
];
const delimiters: readonly (readonly [string, PlainWord])[] = [
  [',', 'library.comma'],
  [';', 'library.semicolon'],
  ['\t', 'library.tab'],
  ['|', 'library.bar'],
];
const encodings = [
  'utf-8',
  'windows-1252',
  'iso-8859-2',
  'windows-1250',
  'windows-1251',
  'utf-16le',
  'shift_jis',
  'gb18030',
];

const dayOrders = ['day first', 'month first'] as const;

/** `2026-06-05` of `05/06/2026`, day first. */
function dayByOrder(printed: string, order: (typeof dayOrders)[number]): string {
  const [first, second, year] = printed.match(/\d+/g)!.map((figures) => figures.padStart(2, '0'));
  return order === 'day first' ? `${year}-${second}-${first}` : `${year}-${first}-${second}`;
}

type How = Pick<TableColumns, 'sheet' | 'delimiter' | 'encoding'>;

/** Which column of a table is what, over its first rows; then its rows come in, each as an article. */
export function TableDialog({ table, onClose }: Props) {
  const { file, id, collectionId } = table;
  const [upload, setUpload] = useState<string | null>(null);
  const [preview, setPreview] = useState<TablePreview | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [how, setHow] = useState<How>({});
  /** What each column is, by its number. */
  const [chosen, setChosen] = useState<ReadonlyMap<number, Role>>(new Map());
  const [hasHeader, setHasHeader] = useState(true);
  const [dayOrder, setDayOrder] = useState<TableColumns['dayOrder']>();
  const isUploading = useRef(false);

  useEffect(() => {
    if (isUploading.current) return;
    isUploading.current = true;
    void uploadFile(file).then((result) => {
      if (result.ok) setUpload(result.value);
      else setFailure(result.error.message);
    });
  }, [file]);

  useEffect(() => {
    if (upload === null) return;
    let isCurrent = true;
    void runJob('table.preview', { upload, ...how }).then((result) => {
      if (!isCurrent) return;
      if (!result.ok) return setFailure(result.error.message);
      setFailure(null);
      setPreview(result.value);
      setHasHeader(result.value.guess?.hasHeader ?? true);
      setDayOrder(result.value.guess?.dayOrder);
      setChosen(rolesOf(result.value.guess));
    });
    return () => {
      isCurrent = false;
    };
  }, [upload, how]);

  const unsettledDay = [...chosen]
    .filter(([, role]) => role === 'publishedAt' || role === 'updatedAt')
    .map(([column]) => preview?.unsettledDays[column])
    .find((printed) => printed);
  const sheet = preview?.guess?.sheet;
  const columns = useMemo(
    () => toColumns(chosen, { hasHeader, ...(sheet && { sheet }), ...how, ...(dayOrder && { dayOrder }) }),
    [chosen, hasHeader, dayOrder, how, sheet],
  );
  const leaveOut = () => {
    dropTable(id);
    onClose();
  };
  const add = () => {
    if (!columns || upload === null) return;
    dropTable(id);
    onClose();
    void importTable(upload, file.name, { columns, ...(collectionId && { collectionId }) });
  };
  /** A column is one thing, and no two are the same. */
  const choose = (column: number, role: Role | null) =>
    setChosen((old) => {
      const next = new Map([...old].filter(([other, its]) => other !== column && its !== role));
      if (role) next.set(column, role);
      return next;
    });

  return (
    <Dialog title={say('library.columnsOf', { name: file.name })} isWide keepsOpen onClose={onClose}>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {!preview && !failure && <Loading />}
      {preview && (
        <>
          <p className={styles.lead}>{say('library.eachRowBecomesAn')}</p>
          <div className={styles.how}>
            {preview.sheets.length > 1 && (
              <Field label={say('library.sheet')}>
                {(control) => (
                  <select
                    {...control}
                    value={how.sheet ?? preview.guess?.sheet ?? preview.sheets[0]}
                    onChange={({ currentTarget: { value } }) => setHow({ ...how, sheet: value })}
                  >
                    {preview.sheets.map((sheet) => (
                      <option key={sheet}>{sheet}</option>
                    ))}
                  </select>
                )}
              </Field>
            )}
            {preview.kind === 'csv' && (
              <>
                <Field label={say('library.partedBy')}>
                  {(control) => (
                    <select
                      {...control}
                      value={preview.delimiter ?? ','}
                      onChange={({ currentTarget: { value } }) => setHow({ ...how, delimiter: value })}
                    >
                      {withOther(
                        delimiters.map(([value, name]) => [value, say(name)] as const),
                        preview.delimiter,
                      ).map(([value, name]) => (
                        <option key={value} value={value}>
                          {name}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
                <Field label={say('library.encoding')}>
                  {(control) => (
                    <select
                      {...control}
                      value={preview.encoding ?? 'utf-8'}
                      onChange={({ currentTarget: { value } }) => setHow({ ...how, encoding: value })}
                    >
                      {withOther(
                        encodings.map((name) => [name, name] as const),
                        preview.encoding,
                      ).map(([value, name]) => (
                        <option key={value} value={value}>
                          {name}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
              </>
            )}
            {unsettledDay && (
              <Field label={say('library.printedDayIs', { printed: unsettledDay })}>
                {(control) => (
                  <select
                    {...control}
                    value={dayOrder ?? ''}
                    onChange={({ currentTarget: { value } }) =>
                      setDayOrder((value || undefined) as TableColumns['dayOrder'])
                    }
                  >
                    <option value="">{say('library.dayNotKnown')}</option>
                    {dayOrders.map((order) => (
                      <option key={order} value={order}>
                        {formatDate(dayByOrder(unsettledDay, order))}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
            <label className={styles.header}>
              <input
                type="checkbox"
                checked={hasHeader}
                onChange={(event) => setHasHeader(event.currentTarget.checked)}
              />
              {say('library.theFirstRowNames')}
            </label>
          </div>
          <PreviewTable preview={preview} hasHeader={hasHeader} chosen={chosen} onChoose={choose} />
        </>
      )}
      <DialogActions>
        <Button onPress={leaveOut}>{say('library.leaveThisTableOut')}</Button>
        <Button look="primary" isDisabled={!preview || !columns} onPress={add}>
          {say('library.addItsRows')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function rolesOf(guess: TablePreview['guess']): ReadonlyMap<number, Role> {
  if (!guess) return new Map();
  return new Map(
    roles.flatMap(([role]) => {
      const column = guess[role];
      return column === undefined ? [] : [[column, role] as const];
    }),
  );
}

/** Null as long as nothing says where the text is. */
function toColumns(chosen: ReadonlyMap<number, Role>, rest: Omit<TableColumns, Role>): TableColumns | null {
  const byRole = Object.fromEntries([...chosen].map(([column, role]) => [role, column]));
  return typeof byRole.text === 'number' ? { ...byRole, text: byRole.text, ...rest } : null;
}

function withOther(
  known: readonly (readonly [string, string])[],
  value: string | null,
): readonly (readonly [string, string])[] {
  return value === null || known.some(([own]) => own === value) ? known : [...known, [value, value]];
}

interface TableProps {
  readonly preview: TablePreview;
  readonly hasHeader: boolean;
  readonly chosen: ReadonlyMap<number, Role>;
  readonly onChoose: (column: number, role: Role | null) => void;
}

function PreviewTable({ preview, hasHeader, chosen, onChoose }: TableProps) {
  const { rows } = preview;
  const [head, body] = hasHeader ? [rows[0] ?? [], rows.slice(1)] : [[], rows];
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const nameOf = (column: number) => head[column]?.trim() || say('library.column', { column: column + 1 });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className={styles.scroller} tabIndex={0} aria-label={say('library.theFirstRows')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-chosen={chosen.has(column)}>
                <span dir="auto">{nameOf(column)}</span>
                <select
                  aria-label={say('library.columnIs', { column: nameOf(column) })}
                  value={chosen.get(column) ?? ''}
                  onChange={({ currentTarget: { value } }) =>
                    onChoose(column, (value || null) as Role | null)
                  }
                >
                  <option value="">{say('library.notTaken')}</option>
                  {roles.map(([role, name]) => (
                    <option key={role} value={role}>
                      {say(name)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one preview never move
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} data-chosen={chosen.has(column)} dir="auto">
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
