"""Adversaries against a real server: addresses, lines, files and messages not theirs. None gets in."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from websockets.exceptions import InvalidStatus

from pages.shell.menu import ADDRESSES
from queries import accounts, audit, sessions
from queries.accounts import Account
from tests.access.caller import Caller, Line, marks
from tests.access.conftest import OTHER, OWN, PASSWORD

EVERY = ("", *ADDRESSES)
INNER = ("/_stcore/metrics", "/_stcore/host-config", "/_stcore/stream", "/_stcore/script-health-check",
         "/media/0123.xlsx", "/_stcore/upload_file/a/b", "/component/x/y.js", "/app/static/x")  # fmt: skip
HEAD = b"header class='screen'"
NOT_YOURS = "không thuộc vai trò của bạn".encode()
SHUT = "Phiên làm việc đã hết hạn".encode()


@pytest.mark.parametrize("path", EVERY)
def test_a_deep_link_without_sign_in_shows_nothing(caller: Caller, path: str) -> None:
    answer = caller.get(f"/{path}?commune={OWN}")
    assert (answer.status, answer.place.split("?")[0]) == (303, "/phuso/dang-nhap")
    assert not answer.body
    assert caller.get(f"/{path}", Accept="application/json").status == 401


@pytest.mark.parametrize("path", INNER)
def test_inner_addresses_are_closed_without_sign_in(caller: Caller, path: str) -> None:
    for method in ("GET", "PUT", "DELETE", "POST"):
        assert caller.ask(method, path, Accept="*/*").status in (401, 403, 404), method


def test_no_line_without_a_cookie_or_from_another_site(caller: Caller, signed: dict[str, Caller]) -> None:
    with pytest.raises(InvalidStatus), caller.line():
        pass
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        with pytest.raises(InvalidStatus), signed["so.lan"].line(origin=origin):
            pass


def test_the_department_sees_what_others_must_not(signed: dict[str, Caller]) -> None:
    """So that the tests below can fail."""
    with signed["so.lan"].line() as line:
        assert marks(OTHER).search(line.open("ho-so", f"commune={OTHER}"))


@pytest.mark.parametrize("name", ["xa.hoa", "mang.viettel"])
def test_another_commune_s_code_in_every_address_gives_nothing_of_it(
    signed: dict[str, Caller], name: str
) -> None:
    with signed[name].line() as line:
        for page in EVERY:
            came = line.open(page, f"commune={OTHER}&period=2026-11&group={OTHER}&spot={OTHER}")
            assert HEAD in came or NOT_YOURS in came, page
            assert not marks(OTHER).search(came) or name == "mang.viettel", page
            assert f"{OTHER}_M".encode() not in came, page


def test_screens_of_others_are_not_run_even_by_their_number(signed: dict[str, Caller]) -> None:
    with signed["mang.viettel"].line() as line:
        for page in set(EVERY) - {"diem-lom-song"}:
            came = line.open(page)
            assert NOT_YOURS in came or "Điểm lõm sóng</h1>".encode() in came, page
            assert b"/129" not in came, page


def test_forged_choices_give_nothing_of_another_commune(signed: dict[str, Caller]) -> None:
    with signed["so.lan"].line() as theirs:
        theirs.open("ho-so", f"commune={OTHER}")
        numbers = [number for _, number in theirs.widgets("selectbox")]
    with signed["xa.hoa"].line() as line:
        line.open("ho-so")
        numbers += [number for _, number in line.widgets("selectbox")]
        state = ClientState()
        for number in set(numbers):
            forged = state.widget_states.widgets.add()
            forged.id, forged.string_value = number, OTHER
        assert not marks(OTHER).search(line.open("ho-so", f"commune={OTHER}", state=state))
        for one in state.widget_states.widgets:
            one.int_value = 5
        assert not marks(OTHER).search(line.open("ho-so", state=state))


def test_equal_filters_at_the_same_time_never_share_an_answer(signed: dict[str, Caller]) -> None:
    seen: dict[str, list[bytes]] = {"so.lan": [], "xa.hoa": [], "xa.binh": []}

    def look(name: str) -> None:
        with signed[name].line() as line:
            for _ in range(3):
                seen[name].append(line.open("ho-so", f"commune={OTHER}&period=2026-11"))
                seen[name].append(line.open("", f"commune={OTHER}&period=2026-11"))

    everyone = [threading.Thread(target=look, args=(name,)) for name in seen]
    for one in everyone:
        one.start()
    for one in everyone:
        one.join(120)
    assert all(len(came) == 6 for came in seen.values())
    assert any(marks(OTHER).search(came) for came in seen["so.lan"])
    assert any(marks(OTHER).search(came) for came in seen["xa.binh"])
    assert not any(marks(OTHER).search(came) for came in seen["xa.hoa"])
    assert not any(marks(OWN).search(came) for came in seen["xa.binh"])


@pytest.fixture
def taken(signed: dict[str, Caller]) -> Iterator[tuple[str, Line]]:
    """A file that the department made, and the line on which it was offered."""
    with signed["so.lan"].line() as line:
        line.open("nap-so-lieu")
        ask = BackMsg()
        wanted = next(
            one.delta.new_element.download_button for one in line.messages
            if one.delta.new_element.HasField("download_button")
        )  # fmt: skip
        ask.backend_operation_request.request_id = "1"
        ask.backend_operation_request.session_id = line.session
        ask.backend_operation_request.deferred_file.file_id = wanted.deferred_file_id
        yield line.answered(ask).deferred_file.url, line


def test_a_file_made_for_one_is_given_to_nobody_else(
    caller: Caller, signed: dict[str, Caller], taken: tuple[str, Line]
) -> None:
    url, _ = taken
    mine = signed["so.lan"].get(url)
    assert (mine.status, mine.body[:2]) == (200, b"PK")
    assert "nosniff" in mine.headers["X-Content-Type-Options"]
    assert caller.get(url, Accept="*/*").status == 401
    for name in ("xa.hoa", "quantri", "mang.viettel"):
        answer = signed[name].get(url, Accept="*/*")
        assert answer.status in (401, 403, 404), name
        assert not answer.body.startswith(b"PK")


def test_nobody_takes_up_another_person_s_session(signed: dict[str, Caller]) -> None:
    with signed["so.lan"].line() as line:
        line.open("ho-so", f"commune={OTHER}")
        session = line.session
    with signed["xa.hoa"].line(session=session) as stolen:
        stolen.open("ho-so")
        assert stolen.session != session
    with signed["so.lan"].line(session=session) as again:
        again.open("ho-so")
        assert again.session == session


def test_a_locked_person_s_click_is_not_carried_out(
    site: str, manned_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The frame would call what a button does before the page's script, and with it the gate, is run."""
    monkeypatch.setenv("PHUSO_HOME", str(manned_home))
    accounts.add(Account("ra.khoi", "department"), PASSWORD)
    one = Caller(site)
    one.sign_in("ra.khoi", PASSWORD)
    file = manned_home / "sign_in" / "sessions" / sessions._sum(one.cookies["phuso_session"])
    with one.line() as line:
        line.open("")
        leave = next(number for label, number in line.widgets("button") if label == "Đăng xuất")
        accounts.lock("ra.khoi", locked=True)
        came = line.click(leave)
        assert SHUT in came
        assert HEAD not in came
        assert file.exists()
        assert not audit.latest(manned_home, event="signed_out", who="ra.khoi")
        fragment = ClientState(fragment_id="x", is_auto_rerun=True)
        assert SHUT in line.carry(BackMsg(rerun_script=fragment))


