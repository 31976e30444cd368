"""The generator for tests and for trying the desk: gives back the requests as they stand, always the same."""

from editorial.generators import RefusalReason, Refused, Result, Source
from editorial.generators.markup import as_markdown
from motions.reading.structure import PartKind


class Echo:
    """The words of the requests, one paragraph each."""

    name = "echo"
    version = "1"

    def generate(self, source: Source) -> Result:
        """The requests of the motion. Raises Refused when it has none."""
        requests = [
            as_markdown(" ".join(source.text[part.start : part.end].split()))
            for part in source.parts
            if part.kind is PartKind.REQUEST
        ]
        if not requests:
            raise Refused(RefusalReason.NO_REQUEST)
        implication = f"Als de motie wordt aangenomen, dan geldt: de Kamer {requests[0]}"
        return Result("\n\n".join(requests), implication, self.name, self.version)


def build() -> Echo:
    """The generator; it has no settings."""
    return Echo()
