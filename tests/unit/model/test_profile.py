"""Looking up what a profile says of a source."""

from verifykit.model.profile import Profile, SourceRecord


def record(source: str, predicate: str | None = None) -> SourceRecord:
    return SourceRecord(
        source=source, right=1, judged=2, reliability=0.5, low=0.1, high=0.9, predicate=predicate
    )


OVERALL, BORN, OTHER = record("wire"), record("wire", "born"), record("daily", "born")
PROFILE = Profile(base_rate=0.7, records=(BORN, OVERALL, OTHER))


def test_the_record_about_a_predicate_goes_before_that_about_all():
    assert PROFILE.record("wire", "born") == BORN
    assert PROFILE.record("wire", "died") == PROFILE.record("wire") == OVERALL


def test_a_source_without_a_record_about_all_has_none_about_others():
    assert PROFILE.record("daily", "born") == OTHER
    assert PROFILE.record("daily", "died") is None
    assert PROFILE.record("nobody") is None
