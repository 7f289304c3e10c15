"""The closed vocabularies of indicators, the same on every floor."""

from enum import StrEnum


class Polarity(StrEnum):
    """Which direction is better?"""

    LOWER = "lower"
    HIGHER = "higher"
    BAND = "band"
    NEUTRAL = "neutral"
    CONTEXT = "context"

    @property
    def sign(self) -> int:
        """+1 when higher is better, −1 when lower is, 0 when neither."""
        return {Polarity.HIGHER: 1, Polarity.LOWER: -1}.get(self, 0)

    @property
    def has_verdict(self) -> bool:
        """Can a figure be on the wrong side of a target at all?"""
        return self not in (Polarity.NEUTRAL, Polarity.CONTEXT)

    @property
    def words(self) -> str:
        """The direction in words, as every chart and table states it."""
        return {
            Polarity.LOWER: "lower is better",
            Polarity.HIGHER: "higher is better",
            Polarity.BAND: "best within a range",
            Polarity.NEUTRAL: "neither direction is better",
            Polarity.CONTEXT: "for context: no direction is better",
        }[self]


class Aggregation(StrEnum):
    """How do the figures of short periods make the figure of a longer one?"""

    SUM = "sum"
    SNAPSHOT = "snapshot"
    RATIO = "ratio"
    SURVEY = "survey"
    COHORT = "cohort"
    RATE = "rate"
    PUBLISHED_RATE = "published_rate"

    @property
    def is_quotient(self) -> bool:
        """Is the figure a numerator over a denominator?"""
        return self in (Aggregation.RATIO, Aggregation.RATE)


class Rag(StrEnum):
    """Red, amber or green by a printed rule."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class DataState(StrEnum):
    """What stands behind the figure, or why there is none?"""

    COMPLETE = "complete"
    AWAITED = "awaited"
    INCOMPLETE = "incomplete"
    MISSING = "missing"
    NOT_DUE = "not_due"
    NO_TARGET = "no_target"
    BASELINE_YEAR = "baseline_year"
    FORECAST_ONLY = "forecast_only"
    NOT_COLLECTABLE = "not_collectable"
    SURVEY_PENDING = "survey_pending"
    SUPPRESSED = "suppressed"

    @property
    def words(self) -> str:
        """The state in plain words."""
        return _STATE_WORDS[self]


_STATE_WORDS = {
    DataState.COMPLETE: "complete",
    DataState.AWAITED: "latest return awaited",
    DataState.INCOMPLETE: "incomplete: a return is missing inside the period",
    DataState.MISSING: "no figure held",
    DataState.NOT_DUE: "not due yet",
    DataState.NO_TARGET: "no target set yet",
    DataState.BASELINE_YEAR: "baseline year: the baseline is still to be set",
    DataState.FORECAST_ONLY: "a forecast only, no figure yet",
    DataState.NOT_COLLECTABLE: "cannot be collected yet",
    DataState.SURVEY_PENDING: "survey results awaited",
    DataState.SUPPRESSED: "withheld to protect people",
}


class Missing(StrEnum):
    """Why is there no value? Missing is not zero, and not all missing is alike."""

    NOT_AVAILABLE = "not_available"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"
    AWAITED = "awaited"

    @property
    def shorthand(self) -> str:
        """The mark a reader of the output sees."""
        return {"not_applicable": "[z]", "suppressed": "[c]"}.get(self.value, "[x]")


class Marker(StrEnum):
    """What must be said beside a value that is there?"""

    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    BREAK = "break"
    UNRELIABLE = "unreliable"
    LOW = "low"
    BACK_LOADED = "back_loaded"
    NOT_SIGNED_OFF = "not_signed_off"

    @property
    def shorthand(self) -> str:
        """The mark a reader of the output sees."""
        return {
            "provisional": "[p]",
            "revised": "[r]",
            "estimated": "[e]",
            "forecast": "[f]",
            "break": "[b]",
            "unreliable": "[u]",
            "low": "[low]",
            "back_loaded": "",
            "not_signed_off": "[ns]",
        }[self.value]


class Variation(StrEnum):
    """Is the latest point news, or noise?"""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"

    @property
    def words(self) -> str:
        """The verdict in plain words."""
        return {
            "common_cause": "within normal variation",
            "improvement": "improving beyond normal variation",
            "concern": "worsening beyond normal variation",
            "neutral_high": "higher than normal variation",
            "neutral_low": "lower than normal variation",
        }[self.value]


class Assurance(StrEnum):
    """Would normal variation alone meet the target, every time or never?"""

    PASSING = "consistently_passing"
    FAILING = "consistently_failing"
    HIT_OR_MISS = "hit_or_miss"

    @property
    def words(self) -> str:
        """The verdict in plain words."""
        return {
            "consistently_passing": "will keep meeting the target",
            "consistently_failing": "cannot meet the target as things stand",
            "hit_or_miss": "may hit or miss the target by chance",
        }[self.value]


class Direction(StrEnum):
    """Where is it going, this year against last?"""

    IMPROVING = "improving"
    WORSENING = "worsening"
    NO_CLEAR_CHANGE = "no_clear_change"

    @property
    def words(self) -> str:
        """The direction in plain words."""
        return self.value.replace("_", " ")


class ToleranceKind(StrEnum):
    """In what is the distance from the target measured?"""

    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"


class ProfileKind(StrEnum):
    """How does the path to the year-end target run?"""

    NONE = "none"
    STRAIGHT = "straight"
    WEIGHTED = "weighted"
    SEASONAL = "seasonal"
    TRAJECTORY = "trajectory"


class TargetStatus(StrEnum):
    """Has the number been agreed?"""

    SET = "set"
    TO_BE_SET = "to_be_set"
