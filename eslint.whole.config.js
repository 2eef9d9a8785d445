import tseslint from "typescript-eslint";
import config from "./eslint.config.js";

/** For `npm run lint`: all files in one program, which many of them share cheaply; one file alone is read sooner through its room. */
export default tseslint.config(
  ...config,
  {
    languageOptions: {
      parserOptions: {
        projectService: false,
        project: ["tsconfig.whole.json", "tests/e2e/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  { files: ["**/*.js", "**/*.mjs"], ...tseslint.configs.disableTypeChecked },
);
