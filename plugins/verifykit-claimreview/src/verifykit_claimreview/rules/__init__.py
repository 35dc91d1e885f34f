"""The rules of the plug-in, each a page and a module that finds its faults in one review.

They are those that Google's guide to ClaimReview structured data and schema.org state.
"""