def test_another_role_needs_another_line(
    site: str, manned_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(manned_home))
    accounts.add(Account("doi.vai", "department"), PASSWORD)
    one = Caller(site)
    one.sign_in("doi.vai", PASSWORD)
    hashed = accounts.accounts()["doi.vai"].password
    with one.line() as line:
        line.open("ho-so", f"commune={OTHER}")
        session = line.session
        with accounts._changing() as known:
            known["doi.vai"] = Account("doi.vai", "commune", commune_code=OWN, password=hashed)
        line.send(BackMsg(rerun_script=ClientState()))
        assert line.closed()
    with one.line(session=session) as again:
        assert not marks(OTHER).search(again.open("ho-so", f"commune={OTHER}"))
        assert again.session != session


def test_orders_meant_for_the_frame_s_makers_are_not_carried_out(signed: dict[str, Caller]) -> None:
    with signed["xa.hoa"].line() as line:
        line.open("")
        for order in (BackMsg(clear_cache=True), BackMsg(debug_shutdown_runtime=True),
                      BackMsg(load_git_info=True), BackMsg(set_run_on_save=True)):  # fmt: skip
            line.send(order)
        skills = BackMsg()
        skills.backend_operation_request.request_id = "2"
        skills.backend_operation_request.session_id = line.session
        skills.backend_operation_request.install_skills.SetInParent()
        line.send(skills)
        came = line.open("")
        assert HEAD in came
        assert not any(one.HasField("backend_operation_response") for one in line.messages)
        assert not any(one.HasField("git_info_changed") for one in line.messages)


def test_what_is_no_message_ends_the_line(signed: dict[str, Caller]) -> None:
    with signed["xa.hoa"].line() as line:
        line._opened.send(b"\xff\xff\xff")
        assert line.closed()
