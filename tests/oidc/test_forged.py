"""Without a browser: cookies not signed here, or too long ago; answers that nobody asked for."""

import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.shell.sign_in import LONGEST
from tests.access.caller import Caller
from tests.oidc.conftest import SECRET, Site

USER = "_streamlit_user"
HEAD = b"header class='screen'"


def cookie(site: Site, *, sub: str = "sub-so", age: float = 0, secret: str = SECRET) -> dict[str, str]:
    """What the frame keeps in the browser of one who signed in so many seconds ago."""
    claims = {"sub": sub, "iat": int(time.time() - age), "iss": site.provider, "aud": "phuso",
              "provider": "default", "origin": site.address, "is_logged_in": True}  # fmt: skip
    return {USER: create_signed_value(secret, USER, json.dumps(claims)).decode()}


def seen(site: Site, cookies: dict[str, str]) -> bytes:
    """What comes on a line with these cookies."""
    with Caller(site.address, cookies).line() as line:
        return line.open("vneid")


def test_a_cookie_that_the_dashboard_signed_shows_figures(site: Site) -> None:
    """So that the tests below can fail."""
    assert HEAD in seen(site, cookie(site, age=LONGEST - 60))


@pytest.mark.parametrize("age", [LONGEST, LONGEST + 1, 30 * 86400])
def test_after_a_working_day_the_provider_is_asked_again(site: Site, age: int) -> None:
    came = seen(site, cookie(site, age=age))
    assert HEAD not in came
    assert "Phiên làm việc đã hết hạn".encode() in came


def test_forged_and_altered_cookies_are_those_of_nobody(site: Site) -> None:
    good = cookie(site)
    name, value = next(iter(good.items()))
    body, signature = value.rsplit(".", 1)
    forged = {
        "another secret": cookie(site, secret="another secret, just as long as the real one"),
        "altered": {name: f"{body[:12]}{'A' if body[12] != 'A' else 'B'}{body[13:]}.{signature}"},
        "no signature": {name: body},
        "plain": {name: json.dumps({"sub": "sub-so", "iat": time.time(), "is_logged_in": True})},
        "another name": {USER + "_tokens": value},
        "nobody's": cookie(site, sub="sub-khac"),
        "another dashboard's": cookie(Site("http://evil.example", site.provider, site.home, site.log)),
    }
    for what, cookies in forged.items():
        assert HEAD not in seen(site, cookies), what


def test_inner_addresses_stay_closed(site: Site) -> None:
    for cookies in ({}, cookie(site, secret="another secret, just as long as the real one"), cookie(site)):
        for path in ("/media/0123.xlsx", "/_stcore/upload_file/a/b"):
            assert Caller(site.address, cookies).get(path).status in (401, 403), (path, cookies)
    assert Caller(site.address).get("/_stcore/metrics").status in (401, 403)


def test_orders_for_the_frame_s_makers_are_dropped_before_sign_in(site: Site) -> None:
    with Caller(site.address).line() as line:
        line.open("")
        skills = BackMsg()
        skills.backend_operation_request.session_id = line.session
        skills.backend_operation_request.install_skills.SetInParent()
        line.send(skills)
        line.open("")
        assert not any(one.HasField("backend_operation_response") for one in line.messages)


def started(site: Site) -> tuple[Caller, str]:
    """Somebody on the way to the provider, and the state that the dashboard gave them."""
    one = Caller(site.address)
    with one.line() as line:
        line.open("")
        enter = line.widgets("button")[0][1]
        line.click(enter)
        url = next(m.auth_redirect.url for m in line.messages if m.HasField("auth_redirect"))
    away = one.get("/" + url.lstrip("/") if not url.startswith("http") else urlsplit(url)._replace(
        scheme="", netloc="").geturl())  # fmt: skip
    asked = parse_qs(urlsplit(away.place).query)
    assert away.place.startswith(site.provider)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["nonce"]
    return one, asked["state"][0]


@pytest.mark.parametrize("state", ["", "made-up", "anothers"])
def test_an_answer_that_this_browser_did_not_ask_for_signs_nobody_in(site: Site, state: str) -> None:
    one, _ = started(site)
    _, anothers = started(site)
    told = anothers if state == "anothers" else state
    answer = one.get(f"/oauth2callback?code=abc&state={told}&iss={site.provider}")
    assert answer.status in (302, 303, 307, 400)
    assert USER not in {name for name, value in one.cookies.items() if value}
    assert HEAD not in seen(site, dict(one.cookies))


def test_a_made_up_code_signs_nobody_in(site: Site) -> None:
    one, state = started(site)
    one.get(f"/oauth2callback?code=made-up&state={state}&iss={site.provider}")
    assert HEAD not in seen(site, dict(one.cookies))


def test_no_secret_and_no_cookie_stands_in_the_log(site: Site) -> None:
    seen(site, kept := cookie(site))
    log = site.log.read_text(encoding="utf-8")
    assert len(log) > 500
    for secret in (SECRET, "a-client-secret", *kept.values()):
        assert secret not in log
