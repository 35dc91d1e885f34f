"""An evaluation as one HTML page: charts, and beside each the numbers it is drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from xml.etree.ElementTree import Element

from verifykit.evaluation.figures import figures
from verifykit.evaluation.labels import LABELS
from verifykit.evaluation.output.charts import (
    ablation_chart,
    reliability_diagram,
    risk_coverage_curve,
    score_histogram,
)
from verifykit.evaluation.output.markup import element, page, table
from verifykit.evaluation.output.promises import kept_text
from verifykit.evaluation.output.text import (
    ABLATED,
    PARTS,
    confidence_rows,
    confusion_rows,
    interval,
    labels_text,
    left_out_text,
    number,
    refitted_text,
)
from verifykit.evaluation.result import Evaluation, ObjectFigures
from verifykit.wording import count_text

_CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def evaluation_page(evaluation: Evaluation) -> str:
    """Return the page; it needs no network and no script."""
    style = (files("verifykit.evaluation.output") / "page.css").read_text(encoding="utf-8")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_CSP),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", "How right are the scores?"),
        element("style", style),
    )
    return page(head, element("body", element("main", *_sections(evaluation))))


def _sections(evaluation: Evaluation) -> Iterator[Element]:
    yield element("h1", "How right are the scores?")
    yield element(
        "p",
        f"{count_text(len(evaluation.claims), 'labelled claim')}: "
        f"{labels_text(evaluation.labels)}. Intervals are at 95%, over "
        f"{evaluation.bootstrap.repeats} resamples of the claims. Parameters: ",
        element("code", evaluation.tool.parameters or "those of the corpus"),
        class_="lead",
    )
    if evaluation.refitted is not None:
        yield element("p", refitted_text(evaluation.refitted))
    if evaluation.left_out:
        yield element("p", left_out_text(evaluation))
    if evaluation.promise is not None:
        yield element("p", kept_text(evaluation.promise))
    if evaluation.objects is not None:
        yield _scrolling(_objects(evaluation.objects))
    yield element("h2", "Figures")
    for part in PARTS:
        yield _scrolling(_figures(evaluation, part))
    yield element("h2", "Charts")
    charts = [reliability_diagram, risk_coverage_curve, score_histogram]
    yield element("div", *(_figure(chart(evaluation)) for chart in charts), class_="charts")
    yield _scrolling(_reliability(evaluation))
    yield element("h2", "Verdicts and labels")
    confusion = confusion_rows(evaluation)
    yield _scrolling(
        table("Claims by verdict (rows) and label (columns)", ["verdict", *LABELS], confusion)
    )
    levels = confidence_rows(evaluation)
    yield _scrolling(
        table("Share of verdicts that are right", ["confidence", "claims", "right"], levels)
    )
    if evaluation.ablations:
        yield element("h2", "What each component is good for")
        titles = {one.name: one.title for one in figures(evaluation.bins)}
        changed = [_figure(ablation_chart(evaluation, name, titles[name])) for name in ABLATED]
        yield element("div", *changed, class_="charts")
        yield _scrolling(_ablations(evaluation))


def _figure(chart: Element) -> Element:
    title, description = (chart.findtext(tag) or "" for tag in ("title", "desc"))
    return element("figure", chart, element("figcaption", f"{title}: {description}."))


def _scrolling(found: Element) -> Element:
    label = found.findtext("caption") or ""
    return element("div", found, class_="scroll", tabindex="0", role="region", aria_label=label)


def _figures(evaluation: Evaluation, part: str) -> Element:
    rows = [
        [
            figure.title,
            interval(evaluation.figures[figure.name]),
            *(interval(found[figure.name]) for found in evaluation.baselines.values()),
        ]
        for figure in figures(evaluation.bins)
        if figure.part == part
    ]
    return table(PARTS[part], ["figure", "verifykit", *evaluation.baselines], rows)


def _objects(found: ObjectFigures) -> Element:
    row = [str(found.objects), interval(found.best_is_true), interval(found.by_count)]
    header = ["objects", "verifykit", "count of documents"]
    return table("Share of objects whose best value is the true one", header, [row])


def _reliability(evaluation: Evaluation) -> Element:
    rows = [
        [
            f"{one.low:.2f} – {one.high:.2f}",
            str(one.claims),
            number(one.score),
            number(one.true),
        ]
        for one in evaluation.reliability
    ]
    return table(
        "Bins of the reliability diagram", ["scores", "claims", "mean score", "share true"], rows
    )


def _ablations(evaluation: Evaluation) -> Element:
    titles = {one.name: one.title for one in figures(evaluation.bins)}
    rows = []
    for one in evaluation.ablations:
        cells = [
            interval(one.differences[name], signed=True) if one.changed else "–" for name in ABLATED
        ]
        rows.append([one.component, one.meaning, str(one.changed), *cells])
    header = ["component", "without it", "claims changed", *(titles[name] for name in ABLATED)]
    return table("Figures without a component, less those with it", header, rows, words=1)
