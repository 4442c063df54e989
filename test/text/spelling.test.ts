import { expect, test } from 'vitest';
import { foldSpelling } from '../../src/text/spelling.ts';

test.each([
  ['grey', 'gray'],
  ['colours', 'colors'],
  ['theatre', 'theater'],
  ['centred', 'centerd'],
  ['metres', 'meters'],
  ['travelling', 'traveling'],
  ['organised', 'organized'],
  ['realisation', 'realization'],
  ['analysing', 'analyzing'],
  ['defence', 'defense'],
  ['dialogue', 'dialog'],
  ['sceptics', 'skeptics'],
  ['manoeuvring', 'maneuvring'],
  ['manoeuvre', 'maneuver'],
  ['foetal', 'fetal'],
  ['paediatric', 'pediatric'],
  ['orthopaedic', 'orthopedic'],
  ['haemorrhage', 'hemorrhage'],
])('%s becomes %s', (british, american) => {
  expect(foldSpelling(british)).toBe(american);
});

test.each(['hour', 'court', 'there', 'sill', 'this', 'sciences', 'vogue', 'canoes', 'mill', 'color'])(
  '%s stays as it is',
  (word) => {
    expect(foldSpelling(word)).toBe(word);
  },
);
