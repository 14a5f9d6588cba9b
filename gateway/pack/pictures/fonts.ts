import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const folder = '@expo-google-fonts/arimo';

/** Files of Arimo, whose letters are as wide as Arial's, by which charts are laid out: the same on every machine. */
export const fontFiles = {
  regular: resolve(`${folder}/400Regular/Arimo_400Regular.ttf`),
  bold: resolve(`${folder}/700Bold/Arimo_700Bold.ttf`),
  italic: resolve(`${folder}/400Regular_Italic/Arimo_400Regular_Italic.ttf`),
} as const;
