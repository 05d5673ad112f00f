"""The pages that are made from data: one module a type, all of them listed here.

An address is permanent: a type may come, but none of those that stand may change where its pages are.
"""

from __future__ import annotations

from . import (
    applications,
    bodies,
    disagreements,
    districts,
    documents,
    events,
    metric,
    metric_lists,
    notes,
    programmes,
    puskesmas,
    register,
    regulations,
    sources,
    terms,
    unfilled,
    vision,
)
from .base import Page, PageType, Plan

__all__ = ["PAGES", "make_pages"]

PAGES: tuple[PageType, ...] = (
    metric_lists.PAGE,
    metric.PAGE,
    disagreements.PAGE,
    unfilled.PAGE,
    register.PAGE,
    programmes.PAGE,
    applications.PAGE,
    puskesmas.PAGE,
    districts.PAGE,
    regulations.PAGE,
    terms.PAGE,
    sources.PAGE,
    vision.PAGE,
    documents.PAGE,
    bodies.PAGE,
    events.PAGE,
    notes.PAGE,
)


def make_pages(plan: Plan) -> list[Page]:
    """All generated pages; where a written page has the same path, the written one stands alone."""
    return [page for kind in PAGES for page in kind.make(plan) if page.path not in plan.chapters]
