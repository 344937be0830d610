"""Checks what was published: the periods frozen for good, and the snapshot that stands."""

from etl.frozen.period import checked
from etl.home import Home
from etl.verify.finding import Finding
from etl.warehouse import reader
from etl.warehouse.sanity import BuildError


def frozen(home: Home) -> Finding:
    """What was found of the frozen periods."""
    folder = home.root / "frozen"
    names = sorted(path.name for path in folder.iterdir() if path.suffix != ".new") if folder.is_dir() else []
    faults = []
    for name in names:
        try:
            checked(folder / name)
        except BuildError:
            faults.append(f"kỳ {name} không đúng mã kiểm lúc chốt")
    todo = "lấy lại thư mục frozen/KỲ từ bản sao lưu (tar xf FILE.tar frozen/KỲ), rồi chạy lại verify"
    return Finding("Kỳ đã chốt", f"{len(names)} kỳ, đúng mã kiểm lúc chốt.", faults, todo)


def snapshot(home: Home, last_batch: int) -> Finding:
    """What was found of the snapshot; ``last_batch`` is the number of the last batch in the journals."""
    thing = "Bản công bố"
    todo = "xóa tệp warehouse.duckdb rồi chạy build: số liệu được tính lại từ bản gốc"
    try:
        tables, rows = reader.read_through(home)
        meta = reader.meta(home) or {}
    except reader.NoSnapshotError:
        return Finding(thing, "chưa công bố lần nào.")
    except reader.DamagedSnapshotError:
        return Finding(thing, "", ["không đọc được tệp warehouse.duckdb"], todo)
    said = f"{meta['snapshot_id']}, {tables} bảng, {rows} dòng đọc được."
    if (meta.get("batch") or 0) > last_batch:
        lost = [f"tính từ {meta['batch']} lượt, mà hai sổ chỉ còn {last_batch} lượt: sổ đã mất dòng"]
        return Finding(thing, said, lost, "khôi phục kho từ bản sao lưu gần nhất (restore); đừng chạy build")
    return Finding(thing, said)
