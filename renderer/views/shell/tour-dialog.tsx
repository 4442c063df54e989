import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Key } from '../../components/key-hint.tsx';
import { goTo, type Route } from '../../routes.ts';
import { type PlainWord, say, sayNodes } from '../../words/index.ts';
import styles from './tour-dialog.module.css';
import { useWorkbench } from './workbench.ts';

interface Step {
  readonly name: PlainWord;
  readonly how: ReactNode;
  /** A view, or a dialog. */
  readonly to: Route | 'add-articles' | 'keys';
}

const listSteps = (): readonly Step[] => [
  {
    name: 'shell.tourRead',
    how: sayNodes('shell.tourReadHow', { key: <Key name="claim" /> }),
    to: { view: 'read', articleId: null, claimId: null },
  },
  { name: 'shell.tourCompare', how: say('shell.tourCompareHow'), to: { view: 'compare' } },
  { name: 'shell.tourTriage', how: say('shell.tourTriageHow'), to: { view: 'triage' } },
  { name: 'shell.tourTimeline', how: say('shell.tourTimelineHow'), to: { view: 'timeline' } },
  { name: 'shell.tourSources', how: say('shell.tourSourcesHow'), to: { view: 'sources' } },
  { name: 'shell.tourAdd', how: say('shell.tourAddHow'), to: 'add-articles' },
  {
    name: 'shell.tourKeys',
    how: sayNodes('shell.tourKeysHow', {
      keysKey: <Key name="keys" />,
      paletteKey: <Key name="palette" />,
      undoKey: <Key name="undo" />,
    }),
    to: 'keys',
  },
];

/** What a newcomer sees first: the views in the order of the work, each one step away. */
export function TourDialog({ onClose }: { readonly onClose: () => void }) {
  const { open } = useWorkbench();
  const follow = (to: Step['to']) => {
    if (typeof to === 'string') return open({ kind: to });
    onClose();
    goTo(to);
  };
  return (
    <Dialog title={say('shell.fiveMinutes')} onClose={onClose}>
      <p className={styles.lead}>{say('shell.tourLead')}</p>
      <ol className={styles.steps}>
        {listSteps().map(({ name, how, to }) => (
          <li key={name}>
            <Button look="quiet" onPress={() => follow(to)}>
              {say(name)}
            </Button>
            <p>{how}</p>
          </li>
        ))}
      </ol>
      <DialogActions>
        <Button look="primary" onPress={onClose}>
          {say('components.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
