import { raw } from "hono/html";
import type { Figure } from "../../../domain/kernel/figure.ts";
import { measuredOutcome } from "../../../domain/plan/measuredOutcome.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { OUTCOME_WORDS } from "../../../domain/plan/outcome.ts";
import { proofOfObjective } from "../../../domain/plan/proofOfObjective.ts";
import { proofDocument } from "../../../documents/proofDocument.ts";
import { outcomeWords } from "../../../documents/relazione/objectives.ts";
import { renderHtmlFragment } from "../../../documents/renderHtml.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import type { Step } from "../../../ui/Page.tsx";
import { paths } from "../../paths.ts";
import { HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";

/** "Come si arriva a questo numero": the proof that a figure of the year was published with. */
export function getFigure(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => {
    const figure = report.figures[c.req.param("figure") ?? ""];
    return figure && { type: HTML, body: renderPage(<ProofPage report={report} answer={figure} steps={[]} />) };
  });
}

/** How the evaluated outcome of an objective came to be. */
export function getObjectiveProof(c: PublicContext): Promise<Response> {
  return proveOf(c, (objective) => ({ id: objective.code, text: outcomeWords(objective), proof: proofOfObjective(objective) }));
}

/** How the outcome computed from what was measured of an indicator came to be: of the first, where the address names none. */
export function getMeasuredProof(c: PublicContext): Promise<Response> {
  return proveOf(c, (objective) => {
    const { indicators } = objective;
    const asked = c.req.param("indicator");
    const indicator = asked === undefined ? indicators[0] : indicators.find(({ number }) => String(number) === asked);
    const computed = indicator && measuredOutcome(objective, indicator);
    return (
      computed && {
        id: `${objective.code}-misurato${asked === undefined ? "" : `-${asked}`}`,
        text: OUTCOME_WORDS[computed.outcome],
        proof: computed.proof,
      }
    );
  });
}

function proveOf(c: PublicContext, answerOf: (objective: Objective) => Figure | undefined): Promise<Response> {
  return servePublic(c, (report) => {
    const objective = report.objectives.find(({ code }) => code === `${String(report.year)}-${c.req.param("ordinal") ?? ""}`);
    const answer = objective && answerOf(objective);
    if (!answer) return undefined;
    const at = addressOf(report);
    const steps = [
      { text: "Obiettivi", href: paths.objectives(at) },
      { text: objective.code, href: paths.objective(at, objective.code) },
    ];
    return { type: HTML, body: renderPage(<ProofPage report={report} answer={answer} steps={steps} />) };
  });
}

function ProofPage({ report, answer, steps }: { report: PublicYear; answer: Figure; steps: readonly Step[] }) {
  const at = addressOf(report);
  const { figures } = report;
  const otherFigures = (id: string) => figures[id] && { name: figures[id].proof.figure, href: paths.figure(at, id) };
  const tree = proofDocument(answer, report.administration.name, otherFigures);
  const back = steps.at(-1) ?? { text: `Performance ${String(report.year)}`, href: paths.year(at) };
  return (
    <YearPage shown={report} title={`${tree.title}: ${answer.proof.figure}`} steps={[...steps, { text: tree.title }]}>
      <h1>{tree.title}</h1>
      <p class="lead">{answer.proof.figure}</p>
      <div class="document">{raw(renderHtmlFragment(tree, { hrefOfFigure: (id) => paths.figure(at, id) }))}</div>
      <p>
        <a href={back.href}>Torna a {back.text}</a>
      </p>
    </YearPage>
  );
}
