import { expect, test } from 'vitest';
import { parseOne } from '../support/parse-one.ts';

const texts = {
  de: 'Nach dem Bruch des Deichs haben rund 12.400 Menschen ihre Häuser verlassen. Der Landrat sagte am Mittwoch, dass die Schulen bis Montag geschlossen bleiben. Niemand wurde verletzt, aber mehrere Straßen sind noch immer gesperrt.',
  fr: 'Après la rupture de la digue, quelque 12 400 personnes ont quitté leurs maisons. Le préfet a déclaré mercredi que les écoles resteraient fermées jusqu’à lundi. Personne n’a été blessé, mais plusieurs routes sont toujours coupées.',
  es: 'Tras la rotura del dique, unas 12.400 personas han abandonado sus casas. El alcalde dijo el miércoles que las escuelas permanecerán cerradas hasta el lunes. Nadie resultó herido, pero varias carreteras siguen cortadas por el agua.',
  ru: 'После прорыва дамбы около 12 400 человек покинули свои дома. Глава района сказал в среду, что школы останутся закрытыми до понедельника. Никто не пострадал, но несколько дорог всё ещё закрыты для движения, и вода стоит в подвалах.',
  he: 'לאחר פריצת הסכר עזבו כ-12,400 בני אדם את בתיהם. ראש המועצה אמר ביום רביעי שבתי הספר יישארו סגורים עד יום שני. איש לא נפגע, אך כמה כבישים עדיין חסומים והמים עומדים במרתפים של בתים רבים בכפר הסמוך לנהר הגדול שבעמק הצפוני.',
  ja: '堤防が決壊した後、約1万2400人が家を離れた。市長は水曜日、学校は月曜日まで閉鎖されると述べた。けが人はいなかったが、いくつかの道路はまだ通行止めになっており、地下室には水が残っている。消防によると、排水には数日かかる見込みで、住民は避難所で夜を過ごしている。電気は木曜日の朝までに復旧する予定だと電力会社の担当者は話した。市は水道の水を煮沸してから飲むように呼びかけており、病院は通常どおり診療を続けている。',
} as const;

const read = async (text: string) => {
  const { language, provenance } = await parseOne('a.txt', new TextEncoder().encode(`${text}\n`));
  return [language, provenance.language];
};

test.each(Object.entries(texts))('a plain text in %s is told by its words', async (language, text) => {
  expect(await read(`${text}\n\n${text}`)).toEqual([language, 'printed']);
});

test('English is what is expected, and a text that is too short tells nothing', async () => {
  const english =
    'After the levee broke some 12,400 people have left their homes. The mayor said on Wednesday that the schools would stay closed until Monday. Nobody was hurt, but several roads are still under water, and the trains do not run.';
  expect(await read(`${english}\n\n${english}`)).toEqual([null, undefined]);
  expect(await read(texts.de.slice(0, 80))).toEqual([null, undefined]);
});

test('English that is hardly more than names and figures is not taken for another language', async () => {
  const table = Array.from(
    { length: 12 },
    (_, n) => `Riverton ${n}: Anderson 1,${n}20, Delgado 980, Okafor 1,105`,
  );
  expect(
    (
      await read(`Results by district.\n\n${table.join('\n')}\n\nThe count ends on Friday, officials said.`)
    )[0],
  ).toBeNull();
});
