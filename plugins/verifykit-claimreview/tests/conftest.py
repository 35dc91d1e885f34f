"""What the tests share: a sound review, and how one is loaded."""

import json
from copy import deepcopy

import pytest

from verifykit.loading import load
from verifykit_claimreview.case_reader import ClaimReviewReader

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://desk.example/bridge",
    "claimReviewed": "The bridge was closed in May.",
    "datePublished": "2024-05-31",
    "author": {"@type": "Organization", "name": "Check Desk", "url": "https://desk.example/"},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "The mayor"},
        "datePublished": "2024-05-20",
        "firstAppearance": {"@type": "CreativeWork", "url": "https://town.example/speech"},
        "appearance": [
            {"@type": "CreativeWork", "url": "https://daily.example/mayor"},
            {"@type": "CreativeWork", "url": "https://blog.example/bridge"},
        ],
    },
}


@pytest.fixture
def review():
    return deepcopy(REVIEW)


@pytest.fixture
def load_reviews():
    """Load JSON data as reviews: the case, or the findings that keep it from being one."""

    def loaded(data, name="reviews.jsonld"):
        content = data if isinstance(data, bytes) else json.dumps(data).encode()
        return load(name, data=content, readers=(ClaimReviewReader(),))

    return loaded
