"""The fixed parameters of the corpus model: one set for every corpus, chosen on several at once."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Constants:
    """Every number the corpus model uses. Probabilities are in [0, 1]; masses count statements.

    The values were chosen together on five public sets of conflicting statements (books, flights,
    heritage sites, two crowds) and on generated copiers, never for one set alone. From where on a
    value has which verdict and confidence is not among them: that is as in a case.
    """

    # Dependence of two sources.
    unknown_dependence: float = 0.65
    """What is assumed of a pair of which nothing is known (open vocabularies; 0 in closed ones)."""
    settled_dependence: float = 0.2
    """The same once something is known about truth, where no pair shows more or less. To go on
    presuming much of sources that cannot be compared would drown how many say a thing in what
    little is known of each, as among thousands with two or three statements."""
    pseudo_pairs: float = 5.0
    """Weight, in pairs, of the prior behind the empirical distribution of dependence."""
    tempering: float = 0.4
    """Exponent of a pair's likelihood, because shared objects are not independent trials."""
    attribute_mass_early: float = 50.0
    attribute_mass_middle: float = 8.0
    attribute_mass_late: float = 100.0
    """Pseudo-disagreements that draw the dependence on one attribute towards that of the pair."""
    attribute_most: float = 0.7
    """The greatest share that what is seen on one attribute has in it, however much that is: a
    fixed mass would lose its effect as a corpus grows."""
    least_overlap: float = 3.0
    """Common objects below which nothing is said about a pair."""
    greatest_dependence: float = 0.999
    """The dependence of mirrors, and the most that is said of any other pair."""
    neighbours: int = 64
    """Statements of one value that a statement is compared with, at most."""
    pair_budget: float = 6e7
    """Pairs of statements counted for dependence, at most; beyond it a sample of the objects is."""
    crowd: int = 1000
    """Statements about one object that are compared with each other for dependence, roughly at
    most; of a greater crowd a sample of the sources is."""
    common_quantile_open: float = 0.1
    common_quantile_closed: float = 0.5
    """Where, in the distribution of the pairs' excess agreement, that lies which is common to all
    pairs and speaks of the items or the accuracies, not of dependence."""
    most_common_open: float = 0.9
    most_common_closed: float = 0.5
    """The most that is taken for common."""
    common_cap: float = 20.0
    """The most that one pair weighs in it."""

    # Accuracy of a source.
    first_accuracy: float = 0.9
    """What every source is taken to have before the first round."""
    mean_accuracy: float = 0.7
    """What a source with few statements is drawn towards; closed vocabularies estimate theirs."""
    accuracy_mass: float = 4.0
    """Weight of that mean, in statements, against those of a source."""
    attribute_accuracy_mass: float = 8.0
    """Weight of a source's accuracy in all, in statements, against those on one attribute."""
    attribute_cap: float = 8.0
    """What all statements on one attribute are worth at most, in statements, where a source is
    judged on another one: they stand or fall together."""
    leaning_mass: float = 1.0
    """Weight, as information, of the assumption that a source is as good as the others."""
    reliability_doubt: float = 0.105
    """Standard error of a reliability, however many statements there are: the answers it was judged
    by are uncertain themselves, and wrong together."""
    false_values: float = 10.0
    """How many wrong values an object of an open vocabulary is taken to have."""

    # Values that are claimed everywhere and rarely true.
    attractor_strength: float = 0.75
    """Factor on the log-odds that a value has from how it fares with other objects."""
    attractor_mass: float = 2.0
    """Weight of how claims in general fare, in claims, against the other claims of the value."""

    # Mirrors: sources that act as one.
    mirror_excess: float = 0.95
    """Of what chance leaves open, the share in which mirrors agree, at least."""
    mirror_accuracy: float = 0.9
    """So much agreement is taken for chance, or more where the objects make it likely."""
    mirror_overlap: float = 20.0
    """Common objects below which two sources are not taken for one, even if they never differ."""
    mirror_softening: float = 0.4
    """Added to the room for agreement, so that few objects prove little."""
    twin_cover: float = 0.95
    twin_softening: float = 0.1
    """The same for two that speak of the same objects, but for a share of 1 - `twin_cover`: twins
    that never differ on `mirror_overlap` objects pass. A copier with much of its own does not."""

    # Closed vocabularies.
    most_labels: int = 20
    """Different values of an attribute beyond which its vocabulary is open."""
    statements_per_label: float = 4.0
    """Statements for each source and label, on average, below which it is open."""
    confusion_mass: float = 0.25
    """Factor on the fitted prior mass of the confusion matrices."""

    # Several true values of one thing.
    first_recall: float = 0.5
    first_specificity: float = 0.9
    """What every list is taken to have before the first round: it is sooner short than wrong."""
    most_unseen: float = 0.95
    """How likely it is at the most that nobody lists a value, where one source does."""

    # Measures.
    bias_mass: float = 8.0
    """Statements of a source up to which it has less than its full say in what is no bias."""
    spread_mass: float = 4.0
    """Weight, in statements, of the usual spread against that of a source."""
    least_spread: float = 0.05
    """The least spread of a source, in tolerances: one that always hits is not infinitely heavy."""
    freedom: float = 4.0
    """Degrees of freedom of the t distribution of errors: one gross mistake moves little."""

    # Gold labels.
    label_mass: float = 40.0
    """The unlabelled estimate of an accuracy is worth so many labelled statements (open values;
    in a confusion matrix a labelled statement weighs as much as any other: it was never better
    when it weighed more)."""

    # How sure scores are.
    temperature: float = 1.1
    floor: float = 0.02
    """Without labels: how much surer the posterior is than it should be where one source speaks
    that is known for certain, and what no source can know (see `calibration`)."""
    crowding: float = 0.5
    """Of the errors of n voices so many are shared that they weigh as √n, where it is not known how
    far they are (see `heat`)."""
    trial: float = 0.5
    """What a statement tells of its source, in trials of which it is known how they ended: the
    answers it is judged by are uncertain themselves, and the source has a part in them."""
    correlation_statements: int = 20_000
    """About so many statements show how far errors go together, which is one number; with 0 it is
    not asked."""
    calibration_labels: int = 20
    """Labelled conflict sets from which on both are fitted."""
    temperature_spread: float = 0.75
    floor_spread: float = 1.0
    """How far labels may draw ln of the one and the log-odds of the other from these."""

    # A second reading of the corpus.
    rival_rounds: int = 15
    """Rounds of the search for one; with 0 none is looked for."""
    rival_statements: int = 500_000
    """In larger families of one attribute no second reading is looked for: small samples flip."""
    rival_share: float = 0.1
    """The share of an attribute's objects that must come out differently."""
    rival_evidence: float = 0.75
    """How well it must explain the statements, beside the reading at hand, where a family has one
    attribute only."""
    rival_origins: float = 2.0
    """How many sources must side with it, counted by how much, where there are several."""
    rival_spread: float = 0.6
    rival_gap: float = 0.7
    """Reliability elsewhere, in log-odds: how it varies among those who side with one reading, and
    by how much, at most roughly, those who side with the true one are ahead (half-normal)."""
    rival_misreading: float = 0.25
    """How likely it is beforehand that sources misread attributes each for itself, so that
    majorities count, and not by feeds that they share."""
    rival_likeness: float = 0.5
    """From so great a cosine on the same sources dispute two attributes."""
    rival_doubt: float = 0.1
    """From so likely on it makes confidence low."""
    rounds_again: int = 8
    """Rounds after another reading was adopted for some attributes."""

    # Regimes: sources that mean another thing by an attribute in a part of the subjects.
    regime_bins: int = 128
    """In so many parts of one length, by the order of their names, objects are looked at."""
    regime_sources: int = 64
    """Sources that are looked at, those with most statements."""
    regime_evidence: float = 15.0
    """How much likelier a cut must make the statements, in nats: a few objects are no regime."""
    regime_difference: float = 0.25
    """How much worse, per voice and in nats, one rate must explain what a source says in two parts
    for it to have turned: one that only shifts a little means the same."""
    regime_turned: float = 0.2
    """The share of the voices that sources must have that turned, or the parts are one."""

    # The sample from which a large corpus learns.
    learning_statements: int = 1_000_000
    """Statements of a family that are learned from, roughly, if it has twice as many or more; all
    are scored."""
    learning_blocks: int = 32
    """Into so many blocks the sample is gathered, if the corpus has more: they can be shared out,
    but each costs something in every round."""
    learning_least: int = 2_000
    """Statements of a source, or of an attribute, below which none of its objects is left out."""

    # Rounds.
    early_rounds: int = 8
    """Rounds in which a source is judged on an attribute by the others (open vocabularies)."""
    middle_rounds: int = 8
    """Rounds after these before only shared mistakes speak for dependence (open, where there are
    several attributes)."""
    most_rounds: int = 40
    """Rounds at most (open vocabularies)."""
    most_rounds_closed: int = 60
    """Rounds at most (closed ones)."""
    most_rounds_measure: int = 60
    """Rounds at most (measures)."""
    extrapolates: bool = True
    """Whether late rounds in one direction are taken at once (closed vocabularies)."""
    damping: float = 0.3
    """What is kept of the accuracies of the round before (open vocabularies)."""
    tolerance: float = 2e-3
    """After these the rounds end once no accuracy (closed: no confusion) changes by as much."""
    most_attributes: int = 32
    """Attributes kept apart, the most frequent first; the rest are taken together."""


FITTED = Constants()
"""The constants in use."""

DIGITS = 6
"""Decimals of the numbers that are written: further ones mean nothing."""
