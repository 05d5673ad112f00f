"""The rules of the plan, one subject a file; a rule that is not in ``RULES`` does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from . import (
    disagreement,
    evidence,
    hosts,
    links,
    outliers,
    personal,
    register,
    sums,
    targets,
    time_order,
    typed_figures,
)
from .base import Rule, Subject

__all__ = ["RULES", "Rule", "Subject", "run"]

RULES: tuple[Rule, ...] = (
    disagreement.RULE,
    time_order.RULE,
    sums.RULE,
    outliers.RULE,
    targets.RULE,
    evidence.RULE,
    register.RULE,
    links.RULE,
    hosts.RULE,
    personal.RULE,
    typed_figures.RULE,
)


def run(subject: Subject) -> Iterator[Finding]:
    """Every finding of every rule."""
    for rule in RULES:
        yield from rule.check(subject)
