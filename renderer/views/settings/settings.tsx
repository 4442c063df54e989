import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Settings } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { NameField } from '../../components/name-field.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { ThemeSwitch } from '../../components/theme.tsx';
import { View, ViewHead } from '../../components/view.tsx';
import { goTo } from '../../routes.ts';
import { changeSettings, settings } from '../../settings.ts';
import { say, sayNodes } from '../../words/index.ts';
import { AboutSection } from './about-section.tsx';
import { AliasesSection } from './aliases-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LibrarySection } from './library-section.tsx';
import styles from './settings.module.css';
import { TagsSection } from './tags-section.tsx';
import { VerdictsSection } from './verdicts-section.tsx';

const sections = {
  appearance: { name: 'settings.appearance', draw: () => <AppearanceSection /> },
  keys: { name: 'settings.keys', draw: () => <KeysSection /> },
  tags: { name: 'settings.tags', draw: () => <TagsSection /> },
  verdicts: { name: 'settings.verdicts', draw: () => <VerdictsSection /> },
  aliases: { name: 'settings.aliases', draw: () => <AliasesSection /> },
  library: { name: 'settings.library', draw: () => <LibrarySection /> },
  about: { name: 'settings.about', draw: () => <AboutSection /> },
} as const;
type SettingsSection = keyof typeof sections;

/** Which section is open. */
const settingsSection = createStore<SettingsSection>('appearance');

/** Opens Settings at one of its sections. */
export function goToSettings(section: SettingsSection): void {
  settingsSection.update(() => section);
  goTo({ view: 'settings' });
}

/** How the person at work likes the program, and what belongs to the library as a whole. */
export function SettingsView() {
  const open = useStore(settingsSection);
  return (
    <View>
      <ViewHead title={say('settings.settings')} />
      <Tabs
        className={styles.tabs!}
        selectedKey={open}
        onSelectionChange={(key) => settingsSection.update(() => key as SettingsSection)}
      >
        <TabList aria-label={say('settings.settings')} className={styles.list!}>
          {Object.entries(sections).map(([id, { name }]) => (
            <Tab key={id} id={id} className={styles.tab!}>
              {say(name)}
            </Tab>
          ))}
        </TabList>
        {Object.entries(sections).map(([id, { draw }]) => (
          <TabPanel key={id} id={id} className={styles.panel!}>
            {draw()}
          </TabPanel>
        ))}
      </Tabs>
    </View>
  );
}

function AppearanceSection() {
  const { theme, textSize, readingWidth, language } = useStore(settings);
  const { data: summary } = useOperation('library.summary', {});
  return (
    <>
      <h2>{say('settings.appearance')}</h2>
      <div className={styles.line}>
        <span>{sayNodes('settings.coloursAsTheSystem', { small: (text) => <small>{text}</small> })}</span>
        <ThemeSwitch theme={theme} onChoose={(chosen) => void changeSettings({ theme: chosen })} />
      </div>
      <div className={styles.line}>
        <label htmlFor="language">
          {sayNodes('settings.languageOfThe', { small: (text) => <small>{text}</small> })}
        </label>
        <select
          id="language"
          value={language}
          onChange={({ currentTarget: { value } }) =>
            void changeSettings({ language: value as Settings['language'] }).then(() =>
              // In another language the page is drawn anew.
              requestAnimationFrame(() => document.getElementById('language')?.focus()),
            )
          }
        >
          <option value="system">{say('settings.language.system')}</option>
          <option value="en">{say('settings.language.en')}</option>
          <option value="pseudo">{say('settings.language.pseudo')}</option>
        </select>
      </div>
      <div className={styles.size}>
        <Field label={say('settings.sizeOfTheText', { textSize })}>
          {(control) => (
            <input
              {...control}
              type="range"
              min={75}
              max={200}
              step={5}
              value={textSize}
              onChange={(event) => void changeSettings({ textSize: Number(event.currentTarget.value) })}
            />
          )}
        </Field>
        <Button isDisabled={textSize === 100} onPress={() => void changeSettings({ textSize: 100 })}>
          {say('settings.asUsual')}
        </Button>
      </div>
      <div className={styles.line}>
        <label htmlFor="reading-width">
          {sayNodes('settings.widthOfTheText', { small: (text) => <small>{text}</small> })}
        </label>
        <select
          id="reading-width"
          value={readingWidth}
          onChange={({ currentTarget: { value } }) =>
            void changeSettings({ readingWidth: value as Settings['readingWidth'] })
          }
        >
          <option value="narrow">{say('settings.width.narrow')}</option>
          <option value="normal">{say('settings.width.normal')}</option>
          <option value="wide">{say('settings.width.wide')}</option>
        </select>
      </div>
      <p className={styles.sample}>{say('settings.about1200People')}</p>
      <h2>{say('settings.whoIsWorking')}</h2>
      {summary && (
        <div className={styles.line}>
          <span>{say('settings.yourName')}</span>
          <NameField
            label={say('settings.yourName')}
            saved={summary.editor.name}
            onSave={(name) => runCommand('editor.rename', { name })}
          />
        </div>
      )}
      <p className={styles.note}>{say('settings.yourNameStands')}</p>
    </>
  );
}
