"""The corpus model in plain Python, statement by statement: slow, and meant to be read.

Nothing of the package's arrays is used, only its constants, so that the two can disagree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import combinations

from verifykit.corpus.constants import Constants

GRID = (0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999)
SCHEDULE = (0, 1, 3, 6, 8, 11, 15, 19, 23, 31)

Statement = tuple[int, int, int, int]
"""source, object, value, attribute (of the object)"""


def logit(p):
    return math.log(p / (1 - p))


def clip(x, low, high):
    return min(max(x, low), high)


def softmax(log_odds):
    top = max(log_odds.values())
    odds = {key: math.exp(value - top) for key, value in log_odds.items()}
    total = sum(odds.values())
    return {key: value / total for key, value in odds.items()}


class Plain:
    """Learns from statements; every (source, object, value) must occur once."""

    def __init__(self, statements: list[Statement], sources: int, closed: bool, c: Constants):
        self.c, self.closed = c, closed
        self.attribute = {o: a for _, o, _, a in statements}
        values = defaultdict(set)
        for _, o, v, _ in statements:
            values[o].add(v)
        statements = [s for s in statements if closed or len(values[s[1]]) > 1]
        self.labels = sorted({v for _, _, v, _ in statements})
        shares = self.shared([(s, o, v, 1.0) for s, o, v, _ in statements])
        self.group = self.mirrors(shares, sources)
        self.groups = max(self.group) + 1
        merged = defaultdict(float)
        for (s, o, v), share in shares.items():
            merged[self.group[s], o, v] += share
        self.share = self.shared([(*key, amount) for key, amount in merged.items()])
        self.claims = defaultdict(dict)
        for (s, o, v), share in self.share.items():
            self.claims[o].setdefault(v, {})[s] = share
        self.attributes = max(self.attribute.values()) + 1

    @staticmethod
    def shared(rows):
        """Each source's vote on an object, split over the values it states."""
        total = defaultdict(float)
        for s, o, _, amount in rows:
            total[s, o] += amount
        return {(s, o, v): amount / total[s, o] for s, o, v, amount in rows}

    def overlap(self, share, per_attribute):
        """Per attribute and pair: common objects, agreements, agreements expected by chance."""
        by_object = defaultdict(lambda: defaultdict(dict))
        for (s, o, v), f in share.items():
            by_object[o][v][s] = f
        sums = defaultdict(lambda: [0.0, 0.0, 0.0])
        for o, claims in by_object.items():
            a = self.attribute[o] if per_attribute and not self.closed else 0
            counts = [len(speakers) for speakers in claims.values()]
            n = sum(counts)
            chance = sum(k * (k - 1) for k in counts) / max(n * (n - 1), 1)
            whole = defaultdict(float)
            for speakers in claims.values():
                for s, f in speakers.items():
                    whole[s] += f
            for s, t in combinations(sorted(whole), 2):
                sums[a, s, t][0] += whole[s] * whole[t]
                sums[a, s, t][2] += whole[s] * whole[t] * chance
                sums[a, s, t][1] += sum(
                    speakers.get(s, 0) * speakers.get(t, 0) for speakers in claims.values()
                )
        return sums

    def mirrors(self, share, sources):
        c = self.c
        spoken = defaultdict(float)
        for (s, _, _), f in share.items():
            spoken[s] += f
        evidence, softening = {}, {}
        for (_, s, t), (common, same, expected) in self.overlap(share, False).items():
            if common >= c.mirror_overlap:
                expected = max(expected, c.mirror_accuracy * common)
                evidence[s, t] = (same - expected, common - expected)
                twins = common >= c.twin_cover * max(spoken[s], spoken[t])
                softening[s, t] = c.twin_softening if twins else c.mirror_softening

        def excess(pair, soft):
            gained, room = pair
            return gained / (room + soft)

        members = {s: [s] for s in range(sources)}
        owner = list(range(sources))
        own = {p: excess(evidence[p], softening[p]) for p in evidence}
        wanted = [p for p in evidence if own[p] >= c.mirror_excess]
        for s, t in sorted(wanted, key=lambda p: (-own[p], -evidence[p][1], p)):
            left, right, soft = owner[s], owner[t], softening[s, t]
            if left == right:
                continue
            pairs = [
                evidence[min(x, y), max(x, y)]
                for x in members[left]
                for y in members[right]
                if (min(x, y), max(x, y)) in evidence
            ]
            vetoed = any(r >= 5 and excess((g, r), soft) < c.mirror_excess - 0.1 for g, r in pairs)
            pooled = (sum(g for g, _ in pairs), sum(r for _, r in pairs))
            if not vetoed and excess(pooled, soft) >= c.mirror_excess:
                members[left] += members.pop(right)
                for x in members[left]:
                    owner[x] = left
        number = {}
        return [number.setdefault(owner[s], len(number)) for s in range(sources)]

    def shared_truths(self):
        """Per attribute and pair: how often both are right together, as far as is known."""
        true = defaultdict(float)
        for o, claims in self.claims.items():
            for v, speakers in claims.items():
                for s, t in combinations(sorted(speakers), 2):
                    a = self.attribute[o]
                    true[a, s, t] += speakers[s] * speakers[t] * self.credit[o, v]
        return true

    def dependence(self, round_number):
        """Estimate the dependence of all pairs, then how much each statement counts."""
        c, early = self.c, round_number == 0
        late = self.n_attributes > 1 and round_number >= c.early_rounds + c.middle_rounds
        sums, kept = self.pairs, defaultdict(float)
        for (_, s, t), row in sums.items():
            kept[s, t] += row[0]
        if late:
            true = self.shared_truths()
            sums = {
                (a, s, t): [n - min(true[a, s, t], k), k - min(true[a, s, t], k), e]
                for (a, s, t), (n, k, e) in sums.items()
            }
        pairs = sorted({(s, t) for _, s, t in sums})
        total = {
            p: [
                sum(sums[a, *p][k] for a in range(self.n_attributes) if (a, *p) in sums)
                for k in range(3)
            ]
            for p in pairs
        }
        pairs = [p for p in pairs if kept[p] >= c.least_overlap]
        chance, expected = {}, {}
        for s, t in pairs:
            common = max(total[s, t][0], 1e-9)
            if self.closed:
                if self.confusion is None:
                    e = total[s, t][2]
                else:
                    e = common * sum(
                        self.confusion[s][k][j] * self.confusion[t][k][j] * self.prevalence[j]
                        for k in range(len(self.labels))
                        for j in range(len(self.labels))
                    )
                expected[s, t] = [min(e, 0.999 * common)]
            else:
                expected[s, t] = []
                for a in range(self.n_attributes):
                    x, y = (clip(self.accuracy[z][a], 0.05, 0.98) for z in (s, t))
                    n = sums[a, s, t][0] if (a, s, t) in sums else 0.0
                    agree = (1 - x) * (1 - y) / c.false_values
                    agree = agree / (1 - x * y) if late else x * y + agree
                    expected[s, t].append(min(n * agree, 0.999 * n))
            chance[s, t] = clip(sum(expected[s, t]) / common, 1e-3, 0.999)
        if pairs and (self.closed or not early):
            shared = self.common_excess(chance, total, pairs)
            chance = {p: e + shared * (1 - e) for p, e in chance.items()}
            for p in pairs:
                expected[p] = [
                    e + shared * (sums[a, *p][0] - e) if (a, *p) in sums else e
                    for a, e in enumerate(expected[p])
                ]
        start = 0.0 if self.closed else c.unknown_dependence
        spike = self.spike(start)
        likelihood = {
            p: self.likelihood(max(total[p][0], 1e-9), total[p][1], chance[p]) for p in pairs
        }
        if early:
            prior = [0.9 * x + 0.1 / len(GRID) for x in spike]
        else:
            settled = self.spike(0.0 if self.closed else c.settled_dependence)
            pseudo = [c.pseudo_pairs * (0.5 * x + 0.5 / len(GRID)) for x in settled]
            prior = self.prior
            for _ in range(10):
                new = list(pseudo)
                for p in pairs:
                    weight = [x * y for x, y in zip(likelihood[p], prior, strict=True)]
                    whole = sum(weight)
                    new = [n + w / whole for n, w in zip(new, weight, strict=True)]
                prior = [x / sum(new) for x in new]
        self.prior = prior
        self.unknown = (
            start if early or self.closed else sum(map(math.prod, zip(prior, GRID, strict=True)))
        )
        self.depends = {}
        for p in pairs:
            weight = [x * y for x, y in zip(likelihood[p], prior, strict=True)]
            d = sum(w * g for w, g in zip(weight, GRID, strict=True)) / sum(weight)
            if not self.closed and early:
                d = max(d, start)
            row = [d] * self.n_attributes
            if self.n_attributes > 1:
                row = self.per_attribute(sums, p, d, expected[p], early, late)
            for a, x in enumerate(row):
                self.depends[a, *p] = x
        self.voice = {}
        for o, claims in self.claims.items():
            a = 0 if self.closed else self.attribute[o]
            for v, speakers in claims.items():
                for s, f in speakers.items():
                    heard = sum(
                        g * self.depends.get((a, min(s, t), max(s, t)), self.unknown)
                        for t, g in speakers.items()
                        if t != s
                    )
                    self.voice[s, o, v] = f / (1 + heard)

    def common_excess(self, chance, total, pairs):
        c = self.c
        quantile = c.common_quantile_closed if self.closed else c.common_quantile_open
        most = c.most_common_closed if self.closed else c.most_common_open
        rows = []
        for p in pairs:
            e = chance[p] * total[p][0]
            room = total[p][0] - e
            rows.append(((total[p][1] - e) / max(room, 1e-9), min(room, c.common_cap)))
        rows.sort(key=lambda row: row[0])
        goal, running, found = sum(w for _, w in rows) * quantile, 0.0, None
        for excess, weight in rows:
            running += weight
            if running >= goal and found is None:
                found = excess
        return clip(found, 0, most)

    def per_attribute(self, sums, pair, d, expected, early, late):
        c = self.c
        mass = c.attribute_mass_middle
        if early or late:
            mass = c.attribute_mass_early if early else c.attribute_mass_late
        row = []
        for a in range(self.n_attributes):
            n, k, _ = sums.get((a, *pair), (0.0, 0.0, 0.0))
            room = n - expected[a]
            heavy = max(mass, room * (1 / c.attribute_most - 1))
            x = clip((k - expected[a] + heavy * d) / (room + heavy), 0, c.greatest_dependence)
            row.append(max(x, c.unknown_dependence) if early else x)
        return row

    @staticmethod
    def spike(at):
        above = next((i for i in range(1, len(GRID)) if GRID[i] >= at), len(GRID) - 1)
        share = (at - GRID[above - 1]) / (GRID[above] - GRID[above - 1])
        return [
            1 - share if i == above - 1 else share if i == above else 0.0 for i in range(len(GRID))
        ]

    def likelihood(self, common, same, chance):
        e = clip(round(chance * 199) / 199, 0.002, 0.998)
        logs = [
            self.c.tempering
            * (
                same * math.log(d + (1 - d) * e)
                + (common - same) * (math.log1p(-d) + math.log1p(-e))
            )
            for d in GRID
        ]
        return [math.exp(x - max(logs)) for x in logs]

    def learn(self):
        """Run all rounds; afterwards `credit`, `accuracy`, `depends` and `rounds` are there."""
        c = self.c
        self.n_attributes = 1 if self.closed else self.attributes
        self.pairs = self.overlap(self.share, True)
        self.accuracy = [[c.first_accuracy] * self.n_attributes for _ in range(self.groups)]
        self.confusion = self.prevalence = None
        most = c.most_rounds_closed if self.closed else c.most_rounds
        self.shared_credit = None
        for r in range(most):
            if r == 0 or r - c.early_rounds in SCHEDULE:
                self.dependence(r)
            change = self.closed_round(r) if self.closed else self.open_round(r)
            self.rounds = r + 1
            middle = c.middle_rounds if self.n_attributes > 1 else 3
            settled = c.early_rounds + 3 + (0 if self.closed else middle)
            if change < c.tolerance and r > settled:
                break
        return self

    def open_round(self, r):
        c = self.c
        counts = defaultdict(int)
        for o, claims in self.claims.items():
            for v in claims:
                counts[self.attribute[o], v] += 1
        credit = {}
        for o, claims in self.claims.items():
            a = self.attribute[o]
            log_odds = {}
            for v, speakers in claims.items():
                total = sum(
                    (logit(clip(self.accuracy[s][a], 0.01, 0.99)) + math.log(c.false_values))
                    * self.voice[s, o, v]
                    for s in speakers
                )
                if self.shared_credit is not None and counts[a, v] > 1:
                    m = self.mean_credit
                    others = self.shared_credit[a, v] - self.credit[o, v]
                    rate = (others + c.attractor_mass * m) / (counts[a, v] - 1 + c.attractor_mass)
                    total += c.attractor_strength * (logit(clip(rate, 0.01, 0.99)) - logit(m))
                log_odds[v] = total
            for v, p in softmax(log_odds).items():
                credit[o, v] = p
        self.credit = credit
        self.shared_credit = defaultdict(float)
        for (o, v), p in credit.items():
            self.shared_credit[self.attribute[o], v] += p
        self.mean_credit = sum(credit.values()) / len(credit)
        right = [[0.0] * self.n_attributes for _ in range(self.groups)]
        stated = [[0.0] * self.n_attributes for _ in range(self.groups)]
        for (s, o, v), f in self.share.items():
            right[s][self.attribute[o]] += f * credit[o, v]
            stated[s][self.attribute[o]] += f
        usual = [
            logit(
                clip(
                    (sum(row[a] for row in right) + 2) / (sum(n[a] for n in stated) + 4), 0.05, 0.95
                )
            )
            for a in range(self.n_attributes)
        ]

        def elsewhere(s, a):
            ahead = information = 0.0
            for b in range(self.n_attributes):
                if b != a:
                    rate = 1 / (1 + math.exp(-usual[b]))
                    worth = stated[s][b] / (1 + stated[s][b] / c.attribute_cap)
                    ahead += worth * (right[s][b] / max(stated[s][b], 1e-9) - rate)
                    information += worth * rate * (1 - rate)
            return 1 / (1 + math.exp(-usual[a] - ahead / (information + c.leaning_mass)))

        change = 0.0
        for s in range(self.groups):
            k, n = sum(right[s]), sum(stated[s])
            prior = c.accuracy_mass * c.mean_accuracy
            overall = (k + prior) / (n + c.accuracy_mass)
            for a in range(self.n_attributes):
                if self.n_attributes > 1 and r < c.early_rounds:
                    found = elsewhere(s, a)
                else:
                    heavy = c.attribute_accuracy_mass
                    found = (right[s][a] + heavy * overall) / (stated[s][a] + heavy)
                found = clip(found, 0.01, 0.99)
                before = self.accuracy[s][a]
                change = max(change, abs(found - before))
                self.accuracy[s][a] = (
                    found if r == 0 else c.damping * before + (1 - c.damping) * found
                )
        return change

    def closed_round(self, r):
        c, labels = self.c, self.labels
        size = len(labels)
        place = {v: k for k, v in enumerate(labels)}
        truth = {}
        for o, claims in self.claims.items():
            if self.confusion is None:
                first = logit(c.first_accuracy) + math.log(size - 1)
                p = softmax(
                    {
                        place[v]: first * sum(self.voice[s, o, v] for s in speakers)
                        for v, speakers in claims.items()
                    }
                )
                truth[o] = [p.get(j, 0.0) for j in range(size)]
            else:
                log = {
                    j: math.log(self.prevalence[j])
                    + sum(
                        self.voice[s, o, v] * math.log(self.confusion[s][place[v]][j])
                        for v, speakers in claims.items()
                        for s in speakers
                    )
                    for j in range(size)
                }
                p = softmax(log)
                truth[o] = [p[j] for j in range(size)]
        self.truth = truth
        counts = [[[0.0] * size for _ in range(size)] for _ in range(self.groups)]
        for (s, o, v), f in self.share.items():
            for j in range(size):
                counts[s][place[v]][j] += f * truth[o][j]
        self.prevalence = [
            (sum(p[j] for p in truth.values()) + 1) / (len(truth) + size) for j in range(size)
        ]
        if r < 3 or r % 5 == 0:
            self.shrinkage = max(
                (self.marginal(counts, pooled, mass), -pooled, -mass)
                for pooled in (0.0, 0.5, 1.0)
                for mass in (0.5, 2.0, 8.0, 32.0, 128.0)
            )
        pooled, mass = -self.shrinkage[1], -self.shrinkage[2] * c.confusion_mass
        prior = self.prior_matrices(counts, pooled)
        change, before = 0.0, self.confusion
        self.confusion = []
        for s in range(self.groups):
            raw = [
                [counts[s][k][j] + mass * prior[s][k][j] for j in range(size)] for k in range(size)
            ]
            whole = [sum(raw[k][j] for k in range(size)) for j in range(size)]
            self.confusion.append(
                [[raw[k][j] / whole[j] for j in range(size)] for k in range(size)]
            )
            for k in range(size):
                for j in range(size):
                    old = math.inf if before is None else before[s][k][j]
                    change = max(change, abs(self.confusion[s][k][j] - old))
        return change

    def prior_matrices(self, counts, pooled):
        size, c = len(self.labels), self.c
        together = [[1 + sum(n[k][j] for n in counts) for j in range(size)] for k in range(size)]
        mean = sum(together[k][k] for k in range(size)) / sum(map(sum, together))
        column = [sum(together[k][j] for k in range(size)) for j in range(size)]
        matrices = []
        for n in counts:
            right = sum(n[k][k] for k in range(size))
            accuracy = (right + c.accuracy_mass * mean) / (sum(map(sum, n)) + c.accuracy_mass)
            matrices.append(
                [
                    [
                        (1 - pooled) * (accuracy if k == j else (1 - accuracy) / (size - 1))
                        + pooled * together[k][j] / column[j]
                        for j in range(size)
                    ]
                    for k in range(size)
                ]
            )
        return matrices

    def marginal(self, counts, pooled, mass):
        size, total = len(self.labels), 0.0
        for n, prior in zip(counts, self.prior_matrices(counts, pooled), strict=True):
            for j in range(size):
                for k in range(size):
                    alpha = mass * prior[k][j]
                    total += math.lgamma(alpha + n[k][j]) - math.lgamma(alpha)
                column = sum(n[k][j] for k in range(size))
                total += math.lgamma(mass) - math.lgamma(mass + column)
        return total
