import { Readability } from '@mozilla/readability';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import {
  ReadableDocument,
  type ReadableElement,
  type ReadableNode,
  ReadableText,
} from '../../src/ingest/readable-dom.ts';

test('whatever is moved, the children and their texts are those of a plain list', () => {
  const step = fc.record({
    what: fc.constantFrom('append', 'remove', 'replace', 'empty'),
    at: fc.nat(20),
    isText: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const document = new ReadableDocument('');
      const { body } = document;
      let model: ReadableNode[] = [];
      for (const [number, { what, at, isText }] of steps.entries()) {
        const fresh = isText ? document.createTextNode(`${number} `) : document.createElement('p');
        const old = model[at % Math.max(1, model.length)];
        if (what === 'append' || !old) {
          body.appendChild(fresh);
          model.push(fresh);
        } else if (what === 'remove') {
          old.remove();
          model = model.filter((node) => node !== old);
        } else if (what === 'replace') {
          body.replaceChild(fresh, old);
          model = model.map((node) => (node === old ? fresh : node));
        } else {
          // One that is already inside moves to the end.
          body.appendChild(old);
          model = [...model.filter((node) => node !== old), old];
        }
      }
      expect(body.childNodes).toEqual(model);
      expect(body.children).toEqual(model.filter((node) => node.nodeType === 1));
      expect(body.firstChild).toBe(model[0] ?? null);
      expect(body.lastChild).toBe(model.at(-1) ?? null);
      for (const [index, node] of model.entries()) {
        expect(node.previousSibling).toBe(model[index - 1] ?? null);
        expect(node.nextSibling).toBe(model[index + 1] ?? null);
        expect(node.parentNode).toBe(body);
      }
      expect(body.textContent).toBe(model.map((node) => node.textContent).join(''));
    }),
  );
});

test('what is written back is what was there when it was asked for', () => {
  const document = new ReadableDocument('');
  const section = document.createElement('section');
  section.setAttribute('class', 'story');
  section.appendChild(new ReadableText('The ferry was late.'));
  document.body.appendChild(section);
  const markup = document.body.innerHTML;
  section.remove();
  document.body.innerHTML = markup;
  expect(document.body.children.map(({ localName, className }) => [localName, className])).toEqual([
    ['section', 'story'],
  ]);
  expect(document.body.textContent).toBe('The ferry was late.');
});

test('Readability finds the same on it as on a whole DOM', () => {
  const words =
    'The ferry to the island of Orm was late again, and two hundred passengers waited in the rain.';
  const parts: (readonly [string, string, string])[] = [
    ['div', 'sidebar', 'Most read, most shared, most watched'],
    ...Array.from({ length: 8 }, (_, at) => ['p', 'text', `${words} (${at})`] as const),
    ['div', 'comment', 'I was there, and it was more than an hour.'],
  ];
  const options = { disableJSONLD: true, serializer: (node: Node) => node.textContent };
  type Given = ConstructorParameters<typeof Readability>[0];
  const markup = parts.map(([name, kind, text]) => `<${name} class="${kind}">${text}</${name}>`).join('');
  const whole = parseHTML(`<html><body><section>${markup}</section></body></html>`).document;
  const document = new ReadableDocument('');
  const section = document.createElement('section');
  document.body.appendChild(section);
  for (const [name, kind, text] of parts) {
    const element: ReadableElement = document.createElement(name);
    element.setAttribute('class', kind);
    element.appendChild(new ReadableText(text));
    section.appendChild(element);
  }
  const expected = new Readability(whole as unknown as Given, options).parse()!.content;
  expect(new Readability(document as unknown as Given, options).parse()!.content).toBe(expected);
  expect(expected).toContain(words);
});
