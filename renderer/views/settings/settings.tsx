import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { ThemeSwitch } from '../../components/theme.tsx';
import { View, ViewHead } from '../../components/view.tsx';
import { goTo } from '../../routes.ts';
import { changeSettings, settings } from '../../settings.ts';
import { AliasesSection } from './aliases-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LibrarySection } from './library-section.tsx';
import styles from './settings.module.css';
import { TagsSection } from './tags-section.tsx';
import { VerdictsSection } from './verdicts-section.tsx';

const sections = {
  appearance: { name: 'Appearance', draw: () => <AppearanceSection /> },
  keys: { name: 'Keys', draw: () => <KeysSection /> },
  tags: { name: 'Tags', draw: () => <TagsSection /> },
  verdicts: { name: 'Verdicts', draw: () => <VerdictsSection /> },
  aliases: { name: 'Aliases', draw: () => <AliasesSection /> },
  library: { name: 'Library', draw: () => <LibrarySection /> },
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
      <ViewHead title="Settings" />
      <Tabs
        className={styles.tabs!}
        selectedKey={open}
        onSelectionChange={(key) => settingsSection.update(() => key as SettingsSection)}
      >
        <TabList aria-label="Settings" className={styles.list!}>
          {Object.entries(sections).map(([id, { name }]) => (
            <Tab key={id} id={id} className={styles.tab!}>
              {name}
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
  const { theme, textSize } = useStore(settings);
  const { data: summary } = useOperation('library.summary', {});
  return (
    <>
      <h2>Appearance</h2>
      <div className={styles.line}>
        <span>
          Colours
          <small>As the system has them, always light, or always dark</small>
        </span>
        <ThemeSwitch theme={theme} onChoose={(chosen) => void changeSettings({ theme: chosen })} />
      </div>
      <div className={styles.size}>
        <Field label={`Size of the text that is read: ${textSize} %`}>
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
          As usual
        </Button>
      </div>
      <p className={styles.sample}>
        About 1,200 people were moved from their homes on Thursday night, the city said.
      </p>
      <h2>Who is working</h2>
      <p className={styles.note}>
        <strong>{summary?.editor.name}</strong>, as this machine calls you. Your name stands beside your
        verdicts, decisions and steps.
      </p>
    </>
  );
}
