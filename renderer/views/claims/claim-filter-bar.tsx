import { X } from 'lucide-react';
import type { ClaimStatus, ClaimType } from '../../../src/contract/model.ts';
import type { ClaimView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../components/count.ts';
import { MenuButton, type MenuChoice } from '../../components/menu-button.tsx';
import { TagChip } from '../../components/tag-chip.tsx';
import { WordFilter } from '../../components/word-filter.tsx';
import { type PlainWord, say } from '../../words/index.ts';
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

const labels: Readonly<Record<FilterField, { readonly label: PlainWord; readonly none?: PlainWord }>> = {
  tag: { label: 'claims.tag', none: 'claims.noTag' },
  type: { label: 'claims.type' },
  status: { label: 'claims.status' },
  verdict: { label: 'claims.verdict', none: 'claims.noVerdict' },
  publisher: { label: 'claims.publisher', none: 'claims.noPublisher' },
  speaker: { label: 'claims.speaker', none: 'claims.nobodyNamed' },
};

/** What claims without a value are called; each has a type and a status. */
function nameNothing(field: FilterField): string {
  const { none } = labels[field];
  return none ? say(none) : '';
}

/** Leaves of many claims those that an editor looks for, by their words and by what is known of them. */
export function ClaimFilterBar({ claims, filter, onChange, onLeave }: Props) {
  const tags = useOperation('tag.list', {});
  const ratings = useOperation('rating.list', {});
  const tagOf = (id: string) => tags.data?.find((tag) => tag.id === id);
  const names: Readonly<Record<FilterField, (value: string) => string>> = {
    tag: (id) => tagOf(id)?.name ?? say('claims.aTagThatIs'),
    type: (type) => say(typeLabels[type as ClaimType]),
    status: (status) => say(statusLabels[status as ClaimStatus]),
    verdict: (id) => ratings.data?.find((rating) => rating.id === id)?.label ?? say('claims.aVerdictThatIs'),
    publisher: (name) => name,
    speaker: (name) => name,
  };
  const nameOf = (field: FilterField, value: string) =>
    value === nothing ? nameNothing(field) : names[field](value);
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
        label={say('claims.filterClaimsByTheir')}
        placeholder={say('claims.filterByWords')}
        text={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        onLeave={onLeave}
      />
      {(Object.keys(labels) as FilterField[]).map((field) => {
        const chosen = filter.chosen[field];
        const [first] = chosen;
        const label = say(labels[field].label);
        const what = first === undefined ? label : nameOf(field, first);
        const more = chosen.length > 1 ? ` +${formatNumber(chosen.length - 1)}` : '';
        return (
          <span key={field} className={styles.choice} data-chosen={chosen.length > 0}>
            <MenuButton
              label={`${what}${more}`}
              {...(chosen.length > 0 && { heard: `${label}: ${what}${more}` })}
              listChoices={() => listChoices(field)}
              chosen={chosen.map((value) => value || 'nothing')}
              {...(field === 'tag' && {
                more: { name: say('claims.manageTags'), run: () => goToSettings('tags') },
              })}
              onChoose={(id) => onChange(toggleValue(filter, field, id === 'nothing' ? nothing : id))}
            />
          </span>
        );
      })}
      {isFiltering(filter) && (
        <Button look="quiet" onPress={() => onChange(noFilter)}>
          <X size={13} aria-hidden />
          {say('claims.showAll')}
        </Button>
      )}
    </search>
  );
}
