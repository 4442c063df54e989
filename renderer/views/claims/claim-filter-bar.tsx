import { X } from 'lucide-react';
import type { ClaimStatus, ClaimType } from '../../../src/contract/model.ts';
import type { ClaimView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { MenuButton, type MenuChoice } from '../../components/menu-button.tsx';
import { TagChip } from '../../components/tag-chip.tsx';
import { WordFilter } from '../../components/word-filter.tsx';
import { statusLabels, typeLabels } from '../claim/claim-labels.ts';
import { goToSettings } from '../settings/settings.tsx';
import {
  type ClaimFilter,
  countValues,
  type FilterField,
  isFiltering,
  noFilter,
  nothing,
  toggleValue,
} from './claim-filter.ts';
import styles from './claim-filter-bar.module.css';

interface Props {
  /** Those of the scope, before any filter. */
  readonly claims: readonly ClaimView[];
  readonly filter: ClaimFilter;
  readonly onChange: (filter: ClaimFilter) => void;
  /** ArrowDown in the text leads to the list. */
  readonly onLeave: () => void;
}

const labels: Readonly<Record<FilterField, { readonly label: string; readonly none: string }>> = {
  tag: { label: 'Tag', none: 'No tag' },
  type: { label: 'Type', none: '' },
  status: { label: 'Status', none: '' },
  verdict: { label: 'Verdict', none: 'No verdict' },
  publisher: { label: 'Publisher', none: 'No publisher' },
  speaker: { label: 'Speaker', none: 'Nobody named' },
};

/** Leaves of many claims those that an editor looks for, by their words and by what is known of them. */
export function ClaimFilterBar({ claims, filter, onChange, onLeave }: Props) {
  const tags = useOperation('tag.list', {});
  const ratings = useOperation('rating.list', {});
  const tagOf = (id: string) => tags.data?.find((tag) => tag.id === id);
  const names: Readonly<Record<FilterField, (value: string) => string>> = {
    tag: (id) => tagOf(id)?.name ?? 'A tag that is gone',
    type: (type) => typeLabels[type as ClaimType],
    status: (status) => statusLabels[status as ClaimStatus],
    verdict: (id) => ratings.data?.find((rating) => rating.id === id)?.label ?? 'A verdict that is gone',
    publisher: (name) => name,
    speaker: (name) => name,
  };
  const nameOf = (field: FilterField, value: string) =>
    value === nothing ? labels[field].none : names[field](value);
  const drawOf = (field: FilterField, value: string) => {
    const tag = field === 'tag' ? tagOf(value) : undefined;
    return tag && <TagChip name={tag.name} colour={tag.colour} />;
  };

  const listChoices = (field: FilterField): MenuChoice[] =>
    [...countValues(claims, filter, field)]
      .map(([value, count]) => ({ value, count, name: nameOf(field, value) }))
      .sort((x, y) => Number(x.value === nothing) - Number(y.value === nothing) || y.count - x.count)
      .map(({ value, count, name }) => ({
        id: value || 'nothing',
        name,
        label: drawOf(field, value),
        aside: count,
      }));

  return (
    <search className={styles.bar}>
      <WordFilter
        label="Filter claims by their words"
        placeholder="Filter by words"
        text={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        onLeave={onLeave}
      />
      {(Object.keys(labels) as FilterField[]).map((field) => {
        const chosen = filter.chosen[field];
        const [first] = chosen;
        const { label } = labels[field];
        const what = first === undefined ? label : nameOf(field, first);
        const more = chosen.length > 1 ? ` +${chosen.length - 1}` : '';
        return (
          <span key={field} className={styles.choice} data-chosen={chosen.length > 0}>
            <MenuButton
              label={`${what}${more}`}
              {...(chosen.length > 0 && { heard: `${label}: ${what}${more}` })}
              listChoices={() => listChoices(field)}
              chosen={chosen.map((value) => value || 'nothing')}
              {...(field === 'tag' && {
                more: { name: 'Manage tags…', run: () => goToSettings('tags') },
              })}
              onChoose={(id) => onChange(toggleValue(filter, field, id === 'nothing' ? nothing : id))}
            />
          </span>
        );
      })}
      {isFiltering(filter) && (
        <Button look="quiet" onPress={() => onChange(noFilter)}>
          <X size={13} aria-hidden /> Show all
        </Button>
      )}
    </search>
  );
}
