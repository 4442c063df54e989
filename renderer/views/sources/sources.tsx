import { Newspaper } from 'lucide-react';
import type { PublisherView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { grades } from '../../components/grade.tsx';
import { NameField } from '../../components/name-field.tsx';
import { Counts } from '../../components/relation.tsx';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { View, ViewHead } from '../../components/view.tsx';
import { useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { VoicesList } from '../compare/point-voices.tsx';
import { undoAction } from '../shell/acts.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './sources.module.css';

/** Who publishes, how reliable the house finds each of them, and which articles carry one text. */
export function SourcesView() {
  const scope = useScope();
  const publishers = useOperation('publisher.list', scope);
  const groups = useOperation('source.groups', scope);
  const { open } = useWorkbench();
  const failed = [publishers, groups].find(({ isError }) => isError);
  if (failed?.error) return <Failed error={failed.error} onRetry={failed.refetch} />;
  if (!publishers.data || !groups.data) return <Loading />;
  if (publishers.data.length === 0)
    return (
      <Empty
        icon={<Newspaper size={36} strokeWidth={1.4} aria-hidden />}
        title={say('sources.noPublisherIsKnown')}
      >
        <p>{say('sources.publishersComeWithArticles')}</p>
        <Button look="primary" onPress={() => open({ kind: 'add-articles' })}>
          {say('sources.addArticles')}
        </Button>
      </Empty>
    );
  return (
    <View>
      <ViewHead
        title={say('sources.sources')}
        detail={say('sources.publishers', { count: publishers.data.length })}
        isLined
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section className={styles.scroller} tabIndex={0} aria-label={say('sources.sources')}>
        <p id="what-grades-are" className={styles.lead}>
          {say('sources.gradesAreTheHouse')}
        </p>
        <table className={styles.table} aria-describedby="what-grades-are">
          <thead>
            <tr>
              <th scope="col">{say('sources.publisher')}</th>
              <th scope="col">{say('sources.grade')}</th>
              <th scope="col">{say('sources.restsOn')}</th>
              <th scope="col" className={styles.number}>
                {say('sources.articles')}
              </th>
              <th scope="col" className={styles.number}>
                {say('sources.claims')}
              </th>
              <th scope="col">{say('sources.inOtherSources')}</th>
            </tr>
          </thead>
          <tbody>
            {publishers.data.map((publisher) => (
              <PublisherRow key={publisher.id} publisher={publisher} />
            ))}
          </tbody>
        </table>
        <h2>{say('sources.articlesOfOneText')}</h2>
        {groups.data.groups.length === 0 && groups.data.keptApart.length === 0 ? (
          <p className={styles.note}>{say('sources.noArticleIsACopy')}</p>
        ) : (
          <div className={styles.groups}>
            <p className={styles.note}>{say('sources.copiesCountAsOne')}</p>
            <VoicesList found={{ voices: groups.data.groups, keptApart: groups.data.keptApart }} />
          </div>
        )}
      </section>
    </View>
  );
}

function PublisherRow({ publisher }: { readonly publisher: PublisherView }) {
  const { id, name, grade, gradeReason, articles, claims, relations, decided } = publisher;
  const setGrade = async (chosen: string) => {
    const result = await runCommand('publisher.update', {
      id,
      grade: (chosen || null) as PublisherView['grade'],
    });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(
      chosen === ''
        ? say('sources.gradeTaken', { name })
        : say('sources.gradeGiven', { name, grade: chosen }),
      undoAction,
    );
  };
  return (
    <tr>
      <th scope="row">
        <NameField
          label={say('sources.nameOf', { name })}
          saved={name}
          onSave={(text) => runCommand('publisher.update', { id, name: text })}
        />
      </th>
      <td>
        <Choice
          aria-label={say('sources.gradeOf', { name })}
          value={grade ?? ''}
          onChoose={(chosen) => void setGrade(chosen)}
        >
          <option value="">{say('sources.notGraded')}</option>
          {Object.entries(grades).map(([letter, meaning]) => (
            <option key={letter} value={letter}>
              {letter} – {say(meaning)}
            </option>
          ))}
        </Choice>
      </td>
      <td>
        <NameField
          label={say('sources.whatItRestsOn', { name })}
          saved={gradeReason}
          placeholder={say('sources.correctionsOwnership')}
          isOptional
          onSave={(text) => runCommand('publisher.update', { id, gradeReason: text })}
        />
      </td>
      <td className={styles.number}>{say('sources.count', { count: articles })}</td>
      <td className={styles.number}>{say('sources.count', { count: claims })}</td>
      <td>
        <span className={styles.counts}>
          <Counts counts={relations} decided={decided} isShort />
        </span>
      </td>
    </tr>
  );
}
