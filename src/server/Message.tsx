import { paths } from "../features/paths.ts";
import { Page } from "../ui/Page.tsx";

type Props = {
  readonly title: string;
  readonly text: string;
  /** The administration whose pages were being read, where it is known. */
  readonly administration?: string | undefined;
};

/** A page that only has something to say: not found, out of order. */
export function Message({ title, text, administration }: Props) {
  return (
    <Page title={title} site={{ name: "Traguardo", href: paths.years() }} isUnlisted>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <ul>
        <li>
          <a href={paths.years()}>Vai alla prima pagina</a>
        </li>
        {administration !== undefined && (
          <li>
            <a href={paths.search(administration)}>Cerca in tutti gli anni</a>
          </li>
        )}
      </ul>
    </Page>
  );
}
