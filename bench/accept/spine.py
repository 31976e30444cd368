"""From the records to texts and drafts, twice: the whole folder, then nothing new."""

from __future__ import annotations

from bench.accept.corpus import Corpus
from bench.accept.portal import Portal
from bench.accept.report import Report

SYNC_SECONDS, AGAIN_SECONDS, MEGABYTES = 15 * 60, 3 * 60, 400

WITHOUT_TEXT = """
    SELECT count(*) FROM motions_document d
    WHERE d.known AND NOT d.hidden AND d.kind LIKE 'Motie%'
      AND NOT EXISTS (SELECT 1 FROM motions_retrieval r WHERE r.document_id = d.id AND r.state IN ('read', 'doubtful'))
"""
WITHOUT_REASON = WITHOUT_TEXT + (
    " AND NOT EXISTS (SELECT 1 FROM motions_retrieval r WHERE r.document_id = d.id AND r.reason <> '')"
)
NOT_DRAFTED = """
    SELECT count(*) FROM motions_motion m
    WHERE m.current_text_id IS NOT NULL AND NOT m.hidden
      AND NOT EXISTS (SELECT 1 FROM editorial_draft d WHERE d.motion_id = m.id AND d.state = 'open')
"""
WITHOUT_BOTH = NOT_DRAFTED + " AND NOT EXISTS (SELECT 1 FROM editorial_refusal f WHERE f.text_id = m.current_text_id)"
REQUEST_BUT_NO_DRAFT = NOT_DRAFTED + (
    " AND EXISTS (SELECT 1 FROM motions_textparts p, json_each(p.parts) part WHERE p.text_id = m.current_text_id"
    " AND p.doubts = '[]' AND json_extract(part.value, '$.kind') = 'request')"
    " AND EXISTS (SELECT 1 FROM editorial_refusal f WHERE f.text_id = m.current_text_id AND f.reason = 'no_request')"
)


def check(portal: Portal, corpus: Corpus, report: Report) -> str:
    """Fill the portal from the whole folder; gives its digest."""
    sync, drafts = portal.sync(), portal.run("draft_motions")
    seconds, megabytes = sync.seconds + drafts.seconds, max(sync.megabytes, drafts.megabytes)
    there = portal.number("SELECT count(*) FROM motions_motion WHERE zaak_id IS NOT NULL AND NOT hidden")
    report.point(
        "sync",
        there == len(corpus.motions) and seconds <= SYNC_SECONDS and megabytes <= MEGABYTES,
        f"{there} of {len(corpus.motions)} motions with texts and drafts in {seconds:.0f} s"
        f" ({drafts.seconds:.0f} s drafts), peak {megabytes:.0f} MB",
    )
    paged = portal.number("SELECT count(*) FROM motions_motion WHERE public_id IS NOT NULL AND NOT hidden")
    expected = sum(any(d in corpus.papers for d in m.get("_Document") or ()) for m in corpus.motions.values())
    report.point("pages", paged == expected, f"{paged} of {expected} motions with a paper have an address")
    texts = portal.number("SELECT count(*) FROM motions_motiontext WHERE origin = 'xml'")
    report.point("texts from XML", texts == corpus.xml_texts, f"{texts} of {corpus.xml_texts}")
    silent, bare = portal.number(WITHOUT_REASON), portal.number(WITHOUT_TEXT)
    report.point("a text or a reason", silent == 0, f"{bare} papers without text, {silent} of them without a reason")
    neither = portal.number(WITHOUT_BOTH)
    missed = portal.number(REQUEST_BUT_NO_DRAFT)
    refused = portal.number("SELECT count(DISTINCT motion_id) FROM editorial_refusal")
    made = portal.number("SELECT count(*) FROM editorial_draft WHERE state = 'open'")
    report.point(
        "drafts",
        neither == 0 and missed == 0 and drafts.status == 0 and made > 0,
        f"{made} drafts, {refused} refused in words, {neither} with neither, {missed} with a request refused as none",
    )
    return again(portal, report)


def again(portal: Portal, report: Report) -> str:
    """The same sync once more: nothing new, nothing changed, the same digest."""
    before = portal.digest()
    second = portal.sync()
    after, counts = portal.digest(), second.counts()
    quiet = len(counts) >= 10 and counts[0] == counts[1] == counts[5] == counts[6] == 0
    report.point(
        "second sync",
        quiet and before == after and second.seconds <= AGAIN_SECONDS,
        f"{second.last_line or second.output[-200:]} {second.seconds:.0f} s, digest {after[:12]}"
        f" {'same' if before == after else 'DIFFERS'}",
    )
    whole = portal.run("check_archive")
    report.point("archive", whole.status == 0, whole.output.strip().splitlines()[-1])
    return after
