"""Learning a family: mirrors first, then rounds of truth, reliability and dependence in turn."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from verifykit.corpus.blocks.agreement import PairTotals, sample_stride
from verifykit.corpus.blocks.arrays import Ids, Ints, Keys
from verifykit.corpus.blocks.collapse import joined
from verifykit.corpus.blocks.lookup import NO_HASHES, HashTable
from verifykit.corpus.constants import FITTED, Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine
from verifykit.corpus.estimation.dependence import Overlap, overlap_of
from verifykit.corpus.estimation.families import Family, Sample
from verifykit.corpus.estimation.mirrors import find_mirrors
from verifykit.corpus.estimation.urn import correlation
from verifykit.corpus.learning import steps
from verifykit.corpus.learning.closed_learning import learn_closed
from verifykit.corpus.learning.measure_learning import learn_measure
from verifykit.corpus.learning.open_learning import learn_open
from verifykit.corpus.learning.regimes import Names, with_regimes
from verifykit.corpus.learning.task import FamilyModel, Progress, SourceKnowledge, Task, silent


def learn_family(
    engine: Engine,
    family: Family,
    sources: int,
    given: SourceKnowledge,
    constants: Constants = FITTED,
    progress: Progress = silent,
    names: Names | None = None,
) -> FamilyModel:
    """Return what one family's conflict sets teach of the reliability and dependence of sources.

    A large family learns from a sample of them. With `names`, sources may change what they mean by
    an attribute along the subjects: then all is learned again, each regime for itself.
    """
    learned = _learned(engine, family, sources, given, constants, progress)
    split = None if names is None else with_regimes(engine, learned, names, constants)
    if split is None:
        return learned
    return _learned(engine, split, sources, given, constants, progress)


def _learned(
    engine: Engine,
    family: Family,
    sources: int,
    given: SourceKnowledge,
    constants: Constants,
    progress: Progress,
) -> FamilyModel:
    """What a family teaches with the attributes that it has."""
    progress("mirrors", 0.0)
    family = sampled(engine, family, sources, given, constants)
    engine = engine.coarser(family.gathered)
    taken = 1 if family.sample is None else family.sample.stride
    stride = sample_stride(family.squares / taken, constants.pair_budget)
    group, groups = _grouped(engine, family, sources, stride, given, constants)
    progress("agreement", 0.0)
    overlap, shared = _collapsed(engine, family, group, groups, stride, constants)
    declared = _declared(given, group, groups)
    if family.measure is not None:
        learner = learn_measure
    else:
        learner = learn_closed if family.closed else learn_open
    head_start = np.zeros(groups)
    if given.head_start is not None:
        np.maximum.at(head_start, group, np.maximum(given.head_start, 0))
        np.minimum.at(head_start, group, np.minimum(given.head_start, 0))
    found = learner(
        engine,
        Task(
            family=family,
            group=group,
            groups=groups,
            overlap=overlap,
            shared=shared,
            declared=declared,
            head_start=head_start,
            known=given.known,
            constants=constants,
            progress=progress,
            stride=stride,
        ),
    )
    if family.many or family.measure is not None or not constants.correlation_statements:
        return found
    return evolve(found, correlation=_correlation(engine, found, constants))


def _correlation(engine: Engine, learned: FamilyModel, constants: Constants) -> float:
    """How far errors about one object go together, as some of the objects show."""
    family = learned.family
    taken = 1 if family.sample is None else family.sample.stride
    stride = max(1, family.statements // taken // constants.correlation_statements)
    known = learned.quality(constants)
    parts = engine.each(steps.errors_together, family, learned.reading, known, stride)
    return correlation(np.sum(list(parts), axis=0))


def sampled(
    engine: Engine, family: Family, sources: int, given: SourceKnowledge, constants: Constants
) -> Family:
    """Return the family; where it has many statements, with the sample that it learns from.

    About `learning_statements` are kept, and all that belong to an object of which a source
    speaks, or to an attribute, that would be left with less than `learning_least`.
    """
    stride = int(family.statements // constants.learning_statements)
    if stride < 2 or family.sample is not None:
        return family
    by_source = np.zeros(sources, np.int64)
    by_attribute = np.zeros(len(family.local), np.int64)
    for part in engine.each(steps.count_spoken, family, sources):
        by_source += part.sources
        by_attribute += part.attributes
    least = constants.learning_least * stride
    gold = given.known.gold
    sample = Sample(
        stride=stride,
        gathered=max(1, engine.blocks // constants.learning_blocks),
        rare_sources=by_source < least,
        rare_attributes=by_attribute < least,
        objects=np.zeros(0, np.uint64) if gold is None else gold.objects,
    )
    return evolve(family, sample=sample)


def _grouped(
    engine: Engine,
    family: Family,
    sources: int,
    stride: int,
    given: SourceKnowledge,
    constants: Constants,
) -> tuple[Ids, int]:
    """The group of each source, mirrors and declared copies together, and how many there are."""
    totals = PairTotals(sources * sources)
    spoken = np.zeros(sources)
    for part in engine.each(steps.mirror_pairs, family, sources, stride, constants.crowd):
        totals.add(part.pairs)
        spoken[part.sources] += part.spoken
    group = find_mirrors(totals.total(), spoken, constants)
    copies = [pair for pair, probability in given.dependences.items() if probability >= 1]
    return joined(group, copies)


def _collapsed(
    engine: Engine, family: Family, group: Ids, groups: int, stride: int, constants: Constants
) -> tuple[Overlap, HashTable]:
    """The overlap of groups, and the values that several objects have."""
    totals = PairTotals(family.size * groups * groups)
    values: list[Keys] = []
    claims: list[Ints] = []
    for part in engine.each(
        steps.collapse_mirrors,
        family,
        group,
        groups,
        stride,
        constants.crowd,
        spent=(kinds.LESSONS + family.key,),
    ):
        totals.add(part.pairs)
        values.append(part.values)
        claims.append(part.claims)
    overlap = overlap_of(totals.total(), groups, family.size, constants.least_overlap)
    if family.closed or family.measure is not None:
        return overlap, NO_HASHES
    distinct, place = np.unique(np.concatenate(values), return_inverse=True)
    total = np.bincount(place, np.concatenate(claims), len(distinct))
    return overlap, HashTable.of(distinct[total > 1])


def _declared(given: SourceKnowledge, group: Ids, groups: int) -> dict[int, float]:
    declared = {}
    for (one, other), probability in given.dependences.items():
        low, high = sorted((int(group[one]), int(group[other])))
        if low != high:
            declared[low * groups + high] = probability
    return declared
