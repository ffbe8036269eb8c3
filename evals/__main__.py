"""The eval suite on the command line: `python -m evals`.

Exit statuses: 0 fine, 1 a regression or a broken fact, 2 usage, 3 not comparable.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table

from advisor import Advisor, AdvisorError, Settings
from advisor.store.feedback import Feedback, FeedbackStore
from evals import ablation, floors, new, promote
from evals import compare as gate
from evals.load import LoadError
from evals.measures import measures
from evals.records import AnswersFile, GradesFile
from evals.report import junit, markdown, page, table
from evals.truth import check
from evals.workspace import BASELINES, FLOORS, HERE, OUT, Workspace

app = typer.Typer(
    help=__doc__,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console()
errors = Console(stderr=True)
Names = Annotated[
    list[str] | None, typer.Argument(help="Suites; all if none is named.")
]
Sibling = Annotated[str, typer.Option(help="A career of `siblings/` instead.")]
BASELINE = BASELINES / "advisor.json"


def main() -> None:
    """Run the command line; errors are one sentence."""
    try:
        app()
    except (
        AdvisorError,
        LoadError,
        floors.FloorsError,
        promote.PromotionError,
        new.RefusedError,
    ) as error:
        errors.print(str(error), markup=False)
        sys.exit(2)
    except ValidationError as error:
        errors.print(f"The file is of another kind: {error.title}.", markup=False)
        sys.exit(2)


def _open(names: list[str] | None = None, sibling: str = "") -> Workspace:
    settings = Settings()
    if sibling:
        return Workspace.of_sibling(sibling, settings, names or ())
    return Workspace.open(Advisor.open(settings), settings, names or (), HERE)


def _progress(label: str) -> Callable[[int, int], None]:
    def show(done: int, total: int) -> None:
        if errors.is_terminal and (done == total or done % 10 == 0):
            errors.print(
                f"\r{label}: {done} of {total}", end="\n" if done == total else ""
            )

    return show


def _baseline() -> GradesFile | None:
    return promote.read_run(BASELINE) if BASELINE.exists() else None


def _save(path: Path, record: AnswersFile | GradesFile) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(record.model_dump_json(indent=1), "utf-8")


@app.command()
def facts(sibling: Sibling = "") -> None:
    """Check the ground truth against the document."""
    work = _open(sibling=sibling)
    ground = work.ground
    passages = ground.advisor.careers[ground.facts.career].passages
    report = check(ground.facts, ground.text, passages, work.suites)
    for problem in report.problems:
        console.print(str(problem), markup=False)
    console.print(f"{len(ground.facts.facts)} facts, {len(report.problems)} problems.")
    console.print(
        f"Share of the document's statements under a fact: {report.share:.1%}"
    )
    if report.unused:
        console.print(f"In no case: {', '.join(report.unused)}.", markup=False)
    raise typer.Exit(1 if report.problems else 0)


@app.command()
def run(
    suites: Names = None,
    bots: Annotated[
        bool, typer.Option(help="Play the gold and the null bots too.")
    ] = False,
    sibling: Sibling = "",
) -> None:
    """Play cases, grade the answers and print the table."""
    work = _open(suites, sibling)
    answers = work.answers(
        "advisor", lambda ground: ground.contestant, _progress("Asking")
    )
    _save(OUT / "answers.json", answers)
    rates = work.bot_rates(_progress("Bots")) if bots else {}
    _report(work, answers, rates)


@app.command()
def ablate(split: str = "dev") -> None:
    """Switch each mechanism off in turn and print what that costs."""
    work = _open()
    runs = {}
    for name, switch in ablation.MECHANISMS.items():
        bot = ablation.bot_without(switch)
        runs[name] = work.grades(work.answers(name, bot, _progress(name)))
    for line in ablation.rows(runs, work.suites, split):
        console.print(line, markup=False, soft_wrap=True)


@app.command()
def grade(answers: Path) -> None:
    """Grade an answers file again."""
    work = _open()
    _report(work, AnswersFile.model_validate_json(answers.read_text("utf-8")), {})


def _report(work: Workspace, answers: AnswersFile, rates: Mapping[str, float]) -> None:
    """Grade, write every report and print the table."""
    grades = work.grades(answers)
    _save(OUT / "run.json", grades)
    baseline = _baseline() if work.home == HERE else None
    page.write(
        OUT / "report.html",
        grades,
        answers,
        work.suites,
        [work.ground.facts],
        work.documents,
        baseline_grades=baseline,
        bots=rates,
    )
    summary = markdown.summary(grades, work.suites, baseline, rates)
    (OUT / "report.md").write_text(summary, "utf-8")
    junit.write(grades, OUT / "junit.xml")
    console.print(table.table(table.rows(grades, work.suites, baseline), rates))
    console.print(str(measures(grades, work.suites)), highlight=False)
    console.print("Reports: evals/out/report.html, report.md, junit.xml, run.json")


@app.command()
def compare(baseline: Path, run: Path) -> None:
    """Hold a run against a baseline; fails closed."""
    before, after = promote.read_run(baseline), promote.read_run(run)
    comparison = gate.compare(before, after, floors.load(FLOORS))
    for line in (*comparison.reasons, *comparison.notes):
        console.print(line, markup=False)
    for group in comparison.groups[:1]:
        console.print(
            f"{group.rate_before:.1%} -> {group.rate_after:.1%} of {group.n} cases;"
            f" lost {len(group.losses)}, won {len(group.wins)}, p = {group.p:.3f}"
        )
        for title, changed in (("Lost", group.losses), ("Won", group.wins)):
            if changed:
                console.print(f"{title}: {', '.join(changed)}", markup=False)
    raise typer.Exit(gate.exit_status(comparison))


@app.command(name="promote")
def promote_run(
    run: Path, reason: Annotated[str, typer.Option(help="Why it is the new baseline.")]
) -> None:
    """Make a run the baseline."""
    promote.promote(run, BASELINES, reason)
    console.print("Promoted.")


@app.command(name="new")
def new_case(
    question: Annotated[str, typer.Argument(help="The question, in quotes.")] = "",
    suite: Annotated[str, typer.Option(help="The suite that gets the case.")] = "",
    vital: Annotated[str, typer.Option(help="Facts it must state, by commas.")] = "",
    absent: Annotated[str, typer.Option(help="Absences to be named, by commas.")] = "",
    from_feedback: Annotated[
        int, typer.Option(help="Number of a stored thumbs-down; 0 lists them.")
    ] = -1,
) -> None:
    """Ask a question, show the answer and the nearest facts, and write the case."""
    unhappy = FeedbackStore(Settings().data).unhappy() if from_feedback >= 0 else []
    if from_feedback == 0:
        _list_feedback(unhappy)
        return
    before: tuple[str, ...] = ()
    if from_feedback > 0:
        given = new.chosen(unhappy, from_feedback)
        question, before = given.question, given.before
    if not question:
        raise typer.BadParameter("give a question, or --from-feedback NUMBER")
    work = _open()
    found = new.look(work.ground, question, before)
    console.print(found.reply, markup=False)
    console.print(f"States: {', '.join(found.stated) or 'no fact'}", markup=False)
    console.print(f"Nearest facts: {', '.join(found.nearest)}", markup=False)
    if not suite or not (vital or absent):
        console.print("Say --suite, and --vital or --absent, to write the case.")
        return
    path = new.write(work, found, suite, _listed(vital), _listed(absent))
    console.print(f"Written to evals/suites/{path.name}.")


def _list_feedback(unhappy: Sequence[Feedback]) -> None:
    for given in unhappy:
        said = f" ({given.reason})" if given.reason else ""
        console.print(f"{given.id}: {given.question}{said}", markup=False)
    console.print(f"{len(unhappy)} thumbs-downs.")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@app.command()
def bench(
    what: Annotated[str, typer.Argument(help="retrieval")],
    data: Annotated[Path, typer.Option(help="A folder in the BEIR layout.")],
) -> None:
    """Measure retrieval on a public collection."""
    from advisor.index.embedder import StoredEmbedder
    from evals.beir import bench as beir_bench

    if what != "retrieval":
        raise typer.BadParameter("only retrieval can be measured")
    settings = Settings()
    embedder = StoredEmbedder(settings.embedding_model, settings.data / "models")
    shown = Table("way", "hit@1", "hit@5", "nDCG@10", "MRR")
    for line in beir_bench(data, embedder, settings.data):
        figures = (line.hit_1, line.hit_5, line.ndcg_10, line.mrr)
        shown.add_row(
            line.way, *(f"{f.value:.3f} [{f.low:.3f}, {f.high:.3f}]" for f in figures)
        )
    console.print(shown)


@app.command()
def mutate(
    seed: int = 0,
    each: Annotated[int, typer.Option(help="Mutations of each kind.")] = 1,
) -> None:
    """Change copies of the document: facts must go red, the advisor must follow."""
    from evals.mutation import run_mutations
    from evals.truth.copies import Subject

    work = _open()
    subject = Subject(work.ground.facts, work.ground.text, work.ground.suites)
    results = run_mutations(subject, work.settings.data, seed=seed, each=each)
    for result in results:
        told = "followed" if result.passed else "; ".join(result.reasons)
        console.print(f"{result.says}: {told}", markup=False)
    raise typer.Exit(0 if all(result.passed for result in results) else 1)


if __name__ == "__main__":
    main()
