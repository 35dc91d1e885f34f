"""Which documents have a DOI, and which only have one in their address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit import Document
from verifykit_retractions import doi_of
from verifykit_retractions.doi import names_itself, same_house


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.1016/S0140-6736(97)11096-0", "10.1016/s0140-6736(97)11096-0"),
        ("http://dx.doi.org/10.1000%2F456%23789/", "10.1000/456#789"),
        ("https://www.journal.example/doi/full/10.1000/abc.1", "10.1000/abc.1"),
        ("https://www.journal.example/doi/10.1000/abc.1/full", "10.1000/abc.1"),
        ("https://www.journal.example/content/10.1000/abc.1.pdf", "10.1000/abc.1"),
        ("https://journals.example/article?id=10.1371/journal.x.1&b=2", "10.1371/journal.x.1"),
        (
            "https://web.archive.org/web/20200102030405/https://doi.org/10.1000/abc.1",
            "10.1000/abc.1",
        ),
        ("https://doi.org/10.1000", None),
        ("https://doi.org/about/10.1000/abc", None),
        ("https://daily.example/2010.5/story", None),
        ("https://[::1", None),
        (None, None),
    ],
)
def test_a_doi_in_an_address(url, doi):
    assert doi_of(Document(id="d", source="s", url=url)) == doi


@pytest.mark.parametrize("name", ["10.1000/abc", "doi:10.1000/ABC"])
def test_an_id_may_be_a_doi(name):
    document = Document(id=name, source="s", url="https://daily.example/")
    assert doi_of(document) == "10.1000/abc"
    assert names_itself(document)


def test_who_has_a_doi_in_the_address_of_a_page_is_not_the_work_itself():
    assert not names_itself(Document(id="d", source="s", url="https://talk.example/10.1000/abc"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("journals.plos.example", "dx.plos.example", True),
        ("www.a.ac.uk", "www.b.ac.uk", False),
        ("www.a.ac.uk", "a.ac.uk", True),
        ("a.example", "b.example", False),
        ("", "", False),
    ],
)
def test_hosts_of_one_domain(one, other, same):
    assert same_house(one, other) is same


@given(st.text())
def test_any_address_has_one_or_none(url):
    found = doi_of(Document(id="d", source="s", url=url))
    assert found is None or found.startswith("10.")
