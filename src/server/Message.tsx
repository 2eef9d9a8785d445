import { paths } from "../features/paths.ts";
import { Page } from "../ui/Page.tsx";

/** A page that only has something to say: not found, out of order. */
export function Message({ title, text }: { title: string; text: string }) {
  return (
    <Page title={title} site={{ name: "Traguardo", href: paths.years() }}>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <p>
        <a href={paths.years()}>Vai alla prima pagina</a>
      </p>
    </Page>
  );
}
