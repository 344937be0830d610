"""The page where people with a local account sign in, asked without a browser: whom it lets in."""

import json
import os
import time
from pathlib import Path
from statistics import median

import pytest

from queries import accounts, sessions
from tests.access.caller import SIGN_IN, Caller
from tests.access.conftest import PASSWORD

ELSEWHERE = [
    "//evil.example", "https://evil.example/", "\\\\evil.example", "/\\evil.example", "/\t/evil.example",
    "javascript:alert(1)", "/phuso/dang-nhap", " //evil.example", "/\r\nSet-Cookie: a=b", "evil.example",
    "///evil.example", "http:evil.example", "\x00//evil.example",
]  # fmt: skip


def test_a_page_leads_to_the_sign_in_and_from_there_back(caller: Caller) -> None:
    wanted = "/ho-so?commune=14464&period=2026-11"
    away = caller.get(wanted)
    assert (away.status, away.headers["Cache-Control"]) == (303, "no-store")
    form = caller.get(away.place)
    assert form.status == 200
    assert 'value="/ho-so?commune=14464&amp;period=2026-11"' in form.text
    back = caller.sign_in("xa.hoa", PASSWORD, wanted)
    assert (back.status, back.place) == (303, wanted)
    assert caller.get(wanted).status == 200


def test_the_session_s_cookie_is_out_of_reach_of_scripts_and_other_sites(caller: Caller) -> None:
    told = caller.sign_in("tinh.minh", PASSWORD).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(told.split("; "))
    assert "Secure" not in told
    behind = caller.sign_in("tinh.minh", PASSWORD, X_Forwarded_Proto="https")
    assert "Secure" in behind.headers["Set-Cookie"]
    assert "Strict-Transport-Security" in behind.headers


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_led_elsewhere(signed: dict[str, Caller], site: str, wanted: str) -> None:
    fresh = Caller(site)
    assert fresh.sign_in("tinh.minh", PASSWORD, wanted).place == "/"


def test_wrong_passwords_tell_nothing_and_take_as_long_as_unknown_names(site: str) -> None:
    took: dict[str, list[float]] = {"quantri": [], "khong.co": []}
    told = set()
    for _ in range(3):
        for name, times in took.items():
            began = time.perf_counter()
            answer = Caller(site).sign_in(name, "sai mật khẩu rồi")
            times.append(time.perf_counter() - began)
            assert answer.status == 401
            assert not answer.headers.get("Set-Cookie")
            told.add(answer.text.replace(name, ""))
    assert len(told) == 1
    known, unknown = median(took["quantri"]), median(took["khong.co"])
    assert 0.4 < known / unknown < 2.5


def test_after_five_wrong_passwords_the_right_one_must_wait_too(site: str, caller: Caller) -> None:
    answers = [Caller(site).sign_in("tam", f"sai lần thứ {n}").status for n in range(6)]
    assert answers == [401] * 5 + [429]
    waiting = caller.sign_in("TAM ", PASSWORD)
    assert waiting.status == 429
    assert "15 phút" in waiting.text
    assert not caller.cookies.get("phuso_session")


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_a_form_of_another_site_is_refused(caller: Caller, headers: dict[str, str]) -> None:
    answer = caller.sign_in("quantri", PASSWORD, **headers)
    assert answer.status == 403
    assert "phuso_session" not in caller.cookies


def test_a_body_too_large_or_no_form_is_refused(caller: Caller) -> None:
    assert caller.sign_in("quantri", "x" * 5000).status == 413
    assert caller.ask("POST", SIGN_IN, b"\xff\xfe\x00name=").status == 401
    assert caller.ask("PUT", SIGN_IN, b"").status in (401, 405)


def test_what_is_typed_comes_back_as_text(caller: Caller) -> None:
    answer = caller.sign_in('"><script>alert(1)</script>', "mật khẩu nào đó")
    assert "<script" not in answer.text
    again = caller.get(SIGN_IN + "?next=/%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script" not in again.text


def test_the_page_can_be_read_aloud_and_walked_by_keyboard(caller: Caller) -> None:
    page = caller.get(SIGN_IN)
    assert '<html lang="vi">' in page.text
    for field in ("name", "password"):
        assert f'<label for="{field}">' in page.text
        assert f'<input id="{field}"' in page.text
    assert 'autocomplete="current-password"' in page.text
    assert "tabindex" not in page.text
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert page.headers["Cache-Control"] == "no-store"


def test_a_session_ends_when_signed_out_also_where_its_cookie_was_copied(
    site: str, caller: Caller, manned_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(manned_home))
    caller.sign_in("tinh.minh", PASSWORD)
    copied = Caller(site, dict(caller.cookies))
    assert copied.get("/").status == 200
    with caller.line() as line:
        line.open("")
        leave = next(number for label, number in line.widgets("button") if label == "Đăng xuất")
        line.click(leave)
        assert "Phiên làm việc đã hết hạn".encode() in line.open("")
    assert (copied.get("/").status, caller.get("/").status) == (303, 303)


def test_lock_and_another_password_end_open_lines_at_the_next_message(
    site: str, caller: Caller, manned_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(manned_home))
    caller.sign_in("cham", PASSWORD)
    with caller.line() as line:
        assert b"Ninh B" in line.open("vneid")
        accounts.lock("cham", locked=True)
        shut = line.open("vneid")
        assert "Phiên làm việc đã hết hạn".encode() in shut
        assert b"header class='screen'" not in shut
    assert Caller(site).sign_in("cham", PASSWORD).status == 401
    accounts.lock("cham", locked=False)
    caller.sign_in("cham", PASSWORD)
    accounts.set_password("cham", PASSWORD + " mới")
    assert caller.get("/").status == 303
    accounts.set_password("cham", PASSWORD)


def test_sessions_end_without_a_click_and_after_a_working_day(
    site: str, manned_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock is moved where a session keeps its time: in its file."""
    monkeypatch.setenv("PHUSO_HOME", str(manned_home))
    for idle in (True, False):
        one = Caller(site)
        one.sign_in("xa.binh", PASSWORD)
        file = manned_home / "sign_in" / "sessions" / sessions._sum(one.cookies["phuso_session"])
        assert one.get("/").status == 200
        if idle:
            past = time.time() - sessions.IDLE - 5
            os.utime(file, (past, past))
        else:
            told = json.loads(file.read_text())
            file.write_text(json.dumps({**told, "begun": told["begun"] - sessions.LONGEST - 5}))
        assert one.get("/").status == 303
        assert not file.exists()


@pytest.mark.parametrize("token", ["", "a" * 43, "../../accounts.json", "a" * 4000, "%00", "é" * 43])
def test_made_up_tokens_open_nothing(caller: Caller, token: str) -> None:
    assert caller.get("/", Cookie=f"phuso_session={token}".encode().decode("latin-1")).status == 303
