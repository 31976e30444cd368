"""A motion's record patched to deleted and back: hidden with its words kept, then shown again."""

from __future__ import annotations

import uuid

import httpx2

from bench.accept.corpus import Corpus
from bench.accept.portal import Portal
from bench.accept.replay import Replay
from bench.accept.report import Report


def check(portal: Portal, corpus: Corpus, replay: Replay, report: Report) -> None:
    zaak = portal.ask(
        "SELECT m.zaak_id, m.public_id FROM motions_motion m LEFT JOIN motions_explanation e ON e.motion_id = m.id"
        " WHERE m.zaak_id IS NOT NULL AND m.public_id IS NOT NULL AND NOT m.hidden ORDER BY e.id IS NULL, m.id LIMIT 1"
    )[0]
    day = portal.ask("SELECT filed_on FROM motions_motion WHERE zaak_id = ?", zaak[0])[0][0]
    states = [state(portal, zaak)]
    for deleted in (True, False):
        replay.order("patch", {"Verwijderd": deleted}, set="Zaak", id=str(uuid.UUID(zaak[0])))
        portal.run("sync_motions", "--since", day, "--until", day)
        states.append(state(portal, zaak))
    (_, _, drafts), hidden, shown = states
    report.point(
        "deleted and back",
        [s[0] for s in states] == [0, 1, 0] and [s[1] for s in states] == [200, 410, 200] and hidden[2] == drafts,
        f"hidden {[s[0] for s in states]}, page answers {[s[1] for s in states]}, drafts kept {shown[2]} of {drafts}",
    )


def state(portal: Portal, zaak: tuple) -> tuple[int, int, int]:
    """Whether it is hidden, what its page answers, how many drafts it has."""
    with portal.serving() as site:
        page = httpx2.get(f"{site}/moties/{uuid.UUID(zaak[1])}", timeout=30).status_code
    hidden = portal.number("SELECT hidden FROM motions_motion WHERE zaak_id = ?", zaak[0])
    drafts = portal.number(
        "SELECT count(*) FROM editorial_draft d JOIN motions_motion m ON m.id = d.motion_id WHERE m.zaak_id = ?",
        zaak[0],
    )
    return hidden, page, drafts
