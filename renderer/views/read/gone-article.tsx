import { Trash2 } from 'lucide-react';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Empty, Failed } from '../../components/status.tsx';
import { say } from '../../words/index.ts';
import { restore } from '../shell/acts.ts';

interface Props {
  readonly articleId: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** In place of an article that is not there any more: where it is, with the way back. */
export function GoneArticle({ articleId, error, onRetry }: Props) {
  const bin = useOperation('bin.list', {});
  if (!bin.data) return null;
  const binned = bin.data.find(({ noun, id }) => noun === 'article' && id === articleId);
  if (!binned) return <Failed error={error} onRetry={onRetry} />;
  return (
    <Empty icon={<Trash2 size={36} strokeWidth={1.4} aria-hidden />} title={say('read.articleInTheBin')}>
      <p role="status" dir="auto">
        {binned.title}
      </p>
      <Button look="primary" onPress={() => void restore('article', [articleId])}>
        {say('components.restore')}
      </Button>
    </Empty>
  );
}
