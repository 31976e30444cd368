import pytest

from motions.source.errors import SourceRefused
from motions.source.hosts import AllowedHosts, is_same_origin

CHAMBER = "gegevensmagazijn.tweedekamer.nl"


def allows(entries: list[str], url: str) -> bool:
    try:
        AllowedHosts(entries).check(url)
    except SourceRefused:
        return False
    return True


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        (CHAMBER, f"https://{CHAMBER}/OData/v5/"),
        (CHAMBER, f"https://{CHAMBER.upper()}/"),
        (f" {CHAMBER} ", f"https://{CHAMBER}:443/"),
        ("127.0.0.1", "http://127.0.0.1:8765/"),
        ("127.0.0.1:8765", "http://127.0.0.1:8765/"),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765/OData"),
        ("localhost", "http://localhost:8000/"),
        ("[::1]:8765", "http://[::1]:8765/"),
        ("http://replay:8765", "http://replay:8765/"),
    ],
)
def test_a_named_host_is_allowed(entry, url):
    assert allows([entry], url)


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        (CHAMBER, f"http://{CHAMBER}/"),
        (CHAMBER, f"https://{CHAMBER}.elders.example/"),
        (CHAMBER, f"https://elders.example/{CHAMBER}"),
        (CHAMBER, f"https://{CHAMBER}@elders.example/"),
        (CHAMBER, f"https://a:b@{CHAMBER}/"),
        (CHAMBER, "file:///etc/passwd"),
        (CHAMBER, "https:///zonder-naam"),
        (CHAMBER, "https://127.0.0.1/"),
        (CHAMBER, f"https://{CHAMBER}:poort/"),
        ("127.0.0.1:8765", "http://127.0.0.1:8766/"),
        ("127.0.0.1", "http://127.0.0.2/"),
        ("", "https:///"),
    ],
)
def test_what_is_not_named_is_refused(entry, url):
    assert not allows([entry], url)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fe80::1%eth0", "fd00::1", "0.0.0.0",
                "224.0.0.1", "::ffff:127.0.0.1", "100.64.0.1"]
)  # fmt: skip
def test_a_public_name_may_not_lead_inside(address):
    with pytest.raises(SourceRefused):
        AllowedHosts([CHAMBER]).check_address(CHAMBER, 443, address)


def test_a_public_name_may_lead_to_a_public_address():
    AllowedHosts([CHAMBER]).check_address(CHAMBER, 443, "145.53.0.1")


def test_a_host_that_is_meant_to_be_inside_may_lead_there():
    AllowedHosts(["http://replay:8765"]).check_address("replay", 8765, "172.18.0.3")


@pytest.mark.parametrize("entry", ["ftp://elders.example", "http://", "https:///pad"])
def test_an_entry_that_names_no_host_is_an_error(entry):
    with pytest.raises(ValueError, match="is not a host"):
        AllowedHosts([entry])


def test_an_origin_is_scheme_host_and_port():
    assert is_same_origin("https://a.example/x", "https://A.example:443/y")
    assert not is_same_origin("https://a.example/x", "http://a.example/x")
    assert not is_same_origin("https://a.example/x", "https://a.example:8443/x")
