"""Fetch the public boundary layer by pinned commit and checksum, a file a commune."""

import hashlib
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from etl import reference
from etl.boundaries.checking import LayerReport, checked
from etl.boundaries.errors import BoundaryError
from etl.boundaries.keeping import folder, keep, write_whole

_MAX_FILE = 8_000_000
_SECONDS = 30
_TRIES = 3
_AT_ONCE = 8


def pinned_url() -> str:
    """Address of the pinned folder, from the settings: repository, commit and folder."""
    parts = (reference.text(f"boundaries_{name}") for name in ("repository", "commit", "folder"))
    return "https://raw.githubusercontent.com/" + "/".join(parts)


def download(home: Path, url: str | None = None, sha256: str | None = None) -> LayerReport:
    """Fetch, check and install the pinned layer; raises BoundaryError and then leaves the old layer standing.

    The checksum is that of ``sha256sum *.geojson | sha256sum`` in the fetched folder. Expected is
    ``sha256``, else the setting ``boundaries_sha256``, else the one that the first download into this home
    wrote down; where there is none of these, this is that first download, and the report says so.
    """
    address = url or pinned_url()
    files = _fetch_all(address)
    checksum = folder_checksum(files)
    expected = sha256 or reference.text("boundaries_sha256") or _recorded(home, address)
    if expected and checksum != expected:
        raise BoundaryError(
            f"Lớp ranh giới tải về không đúng mã kiểm: cần {expected}, nhận {checksum}. Không cài đặt gì."
        )
    layer = checked(_joined(files))
    layer.report.checksum = checksum
    layer.report.checksum_note = (
        f"Mã kiểm SHA-256 khớp: {checksum}."
        if expected
        else f"Chưa có mã kiểm để đối chiếu; đã ghi lại mã của lần tải đầu: {checksum}."
    )
    report = keep(home, layer)
    record = json.dumps({"address": address, "sha256": checksum}, indent=2)
    write_whole(_record(home), record.encode())
    return report


def folder_checksum(files: Mapping[str, bytes]) -> str:
    """SHA-256 of the list of the files' SHA-256, as ``sha256sum *.geojson | sha256sum`` gives it."""
    listed = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return hashlib.sha256(listed.encode()).hexdigest()


def _record(home: Path) -> Path:
    return folder(home) / "download.json"


def _recorded(home: Path, address: str) -> str:
    try:
        record = json.loads(_record(home).read_bytes())
        return str(record["sha256"]) if record["address"] == address else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _names() -> dict[str, str]:
    """File name of each commune in the public folder: ``13285_phu_ly.geojson``."""
    return {str(row["code"]): f"{row['code']}_{row['slug']}.geojson" for row in reference.rows("communes")}


def _fetch_all(address: str) -> dict[str, bytes]:
    names = list(_names().values())
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        return dict(zip(names, workers.map(lambda name: _fetch(f"{address}/{name}"), names), strict=True))


def _fetch(address: str) -> bytes:
    if not address.startswith(("https://", "http://127.0.0.1")):
        raise BoundaryError("Địa chỉ lớp ranh giới phải là https.")
    problem = ""
    for _ in range(_TRIES):
        try:
            with urllib.request.urlopen(address, timeout=_SECONDS) as answer:
                data: bytes = answer.read(_MAX_FILE + 1)
        except urllib.error.HTTPError as error:
            raise BoundaryError(f"Không tải được {address}: máy chủ trả lời {error.code}.") from None
        except (OSError, http.client.HTTPException) as error:
            problem = type(error).__name__
            continue
        if len(data) > _MAX_FILE:
            raise BoundaryError(f"Tệp tải về quá lớn: {address}.")
        return data
    raise BoundaryError(f"Không tải được {address} ({problem}). Hãy kiểm tra mạng, hoặc cài từ tệp.")


def _joined(files: Mapping[str, bytes]) -> bytes:
    """One GeoJSON layer; each file must hold exactly one area, which takes the code of the file's name."""
    features = []
    for code, name in _names().items():
        try:
            layer = json.loads(files[name])
            (feature,) = layer["features"] if layer.get("type") == "FeatureCollection" else [layer]
            features.append(
                {"type": "Feature", "properties": {"code": code}, "geometry": feature["geometry"]}
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise BoundaryError(f"Tệp {name} tải về không phải GeoJSON một vùng.") from None
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()
